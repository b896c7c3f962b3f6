#include "view/chart_kinds.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace vaerdi::view {
namespace {

using monitoring::ChartKind;

constexpr std::array<std::pair<ChartKind, std::string_view>, 13> words_of_kinds{{
    {ChartKind::xmr, "xmr"},
    {ChartKind::p, "p"},
    {ChartKind::p_prime, "p-prime"},
    {ChartKind::u, "u"},
    {ChartKind::u_prime, "u-prime"},
    {ChartKind::c, "c"},
    {ChartKind::run, "run"},
    {ChartKind::ewma, "ewma"},
    {ChartKind::cusum, "cusum"},
    {ChartKind::risk_adjusted_cusum, "risk-adjusted-cusum"},
    {ChartKind::vlad, "vlad"},
    {ChartKind::funnel, "funnel"},
    {ChartKind::caterpillar, "caterpillar"},
}};

// The usual one first.
constexpr std::array of_shares{ChartKind::p,   ChartKind::p_prime, ChartKind::xmr,
                               ChartKind::run, ChartKind::ewma,    ChartKind::cusum};
constexpr std::array of_events{ChartKind::u,   ChartKind::u_prime, ChartKind::c,    ChartKind::xmr,
                               ChartKind::run, ChartKind::ewma,    ChartKind::cusum};
constexpr std::array of_values{ChartKind::xmr, ChartKind::run, ChartKind::ewma, ChartKind::cusum};
constexpr std::array of_units{ChartKind::funnel, ChartKind::caterpillar};
constexpr std::array of_any_units{ChartKind::caterpillar};
constexpr std::array of_patients{ChartKind::risk_adjusted_cusum, ChartKind::vlad};

bool counts_events(const outcome::Measure& measure) {
    return measure.kind == outcome::Kind::rate && !measure.counts.empty();
}

std::string fitting_words(const std::vector<ChartKind>& kinds) {
    std::vector<std::string_view> words;
    for (const auto kind : kinds) words.push_back(chart_word(kind));
    return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

bool is_mean_of_rows(const outcome::Measure& measure) {
    return measure.kind == outcome::Kind::mean || measure.kind == outcome::Kind::score_change;
}

bool is_followed_patient_by_patient(const outcome::Measure& measure) {
    return measure.kind == outcome::Kind::proportion && !measure.predicted.empty();
}

bool is_patient_by_patient(ChartKind kind) {
    return std::ranges::find(of_patients, kind) != of_patients.end();
}

std::string_view chart_word(ChartKind kind) {
    return std::ranges::find(words_of_kinds, kind, &std::pair<ChartKind, std::string_view>::first)->second;
}

std::optional<ChartKind> chart_kind(std::string_view word) {
    for (const auto& [kind, known] : words_of_kinds)
        if (known == word) return kind;
    return {};
}

std::vector<std::string_view> charted_words() {
    std::vector<std::string_view> words;
    for (const auto& [kind, word] : words_of_kinds) {
        const auto has = [&](const auto& kinds) { return std::ranges::find(kinds, kind) != kinds.end(); };
        if (has(of_shares) || has(of_events) || has(of_values) || has(of_units) || has(of_patients))
            words.push_back(word);
    }
    return words;
}

std::vector<ChartKind> chart_kinds(const outcome::Measure& measure, const outcome::Grouping& grouping) {
    const auto listed = [](const auto& kinds) { return std::vector<ChartKind>(kinds.begin(), kinds.end()); };
    const bool timed = grouping.period != outcome::Period::none;
    if (timed && grouping.columns.empty()) {
        return measure.kind == outcome::Kind::proportion ? listed(of_shares)
               : counts_events(measure)                  ? listed(of_events)
                                                         : listed(of_values);
    }
    if (!timed && grouping.columns.empty() && is_followed_patient_by_patient(measure))
        return listed(of_patients);
    if (timed || grouping.columns.size() != 1) return {};
    const bool fits_funnel =
        measure.kind == outcome::Kind::proportion || counts_events(measure) || is_mean_of_rows(measure);
    return fits_funnel ? listed(of_units) : listed(of_any_units);
}

Text why_no_chart(const outcome::Measure& measure, const outcome::Grouping& grouping, const ChartWish& wish) {
    const auto kinds = chart_kinds(measure, grouping);
    const bool timed = grouping.period != outcome::Period::none;
    if (kinds.empty()) {
        return {
            "a chart stands either along periods (year, quarter or month) or between the values of one "
            "column; without --by, patient by patient, for proportions with `predicted`",
            "et diagram går enten langs perioder (year, quarter eller month) eller mellem værdierne af én "
            "kolonne; uden --by, patient for patient, for andele med `predicted`"};
    }
    if (wish.kind && std::ranges::find(kinds, *wish.kind) == kinds.end()) {
        const auto word = chart_word(*wish.kind);
        return {fmt::format("{} does not fit {} ({}) grouped so; what fits: {}", word, measure.title.en,
                            outcome::kind_word(measure.kind), fitting_words(kinds)),
                fmt::format("{} passer ikke til {} ({}) opdelt sådan; det gør: {}", word, measure.title.da,
                            outcome::kind_word(measure.kind), fitting_words(kinds))};
    }
    if (wish.baseline > 0 && !timed)
        return {"a baseline is for charts over time", "en basisperiode er til diagrammer over tid"};
    return {};
}

}  // namespace vaerdi::view
