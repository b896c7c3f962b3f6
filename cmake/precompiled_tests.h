// The headers that most tests include; see precompiled_rooms.h.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "precompiled_rooms.h"
