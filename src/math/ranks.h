// One calculation done by several processes, on one machine or many.
//
// Every process (rank) makes its own part of the draws and then gets those of the others, so that all go on
// with the same numbers: the figures do not depend on how many there are. Alone, there is nothing to
// exchange.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace vaerdi::math {

struct Ranks {
    std::size_t count = 1;
    std::size_t own = 0;
    /// Whether every rank says yes; all must ask.
    std::function<bool(bool)> all_agree;
    /// Fills a column: rank r has made [begins[r], begins[r + 1]) and gets the rest. All must take part, in
    /// the same order.
    std::function<void(std::span<double> column, std::span<const std::size_t> begins)> exchange;

    /// Where each rank's share of so many chunks begins, and the end: count + 1 numbers.
    std::vector<std::size_t> shares(std::size_t chunks) const {
        std::vector<std::size_t> begins;
        for (std::size_t rank = 0; rank <= count; ++rank) begins.push_back(chunks * rank / count);
        return begins;
    }
};

}  // namespace vaerdi::math
