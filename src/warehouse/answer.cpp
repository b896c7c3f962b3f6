#include "warehouse/answer.h"

#include <algorithm>
#include <array>

namespace vaerdi::warehouse {
namespace {

constexpr std::array powers_of_ten{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,
                                   1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
                                   1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29,
                                   1e30, 1e31, 1e32, 1e33, 1e34, 1e35, 1e36, 1e37, 1e38};

/// With the point where `scale` has it.
std::string digits_of(Exact number) {
    __extension__ typedef unsigned __int128 Unsigned;
    const bool below = number.units < 0;
    auto left =
        below ? Unsigned(0) - static_cast<Unsigned>(number.units) : static_cast<Unsigned>(number.units);
    std::string backwards;
    for (int digit = 0; left != 0 || digit <= number.scale; ++digit) {
        if (digit == number.scale && digit != 0) backwards += '.';
        backwards += static_cast<char>('0' + static_cast<int>(left % 10));
        left /= 10;
    }
    if (below) backwards += '-';
    return {backwards.rbegin(), backwards.rend()};
}

}  // namespace

double Exact::value() const {
    // Below 2^53 and 10^22 both are doubles exactly, and the quotient is the nearest one to the number.
    // Beyond that it may miss it by a bit, so that it must not depend on how many zeros the number was
    // written with.
    constexpr Large exact = Large(1) << 53;
    auto left = units;
    auto places = scale;
    if (left > exact || left < -exact || places > 22) {
        for (; places > 0 && left % 10 == 0; --places) left /= 10;
    }
    return static_cast<double>(left) / powers_of_ten.at(static_cast<std::size_t>(places));
}

std::string Column::written(std::size_t row) const {
    if (!is_known(row)) return {};
    switch (type) {
        case Type::text:
            return texts[row];
        case Type::date:
            return iso(date(row));
        case Type::truth:
            return numbers[row] != 0 ? "yes" : "no";
        case Type::whole:
        case Type::decimal:
            break;
    }
    return digits_of(exact(row));
}

const Column* Answer::find(std::string_view name) const {
    const auto found = std::ranges::find(columns, name, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

}  // namespace vaerdi::warehouse
