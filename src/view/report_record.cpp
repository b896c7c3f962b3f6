#include "view/report_record.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "view/answer.h"
#include "view/figures.h"

namespace vaerdi::view {

using value::Figure;

namespace {

/// The end of a payback interval that is never is absent.
FigureRecord record_of(const Figure& figure) {
    FigureRecord record{.value = figure.value};
    if (!figure.spread) return record;
    const auto& [mean, low, high, standard_error] = *figure.spread;
    if (std::isfinite(mean)) record.mean = mean;
    if (std::isfinite(low)) record.low = low;
    if (std::isfinite(high)) record.high = high;
    if (std::isfinite(mean)) record.standard_error = standard_error;
    return record;
}
std::optional<FigureRecord> record_of(const std::optional<Figure>& figure) {
    if (!figure) return {};
    return record_of(*figure);
}

/// A figure of a simulation: one that no uncertain number touches has its value in every draw.
FigureRecord drawn_record_of(const Figure& figure, bool drawn) {
    if (!drawn || figure.spread) return record_of(figure);
    return record_of(Figure{figure.value, value::Spread{figure.value, figure.value, figure.value, 0}});
}
std::optional<FigureRecord> drawn_record_of(const std::optional<Figure>& figure, bool drawn) {
    if (!figure) return {};
    return drawn_record_of(*figure, drawn);
}

/// The entry of this name; made at the end when there is none.
template <class T>
T& entry(Named<T>& list, const std::string& name) {
    const auto found = std::ranges::find(list, name, &std::pair<std::string, T>::first);
    return found != list.end() ? found->second : list.emplace_back(name, T{}).second;
}

template <class Choice>
std::string choice_name(const std::optional<Choice>& choice) {
    return choice ? document::Choices<Choice>::names()[static_cast<std::size_t>(*choice)] : std::string{};
}

class Recorder {
  public:
    Recorder(const Report& report, Language language)
        : report_(report), resolved_(report.resolved), language_(language) {}

    ReportRecord all() const {
        const auto& a = report_.assessment;
        ReportRecord record;
        record.case_asked = header();
        record.draws = a.draws;
        record.seed = a.seed;
        record.answer = answer_in_words(resolved_, a, language_);
        record.alternatives = alternatives(a.alternatives);
        record.comparisons = comparisons(a.comparisons);
        for (const auto& step : a.frontier)
            record.frontier.push_back({step.alternative, step.versus, step.icer});
        record.frontier_effect = a.frontier_effect;
        for (const auto& d : a.dominance)
            record.dominance.emplace_back(d.alternative, DominatedRecord{d.by, d.extended});
        record.price_headroom = headrooms();
        if (report_.swings_asked) record.sensitivity = swings();
        record.thresholds = thresholds();
        record.two_way = two_way();
        for (const auto& s : report_.scenarios) {
            record.scenarios.emplace_back(
                s.id,
                ScenarioRecord{in(s.title, s.id), alternatives(s.alternatives), comparisons(s.comparisons)});
        }
        record.pathways = pathways();
        for (const auto& r : a.resources) {
            record.resources.push_back({r.id, in(r.title, r.id), r.alternative, r.rate_per_minute,
                                        r.capacity_minutes, r.used_minutes, r.unused_minutes, r.unused_cost});
        }
        for (const auto& f : a.financing) {
            record.financing.emplace_back(
                f.id, FinancingRecord{in(f.title, f.id), f.outlay, f.payments, f.internal_rate,
                                      f.net_present_value, f.capped});
        }
        if (a.health) record.health = health_record(resolved_, *a.health, report_.twin, language_);
        if (a.tree) record.tree = tree_record(resolved_, *a.tree, language_);
        if (report_.information)
            record.information = information_record(resolved_, *report_.information, language_);
        record.lines = lines();
        for (const auto& [id, table] : resolved_.tables) record.tables.emplace_back(id, this->table(table));
        for (const auto& u : a.unpriced)
            record.unpriced.push_back({u.line, in(u.name), in(u.category), in(u.description)});
        record.assumptions = names(a.assumptions);
        record.weak_evidence = names(a.weak_evidence);
        for (const auto index : a.inputs_used)
            record.inputs.emplace_back(name(index), input(resolved_.inputs[index]));
        for (const auto& note : resolved_.notes) record.notes.push_back(note.in(language_));
        for (const auto& warning : report_.warnings) record.warnings.push_back(to_string(warning, language_));
        return record;
    }

