#include "value/distribution_words.h"

#include <fmt/format.h>

#include <map>

#include "base/numerals.h"

namespace vaerdi::value {
namespace {

constexpr int figures_kept = 3;

Text family_words(const math::Distribution& distribution) {
    static const std::map<std::string_view, Text> words{
        {"normal", {"normal distribution", "normalfordeling"}},
        {"lognormal", {"lognormal distribution", "lognormalfordeling"}},
        {"gamma", {"gamma distribution", "gammafordeling"}},
        {"beta", {"beta distribution", "betafordeling"}},
        {"uniform", {"uniform distribution", "ligefordeling"}},
        {"triangular", {"triangular distribution", "trekantfordeling"}},
        {"pert", {"PERT distribution", "PERT-fordeling"}},
        {"weibull", {"Weibull distribution", "Weibull-fordeling"}},
        {"exponential", {"exponential distribution", "eksponentialfordeling"}},
        {"gompertz", {"Gompertz distribution", "Gompertz-fordeling"}},
        {"given", {"given draws", "givne udfald"}},
    };
    const auto found = words.find(math::family(distribution));
    return found == words.end() ? Text(std::string(math::family(distribution))) : found->second;
}

std::string in_words(const math::Distribution& distribution, double scale, Language language) {
    const auto range = math::interval(distribution);
    const auto figure = [&](double x) { return significant(scale * x, figures_kept, language); };
    const auto* const pattern =
        language == Language::danish
            ? "{} med middelværdi {} og standardafvigelse {}; 95 % af trækningerne fra {} til {}"
            : "{} with mean {} and standard deviation {}; 95% of the draws from {} to {}";
    return fmt::format(fmt::runtime(pattern), family_words(distribution).in(language),
                       figure(math::mean(distribution)), figure(math::standard_deviation(distribution)),
                       figure(range.low), figure(range.high));
}

}  // namespace

Text family_name(const math::Distribution& distribution) {
    static const std::map<std::string_view, Text> otherwise_in_danish{
        {"uniform", {"uniform", "ligefordeling"}},
        {"triangular", {"triangular", "trekant"}},
        {"pert", {"PERT", "PERT"}},
        {"exponential", {"exponential", "eksponential"}},
        {"weibull", {"Weibull", "Weibull"}},
        {"gompertz", {"Gompertz", "Gompertz"}},
        {"given", {"given draws", "givne udfald"}},
    };
    const auto family = math::family(distribution);
    const auto found = otherwise_in_danish.find(family);
    return found == otherwise_in_danish.end() ? Text(std::string(family)) : found->second;
}

Text in_words(const math::Distribution& distribution, double scale) {
    if (std::holds_alternative<math::Constant>(distribution)) return {};
    return {in_words(distribution, scale, Language::english),
            in_words(distribution, scale, Language::danish)};
}

}  // namespace vaerdi::value
