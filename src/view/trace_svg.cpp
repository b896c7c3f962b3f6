#include "view/trace_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/numerals.h"

namespace vaerdi::view {
namespace {

// Told apart by people who do not see all colours, and in grey print (Okabe, Ito 2008); the dead are grey.
constexpr std::array colours{"#0072b2", "#e69f00", "#009e73", "#d55e00",
                             "#56b4e9", "#cc79a7", "#f0e442", "#882255"};
constexpr std::array greys{"#b8bcc2", "#8d939b", "#d4d7db"};

constexpr double width = 760, plot_width = 540, plot_height = 240;
constexpr double left = 60, top = 44, below = 56;
constexpr double legend_left = left + plot_width + 22, legend_step = 22;
constexpr std::size_t letters_of_legend = 20;

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            default:
                // Control characters have no place in XML.
                if (static_cast<unsigned char>(c) >= 0x20) safe += c;
        }
    }
    return safe;
}

/// At most so many letters (not bytes), the last an ellipsis where some are left out.
std::string shortened(const std::string& text, std::size_t most) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
        if (begins && ++letters > most) return text.substr(0, i) + "…";
    }
    return text;
}

/// Steps of 1, 2 or 5 times a power of ten, about six of them.
double step_of_years(double years) {
    constexpr double wanted = 6;
    const double rough = std::max(years, 1e-6) / wanted;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double times : {1.0, 2.0, 5.0}) {
        if (times * power >= rough) return times * power;
    }
    return 10 * power;
}

class TraceDrawing {
  public:
    TraceDrawing(const Report& report, Language language)
        : report_(report), language_(language), states_(report.resolved.health->states) {
        order_.resize(states_.size());
        std::iota(order_.begin(), order_.end(), 0U);
        std::ranges::stable_partition(order_, [&](std::size_t state) { return states_[state].alive; });
        std::size_t living = 0, dead = 0;
        colour_of_.resize(states_.size());
        for (const auto state : order_)
            colour_of_[state] =
                states_[state].alive ? colours[living++ % colours.size()] : greys[dead++ % greys.size()];
    }

    std::string all() {
        const auto& health = *report_.assessment.health;
        std::vector<bool> done(health.alternatives.size(), false);
        double y = 0;
        std::string panels;
        for (std::size_t a = 0; a < health.alternatives.size(); ++a) {
            if (done[a]) continue;
            std::string title;
            for (std::size_t b = a; b < health.alternatives.size(); ++b) {
                if (health.alternatives[a].occupancy != health.alternatives[b].occupancy) continue;
                done[b] = true;
                title += (title.empty() ? "" : ", ") + report_.resolved.alternatives[b].title.in(language_);
            }
            panels += fmt::format("<g transform=\"translate(0,{:.0f})\">\n{}</g>\n", y,
                                  panel(health.alternatives[a], title));
            y += panel_height();
        }
        return fmt::format(
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                   "width=\"{0:.0f}\" "
                   "height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} {1:.0f}\" role=\"img\" font-family=\"'IBM Plex "
                   "Sans', "
                   "Arial, sans-serif\" font-size=\"13\" fill=\"#1a1a1a\">\n<title>{2}</title>\n<rect "
                   "width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
                   width, y,
                   escaped(say("Course of illness: ", "Sygdomsforløb: ") +
                           report_.resolved.title.in(language_))) +
               panels + "</svg>\n";
    }

  private:
    std::string say(const char* en, const char* da) const { return std::string(pick(language_, en, da)); }
    double panel_height() const {
        return std::max(top + plot_height + below,
                        top + legend_step * static_cast<double>(states_.size() + 1));
    }

