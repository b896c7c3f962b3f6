// Wrong on purpose: tools/check-rooms must find each of these lines.
#pragma once
#include <nlohmann/json.hpp>

#include "math/draws.h"
#include "text.h"
