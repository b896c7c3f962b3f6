#include "view/measure_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/numerals.h"
#include "view/figures.h"

namespace vaerdi::view {

namespace {

std::string bare_value(const outcome::Measure& measure, double value, Language language) {
    return measure.is_share() ? number(100 * value, measure.decimals, language)
                              : number(value, measure.decimals, language);
}

const std::array<Text, 12>& month_names() {
    static const std::array<Text, 12> names{{{"Jan", "jan."},
                                             {"Feb", "feb."},
                                             {"Mar", "mar."},
                                             {"Apr", "apr."},
                                             {"May", "maj"},
                                             {"Jun", "jun."},
                                             {"Jul", "jul."},
                                             {"Aug", "aug."},
                                             {"Sep", "sep."},
                                             {"Oct", "okt."},
                                             {"Nov", "nov."},
                                             {"Dec", "dec."}}};
    return names;
}

std::string span_words(const outcome::Span& span, Language language) {
    const auto counted = [&](int count, const Text& one, const Text& many) {
        return fmt::format("{} {}", count, (count == 1 ? one : many).in(language));
    };
    if (span.months == 0) return counted(span.days, {"day", "dag"}, {"days", "dage"});
    if (span.months % 12 == 0) return counted(span.months / 12, {"year", "år"}, {"years", "år"});
    return counted(span.months, {"month", "måned"}, {"months", "måneder"});
}

/// One sentence in both languages, made by the same words.
class Sentences {
  public:
    void add(std::string_view en, std::string_view da) {
        text_.en += (text_.en.empty() ? "" : " ") + std::string(en);
        text_.da += (text_.da.empty() ? "" : " ") + std::string(da);
    }
    Text take() { return std::move(text_); }

