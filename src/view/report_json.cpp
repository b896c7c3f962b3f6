// The report for programs. Figures are {"value": …} and, when draws were made, mean, low, high and
// standard_error; what does not apply is absent; doubles are written so that they read back the same.
#include <cmath>
#include <nlohmann/json.hpp>

#include "view/answer.h"
#include "view/figures.h"
#include "view/report.h"

namespace vaerdi::view {

using Json = nlohmann::ordered_json;
using value::Figure;
using value::ResolvedCase;

namespace {

/// {"value": …} and, when draws were made, mean, low, high and standard_error. The end of a payback interval
/// that is never is absent.
Json json_of(const Figure& figure) {
    Json json{{"value", figure.value}};
    if (!figure.spread) return json;
    const auto& [mean, low, high, standard_error] = *figure.spread;
    if (std::isfinite(mean)) json["mean"] = mean;
    if (std::isfinite(low)) json["low"] = low;
    if (std::isfinite(high)) json["high"] = high;
    if (std::isfinite(mean)) json["standard_error"] = standard_error;
    return json;
}

/// A figure of a simulation: one that no uncertain number touches has its value in every draw.
Json drawn_json_of(const Figure& figure, bool drawn) {
    if (!drawn || figure.spread) return json_of(figure);
    return json_of({figure.value, value::Spread{figure.value, figure.value, figure.value, 0}});
}

void put(Json& into, const char* key, const std::optional<Figure>& figure) {
    if (figure) into[key] = json_of(*figure);
}
void put(Json& into, const char* key, const std::optional<double>& value) {
    if (value) into[key] = *value;
}
void put(Json& into, const char* key, const std::string& text) {
    if (!text.empty()) into[key] = text;
}

class JsonWriter {
  public:
    JsonWriter(const Report& report, Language language) : report_(report), language_(language) {}

    Json all() const {
        const auto& a = report_.assessment;
        Json json{{"case", header()}, {"draws", a.draws}, {"seed", a.seed}};
        json["answer"] = answer_in_words(report_.resolved, a, language_);
        json["alternatives"] = alternatives(a.alternatives);
        json["comparisons"] = comparisons(a.comparisons);
        json["frontier"] = frontier();
        if (!a.frontier_effect.empty()) json["frontier_effect"] = a.frontier_effect;
        json["dominance"] = Json::object();
        for (const auto& d : a.dominance)
            json["dominance"][d.alternative] = {{"by", d.by}, {"extended", d.extended}};
        if (!report_.headrooms.empty()) json["price_headroom"] = headrooms();
        if (!report_.swings.empty() && report_.swings_asked) json["sensitivity"] = swings();
        if (!report_.thresholds.empty()) json["thresholds"] = thresholds();
        if (!report_.two_way.empty()) json["two_way"] = two_way();
        if (!report_.scenarios.empty()) json["scenarios"] = scenarios();
        if (!a.pathways.empty()) json["pathways"] = pathways();
        if (!a.resources.empty()) json["resources"] = resources();
        if (!a.financing.empty()) json["financing"] = financing();
        json["lines"] = lines();
        json["unpriced"] = unpriced();
        json["assumptions"] = names(a.assumptions);
        json["weak_evidence"] = names(a.weak_evidence);
        json["inputs"] = inputs();
        json["notes"] = Json::array();
        for (const auto& note : report_.resolved.notes) json["notes"].push_back(note.in(language_));
        json["warnings"] = Json::array();
        for (const auto& warning : report_.warnings)
            json["warnings"].push_back(to_string(warning, language_));
        return json;
    }

    Json price() const {
        Json json{{"case", header()}, {"draws", report_.assessment.draws}, {"seed", report_.assessment.seed}};
        json["net_value"] = Json::object();
        for (const auto& c : report_.assessment.comparisons) json["net_value"][c.id] = json_of(c.net_value);
        json["price_headroom"] = headrooms();
        json["thresholds"] = thresholds();
        return json;
    }

  private:
    std::string in(const Text& text, const std::string& otherwise = {}) const {
        return text.empty() ? otherwise : text.in(language_);
    }
    const std::string& name(std::size_t input) const { return report_.resolved.inputs[input].name; }
    std::vector<std::string> names(const std::vector<std::size_t>& inputs) const {
        std::vector<std::string> listed;
        for (const auto input : inputs) listed.push_back(name(input));
        return listed;
    }
    const std::string& id(std::size_t alternative) const {
        return report_.resolved.alternatives[alternative].id;
    }

    static Json segments(const std::vector<std::pair<int, double>>& rates) {
        auto list = Json::array();
        for (const auto& [from, rate] : rates) list.push_back({{"from", from}, {"rate", rate}});
        return list;
    }

