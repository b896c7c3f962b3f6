// A million made-up operations as CSV, beside the same eight columns written by hand as a loop.
#include <benchmark/benchmark.h>

#include <array>
#include <charconv>
#include <cmath>
#include <random>
#include <string>

#include "generate/generate.h"

namespace vaerdi::generate {
namespace {

constexpr auto document = R"yaml(generate: 1
title: Operations
from: 2015-01-01
to: 2024-12-31
groups: {hospital: {count: 20, named: Hospital, has: {gain: {normal: {mean: 0, sd: 1}}}}}
rows: {in: hospital, date: day, per_year: 5000}
columns:
  hospital: {is: hospital}
  sex: {choice: {female: 57 %, male: 43 %}}
  age: {normal: {mean: 69, sd: 9}, between: [40, 95]}
  bmi: {lognormal: {mean: 29.6, sd: 4.9}, decimals: 1}
  smoker: {chance: "if(age < 65, 17 %, 10 %)"}
  revised: {weibull: {shape: 0.6, share: "2.2 % * exp(-0.025 * (age - 69))", at: 2}, after: day}
  oks: {normal: {mean: 36 + hospital.gain - 0.1 * (bmi - 29.6), sd: 9}, between: [0, 48]}
)yaml";

void generated(benchmark::State& state) {
    Diagnostics found("generate.yaml");
    const auto plan = plan_of(document, "operations", found).value();
    GenerateOptions options;
    options.threads = static_cast<unsigned>(state.range(0));
    std::uint64_t rows = 0, bytes = 0;
    for (auto _ : state) {
        rows += write_rows(plan, options, [&](std::string_view text) { bytes += text.size(); }).rows;
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(rows));
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

/// What one would write for these columns alone.
class ByHand {
  public:
    std::string rows(int hospitals, int rows_of_each) {
        std::string text = "generated,day,hospital,sex,age,bmi,smoker,revised,oks\n";
        for (int hospital = 1; hospital <= hospitals; ++hospital) {
            const double gain = normal_(engine_);
            for (int row = 0; row < rows_of_each; ++row)
                append_row(text, hospital, gain, 16436 + row * 3653 / rows_of_each);
        }
        return text;
    }

  private:
    void append_row(std::string& to, int hospital, double gain, int day) {
        const double age = std::clamp(std::round(69 + 9 * normal_(engine_)), 40.0, 95.0);
        const double bmi = std::exp(3.3745 + 0.1644 * normal_(engine_));
        const double share = 0.022 * std::exp(-0.025 * (age - 69));
        const double scale = 2 / std::pow(-std::log1p(-share), 1 / 0.6);
        const double years = scale * std::pow(-std::log(uniform_(engine_)), 1 / 0.6);
        to += "yes,";
        append_day(to, day);
        to += ",Hospital ";
        append_whole(to, hospital);
        to += uniform_(engine_) < 0.57 ? ",female," : ",male,";
        append_whole(to, static_cast<int>(age));
        to += ',';
        const auto tenths = static_cast<int>(std::round(bmi * 10));
        append_whole(to, tenths / 10);
        to += '.';
        append_whole(to, tenths % 10);
        to += uniform_(engine_) < (age < 65 ? 0.17 : 0.10) ? ",yes," : ",no,";
        if (day + years * 365.25 <= 20088) append_day(to, day + static_cast<int>(years * 365.25));
        to += ',';
        const double oks = 36 + gain - 0.1 * (bmi - 29.6) + 9 * normal_(engine_);
        append_whole(to, static_cast<int>(std::round(std::clamp(oks, 0.0, 48.0))));
        to += '\n';
    }
    static void append_whole(std::string& to, int number) {
        std::array<char, 12> digits{};
        to.append(digits.begin(), std::to_chars(digits.begin(), digits.end(), number).ptr);
    }
    static void append_day(std::string& to, int day) { to += iso(Date(std::chrono::days(day))); }

    std::mt19937_64 engine_{1};
    std::normal_distribution<double> normal_;
    std::uniform_real_distribution<double> uniform_;
};

void by_hand(benchmark::State& state) {
    std::uint64_t rows = 0, bytes = 0;
    for (auto _ : state) {
        const auto text = ByHand().rows(20, 50'000);
        rows += 20 * 50'000;
        bytes += text.size();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(rows));
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

BENCHMARK(generated)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->MinTime(2)->UseRealTime();
BENCHMARK(by_hand)->Unit(benchmark::kMillisecond)->MinTime(2)->UseRealTime();

}  // namespace
}  // namespace vaerdi::generate
