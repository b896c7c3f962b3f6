// A model held against figures that are known from elsewhere.
#include <algorithm>
#include <cmath>

#include "value/course_result.h"

namespace vaerdi::value {
namespace {

/// The value at a time between rows: linear.
template <class AtRow>
double between_rows(double years, double cycle_years, std::size_t rows, AtRow&& at_row) {
    const double place = years / cycle_years;
    const auto before = std::min(static_cast<std::size_t>(place + 1e-6), rows - 1);
    const double over = std::max(place - static_cast<double>(before), 0.0);
    if (before + 1 >= rows || over < 1e-6) return at_row(before);
    return (1 - over) * at_row(before) + over * at_row(before + 1);
}

double found_in(const ExpectedFigure& figure, const CourseResult& course, double cycle_years) {
    if (figure.kind == ExpectedFigure::Kind::life_years) return course.life_years;
    const auto rows = course.occupancy.size();
    return between_rows(figure.years, cycle_years, rows, [&](std::size_t row) {
        double sum = 0;
        for (const auto index : figure.indices)
            sum += figure.kind == ExpectedFigure::Kind::share ? course.occupancy[row][index]
                                                              : course.passed_by[row][index];
        return sum;
    });
}

}  // namespace

std::vector<ExpectedResult> expected_results(const HealthModel& model, const HealthResult& health) {
    std::vector<ExpectedResult> results;
    for (const auto& figure : model.expected) {
        const auto& course = health.alternatives[figure.alternative];
        ExpectedResult result{found_in(figure, course, health.cycle_years), {}};
        if (figure.low && figure.high)
            result.within = result.found >= *figure.low && result.found <= *figure.high;
        results.push_back(result);
    }
    return results;
}

}  // namespace vaerdi::value
