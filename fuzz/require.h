// What must hold whatever the bytes are: the fuzz target stops where it does not.
#pragma once

#include <cstdlib>

inline void require(bool holds) {
    if (!holds) std::abort();
}
