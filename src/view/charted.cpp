#include "view/charted.h"

#include "base/numerals.h"
#include "view/figures.h"
#include "view/measure_words.h"

namespace vaerdi::view {
namespace {

Text figure_title(const outcome::Measure& measure) {
    if (measure.unit.empty() || measure.is_share()) return measure.title;
    return in_both([&](Language language) {
        return measure.title.in(language) + " (" + unit_words_in(measure.unit, language) + ")";
    });
}

Text size_words(const outcome::Measure& measure) {
    if (measure.kind == outcome::Kind::score_change) return {"answered twice", "svaret to gange"};
    if (measure.kind != outcome::Kind::rate) return {"rows", "rækker"};
    Text exposure{"exposure", "eksponering"};
    if (measure.per == 1) return exposure;
    return in_both([&](Language language) {
        return exposure.in(language) + " / " + significant(measure.per, 6, language);
    });
}

}  // namespace

monitoring::Subject subject_of(const Charted& of) {
    monitoring::Subject subject{of.measures.title, figure_title(of.measure), size_words(of.measure)};
    if (of.measure.is_share()) subject.form = monitoring::Form::share;
    if (of.measure.better) {
        subject.better = *of.measure.better == outcome::Better::higher ? monitoring::Better::higher
                                                                       : monitoring::Better::lower;
    }
    return subject;
}

Counted counted_in(const outcome::Measure& measure, const outcome::Figure& figure) {
    const auto& tally = figure.tally;
    const double n = measure.kind == outcome::Kind::rate ? tally.exposure.value() / measure.per
                                                         : static_cast<double>(tally.counted);
    return {static_cast<double>(tally.events), n};
}

Text unit_label(const outcome::Figure& figure) {
    return in_both([&](Language language) { return group_words(figure.key.groups.front(), language); });
}

bool has_no_figure(const Charted& of, std::size_t cell) {
    const auto& figure = of.figures.cells[cell];
    if (of.hidden(cell) || figure.judged == outcome::Judged::too_few_answers ||
        figure.judged == outcome::Judged::not_followed)
        return true;
    const bool by_expected = of.measure.kind == outcome::Kind::proportion && of.measure.is_adjusted();
    if (by_expected && !figure.adjusted) return true;
    // Where the size is expected events or exposure it does not tell that the rows are too few.
    return (by_expected || of.measure.kind == outcome::Kind::rate) &&
           figure.judged == outcome::Judged::too_few_rows;
}

}  // namespace vaerdi::view
