// Rows of patients who do not exist, as CSV. The first column says so of every one of them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "generate/csv_form.h"
#include "generate/plan.h"
#include "math/parallel.h"

namespace vaerdi::generate {

struct GenerateOptions {
    std::optional<std::uint64_t> seed{};  ///< in place of the document's
    std::optional<double> rows{};         ///< about so many, by more or fewer in each year (or more members)
    CsvForm form{};
    bool messy = false;    ///< with mistakes, to try how they are found
    unsigned threads = 0;  ///< 0: one per core
};

/// Rows that a file may have.
constexpr std::uint64_t most_rows = 1'000'000'000;

struct Generated {
    std::uint64_t rows = 0;  ///< made; a messy file has some of them twice
    bool stopped = false;
    bool too_many = false;  ///< more than most_rows are asked for: nothing is written
};

/// Writes heading and rows, piece by piece in order. The same plan, seed and options give the same bytes for
/// any number of threads.
Generated write_rows(const Plan& plan, const GenerateOptions& options,
                     const std::function<void(std::string_view)>& write, const math::Watch& watch = {});

}  // namespace vaerdi::generate
