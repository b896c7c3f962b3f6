#include "generate/generate.h"

#include <gmock/gmock.h>
