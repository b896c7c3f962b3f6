// What is wrong with an argument, in the two languages of the product: which argument, what it was and what
// it must be. The caller adds where it was written.
#pragma once

#include <string>

namespace vaerdi::math {

struct WrongArgument {
    std::string en;
    std::string da;

    friend bool operator==(const WrongArgument&, const WrongArgument&) = default;
};

}  // namespace vaerdi::math