  private:
    Text text_;
};

}  // namespace

std::string measure_value(const outcome::Measure& measure, std::optional<double> value, Language language) {
    if (!value) return "–";
    const auto bare = bare_value(measure, *value, language);
    if (measure.is_share()) return percent(*value, measure.decimals, language);
    return measure.unit.empty() ? bare : bare + " " + unit_words_in(measure.unit, language);
}

std::string measure_interval(const outcome::Measure& measure,
                             const std::optional<outcome::Interval>& interval, Language language) {
    if (!interval) return {};
    return range_words(bare_value(measure, interval->low, language),
                       bare_value(measure, interval->high, language), language);
}

std::string period_words(outcome::Period period, std::optional<std::int64_t> key, Language language) {
    if (period == outcome::Period::none) return {};
    if (!key) return std::string(pick(language, "date not known", "dato ukendt"));
    switch (period) {
        case outcome::Period::none:
            return {};
        case outcome::Period::year:
            return std::to_string(*key);
        case outcome::Period::quarter:
            return fmt::format(fmt::runtime(pick(language, "Q{} {}", "{}. kvt. {}")), *key % 10, *key / 10);
        case outcome::Period::month: {
            const auto month = static_cast<std::size_t>(std::clamp<std::int64_t>(*key % 100, 1, 12)) - 1;
            return fmt::format("{} {}", month_names()[month].in(language), *key / 100);
        }
    }
    return {};
}

std::string group_words(const std::optional<std::string>& value, Language language) {
    return value ? *value : std::string(pick(language, "not known", "ukendt"));
}

Text numerator_words(const outcome::Measure& measure) {
    switch (measure.kind) {
        case outcome::Kind::proportion:
            return {"Count", "Tæller"};
        case outcome::Kind::rate:
            return counts_events(measure) ? Text{"Events", "Hændelser"} : Text{"Amount", "Mængde"};
        case outcome::Kind::time_to_event:
            return {"Events", "Hændelser"};
        default:
            return {};
    }
}

bool counts_events(const outcome::Measure& measure) {
    return !measure.counts.empty() || measure.kind == outcome::Kind::time_to_event;
}

Text denominator_words(const outcome::Measure& measure) {
    switch (measure.kind) {
        case outcome::Kind::proportion:
        case outcome::Kind::time_to_event:
            return {"Of", "Nævner"};
        case outcome::Kind::score_change:
            return {"Answered twice", "Svaret to gange"};
        default:
            return {"Rows", "Rækker"};
    }
}

Text standing_words(outcome::Standing standing) {
    switch (standing) {
        case outcome::Standing::too_few:
            return {};
        case outcome::Standing::far_below:
            return {"far below", "langt under"};
        case outcome::Standing::below:
            return {"below", "under"};
        case outcome::Standing::as_others:
            return {"as others", "som andre"};
        case outcome::Standing::above:
            return {"above", "over"};
        case outcome::Standing::far_above:
            return {"far above", "langt over"};
    }
    return {};
}

Text judged_words(const outcome::Measure& measure, outcome::Judged judged) {
    switch (judged) {
        case outcome::Judged::yes:
            return {};
        case outcome::Judged::nothing_counted:
            return {"nothing counted", "intet talt med"};
        case outcome::Judged::too_few_rows:
            return {fmt::format("fewer than {}, not judged", measure.rows_needed),
                    fmt::format("færre end {}, bedømmes ikke", measure.rows_needed)};
        case outcome::Judged::too_few_answers:
            return {fmt::format("under {} answered, not judged",
                                percent(measure.response_needed.value_or(0), 0, Language::english)),
                    fmt::format("under {} har svaret, bedømmes ikke",
                                percent(measure.response_needed.value_or(0), 0, Language::danish))};
        case outcome::Judged::not_followed:
            if (measure.kind == outcome::Kind::time_to_event)
                return {"nobody followed so long yet", "ingen er fulgt så længe endnu"};
            return {"waits for follow-up", "venter på opfølgning"};
    }
    return {};
}

Text definition_words(const outcome::ResolvedMeasures& measures, const outcome::Measure& measure) {
    Sentences say;
    const auto& written = measure.written;
    const auto sentence_of = [&](std::string_view en, std::string_view da, const std::string& formula) {
        say.add(fmt::format(fmt::runtime(en), formula), fmt::format(fmt::runtime(da), formula));
    };
    if (written.among) {
        sentence_of("Belongs: rows where {}.", "Hører til: rækker, hvor {}.", written.among.value);
    } else {
        say.add("All rows belong.", "Alle rækker hører til.");
    }
    if (written.counts)
        sentence_of("Counts: those where {}.", "Tæller med: dem, hvor {}.", written.counts.value);
    if (written.of) sentence_of("The quantity: {}.", "Størrelsen: {}.", written.of.value);
    if (written.event) sentence_of("The event: {}.", "Hændelsen: {}.", written.event.value);
    if (written.exposure && measure.per == 1) sentence_of("Per: {}.", "Pr.: {}.", written.exposure.value);
    if (written.exposure && measure.per != 1)
        say.add(
            fmt::format("Per {} of: {}.", number(measure.per, 0, Language::english), written.exposure.value),
            fmt::format("Pr. {} af: {}.", number(measure.per, 0, Language::danish), written.exposure.value));
    if (measure.change)
        say.add(fmt::format("Change in {} from {} to {}, for those who answered at both times.",
                            written.instrument.value, measure.change->from, measure.change->to),
                fmt::format("Ændring i {} fra {} til {} for dem, der svarede begge gange.",
                            written.instrument.value, measure.change->from, measure.change->to));
    for (const auto& rule : measure.rules) {
        const auto title = rule.title;
        say.add(sentence("Left out: " + title.en), sentence("Udeladt: " + title.da));
    }
    if (measure.follow_up)
        say.add(fmt::format("Followed for {}, the anniversary included.",
                            span_words(*measure.follow_up, Language::english)),
                fmt::format("Fulgt i {}, årsdagen med.", span_words(*measure.follow_up, Language::danish)));
    if (measure.follow_up && measure.kind == outcome::Kind::time_to_event)
        say.add(
            measures.death.empty()
                ? "Whoever is followed for a shorter time counts until then (Kaplan–Meier)."
                : "Whoever is followed for a shorter time counts until then; death competes "
                  "(Aalen–Johansen).",
            measures.death.empty()
                ? "De, der er fulgt i kortere tid, tæller med indtil da (Kaplan–Meier)."
                : "De, der er fulgt i kortere tid, tæller med indtil da; død konkurrerer (Aalen–Johansen).");
    else if (measure.follow_up)
        say.add("Rows that have not been followed so long wait.",
                "Rækker, der endnu ikke er fulgt så længe, venter.");
    if (!measure.adjust_for.empty()) {
        std::vector<std::string> names;
        for (const auto& one : measure.adjust_for) names.push_back(one.column);
        say.add(fmt::format("Units are made comparable for {}.", fmt::join(names, ", ")),
                fmt::format("Enheder gøres sammenlignelige for {}.", fmt::join(names, ", ")));
    }
    if (measure.interval == outcome::IntervalMethod::exact)
        say.add("The 95% interval is exact.", "95 %-intervallet er eksakt.");
    if (measure.is_bootstrapped())
        say.add("The 95% interval is bootstrapped from 2,000 drawings of the rows.",
                "95 %-intervallet er fundet ved bootstrap: 2.000 udtrækninger af rækkerne.");
    if (!measure.predicted.empty())
        sentence_of("Units are compared with the expected value in {}.",
                    "Enheder sammenlignes med den forventede værdi i {}.", measure.predicted);
    return say.take();
}

}  // namespace vaerdi::view
