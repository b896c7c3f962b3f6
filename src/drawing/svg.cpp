#include "drawing/svg.h"

#include <algorithm>

#include "drawing/svg_plots.h"
#include "monitoring/thinned.h"

namespace vaerdi::drawing {
namespace {

double draw_plot(SvgWriter& out, const Drawn& drawn, double top, double plot_height) {
    if (!has_figures(drawn.chart)) return draw_no_data(out, drawn, top);
    switch (along(drawn.chart.kind)) {
        case monitoring::Along::time:
            return draw_over_time(out, drawn, top, plot_height);
        case monitoring::Along::size:
            return draw_by_size(out, drawn, top, plot_height);
        case monitoring::Along::units:
            break;
    }
    return draw_by_unit(out, drawn, top);
}

bool is_patient_by_patient(const monitoring::Chart& chart) {
    return chart.kind == monitoring::ChartKind::risk_adjusted_cusum ||
           chart.kind == monitoring::ChartKind::vlad;
}

}  // namespace

std::string svg(const monitoring::Chart& chart, Language language, const Size& size) {
    constexpr double narrowest = 360, lowest = 120;
    constexpr std::size_t most_patients = 2'000;
    const auto shown =
        is_patient_by_patient(chart) ? monitoring::thinned(chart, most_patients) : monitoring::Chart{};
    const Drawn drawn{shown.places.empty() ? chart : shown, language, std::max(size.width, narrowest)};
    SvgWriter out;
    const double top = draw_opening(out, drawn);
    const double below = draw_plot(out, drawn, top, std::max(size.plot_height, lowest));
    const double end = draw_words(out, drawn, below);
    return out.document(drawn.width, end, pick(language, "en", "da"), title_words(chart, language),
                        description(chart, language));
}

}  // namespace vaerdi::drawing
