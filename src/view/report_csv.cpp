// The report for spreadsheets: one figure a row, always with a decimal point.
#include <fmt/format.h>

#include <cmath>

#include "view/csv_field.h"
#include "view/figures.h"
#include "view/health_record.h"
#include "view/report.h"

namespace vaerdi::view {
namespace {

using value::Figure;

std::string shortest(double value) { return std::isfinite(value) ? fmt::format("{}", value) : std::string{}; }

class CsvWriter {
  public:
    explicit CsvWriter(const Report& report) : report_(report), currency_(report.resolved.currency) {}

    std::string all() {
        text_ = "figure,alternative,versus,payer,year,unit,value,mean,low,high\r\n";
        for (const auto& a : report_.assessment.alternatives) alternative(a);
        for (const auto& c : report_.assessment.comparisons) comparison(c);
        if (report_.assessment.health) course(*report_.assessment.health);
        if (report_.assessment.tree) tree(*report_.assessment.tree);
        for (const auto& h : report_.headrooms) {
            if (h.highest) {
                row("price_headroom." + report_.resolved.inputs[h.input].name, h.alternative, h.versus, "",
                    "", report_.resolved.inputs[h.input].unit.text(), *h.highest);
            }
        }
        for (const auto& s : report_.scenarios) {
            for (const auto& c : s.comparisons) {
                const auto name = "scenarios." + s.id + ".";
                row(name + "incremental_cost", c.id, c.versus, "", "", currency_, c.incremental_cost);
                row(name + "incremental_effects", c.id, c.versus, "", "", currency_, c.incremental_effects);
                row(name + "net_value", c.id, c.versus, "", "", currency_, c.net_value);
            }
        }
        return std::move(text_);
    }

  private:
    void row(const std::string& figure, const std::string& alternative, const std::string& versus,
             const std::string& payer, const std::string& year, const std::string& unit, const Figure& f) {
        text_ += fmt::format("{},{},{},{},{},{},{}", csv_field(figure), csv_field(alternative),
                             csv_field(versus), csv_field(payer), year, csv_field(unit), shortest(f.value));
        if (f.spread) {
            text_ += fmt::format(",{},{},{}", shortest(f.spread->mean), shortest(f.spread->low),
                                 shortest(f.spread->high));
        } else {
            text_ += ",,,";
        }
        text_ += "\r\n";
    }
    void row(const std::string& figure, const std::string& alternative, const std::string& versus,
             const std::string& unit, const std::optional<Figure>& f) {
        if (f) row(figure, alternative, versus, "", "", unit, *f);
    }

    /// The trace: the time in years stands for the year.
    void course(const value::HealthResult& health) {
        const auto& states = report_.resolved.health->states;
        for (std::size_t a = 0; a < health.alternatives.size(); ++a) {
            const auto& course = health.alternatives[a];
            const auto& id = report_.resolved.alternatives[a].id;
            for (std::size_t row = 0; row < course.occupancy.size(); ++row) {
                const auto time = shortest(static_cast<double>(row) * health.cycle_years);
                for (std::size_t state = 0; state < states.size(); ++state)
                    this->row("health.occupancy." + states[state].id, id, "", "", time, "1",
                              Figure{course.occupancy[row][state], {}});
            }
            for (std::size_t state = 0; state < course.survival.size(); ++state) {
                for (std::size_t row = 0; row < course.survival[state].size(); ++row)
                    this->row("health.survival." + states[state].id, id, "", "",
                              shortest(static_cast<double>(row) * health.cycle_years), "1",
                              Figure{course.survival[state][row], {}});
            }
            for (std::size_t state = 0; state < states.size(); ++state)
                this->row("health.years_in_state." + states[state].id, id, "", "", "", "years",
                          Figure{course.years_in_state[state], {}});
            this->row("health.life_years", id, "", "", "", "years", Figure{course.life_years, {}});
            this->row("health.alive_at_horizon", id, "", "", "", "1", Figure{course.alive_at_horizon, {}});
            if (course.life_expectancy)
                this->row("health.life_expectancy", id, "", "", "", "years",
                          Figure{*course.life_expectancy, {}});
        }
        if (health.convergence) convergence(*health.convergence);
    }

    /// The number of people stands for the year.
    void convergence(const value::Convergence& found) {
        for (std::size_t a = 0; a < found.alternatives.size(); ++a) {
            const auto& id = report_.resolved.alternatives[a].id;
            for (const auto& [name, figure] : converging_figures(found.alternatives[a])) {
                row("health.standard_error." + name, id, "", "", "", "", Figure{figure->standard_error, {}});
                for (std::size_t i = 0; i < found.people.size(); ++i)
                    row("health.convergence." + name, id, "", "", std::to_string(found.people[i]), "",
                        Figure{figure->at[i], {}});
            }
        }
    }

    void tree(const value::TreeResult& tree) {
        const auto optional = [](const std::optional<double>& x) {
            return x ? std::optional(Figure{*x, {}}) : std::nullopt;
        };
        for (std::size_t a = 0; a < tree.alternatives.size(); ++a) {
            const auto& id = report_.resolved.alternatives[a].id;
            for (std::size_t e = 0; e < tree.ends.size(); ++e) {
                const auto& end = tree.alternatives[a][e];
                const auto name = "tree." + report_.resolved.tree->nodes[tree.ends[e]].path + ".";
                row(name + "probability", id, "", "1", Figure{end.probability, {}});
                row(name + "cost", id, "", currency_, optional(end.cost));
                row(name + "qalys", id, "", "QALY", optional(end.qalys));
                row(name + "life_years", id, "", "years", optional(end.life_years));
            }
        }
    }