    PriceRecord price() const {
        PriceRecord record{header(),    report_.assessment.draws, report_.assessment.seed, {}, headrooms(),
                           thresholds()};
        for (const auto& c : report_.assessment.comparisons)
            record.net_value.emplace_back(c.id, record_of(c.net_value));
        return record;
    }

  private:
    std::string in(const Text& text, const std::string& otherwise = {}) const {
        return text.empty() ? otherwise : text.in(language_);
    }
    const std::string& name(std::size_t input) const { return resolved_.inputs[input].name; }
    std::string unit(std::size_t input) const { return resolved_.inputs[input].unit.text(); }
    std::vector<std::string> names(const std::vector<std::size_t>& inputs) const {
        std::vector<std::string> listed;
        for (const auto input : inputs) listed.push_back(name(input));
        return listed;
    }
    const std::string& id(std::size_t alternative) const { return resolved_.alternatives[alternative].id; }

    static std::vector<RateRecord> rates(const std::vector<std::pair<int, double>>& segments) {
        std::vector<RateRecord> list;
        for (const auto& [from, rate] : segments) list.push_back({from, rate});
        return list;
    }

    CaseRecord header() const {
        const auto& r = resolved_;
        CaseRecord record;
        record.id = r.id;
        record.file = r.file;
        record.title = in(r.title);
        record.summary = in(r.summary);
        record.organisation = in(r.organisation);
        record.currency = r.currency;
        if (r.price_year > 0) record.price_year = r.price_year;
        record.years = r.years;
        record.calendar.push_back({});
        for (int i = 1; i <= r.years; ++i) record.calendar.push_back({r.start_year + i - 1});
        record.perspective = r.perspective.empty() ? std::vector<std::string>{"society"} : r.perspective;
        record.discounting = {r.discounting.id, rates(r.discounting.costs), rates(r.discounting.effects),
                              r.discounting_is_default};
        record.timing = document::Choices<value::Timing>::names()[static_cast<std::size_t>(r.timing)];
        record.comparator = id(r.comparator);
        for (const auto& a : r.alternatives) record.alternatives.emplace_back(a.id, in(a.title, a.id));
        record.for_one_patient = r.for_one_patient;
        for (const auto& payer : payers_of(r, r.payers))
            record.payers.emplace_back(payer, payer_title(r, payer, language_));
        return record;
    }

    Named<NaturalRecord> natural(const std::vector<value::NaturalFigure>& figures) const {
        Named<NaturalRecord> list;
        for (const auto& f : figures) {
            list.emplace_back(f.id, NaturalRecord{in(f.title, f.id), f.unit.text(), record_of(f.total),
                                                  record_of(f.discounted), f.by_year});
        }
        return list;
    }

    Named<StaffRecord> staff(const std::vector<value::StaffFigure>& figures) const {
        Named<StaffRecord> list;
        for (const auto& f : figures) {
            list.emplace_back(f.staff, StaffRecord{in(f.title, f.staff), record_of(f.hours), f.hours_per_year,
                                                   f.fte, f.cashable_hours, f.cashable_fte, f.hours_per_fte});
        }
        return list;
    }

    Named<FigureRecord> by_payer(const std::map<std::string, Figure>& map) const {
        Named<FigureRecord> list;
        for (const auto& payer : payers_of(resolved_, map))
            list.emplace_back(payer, record_of(map.at(payer)));
        return list;
    }
    Named<std::vector<double>> by_payer(const std::map<std::string, std::vector<double>>& map) const {
        Named<std::vector<double>> list;
        for (const auto& payer : payers_of(resolved_, map)) list.emplace_back(payer, map.at(payer));
        return list;
    }

