// A chart of a measure, asked for on the command line: drawn in the terminal, to a file, or as data.
#pragma once

#include <string>

#include "cli/console.h"
#include "view/measure_chart.h"
#include "warehouse/data_set.h"

namespace vaerdi::cli {

struct ChartOptions {
    bool asked = false;
    std::string kind;  ///< empty: the usual one
    std::string svg;   ///< file; empty: in the terminal
    int baseline = 0;
    double run_length = 5'000;
};

/// --chart, --svg, --baseline.
void add_chart_options(CLI::App& command, ChartOptions& options, Language language);

/// What was asked for of a measure grouped so; says why there is no such chart and sets the exit code.
std::optional<view::ChartWish> chart_wish(const ChartOptions& options, const outcome::Measure& measure,
                                          const outcome::Grouping& grouping, Console& console);

/// Prints the chart, or writes it to the file.
void show_chart(const monitoring::Chart& chart, const ChartOptions& options, bool json, Console& console);

}  // namespace vaerdi::cli
