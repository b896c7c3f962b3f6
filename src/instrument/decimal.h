// Numbers of a questionnaire's definition, kept exactly: 0.053 is 53 thousandths and not the double nearest
// to it, so that a score has the same digits here and in a database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vaerdi::instrument {

/// Millionths.
struct Decimal {
    std::int64_t millionths = 0;

    static constexpr std::int64_t one = 1'000'000;
    double value() const { return static_cast<double>(millionths) / static_cast<double>(one); }
    bool is_whole() const { return millionths % one == 0; }
    friend auto operator<=>(const Decimal&, const Decimal&) = default;
};

/// `-0.053`, `12_000`: at most six decimals and below a million million; absent for anything else.
std::optional<Decimal> read_decimal(std::string_view text);

/// Decimals that the number needs: 0.050 needs two.
int decimals_of(Decimal number);

/// `0.053` with so many decimals, at least those it needs; for SQL.
std::string written(Decimal number, int decimals);

}  // namespace vaerdi::instrument