    Json header() const {
        const auto& r = report_.resolved;
        Json json{{"id", r.id}, {"file", r.file}, {"title", in(r.title)}};
        put(json, "summary", in(r.summary));
        put(json, "organisation", in(r.organisation));
        json["currency"] = r.currency;
        if (r.price_year > 0) json["price_year"] = r.price_year;
        json["years"] = r.years;
        auto calendar = Json::array({"start"});
        for (int i = 1; i <= r.years; ++i) calendar.push_back(r.start_year + i - 1);
        json["calendar"] = std::move(calendar);  // names the places of every list by year
        json["perspective"] = r.perspective.empty() ? std::vector<std::string>{"society"} : r.perspective;
        json["discounting"] = {{"id", r.discounting.id},
                               {"costs", segments(r.discounting.costs)},
                               {"effects", segments(r.discounting.effects)},
                               {"default", r.discounting_is_default}};
        json["timing"] = r.timing == value::Timing::start    ? "start"
                         : r.timing == value::Timing::middle ? "middle"
                                                             : "end";
        json["comparator"] = id(r.comparator);
        json["alternatives"] = Json::object();
        for (const auto& a : r.alternatives) json["alternatives"][a.id] = in(a.title, a.id);
        json["for_one_patient"] = r.for_one_patient;
        json["payers"] = Json::object();
        for (const auto& payer : payers_of(r, r.payers))
            json["payers"][payer] = payer_title(r, payer, language_);
        return json;
    }

    Json natural(const std::vector<value::NaturalFigure>& figures) const {
        auto json = Json::object();
        for (const auto& f : figures) {
            json[f.id] = {{"title", in(f.title, f.id)},
                          {"unit", f.unit.text()},
                          {"total", json_of(f.total)},
                          {"discounted", json_of(f.discounted)},
                          {"by_year", f.by_year}};
        }
        return json;
    }

    Json staff(const std::vector<value::StaffFigure>& figures) const {
        auto json = Json::object();
        for (const auto& f : figures) {
            json[f.staff] = {{"title", in(f.title, f.staff)},      {"hours", json_of(f.hours)},
                             {"hours_per_year", f.hours_per_year}, {"fte", f.fte},
                             {"cashable_hours", f.cashable_hours}, {"cashable_fte", f.cashable_fte},
                             {"hours_per_fte", f.hours_per_fte}};
        }
        return json;
    }

    template <class Map>
    Json by_payer(const Map& map) const {
        auto json = Json::object();
        for (const auto& payer : payers_of(report_.resolved, map)) {
            if constexpr (std::is_same_v<typename Map::mapped_type, Figure>) {
                json[payer] = json_of(map.at(payer));
            } else {
                json[payer] = map.at(payer);
            }
        }
        return json;
    }

    Json alternatives(const std::vector<value::AlternativeResult>& results) const {
        auto json = Json::object();
        for (const auto& a : results) {
            const bool drawn = a.probability_best.has_value();
            Json one{{"total_cost", drawn_json_of(a.total_cost, drawn)},
                     {"effects", drawn_json_of(a.effects, drawn)},
                     {"net_value", drawn_json_of(a.net_value, drawn)}};
            if (a.qalys) one["qalys"] = drawn_json_of(*a.qalys, drawn);
            if (a.life_years) one["life_years"] = drawn_json_of(*a.life_years, drawn);
            put(one, "probability_best", a.probability_best);
            one["natural"] = natural(a.natural);
            one["staff"] = staff(a.staff);
            one["by_payer"] = {{"cost", by_payer(a.paid_present)}, {"gain", by_payer(a.gained_present)}};
            one["budget"] = {{"cost", by_payer(a.paid)}, {"gain", by_payer(a.gained)}};
            one["cost_by_category"] = a.cost_by_category;
            one["effect_by_category"] = a.effect_by_category;
            one["cut"] = {{"cost", a.cut_cost}, {"effects", a.cut_effects}};
            auto groups = Json::object();
            for (const auto& g : a.groups) {
                Json group{{"total_cost", json_of(g.total_cost)},
                           {"effects", json_of(g.effects)},
                           {"net_value", json_of(g.net_value)}};
                put(group, "qalys", g.qalys);
                groups[g.group] = std::move(group);
            }
            if (!groups.empty()) one["groups"] = std::move(groups);
            auto lines = Json::object();
            for (const auto& line : a.lines) {
                lines[line.line] = {{"present_value", line.present_value},
                                    {"present_value_all", line.present_value_all},
                                    {"by_year", line.by_year}};
            }
            one["lines"] = std::move(lines);
            json[a.id] = std::move(one);
        }
        return json;
    }

