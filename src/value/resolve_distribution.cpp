#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cmath>
#include <initializer_list>

#include "value/resolving.h"

namespace vaerdi::value {
namespace {

using document::FamilyParameters;
using math::Distribution;

/// One way to give a family its parameters.
struct Way {
    std::vector<std::string> names;
    std::vector<bool> in_unit;  ///< which are in the unit of the quantity, the others are plain numbers
    bool listed;                ///< may be written as a list
    std::function<math::Fit(const std::vector<double>&)> make;
};

struct Family {
    std::string name;
    std::optional<FamilyParameters> document::DistributionDocument::* member;
    std::vector<Way> ways;
};

const std::vector<Family>& families() {
    using document::DistributionDocument;
    using Numbers = const std::vector<double>&;
    static const std::vector<Family> all{
        {"normal",
         &DistributionDocument::normal,
         {{{"mean", "sd"},
           {true, true},
           true,
           [](Numbers n) { return math::normal_from_mean_sd(n[0], n[1]); }}}},
        {"lognormal",
         &DistributionDocument::lognormal,
         {{{"mean", "sd"},
           {true, true},
           false,
           [](Numbers n) { return math::lognormal_from_mean_sd(n[0], n[1]); }},
          {{"meanlog", "sdlog"},
           {false, false},
           false,
           [](Numbers n) { return math::Fit(Distribution(math::Lognormal{n[0], n[1]})); }}}},
        {"gamma",
         &DistributionDocument::gamma,
         {{{"mean", "sd"},
           {true, true},
           false,
           [](Numbers n) { return math::gamma_from_mean_sd(n[0], n[1]); }},
          {{"shape", "scale"},
           {false, true},
           false,
           [](Numbers n) { return math::Fit(Distribution(math::Gamma{n[0], n[1]})); }},
          {{"shape", "rate"},
           {false, false},
           false,
           [](Numbers n) { return math::Fit(Distribution(math::Gamma{n[0], 1 / n[1]})); }}}},
        {"beta",
         &DistributionDocument::beta,
         {{{"alpha", "beta"},
           {false, false},
           true,
           [](Numbers n) { return math::Fit(Distribution(math::Beta{n[0], n[1]})); }},
          {{"mean", "sd"},
           {true, true},
           false,
           [](Numbers n) { return math::beta_from_mean_sd(n[0], n[1]); }}}},
        {"uniform",
         &DistributionDocument::uniform,
         {{{"low", "high"},
           {true, true},
           true,
           [](Numbers n) { return math::Fit(Distribution(math::Uniform{n[0], n[1]})); }}}},
        {"triangular",
         &DistributionDocument::triangular,
         {{{"low", "mode", "high"},
           {true, true, true},
           true,
           [](Numbers n) { return math::Fit(Distribution(math::Triangular{n[0], n[1], n[2]})); }}}},
        {"pert",
         &DistributionDocument::pert,
         {{{"low", "mode", "high"},
           {true, true, true},
           true,
           [](Numbers n) { return math::Fit(Distribution(math::Pert{n[0], n[1], n[2]})); }}}},
        {"weibull",
         &DistributionDocument::weibull,
         {{{"shape", "scale"},
           {false, true},
           false,
           [](Numbers n) { return math::Fit(Distribution(math::Weibull{n[0], n[1]})); }}}},
        {"exponential",
         &DistributionDocument::exponential,
         {{{"mean"},
           {true},
           false,
           [](Numbers n) { return math::Fit(Distribution(math::Exponential{1 / n[0]})); }},
          {{"rate"},
           {false},
           false,
           [](Numbers n) { return math::Fit(Distribution(math::Exponential{n[0]})); }}}},
        {"gompertz",
         &DistributionDocument::gompertz,
         {{{"shape", "rate"},
           {false, false},
           false,
           [](Numbers n) { return math::Fit(Distribution(math::Gompertz{n[0], n[1]})); }}}},
    };
    return all;
}

std::string usage(const Family& family) {
    std::vector<std::string> forms;
    for (const auto& way : family.ways) {
        std::vector<std::string> parts;
        for (const auto& name : way.names) parts.push_back(name + ": …");
        forms.push_back(fmt::format("{{{}: {{{}}}}}", family.name, fmt::join(parts, ", ")));
        if (way.listed) forms.push_back(fmt::format("{{{}: [{}]}}", family.name, fmt::join(way.names, ", ")));
    }
    return fmt::format("{}", fmt::join(forms, " / "));
}

const Way* way_of(const Family& family, const FamilyParameters& written) {
    for (const auto& way : family.ways) {
        if (written.named.empty() && way.listed && written.listed.size() == way.names.size()) return &way;
        if (written.named.entries.size() != way.names.size()) continue;
        if (std::ranges::all_of(way.names,
                                [&](const auto& name) { return written.named.find(name) != nullptr; }))
            return &way;
    }
    return nullptr;
}

std::optional<Distribution> make(Resolving& r, const Family& family, const FamilyParameters& written,
                                 const NumberReader& in_unit, const NumberReader& plain) {
    const auto* way = way_of(family, written);
    if (way == nullptr) {
        const auto known = usage(family);
        r.error(written.at,
                {fmt::format("the parameters of '{}' are not given in a known way", family.name),
                 fmt::format("parametrene til '{}' er ikke skrevet på en kendt måde", family.name)},
                {"write " + known, "skriv " + known});
        return {};
    }
    std::vector<double> numbers;
    for (std::size_t i = 0; i < way->names.size(); ++i) {
        const auto& text = written.named.empty() ? written.listed[i] : *written.named.find(way->names[i]);
        const auto number = way->in_unit[i] ? in_unit(text) : plain(text);
        if (!number) return {};
        numbers.push_back(*number);
    }
    const auto fit = way->make(numbers);
    const auto wrong = fit ? math::check(*fit) : std::optional<Text>(fit.wrong());
    if (wrong) {
        r.error(written.at, *wrong);
        return {};
    }
    return *fit;
}

/// Says what was fitted when the written interval is not the one that is drawn from.
void compare_intervals(Resolving& r, const UncertainValue& written, Input& into, const Distribution& fitted,
                       double low, double high) {
    into.written = math::Interval{low, high};
    const auto got = math::interval(fitted);
    const double width = high - low;
    if (width <= 0) return;
    const double off = std::max(std::abs(got.low - low), std::abs(got.high - high)) / width;
    constexpr double worth_saying = 0.10;
    if (off <= worth_saying) return;
    const auto family = std::string(math::family(fitted));
    r.warning(
        written.range.front().at,
        {fmt::format(
             "'{}': the range {:.4g} to {:.4g} is drawn from a {} with the 95 % interval {:.4g} to {:.4g}",
             into.name, low, high, family, got.low, got.high),
         fmt::format("'{}': intervallet {:.4g} til {:.4g} trækkes fra en {}-fordeling med 95 %-intervallet "
                     "{:.4g} til {:.4g}",
                     into.name, low, high, family, got.low, got.high)},
        {"write the distribution itself if this is not what you mean, or `kind: ratio` for a ratio",
         "skriv selve fordelingen, hvis det ikke er det, du mener, eller `kind: ratio` for et forholdstal"});
}

std::optional<Distribution> accepted(Resolving& r, Position at, const math::Fit& fit) {
    if (!fit) {
        r.error(at, fit.wrong());
        return {};
    }
    if (const auto wrong = math::check(*fit)) {
        r.error(at, *wrong);
        return {};
    }
    return *fit;
}

std::optional<Distribution> from_range(Resolving& r, const UncertainValue& written, double base,
                                       math::QuantityKind quantity, const NumberReader& in_unit,
                                       Input& into) {
    const auto at = written.range.front().at;
    if (written.range.size() != 2) {
        r.error(at, {"a range is two numbers", "et interval er to tal"},
                {"write range: [low, high]", "skriv range: [lav, høj]"});
        return {};
    }
    const auto low = in_unit(written.range[0]);
    const auto high = in_unit(written.range[1]);
    if (!low || !high) return {};
    if (*low > *high) {
        r.error(at, {"the range begins above its end", "intervallet begynder over sin slutning"},
                {"write the lower number first", "skriv det laveste tal først"});
        return {};
    }
    if (base < *low || base > *high) {
        r.error(at,
                {fmt::format("the value {:g} lies outside its range", base),
                 fmt::format("værdien {:g} ligger uden for sit interval", base)},
                {"mend the value or the range", "ret værdien eller intervallet"});
        return {};
    }
    const auto fitted = accepted(r, at, math::from_range(base, *low, *high, quantity));
    if (fitted) compare_intervals(r, written, into, *fitted, *low, *high);
    return fitted;
}

math::Fit by_moments(math::QuantityKind quantity, double mean, double sd) {
    switch (quantity) {
        case math::QuantityKind::share:
            return math::beta_from_mean_sd(mean, sd);
        case math::QuantityKind::non_negative:
            return math::gamma_from_mean_sd(mean, sd);
        case math::QuantityKind::ratio:
            return math::lognormal_from_mean_sd(mean, sd);
        case math::QuantityKind::any:
            break;
    }
    return math::normal_from_mean_sd(mean, sd);
}

}  // namespace

std::optional<Distribution> resolve_family(Resolving& r, const document::DistributionDocument& written,
                                           const NumberReader& in_unit, const NumberReader& plain,
                                           bool& has_one) {
    std::optional<Distribution> found;
    has_one = false;
    for (const auto& family : families()) {
        const auto& parameters = written.*family.member;
        if (!parameters) continue;
        if (has_one) {
            r.error(parameters->at,
                    {"two distributions are given for one number", "der er givet to fordelinger for ét tal"},
                    {"keep one", "behold den ene"});
            continue;
        }
        has_one = true;
        found = make(r, family, *parameters, in_unit, plain);
    }
    return found;
}

std::optional<Distribution> resolve_spread(Resolving& r, const UncertainValue& written, double base,
                                           bool is_share, bool is_ratio, bool is_any,
                                           const NumberReader& in_unit, const NumberReader& plain,
                                           Input& into) {
    if (is_given(written.events)) {
        const auto events = plain(written.events);
        const auto of = plain(written.of);
        if (!events || !of) return {};
        const auto counted = math::beta_from_counts(*events, *of);
        if (counted.halves_added) {
            into.provenance.note.en +=
                (into.provenance.note.en.empty() ? "" : " ") + std::string("½ is added to both counts.");
            into.provenance.note.da +=
                (into.provenance.note.da.empty() ? "" : " ") + std::string("½ er lagt til begge antal.");
        }
        return accepted(r, written.events.at, counted.fit);
    }
    const bool starts_at_zero = base >= 0;
    bool below_zero = !starts_at_zero;
    for (const auto& end : written.range) {
        if (const auto number = in_unit(end); number && *number < 0) below_zero = true;
    }
    const auto quantity = is_any || below_zero ? math::QuantityKind::any
                          : is_ratio           ? math::QuantityKind::ratio
                          : is_share           ? math::QuantityKind::share
                                               : math::QuantityKind::non_negative;
    if (!written.range.empty()) return from_range(r, written, base, quantity, in_unit, into);
    if (is_given(written.sd)) {
        const auto sd = in_unit(written.sd);
        return sd ? accepted(r, written.sd.at, by_moments(quantity, base, *sd)) : std::nullopt;
    }
    if (is_given(written.patient_sd)) {
        const auto spread = in_unit(written.patient_sd);
        if (!is_given(written.n)) {
            r.error(written.patient_sd.at, {"patient_sd needs n", "patient_sd kræver n"},
                    {"add n: the number of patients; for the uncertainty of the mean itself write sd",
                     "tilføj n: antal patienter; er det usikkerheden på selve middelværdien, så skriv sd"});
            return {};
        }
        const auto n = plain(written.n);
        if (!spread || !n) return {};
        if (*n < 1) {
            r.error(written.n.at, {"n must be at least 1", "n skal være mindst 1"});
            return {};
        }
        return accepted(r, written.patient_sd.at, by_moments(quantity, base, *spread / std::sqrt(*n)));
    }
    return {};
}

bool resolve_joint(Resolving& r, const UncertainValue& written, const std::string& name,
                   const Inherited& inherited) {
    const NumberReader plain = [&](const Formula& text) {
        return fixed_number(r, text, Unit(),
                            {"a parameter of a distribution", "en parameter i en fordeling"});
    };
    const bool shares = written.dirichlet.has_value();
    const auto& listed = shares ? *written.dirichlet : written.mvnormal->mean;
    std::vector<std::string> components;
    std::vector<double> numbers;
    const auto take = [&](std::string component, const Formula& text) {
        components.push_back(std::move(component));
        numbers.push_back(plain(text).value_or(std::nan("")));
    };
    for (std::size_t i = 0; i < listed.listed.size(); ++i) take(fmt::format("{}", i + 1), listed.listed[i]);
    for (const auto& entry : listed.named) take(entry.name, entry.value);
    if (components.size() < 2) {
        r.error(listed.at, {"at least two components are needed", "der skal være mindst to komponenter"});
        return false;
    }
    if (std::ranges::any_of(numbers, [](double n) { return std::isnan(n); })) return false;

    std::optional<Joint> joint;
    double total = 0;
    for (const auto n : numbers) total += n;
    if (shares) {
        if (const auto wrong = math::Dirichlet::check(numbers)) {
            r.error(listed.at, *wrong);
            return false;
        }
        joint = Joint{{}, {}, math::Dirichlet(numbers)};
    } else {
        std::vector<double> covariance;
        for (const auto& row : written.mvnormal->covariance) {
            for (const auto& cell : row) covariance.push_back(plain(cell).value_or(0));
            if (row.size() != numbers.size()) {
                r.error(written.mvnormal->at,
                        {fmt::format("the covariance needs {0} rows of {0} numbers", numbers.size()),
                         fmt::format("kovariansen skal have {0} rækker med {0} tal", numbers.size())});
                return false;
            }
        }
        if (covariance.size() != numbers.size() * numbers.size()) {
            r.error(written.mvnormal->at,
                    {fmt::format("the covariance needs {0} rows of {0} numbers", numbers.size()),
                     fmt::format("kovariansen skal have {0} rækker med {0} tal", numbers.size())});
            return false;
        }
        auto made = math::MultivariateNormal::make(numbers, covariance);
        if (const auto* wrong = std::get_if<Text>(&made)) {
            r.error(written.mvnormal->at, *wrong);
            return false;
        }
        joint = Joint{{}, {}, std::get<math::MultivariateNormal>(std::move(made))};
    }

    const int index = static_cast<int>(r.result.joints.size());
    for (std::size_t i = 0; i < components.size(); ++i) {
        Input input;
        input.name = name + "." + components[i];
        input.title = written.title.empty() ? inherited.title : written.title;
        input.base = shares ? numbers[i] / total : numbers[i];
        input.stream = inherited.stream + "/" + components[i];
        input.joint = index;
        input.component = i;
        input.is_share = shares;
        input.provenance = inherited.provenance;
        auto value = std::make_shared<Value>();
        value->at = written.at;
        value->name = input.name;
        r.names.insert(input.name);
        if (const auto set = r.settings.find(input.name); set != r.settings.end()) {
            r.settings_used.insert(set->first);
            input.joint = -1;
            input.base = fixed_number(r, {set->second, {}}, Unit(), {"a set value", "en sat værdi"})
                             .value_or(input.base);
        }
        value->input = r.result.inputs.size();
        joint->inputs.push_back(r.result.inputs.size());
        joint->streams.push_back(input.stream);
        r.result.parameters[input.name] = value;
        r.result.inputs.push_back(std::move(input));
    }
    r.result.joints.push_back(std::move(*joint));
    return true;
}

}  // namespace vaerdi::value
