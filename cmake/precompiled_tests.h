// The headers that most tests include; see precompiled_rooms.h.
#pragma once
#include "precompiled_rooms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
