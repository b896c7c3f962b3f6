#include "information/acceptability.h"

#include <algorithm>
#include <cmath>

namespace vaerdi::information {

std::size_t best_on_average(const NetBenefits& benefits) {
    std::size_t best = 0;
    double highest = 0;
    for (std::size_t a = 0; a < benefits.size(); ++a) {
        double sum = 0;
        for (const double benefit : benefits[a]) sum += benefit;
        if (a > 0 && sum <= highest) continue;
        best = a;
        highest = sum;
    }
    return best;
}

Acceptability acceptability(const NetBenefits& benefits) {
    const auto alternatives = benefits.size();
    const auto draws = benefits.front().size();
    Acceptability result;
    result.best = best_on_average(benefits);
    result.probability_best.resize(alternatives);
    result.expected_loss.resize(alternatives);
    double squares = 0;
    for (std::size_t i = 0; i < draws; ++i) {
        double highest = benefits[0][i];
        for (const auto& benefit : benefits) highest = std::max(highest, benefit[i]);
        std::size_t equals = 0;
        for (const auto& benefit : benefits) equals += benefit[i] == highest ? 1 : 0;
        for (std::size_t a = 0; a < alternatives; ++a) {
            result.expected_loss[a] += highest - benefits[a][i];
            if (benefits[a][i] == highest) result.probability_best[a] += 1.0 / static_cast<double>(equals);
        }
        const double lost = highest - benefits[result.best][i];
        squares += lost * lost;
    }
    const auto n = static_cast<double>(draws);
    for (auto& share : result.probability_best) share /= n;
    for (auto& loss : result.expected_loss) loss /= n;
    const double mean = result.expected_loss[result.best];
    result.perfect_information = {mean, std::sqrt(std::max(0.0, squares / n - mean * mean) / n)};
    return result;
}

std::vector<Willingness> acceptability_curve(const NetBenefits& money, const NetBenefits& effects, double top,
                                             const std::stop_token& stop) {
    constexpr int steps = 40;
    std::vector<Willingness> curve;
    std::vector<std::vector<double>> held(money.size(), std::vector<double>(money.front().size()));
    const NetBenefits benefits(held.begin(), held.end());
    for (int step = 0; step <= steps && !stop.stop_requested(); ++step) {
        const double to_pay = top * step / steps;
        for (std::size_t a = 0; a < money.size(); ++a) {
            for (std::size_t i = 0; i < held[a].size(); ++i)
                held[a][i] = money[a][i] + to_pay * effects[a][i];
        }
        curve.push_back({to_pay, acceptability(benefits)});
    }
    return curve;
}

}  // namespace vaerdi::information
