// The rule against double counting (domain: a resource is entered once).
//
// What can be seen from the document is told: the same quantity on both sides, the same quantity twice, and
// money of kinds that do not add up (a tariff is not a saving; a transfer is no resource).
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "value/pathway_hours.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

/// What a line counts, as a text to compare: the quantity's formula or its parameter, never a bare number.
std::string resource_of(const Line& line) {
    const auto& value = line.quantity ? line.quantity : line.amount;
    if (!value || !value->formula) return {};
    return math::written(*value->formula);
}

void compare(Resolving& r, std::size_t first, std::size_t second) {
    const auto& a = r.result.lines[first];
    const auto& b = r.result.lines[second];
    if (!a.has_money || !b.has_money || !both_apply(a, b)) return;
    const auto resource = resource_of(a);
    if (resource.empty() || resource != resource_of(b)) return;
    const bool same_price = !a.price || !b.price || !a.price->formula || !b.price->formula ||
                            math::written(*a.price->formula) == math::written(*b.price->formula);
    if (!same_price) return;
    const auto at = r.document.lines[second].at;
    const int other = r.document.lines[first].at.line;
    if (a.is_cost != b.is_cost) {
        r.warning(at,
                  {fmt::format("'{}' is counted both as a cost and as an effect ('{}' in line {})", resource,
                               a.name.en, other),
                   fmt::format("'{}' tælles både som omkostning og som effekt ('{}' i linje {})", resource,
                               a.name.da, other)},
                  {"enter a resource once; the difference between the alternatives is the gain",
                   "før en ressource én gang; forskellen mellem alternativerne er gevinsten"});
    } else {
        r.warning(at,
                  {fmt::format("'{}' is counted twice ('{}' in line {})", resource, a.name.en, other),
                   fmt::format("'{}' tælles to gange ('{}' i linje {})", resource, a.name.da, other)},
                  {"enter a resource once, or split its payers in one line",
                   "før en ressource én gang, eller del betalerne i én linje"});
    }
}

void check_value_types(Resolving& r) {
    std::map<std::string, std::vector<std::string>> lines_of;
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < r.result.lines.size(); ++i) {
        for (const auto& type : r.result.lines[i].value_types) {
            lines_of[type].push_back(r.result.lines[i].name.en);
            if (!first) first = i;
        }
        const auto& types = r.result.lines[i].value_types;
        const bool transfer = std::ranges::find(types, "transfer") != types.end();
        if (transfer && r.result.perspective.empty()) {
            r.warning(
                r.document.lines[i].at,
                {fmt::format("'{}' is a transfer payment: for society it is no cost, somebody receives it",
                             r.result.lines[i].name.en),
                 fmt::format(
                     "'{}' er en overførsel: for samfundet er den ingen omkostning, for nogen modtager den",
                     r.result.lines[i].name.da)},
                {"leave it out, or choose the perspective of the payer",
                 "udelad den, eller vælg betalerens perspektiv"});
        }
    }
    // Marginal and average costs and cashable amounts are all costs; tariffs and transfers are what is
    // charged.
    const bool charges = lines_of.contains("tariff");
    const bool costs = lines_of.contains("average cost") || lines_of.contains("marginal cost") ||
                       lines_of.contains("cashable");
    if (!charges || !costs || !first) return;
    std::vector<std::string> said;
    for (const auto& [type, lines] : lines_of) said.push_back(fmt::format("{}: {}", type, listed(lines).en));
    r.warning(r.document.lines[*first].at,
              {fmt::format("prices of different kinds are added ({})", fmt::join(said, "; ")),
               fmt::format("priser af forskellig slags lægges sammen ({})", fmt::join(said, "; "))},
              {"a tariff is what is charged, not what is saved: use costs throughout, or say in the summary "
               "why not",
               "en takst er det, der opkræves, ikke det, der spares: brug omkostninger hele vejen, eller "
               "skriv i summary hvorfor ikke"});
}

/// Health that a line has already priced is not valued again.
void check_health_value(Resolving& r) {
    if (!r.result.qaly_value) return;
    for (std::size_t i = 0; i < r.result.lines.size(); ++i) {
        const auto& line = r.result.lines[i];
        if (!line.has_money || line.counts != "qalys") continue;
        r.warning(
            r.document.lines[i].at,
            {fmt::format("the QALYs of '{}' are priced in the line and again by qaly_value", line.name.en),
             fmt::format("QALY i '{}' prissættes i linjen og igen af qaly_value", line.name.da)},
            {"leave out the price of the line, or qaly_value", "udelad linjens pris eller qaly_value"});
    }
}

}  // namespace

void check_double_counting(Resolving& r) {
    // Lines are compared within their resource only, so that a long case stays quick to check.
    std::map<std::string, std::vector<std::size_t>> by_resource;
    for (std::size_t i = 0; i < r.result.lines.size(); ++i) {
        if (const auto resource = resource_of(r.result.lines[i]); !resource.empty())
            by_resource[resource].push_back(i);
    }
    for (const auto& [resource, lines] : by_resource) {
        constexpr std::size_t most_compared = 50;
        const auto compared = std::min(lines.size(), most_compared);
        for (std::size_t i = 1; i < compared; ++i) {
            for (std::size_t j = 0; j < i; ++j) compare(r, lines[j], lines[i]);
        }
    }
    check_value_types(r);
    check_health_value(r);
}

}  // namespace vaerdi::value