    std::string panel(const value::CourseResult& course, const std::string& title) const {
        const double years =
            static_cast<double>(course.occupancy.size() - 1) * report_.assessment.health->cycle_years;
        const auto x = [&](std::size_t row) {
            return left +
                   plot_width * static_cast<double>(row) / static_cast<double>(course.occupancy.size() - 1);
        };
        const auto y = [](double share) { return top + plot_height * (1 - std::clamp(share, 0.0, 1.0)); };
        std::string text =
            fmt::format("<text x=\"{:.0f}\" y=\"24\" font-size=\"16\" font-weight=\"600\">{}</text>\n", left,
                        escaped(shortened(title, 80)));
        std::vector<double> under(course.occupancy.size(), 0);
        for (const auto state : order_) {
            std::string points;
            for (std::size_t row = course.occupancy.size(); row-- > 0;)
                points += fmt::format("{:.2f},{:.2f} ", x(row), y(under[row]));
            for (std::size_t row = 0; row < course.occupancy.size(); ++row) {
                under[row] += course.occupancy[row][state];
                points += fmt::format("{:.2f},{:.2f} ", x(row), y(under[row]));
            }
            points.pop_back();
            text += fmt::format(
                "<polygon points=\"{}\" fill=\"{}\" stroke=\"#ffffff\" "
                "stroke-width=\"0.75\"><title>{}</title></polygon>\n",
                points, colour_of_[state], escaped(states_[state].title.in(language_)));
        }
        return text + axes(years) + legend();
    }

    std::string axes(double years) const {
        std::string text = "<g stroke=\"#1a1a1a\" stroke-width=\"1\" fill=\"none\">\n";
        const double bottom = top + plot_height;
        text += fmt::format("<path d=\"M{0:.1f} {1:.1f}V{2:.1f}H{3:.1f}\"/>\n", left, top, bottom,
                            left + plot_width);
        std::string labels;
        for (int quarter = 0; quarter <= 4; ++quarter) {
            const double at = top + plot_height * (1 - quarter / 4.0);
            text += fmt::format("<path d=\"M{:.1f} {:.1f}h-5\"/>\n", left, at);
            if (quarter > 0 && quarter < 4)
                text += fmt::format(
                    "<path d=\"M{:.1f} {:.1f}h{:.1f}\" stroke=\"#ffffff\" stroke-opacity=\"0.45\"/>\n", left,
                    at, plot_width);
            labels += fmt::format("<text x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n", left - 9,
                                  at + 4.5, percent(quarter / 4.0, 0, language_));
        }
        const double step = step_of_years(years);
        for (double year = 0; year <= years * (1 + 1e-9); year += step) {
            const double at = left + plot_width * year / years;
            text += fmt::format("<path d=\"M{:.1f} {:.1f}v5\"/>\n", at, bottom);
            labels += fmt::format("<text x=\"{:.1f}\" y=\"{:.0f}\" text-anchor=\"middle\">{}</text>\n", at,
                                  bottom + 20, significant(year, 4, language_));
        }
        labels +=
            fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" text-anchor=\"middle\">{}</text>\n",
                        left + plot_width / 2, bottom + 40, say("Years since the start", "År siden start"));
        return text + "</g>\n" + labels;
    }

    std::string legend() const {
        std::string text;
        double y = top + 6;
        // As they lie: the uppermost first.
        for (auto state = order_.rbegin(); state != order_.rend(); ++state, y += legend_step) {
            text += fmt::format(
                "<rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"14\" height=\"14\" rx=\"2\" fill=\"{}\"/>\n",
                legend_left, y - 7, colour_of_[*state]);
            text += fmt::format("<text x=\"{:.0f}\" y=\"{:.1f}\">{}</text>\n", legend_left + 21, y + 4.5,
                                escaped(shortened(states_[*state].title.in(language_), letters_of_legend)));
        }
        return text;
    }

    const Report& report_;
    Language language_;
    const std::vector<value::HealthState>& states_;
    std::vector<std::size_t> order_;  ///< of stacking: the living below
    std::vector<const char*> colour_of_;
};

}  // namespace

std::string trace_svg(const Report& report, Language language) {
    return TraceDrawing(report, language).all();
}

std::string trace_csv(const Report& report) {
    const auto& health = *report.assessment.health;
    std::string text = "alternative,years";
    const bool dated = !health.calendar_years.empty();
    if (dated) text += ",calendar_year";
    for (const auto& state : report.resolved.health->states) text += "," + state.id;
    text += "\r\n";
    for (std::size_t a = 0; a < health.alternatives.size(); ++a) {
        const auto& occupancy = health.alternatives[a].occupancy;
        for (std::size_t row = 0; row < occupancy.size(); ++row) {
            text += fmt::format("{},{}", report.resolved.alternatives[a].id,
                                static_cast<double>(row) * health.cycle_years);
            if (dated) text += fmt::format(",{}", health.calendar_years[row]);
            for (const auto share : occupancy[row]) text += fmt::format(",{}", share);
            text += "\r\n";
        }
    }
    return text;
}

}  // namespace vaerdi::view
