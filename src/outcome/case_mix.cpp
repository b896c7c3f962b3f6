#include "outcome/case_mix.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "comparison/regression.h"
#include "comparison/regression_words.h"

namespace vaerdi::outcome {
namespace {

using warehouse::Answer;
using warehouse::Column;

/// How one covariate becomes columns of the regression: a number is one; a text is one for each category but
/// the most common, which the others are held against.
struct Coded {
    const Column* column = nullptr;
    bool is_number = false;
    std::vector<std::string> categories;

    std::size_t width() const { return is_number ? 1 : categories.size(); }
    void write(std::size_t row, double* to) const {
        if (is_number) {
            *to = column->number(row);
            return;
        }
        for (std::size_t c = 0; c < categories.size(); ++c)
            to[c] = column->texts[row] == categories[c] ? 1 : 0;
    }
};

Coded coded(const Answer& patterns, const Covariate& covariate, std::size_t number) {
    Coded made{patterns.find(fmt::format("c{}", number)), covariate.is_number, {}};
    if (made.is_number) return made;
    const auto& found = *patterns.find("found");
    std::map<std::string, std::int64_t> rows;
    for (std::size_t row = 0; row < patterns.rows(); ++row) rows[made.column->texts[row]] += found.whole(row);
    const auto most = std::ranges::max_element(rows, {}, [](const auto& one) { return one.second; });
    for (auto one = rows.begin(); one != rows.end(); ++one)
        if (one != most) made.categories.push_back(one->first);
    return made;
}

/// The rows of the answer, each a pattern of covariates in one cell, in an order that is the same whoever
/// answered.
struct Ordered {
    std::vector<std::vector<double>> covariates;  ///< by column
    std::vector<Text> names;                      ///< of the columns
    std::vector<double> count, sum, squares;
    std::vector<std::size_t> row_of;  ///< of the answer, by pattern

    comparison::Patterns patterns() const {
        return {{covariates.begin(), covariates.end()}, count, sum, squares};
    }
};

Ordered ordered(const Answer& answer, const Measure& measure) {
    std::vector<Coded> codes;
    for (std::size_t c = 0; c < measure.adjust_for.size(); ++c)
        codes.push_back(coded(answer, measure.adjust_for[c], c));
    Ordered made;
    std::size_t width = 0;
    for (std::size_t c = 0; c < codes.size(); ++c) {
        const auto& name = measure.adjust_for[c].column;
        width += codes[c].width();
        if (codes[c].is_number) made.names.emplace_back(name);
        for (const auto& category : codes[c].categories) made.names.emplace_back(name + " = " + category);
    }
    std::vector<double> x(answer.rows() * width);
    for (std::size_t row = 0; row < answer.rows(); ++row) {
        auto* to = x.data() + row * width;
        for (const auto& code : codes) {
            code.write(row, to);
            to += code.width();
        }
    }
    const auto& found = *answer.find("found");
    const auto& sum = *answer.find("y_sum");
    const auto& squares = *answer.find("y_squares");
    made.row_of.resize(answer.rows());
    std::iota(made.row_of.begin(), made.row_of.end(), std::size_t{0});
    // Patterns that are equal in covariates are ordered by what they count; equal in that too, they are the
    // same.
    const auto key = [&](std::size_t row) {
        return std::tuple(found.whole(row), sum.number(row), squares.number(row));
    };
    std::ranges::sort(made.row_of, [&](std::size_t a, std::size_t b) {
        const auto* first = x.data() + a * width;
        const auto* second = x.data() + b * width;
        const auto order =
            std::lexicographical_compare_three_way(first, first + width, second, second + width);
        return order != 0 ? order < 0 : key(a) < key(b);
    });
    made.covariates.resize(width);
    for (const auto row : made.row_of) {
        for (std::size_t c = 0; c < width; ++c) made.covariates[c].push_back(x[row * width + c]);
        made.count.push_back(static_cast<double>(found.whole(row)));
        made.sum.push_back(sum.number(row));
        made.squares.push_back(squares.number(row));
    }
    return made;
}

/// What all patterns are to be expected to have, and what is worth knowing of the fit.
template <class Fit>
std::vector<double> expected_by(const Fit& fit, const Ordered& in_order, MeasureCounts& made) {
    for (const auto& remark : comparison::remarks(fit, in_order.names)) {
        made.fit.en += (made.fit.en.empty() ? "" : " ") + remark.en;
        made.fit.da += (made.fit.da.empty() ? "" : " ") + remark.da;
    }
    return comparison::expected(fit, in_order.patterns());
}

}  // namespace

void fit_case_mix(const Answer& answer, const Measure& measure,
                  const std::function<Key(const Answer&, std::size_t)>& key_of, std::map<Key, Tally>& cells,
                  MeasureCounts& made) {
    std::int64_t counted = 0, known = 0;
    for (const auto& [key, tally] : cells) counted += tally.counted;
    const auto& found = *answer.find("found");
    for (std::size_t row = 0; row < answer.rows(); ++row) known += found.whole(row);
    made.without_covariates = counted - known;
    if (known == 0) return;

    const auto in_order = ordered(answer, measure);
    const bool is_share = measure.kind == Kind::proportion;
    constexpr unsigned every_core = 0;
    const auto each =
        is_share
            ? expected_by(comparison::logistic_regression(in_order.patterns(), every_core), in_order, made)
            : expected_by(comparison::linear_regression(in_order.patterns(), every_core), in_order, made);
    for (std::size_t i = 0; i < each.size(); ++i) {
        auto& expected = cells[key_of(answer, in_order.row_of[i])].adjusted;
        const auto rows = in_order.count[i], sum = in_order.sum[i];
        expected.rows += static_cast<std::int64_t>(rows);
        expected.observed += sum;
        expected.expected += rows * each[i];
        expected.residual += sum - rows * each[i];
        expected.squares += in_order.squares[i] - (2 * sum - rows * each[i]) * each[i];
        if (!is_share) expected.change += sum;
    }
}

}  // namespace vaerdi::outcome
