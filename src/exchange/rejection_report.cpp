#include "exchange/rejection_report.h"

#include <algorithm>

#include "base/text.h"
#include "exchange/civil_number.h"
#include "exchange/typed_columns.h"

namespace vaerdi::exchange {
namespace {

using warehouse::Answer;
using warehouse::Column;
using warehouse::Rejection;
using warehouse::Type;

constexpr std::size_t examples_listed = 5;  // of each reason
constexpr std::size_t longest_value = 60;   // bytes shown of a value
constexpr std::int64_t fewest_alike = 3;
constexpr std::size_t most_alike = 3, most_counted = 1'000;

/// What is said of a value that was left out of a row that is taken; it stands with what is kept.
const Text value_left_out{"; only the value is left out", "; kun værdien er udeladt"};

}  // namespace

std::string shown_value(std::string value) {
    value = without_civil_numbers(std::move(value));
    if (value.size() <= longest_value) return value;
    value.resize(longest_value);
    while (!value.empty() && !is_utf8(value)) value.pop_back();
    return value + "…";
}

LeftOut left_out_by(const Rejection& rejection) {
    if (rejection.line == 0) return LeftOut::nothing;
    return rejection.why.en.ends_with(value_left_out.en) ? LeftOut::value : LeftOut::row;
}

void RejectionReport::add(Rejection rejection, bool row_rejected, bool out_of_range) {
    if (!row_rejected && rejection.line > 0) {
        rejection.why.en += value_left_out.en;
        rejection.why.da += value_left_out.da;
    }
    if (out_of_range) count(rejection);
    add_kept(std::move(rejection), row_rejected);
}

void RejectionReport::add_kept(Rejection rejection, bool row_rejected) {
    auto& reason = reasons_[{rejection.column, rejection.why.en}];
    if (reason.values == 0) {
        reason.column = rejection.column;
        reason.why = rejection.why;
        reason.mend = rejection.mend;
        reason.rows_rejected = row_rejected;
    }
    ++reason.values;
    if (reason.examples.size() < examples_listed) reason.examples.push_back(rejection);
    if (listed_.size() < most_listed) listed_.push_back(std::move(rejection));
}

void RejectionReport::advise() {
    for (const auto& [key, values] : out_of_range_) {
        auto& reason = reasons_.at(key);
        std::vector<std::string> frequent;
        for (const auto& [value, times] : values)
            if (times >= fewest_alike && 5 * times >= reason.values && frequent.size() < most_alike)
                frequent.push_back(value);
        const auto mend = or_missing(reason.mend, frequent);
        reason.mend = mend;
        for (auto& example : reason.examples) example.mend = mend;
        if (frequent.empty()) continue;
        for (auto& one : listed_)
            if (one.column == key.first && one.why.en == key.second) one.mend = mend;
    }
}

std::vector<RejectedFor> RejectionReport::by_reason() const {
    std::vector<RejectedFor> all;
    for (const auto& [key, reason] : reasons_) all.push_back(reason);
    std::ranges::stable_sort(all, std::greater(), &RejectedFor::values);
    return all;
}

Answer RejectionReport::listed() const {
    Answer answer;
    const auto column = [&](const char* name, auto&& text_of) {
        Column made;
        made.name = name;
        for (const auto& one : listed_) {
            made.known.push_back(1);
            made.texts.push_back(text_of(one));
        }
        answer.columns.push_back(std::move(made));
    };
    column("file", [](const Rejection& r) { return r.file; });
    Column lines;
    lines.name = "line";
    lines.type = Type::whole;
    for (const auto& one : listed_) {
        lines.known.push_back(1);
        lines.numbers.push_back(one.line);
    }
    answer.columns.push_back(std::move(lines));
    column("column", [](const Rejection& r) { return r.column; });
    column("value", [](const Rejection& r) { return r.value; });
    column("why_en", [](const Rejection& r) { return r.why.en; });
    column("why_da", [](const Rejection& r) { return r.why.da; });
    column("mend_en", [](const Rejection& r) { return r.mend.en; });
    column("mend_da", [](const Rejection& r) { return r.mend.da; });
    return answer;
}

void RejectionReport::count(const Rejection& rejection) {
    auto& values = out_of_range_[{rejection.column, rejection.why.en}];
    if (values.size() < most_counted || values.contains(rejection.value)) ++values[rejection.value];
}

}  // namespace vaerdi::exchange