    Named<AlternativeRecord> alternatives(const std::vector<value::AlternativeResult>& results) const {
        Named<AlternativeRecord> list;
        for (const auto& a : results) {
            const bool drawn = a.probability_best.has_value();
            AlternativeRecord one;
            one.total_cost = drawn_record_of(a.total_cost, drawn);
            one.effects = drawn_record_of(a.effects, drawn);
            one.net_value = drawn_record_of(a.net_value, drawn);
            one.qalys = drawn_record_of(a.qalys, drawn);
            one.life_years = drawn_record_of(a.life_years, drawn);
            one.probability_best = a.probability_best;
            one.natural = natural(a.natural);
            one.staff = staff(a.staff);
            one.by_payer = {by_payer(a.paid_present), by_payer(a.gained_present)};
            one.budget = {by_payer(a.paid), by_payer(a.gained)};
            one.cost_by_category = a.cost_by_category;
            one.effect_by_category = a.effect_by_category;
            one.cut = {a.cut_cost, a.cut_effects};
            for (const auto& g : a.groups) {
                one.groups.emplace_back(g.group, GroupRecord{record_of(g.total_cost), record_of(g.effects),
                                                             record_of(g.net_value), record_of(g.qalys)});
            }
            for (const auto& line : a.lines) {
                one.lines.emplace_back(
                    line.line, LineFlowRecord{line.present_value, line.present_value_all, line.by_year});
            }
            list.emplace_back(a.id, std::move(one));
        }
        return list;
    }

    static MatrixRecord matrix(const value::MatrixResult& m) {
        const auto cell = [](value::Cell c, const char* better, const char* worse) {
            return c == value::Cell::better ? better : c == value::Cell::worse ? worse : "same";
        };
        MatrixRecord record{m.verdict(),
                            m.measured_in,
                            cell(m.cost, "lower", "higher"),
                            cell(m.effect, "better", "worse"),
                            {}};
        if (m.probability) {
            static constexpr std::array costs{"lower", "same", "higher"};
            static constexpr std::array effects{"better", "same", "worse"};
            for (std::size_t c = 0; c < 3; ++c) {
                auto& row = record.probability.emplace_back(costs[c], Named<double>{}).second;
                for (std::size_t e = 0; e < 3; ++e) row.emplace_back(effects[e], (*m.probability)[c][e]);
            }
        }
        return record;
    }

    Named<ComparisonRecord> comparisons(const std::vector<value::Comparison>& all) const {
        Named<ComparisonRecord> list;
        for (const auto& c : all) {
            const bool drawn = c.probability_worth_it.has_value();
            ComparisonRecord one;
            one.versus = c.versus;
            one.incremental_cost = drawn_record_of(c.incremental_cost, drawn);
            one.incremental_effects = drawn_record_of(c.incremental_effects, drawn);
            one.net_value = drawn_record_of(c.net_value, drawn);
            one.incremental_qalys = drawn_record_of(c.incremental_qalys, drawn);
            one.incremental_life_years = drawn_record_of(c.incremental_life_years, drawn);
            if (c.icer) {
                one.icer = FigureRecord{.value = c.icer->value};  // never an interval
                one.icer_per = c.icer_per;
            }
            one.price_effect_ratio = record_of(c.price_effect_ratio);
            one.roi = record_of(c.roi);
            one.sroi_gross = record_of(c.sroi_gross);
            one.sroi_net = record_of(c.sroi_net);
            one.payback_years = drawn_record_of(c.payback_years, drawn);
            one.paid_back = c.paid_back;
            one.internal_rate = record_of(c.internal_rate);
            one.has_rate = c.has_rate;
            one.probability_worth_it = c.probability_worth_it;
            one.matrix = matrix(c.matrix);
            one.by_payer = by_payer(c.by_payer);
            one.qalys_in_money = c.qalys_in_money;
            one.budget = by_payer(c.budget);
            one.cumulative = c.cumulative;
            one.natural = natural(c.natural);
            one.staff = staff(c.staff);
            list.emplace_back(c.id, std::move(one));
        }
        return list;
    }

