#include <algorithm>
#include <cmath>

#include "catalogue/catalogue.h"

namespace vaerdi::catalogue {
namespace {

double factor_of(double rate, double years, Compounding compounding, double cycle_years) {
    switch (compounding) {
        case Compounding::yearly:
            break;
        case Compounding::continuous:
            return std::exp(-rate * years);
        case Compounding::by_cycle:
            return std::pow(1 + rate * cycle_years, -years / cycle_years);
    }
    return std::pow(1 + rate, -years);
}

}  // namespace

double discount_factor(const std::vector<std::pair<int, double>>& segments, double t, Compounding compounding,
                       double cycle_years) {
    double factor = 1;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        // A segment that begins in year n holds after n − 1 years: `36: 2.5 %` after 35 years.
        const double begin = std::max(segments[i].first - 1, 0);
        const double end = i + 1 < segments.size() ? std::max(segments[i + 1].first - 1, 0) : t;
        const double years = std::min(t, end) - begin;
        if (years > 0) factor *= factor_of(segments[i].second, years, compounding, cycle_years);
    }
    return factor;
}

}  // namespace vaerdi::catalogue
