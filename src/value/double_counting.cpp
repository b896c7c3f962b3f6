// The rule against double counting (domain: a resource is entered once).
//
// What can be seen from the document is told: the same quantity on both sides, the same quantity twice, the
// staff of a ward beside bed days that hold it, and money of kinds that do not add up (a tariff is not a
// saving; a transfer is no resource).
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
    const auto at = r.result.lines[second].provenance.at;
    const int other = r.result.lines[first].provenance.at.line;
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
                r.result.lines[i].provenance.at,
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
    r.warning(r.result.lines[*first].provenance.at,
              {fmt::format("prices of different kinds are added ({})", fmt::join(said, "; ")),
               fmt::format("priser af forskellig slags lægges sammen ({})", fmt::join(said, "; "))},
              {"a tariff is what is charged, not what is saved: use costs throughout, or say in the summary "
               "why not",
               "en takst er det, der opkræves, ikke det, der spares: brug omkostninger hele vejen, eller "
               "skriv i summary hvorfor ikke"});
}

bool share_a_payer(const Line& a, const Line& b) {
    return std::ranges::any_of(a.shares, [&](const PayerShare& own) {
        return std::ranges::any_of(b.shares,
                                   [&](const PayerShare& other) { return own.payer == other.payer; });
    });
}

bool overlap(const When& a, const When& b) {
    if (!a.given || !b.given) return true;
    if (a.at_start || b.at_start) return a.at_start == b.at_start;
    return a.first <= b.last && b.first <= a.last;
}

bool is_bed_day_at_average_cost(const Line& line) {
    const auto& types = line.value_types;
    return line.has_money && line.category == "operation.bed-days" &&
           std::ranges::find(types, "average cost") != types.end();
}

/// Hours of care in operation that cost money; hours of training or of the purchase are no ward's.
bool is_paid_care(const ResolvedCase& c, const Line& line) {
    return line.has_money && !line.staff.empty() &&
           (line.category.empty() || line.category == "operation.staff-time") &&
           !(line.cashable && is_plain_zero(c, line.cashable));
}

/// The average cost of a bed day holds the ward's staff. That staff hours are the same ward's is likely where
/// the same payer has both, in the same alternative, for the same heads at the same time.
void check_staff_of_bed_days(Resolving& r) {
    const auto& lines = r.result.lines;
    const auto holds = [&](const Line& beds, const Line& care) {
        return is_bed_day_at_average_cost(beds) && beds.base == care.base && overlap(beds.when, care.when) &&
               share_a_payer(beds, care) && both_apply(beds, care);
    };
    const auto first_beds = std::ranges::find_if(lines, is_bed_day_at_average_cost);
    if (first_beds == lines.end()) return;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& care = lines[i];
        if (!is_paid_care(r.result, care)) continue;
        const auto beds =
            std::find_if(first_beds, lines.end(), [&](const Line& other) { return holds(other, care); });
        if (beds == lines.end()) continue;
        const int other = r.result.lines[static_cast<std::size_t>(beds - lines.begin())].provenance.at.line;
        r.warning(
            r.result.lines[i].provenance.at,
            {fmt::format(
                 "the bed days of '{}' in line {} stand at average cost, which holds the ward's staff: "
                 "'{}' may count the same hours again",
                 beds->name.en, other, care.name.en),
             fmt::format(
                 "sengedagene i '{}' i linje {} står til gennemsnitsomkostning, som rummer afdelingens "
                 "personale: '{}' kan tælle de samme timer igen",
                 beds->name.da, other, care.name.da)},
            {"leave out the price of hours in the same ward (the hours are still shown), or say in note: "
             "that "
             "they are others'",
             "udelad prisen på timer i samme afdeling (timerne vises stadig), eller skriv i note:, at de er "
             "andres"});
    }
}

/// Health that a line has already priced is not valued again.
void check_health_value(Resolving& r) {
    if (!r.result.qaly_value) return;
    for (std::size_t i = 0; i < r.result.lines.size(); ++i) {
        const auto& line = r.result.lines[i];
        if (!line.has_money || line.counts != "qalys") continue;
        r.warning(
            r.result.lines[i].provenance.at,
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
    check_staff_of_bed_days(r);
    check_health_value(r);
}

}  // namespace vaerdi::value