    static Json matrix(const value::MatrixResult& m) {
        Json json{{"verdict", m.verdict()}, {"measured_in", m.measured_in}};
        const auto cell = [](value::Cell c, const char* better, const char* worse) {
            return c == value::Cell::better ? better : c == value::Cell::worse ? worse : "same";
        };
        json["cost"] = cell(m.cost, "lower", "higher");
        json["effect"] = cell(m.effect, "better", "worse");
        if (m.probability) {
            static constexpr std::array costs{"lower", "same", "higher"};
            static constexpr std::array effects{"better", "same", "worse"};
            for (std::size_t c = 0; c < 3; ++c) {
                for (std::size_t e = 0; e < 3; ++e)
                    json["probability"][costs[c]][effects[e]] = (*m.probability)[c][e];
            }
        }
        return json;
    }

    Json comparisons(const std::vector<value::Comparison>& all) const {
        auto json = Json::object();
        for (const auto& c : all) {
            const bool drawn = c.probability_worth_it.has_value();
            Json one{{"versus", c.versus},
                     {"incremental_cost", drawn_json_of(c.incremental_cost, drawn)},
                     {"incremental_effects", drawn_json_of(c.incremental_effects, drawn)},
                     {"net_value", drawn_json_of(c.net_value, drawn)}};
            if (c.incremental_qalys) one["incremental_qalys"] = drawn_json_of(*c.incremental_qalys, drawn);
            if (c.incremental_life_years)
                one["incremental_life_years"] = drawn_json_of(*c.incremental_life_years, drawn);
            if (c.icer) {
                one["icer"] = {{"value", c.icer->value}};  // never an interval
                put(one, "icer_per", c.icer_per);
            }
            put(one, "price_effect_ratio", c.price_effect_ratio);
            put(one, "roi", c.roi);
            put(one, "sroi_gross", c.sroi_gross);
            put(one, "sroi_net", c.sroi_net);
            if (c.payback_years) one["payback_years"] = drawn_json_of(*c.payback_years, drawn);
            put(one, "paid_back", c.paid_back);
            put(one, "internal_rate", c.internal_rate);
            put(one, "has_rate", c.has_rate);
            put(one, "probability_worth_it", c.probability_worth_it);
            one["matrix"] = matrix(c.matrix);
            one["by_payer"] = by_payer(c.by_payer);
            put(one, "qalys_in_money", c.qalys_in_money);
            one["budget"] = by_payer(c.budget);
            one["cumulative"] = c.cumulative;
            one["natural"] = natural(c.natural);
            one["staff"] = staff(c.staff);
            json[c.id] = std::move(one);
        }
        return json;
    }

    Json frontier() const {
        auto list = Json::array();
        for (const auto& step : report_.assessment.frontier) {
            Json one{{"alternative", step.alternative}};
            put(one, "versus", step.versus);
            put(one, "icer", step.icer);
            list.push_back(std::move(one));
        }
        return list;
    }

    Json headrooms() const {
        auto json = Json::object();
        for (const auto& h : report_.headrooms) {
            Json one{{"versus", h.versus}, {"current", h.current}};
            one["unit"] = report_.resolved.inputs[h.input].unit.text();
            put(one, "highest", h.highest);
            json[h.alternative][name(h.input)] = std::move(one);
        }
        return json;
    }

    Json swings() const {
        auto json = Json::object();
        for (const auto& [alternative, swings] : report_.swings) {
            auto& list = json[id(alternative)] = Json::array();
            for (const auto& s : swings) {
                list.push_back({{"input", name(s.input)},
                                {"unit", report_.resolved.inputs[s.input].unit.text()},
                                {"low", s.low},
                                {"high", s.high},
                                {"net_value_at_low", s.at_low},
                                {"net_value_at_high", s.at_high},
                                {"outside_bound", s.outside_bound}});
            }
        }
        return json;
    }

    Json thresholds() const {
        auto json = Json::object();
        for (const auto& [alternative, thresholds] : report_.thresholds) {
            auto& list = json[id(alternative)] = Json::object();
            for (const auto& t : thresholds) {
                Json one{{"base", t.base}, {"unit", report_.resolved.inputs[t.input].unit.text()}};
                put(one, "value", t.value);
                list[name(t.input)] = std::move(one);
            }
        }
        return json;
    }

    Json two_way() const {
        auto json = Json::object();
        for (const auto& [alternative, grid] : report_.two_way) {
            json[id(alternative)] = {{"first", name(grid.first)},
                                     {"second", name(grid.second)},
                                     {"first_values", grid.first_values},
                                     {"second_values", grid.second_values},
                                     {"net_value", grid.net_value}};
        }
        return json;
    }

