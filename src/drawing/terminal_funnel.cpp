// Points along their size in a terminal, between the curves of a funnel.
#include <algorithm>
#include <cmath>
#include <optional>

#include "drawing/extent.h"
#include "drawing/terminal_plots.h"

namespace vaerdi::drawing {
namespace {

using monitoring::FunnelWidth;
using monitoring::Mark;

class FunnelField {
  public:
    explicit FunnelField(const Terminal& terminal)
        : terminal_(terminal),
          chart_(terminal.chart),
          figures_(ticks_for(extent_of_figures(chart_), 5)),
          sizes_(ticks_for(extent_of_sizes(chart_), 6)),
          field_(terminal.width - axis_columns(figures_, terminal), plot_rows) {}

    std::string draw() {
        curve([](const FunnelWidth& width) { return width.warning.low; }, letter::warning);
        curve([](const FunnelWidth& width) { return width.warning.high; }, letter::warning);
        curve([](const FunnelWidth& width) { return width.limits.low; }, letter::limit);
        curve([](const FunnelWidth& width) { return width.limits.high; }, letter::limit);
        if (chart_.centre) {
            for (std::size_t c = 0; c < field_.columns(); ++c)
                put(static_cast<std::ptrdiff_t>(c), *chart_.centre, letter::centre);
        }
        points();
        return with_axes(field_, figures_, terminal_, size_columns()) +
               std::string(axis_columns(figures_, terminal_), ' ') + line_of(size_words(), field_.columns()) +
               std::string(axis_columns(figures_, terminal_), ' ') +
               line_of({{field_.columns() / 2, place_axis_words(chart_, terminal_.language)}},
                       field_.columns());
    }

  private:
    std::ptrdiff_t column(double size) const {
        return std::lround(sizes_.place(size) * static_cast<double>(field_.columns() - 1));
    }
    double size_at(std::size_t column) const {
        return sizes_.low + (sizes_.high - sizes_.low) * static_cast<double>(column) /
                                static_cast<double>(field_.columns() - 1);
    }
    void put(std::ptrdiff_t column, double value, std::string_view letter) {
        field_.put(column, row_of(figures_, value, field_.rows()), letter);
    }

    template <class Of>
    void curve(Of of, std::string_view letter) {
        for (std::size_t c = 0; c < field_.columns(); ++c) {
            if (const auto value = between(size_at(c), of))
                put(static_cast<std::ptrdiff_t>(c), *value, letter);
        }
    }

    /// The limit at a size between two that are known.
    template <class Of>
    std::optional<double> between(double size, Of of) const {
        const auto after = std::ranges::lower_bound(chart_.widths, size, {}, &FunnelWidth::size);
        if (after == chart_.widths.end() || (after == chart_.widths.begin() && after->size > size)) return {};
        const auto high = of(*after);
        if (after == chart_.widths.begin() || !high) return high;
        const auto& before = *(after - 1);
        const auto low = of(before);
        if (!low) return {};
        return *low + (*high - *low) * (size - before.size) / (after->size - before.size);
    }

    void points() {
        for (const auto mark : {Mark::none, Mark::watch, Mark::act}) {
            for (const auto& point : chart_.points) {
                if (point.value && point.mark == mark)
                    put(column(point.size), *point.value, point_letter(chart_, point));
            }
        }
    }

    std::vector<WordsBelow> size_words() const {
        std::vector<WordsBelow> all;
        for (const double at : sizes_.at) {
            all.push_back({static_cast<std::size_t>(column(at)),
                           tick_words(sizes_, at, monitoring::Form::number, terminal_.language)});
        }
        return all;
    }

    std::vector<std::size_t> size_columns() const {
        std::vector<std::size_t> columns;
        for (const auto& words : size_words()) columns.push_back(words.column);
        return columns;
    }

    const Terminal& terminal_;
    const monitoring::Chart& chart_;
    Ticks figures_, sizes_;
    Cells field_;
};

}  // namespace

std::string plot_by_size(const Terminal& terminal) { return FunnelField(terminal).draw(); }

}  // namespace vaerdi::drawing