    /// `start`, then the calendar years (1, 2 … when the case has no first year).
    std::string year(std::size_t i) const {
        return i == 0 ? "start" : std::to_string(report_.resolved.start_year + static_cast<int>(i) - 1);
    }
    void by_year(const std::string& figure, const std::string& alternative, const std::string& versus,
                 const std::string& payer, const std::string& unit, const std::vector<double>& flows) {
        for (std::size_t i = 0; i < flows.size(); ++i)
            row(figure, alternative, versus, payer, year(i), unit, Figure{flows[i], {}});
    }

    void natural(const std::vector<value::NaturalFigure>& figures, const std::string& alternative,
                 const std::string& versus) {
        for (const auto& f : figures) {
            row("natural." + f.id, alternative, versus, "", "", f.unit.text(), f.total);
            row("natural." + f.id + ".discounted", alternative, versus, "", "", f.unit.text(), f.discounted);
            by_year("natural." + f.id, alternative, versus, "", f.unit.text(), f.by_year);
        }
    }
    void staff(const std::vector<value::StaffFigure>& figures, const std::string& alternative,
               const std::string& versus) {
        for (const auto& f : figures) {
            row("staff." + f.staff + ".hours", alternative, versus, "", "", "hours", f.hours);
            row("staff." + f.staff + ".fte", alternative, versus, "", "", "FTE", Figure{f.fte, {}});
            row("staff." + f.staff + ".cashable_fte", alternative, versus, "", "", "FTE",
                Figure{f.cashable_fte, {}});
        }
    }

    void alternative(const value::AlternativeResult& a) {
        row("total_cost", a.id, "", "", "", currency_, a.total_cost);
        row("effects", a.id, "", "", "", currency_, a.effects);
        row("net_value", a.id, "", "", "", currency_, a.net_value);
        row("qalys", a.id, "", "QALY", a.qalys);
        row("life_years", a.id, "", "years", a.life_years);
        if (a.probability_best)
            row("probability_best", a.id, "", "", "", "1", Figure{*a.probability_best, {}});
        for (const auto& line : a.lines) {
            row("lines." + line.line, a.id, "", "", "", currency_, Figure{line.present_value_all, {}});
            by_year("lines." + line.line, a.id, "", "", currency_, line.by_year);
        }
        for (const auto& payer : payers_of(report_.resolved, a.paid_present))
            row("paid", a.id, "", payer, "", currency_, a.paid_present.at(payer));
        for (const auto& payer : payers_of(report_.resolved, a.gained_present))
            row("gained", a.id, "", payer, "", currency_, a.gained_present.at(payer));
        natural(a.natural, a.id, "");
        staff(a.staff, a.id, "");
        for (const auto& g : a.groups) {
            row("groups." + g.group + ".total_cost", a.id, "", "", "", currency_, g.total_cost);
            row("groups." + g.group + ".effects", a.id, "", "", "", currency_, g.effects);
            row("groups." + g.group + ".net_value", a.id, "", "", "", currency_, g.net_value);
            row("groups." + g.group + ".qalys", a.id, "", "QALY", g.qalys);
        }
    }

    void comparison(const value::Comparison& c) {
        row("incremental_cost", c.id, c.versus, "", "", currency_, c.incremental_cost);
        row("incremental_effects", c.id, c.versus, "", "", currency_, c.incremental_effects);
        row("net_value", c.id, c.versus, "", "", currency_, c.net_value);
        row("incremental_qalys", c.id, c.versus, "QALY", c.incremental_qalys);
        row("incremental_life_years", c.id, c.versus, "years", c.incremental_life_years);
        if (c.icer) {
            row("icer", c.id, c.versus, "", "",
                currency_ + (c.icer_per == "life_years" ? "/life-year" : "/QALY"), Figure{c.icer->value, {}});
        }
        row("price_effect_ratio", c.id, c.versus, "1", c.price_effect_ratio);
        row("roi", c.id, c.versus, "1", c.roi);
        row("sroi_gross", c.id, c.versus, "1", c.sroi_gross);
        row("sroi_net", c.id, c.versus, "1", c.sroi_net);
        row("payback_years", c.id, c.versus, "years", c.payback_years);
        if (c.paid_back) row("paid_back", c.id, c.versus, "", "", "1", Figure{*c.paid_back, {}});
        row("internal_rate", c.id, c.versus, "1", c.internal_rate);
        if (c.probability_worth_it)
            row("probability_worth_it", c.id, c.versus, "", "", "1", Figure{*c.probability_worth_it, {}});
        for (const auto& payer : payers_of(report_.resolved, c.by_payer))
            row("net_value", c.id, c.versus, payer, "", currency_, c.by_payer.at(payer));
        if (c.qalys_in_money)
            row("qalys_in_money", c.id, c.versus, "", "", currency_, Figure{*c.qalys_in_money, {}});
        for (const auto& payer : payers_of(report_.resolved, c.budget))
            by_year("budget", c.id, c.versus, payer, currency_, c.budget.at(payer));
        natural(c.natural, c.id, c.versus);
        staff(c.staff, c.id, c.versus);
    }

    const Report& report_;
    const std::string& currency_;
    std::string text_;
};

}  // namespace

std::string report_csv(const Report& report) { return CsvWriter(report).all(); }

}  // namespace vaerdi::view