    Named<Named<HeadroomRecord>> headrooms() const {
        Named<Named<HeadroomRecord>> list;
        for (const auto& h : report_.headrooms) {
            entry(list, h.alternative)
                .emplace_back(name(h.input),
                              HeadroomRecord{h.versus, h.current, unit(h.input), record_of(h.highest)});
        }
        return list;
    }

    Named<std::vector<SwingRecord>> swings() const {
        Named<std::vector<SwingRecord>> list;
        for (const auto& [alternative, swings] : report_.swings) {
            auto& of = entry(list, id(alternative));
            for (const auto& s : swings)
                of.push_back(
                    {name(s.input), unit(s.input), s.low, s.high, s.at_low, s.at_high, s.outside_bound});
        }
        return list;
    }

    Named<Named<ThresholdRecord>> thresholds() const {
        Named<Named<ThresholdRecord>> list;
        for (const auto& [alternative, thresholds] : report_.thresholds) {
            auto& of = entry(list, id(alternative));
            for (const auto& t : thresholds)
                of.emplace_back(name(t.input), ThresholdRecord{t.base, unit(t.input), t.value});
        }
        return list;
    }

    Named<TwoWayRecord> two_way() const {
        Named<TwoWayRecord> list;
        for (const auto& [alternative, grid] : report_.two_way) {
            entry(list, id(alternative)) = {name(grid.first), name(grid.second), grid.first_values,
                                            grid.second_values, grid.net_value};
        }
        return list;
    }

    std::vector<PathwayRecord> pathways() const {
        std::vector<PathwayRecord> list;
        for (const auto& p : report_.assessment.pathways) {
            PathwayRecord one{p.id, in(p.title, p.id), p.alternative, p.cost, {}};
            for (const auto& s : p.steps)
                one.steps.push_back({in(s.name), in(s.who), s.minutes, s.times, s.rate_per_minute, s.cost});
            list.push_back(std::move(one));
        }
        return list;
    }

    Named<LineRecord> lines() const {
        Named<LineRecord> list;
        for (const auto& line : resolved_.lines) {
            LineRecord one{in(line.name),
                           line.category,
                           line.is_cost ? "cost" : "effect",
                           {},
                           line.provenance.file,
                           line.provenance.at.line,
                           line.value_types};
            for (const auto& share : line.shares) entry(one.payers, share.payer) = share.share;
            list.emplace_back(line.id, std::move(one));
        }
        return list;
    }

    InputRecord input(const value::Input& input) const {
        const auto& p = input.provenance;
        InputRecord one;
        one.title = in(input.title, input.name);
        one.unit = input.unit.text();
        one.value = input.base;
        if (input.distribution) one.distribution = distribution(*input.distribution);
        if (input.joint >= 0)
            one.drawn_with = names(resolved_.joints[static_cast<std::size_t>(input.joint)].inputs);
        if (input.written) one.range_written = {input.written->low, input.written->high};
        one.source = p.source;
        one.evidence = choice_name(p.evidence);
        one.certainty = choice_name(p.certainty);
        one.note = in(p.note);
        one.assumption = p.is_assumption();
        one.file = p.file;
        one.line = p.at.line;
        one.conversion = in(input.conversion);
        return one;
    }

    TableRecord table(const value::Table& table) const {
        const auto& p = table.provenance;
        return {in(table.title, table.id),
                p.source,
                choice_name(p.evidence),
                in(p.note),
                p.is_assumption(),
                p.file,
                p.at.line};
    }

    static DistributionRecord distribution(const math::Distribution& d) {
        const auto interval = math::interval(d);
        return {std::string(math::family(d)), math::mean(d), math::standard_deviation(d), interval.low,
                interval.high};
    }

    const Report& report_;
    const value::ResolvedCase& resolved_;
    Language language_;
};

}  // namespace

ReportRecord report_record(const Report& report, Language language) {
    return Recorder(report, language).all();
}

PriceRecord price_record(const Report& report, Language language) {
    return Recorder(report, language).price();
}

}  // namespace vaerdi::view
