#include "comparison/reliability.h"

#include <algorithm>
#include <cmath>

#include "math/statistics.h"

namespace vaerdi::comparison {

double reliability(double intraclass, double n) {
    return n > 0 ? n * intraclass / (1 + (n - 1) * intraclass) : 0;
}

std::optional<double> patients_for(double reliability, double intraclass) {
    if (!(intraclass > 0)) return {};
    return std::round(reliability / (1 - reliability) * (1 - intraclass) / intraclass);
}

std::optional<double> year_to_year(std::span<const double> one_year, std::span<const double> next_year) {
    if (one_year.size() < 3) return {};
    const auto one = math::moments(one_year), next = math::moments(next_year);
    if (!(one.squares > 0) || !(next.squares > 0)) return {};
    double products = 0;
    for (std::size_t i = 0; i < one_year.size(); ++i)
        products += (one_year[i] - one.mean) * (next_year[i] - next.mean);
    return std::clamp(products / std::sqrt(one.squares) / std::sqrt(next.squares), -1.0, 1.0);
}

}  // namespace vaerdi::comparison