    Json scenarios() const {
        auto json = Json::object();
        for (const auto& s : report_.scenarios) {
            json[s.id] = {{"title", in(s.title, s.id)},
                          {"alternatives", alternatives(s.alternatives)},
                          {"comparisons", comparisons(s.comparisons)}};
        }
        return json;
    }

    Json pathways() const {
        auto list = Json::array();
        for (const auto& p : report_.assessment.pathways) {
            Json one{{"id", p.id}, {"title", in(p.title, p.id)}};
            put(one, "alternative", p.alternative);
            one["cost"] = p.cost;
            one["steps"] = Json::array();
            for (const auto& s : p.steps) {
                one["steps"].push_back({{"name", in(s.name)},
                                        {"who", in(s.who)},
                                        {"minutes", s.minutes},
                                        {"times", s.times},
                                        {"rate_per_minute", s.rate_per_minute},
                                        {"cost", s.cost}});
            }
            list.push_back(std::move(one));
        }
        return list;
    }

    Json resources() const {
        auto list = Json::array();
        for (const auto& r : report_.assessment.resources) {
            Json one{{"id", r.id}, {"title", in(r.title, r.id)}};
            put(one, "alternative", r.alternative);
            one["rate_per_minute"] = r.rate_per_minute;
            one["capacity_minutes"] = r.capacity_minutes;
            one["used_minutes"] = r.used_minutes;
            one["unused_minutes"] = r.unused_minutes;
            one["unused_cost"] = r.unused_cost;
            list.push_back(std::move(one));
        }
        return list;
    }

    Json financing() const {
        auto json = Json::object();
        for (const auto& f : report_.assessment.financing) {
            Json one{{"title", in(f.title, f.id)}, {"outlay", f.outlay}, {"payments", f.payments}};
            put(one, "internal_rate", f.internal_rate);
            one["net_present_value"] = f.net_present_value;
            one["capped"] = f.capped;
            json[f.id] = std::move(one);
        }
        return json;
    }

    Json lines() const {
        auto json = Json::object();
        for (const auto& line : report_.resolved.lines) {
            Json one{{"name", in(line.name)},
                     {"category", line.category},
                     {"side", line.is_cost ? "cost" : "effect"}};
            auto shares = Json::object();
            for (const auto& share : line.shares) shares[share.payer] = share.share;
            one["payers"] = std::move(shares);
            one["file"] = line.provenance.file;
            one["line"] = line.provenance.at.line;
            if (!line.value_types.empty()) one["value_types"] = line.value_types;
            json[line.id] = std::move(one);
        }
        return json;
    }

    Json unpriced() const {
        auto list = Json::array();
        for (const auto& u : report_.assessment.unpriced) {
            list.push_back({{"line", u.line},
                            {"name", in(u.name)},
                            {"category", in(u.category)},
                            {"description", in(u.description)}});
        }
        return list;
    }

    Json inputs() const {
        auto json = Json::object();
        for (const auto index : report_.assessment.inputs_used) {
            const auto& input = report_.resolved.inputs[index];
            Json one{
                {"title", in(input.title, input.name)}, {"unit", input.unit.text()}, {"value", input.base}};
            if (input.distribution) one["distribution"] = distribution(*input.distribution);
            if (input.joint >= 0)
                one["drawn_with"] =
                    names(report_.resolved.joints[static_cast<std::size_t>(input.joint)].inputs);
            if (input.written) one["range_written"] = {input.written->low, input.written->high};
            const auto& p = input.provenance;
            put(one, "source", p.source);
            if (p.evidence)
                one["evidence"] =
                    document::Choices<document::Evidence>::names()[static_cast<std::size_t>(*p.evidence)];
            if (p.certainty)
                one["certainty"] =
                    document::Choices<document::Certainty>::names()[static_cast<std::size_t>(*p.certainty)];
            put(one, "note", in(p.note));
            one["assumption"] = p.is_assumption();
            one["file"] = p.file;
            one["line"] = p.at.line;
            put(one, "conversion", in(input.conversion));
            json[input.name] = std::move(one);
        }
        return json;
    }

    static Json distribution(const math::Distribution& d) {
        const auto interval = math::interval(d);
        return {{"family", std::string(math::family(d))},
                {"mean", math::mean(d)},
                {"sd", math::standard_deviation(d)},
                {"low", interval.low},
                {"high", interval.high}};
    }

    const Report& report_;
    Language language_;
};

std::string text_of_json(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string report_json(const Report& report, Language language) {
    return text_of_json(JsonWriter(report, language).all());
}

std::string price_json(const Report& report, Language language) {
    return text_of_json(JsonWriter(report, language).price());
}

}  // namespace vaerdi::view
