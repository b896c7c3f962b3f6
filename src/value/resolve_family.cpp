// The named families: {gamma: {mean: 7.5, sd: 1}}, {beta: [12, 281]} …
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

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
        if (r.misread.contains(written.at)) return {};
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
        const auto known = usage(family);
        r.error(written.at, *wrong, {"mend its parameters: " + known, "ret dens parametre: " + known});
        return {};
    }
    return *fit;
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

}  // namespace vaerdi::value
