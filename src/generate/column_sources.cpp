// Where the values of a column come from: a formula, a choice, a member of a group, a distribution, a life
// table.
#include <fmt/format.h>

#include <algorithm>

#include "generate/column_builder.h"
#include "math/vector_math.h"

namespace vaerdi::generate {

using math::Node;
using math::Op;

namespace {

constexpr std::size_t most_values = 1000;  ///< of a choice

std::optional<double> plain_number(std::string_view text) {
    const auto number = instrument::read_decimal(text);
    return number ? std::optional(number->value()) : std::nullopt;
}

}  // namespace

std::span<const ColumnFamily> column_families() {
    static constexpr ColumnFamily all[] = {{"normal", &ColumnDocument::normal},
                                           {"lognormal", &ColumnDocument::lognormal},
                                           {"gamma", &ColumnDocument::gamma},
                                           {"beta", &ColumnDocument::beta},
                                           {"uniform", &ColumnDocument::uniform},
                                           {"triangular", &ColumnDocument::triangular},
                                           {"pert", &ColumnDocument::pert},
                                           {"weibull", &ColumnDocument::weibull},
                                           {"exponential", &ColumnDocument::exponential},
                                           {"gompertz", &ColumnDocument::gompertz}};
    return all;
}

bool ColumnBuilder::read_source(const std::string& key) {
    if (key == "is") return read_is();
    if (key == "chance") return read_chance(document_.chance, false);
    if (key == "log_odds") return read_chance(document_.log_odds, true);
    if (key == "choice") return read_choice();
    if (key == "pick") return read_pick();
    if (key == "person") return read_person();
    if (key == "life_table") return read_life_table();
    if (key == "id") {
        column_.source = Source::id;
        column_.writes = Writes::text;
        column_.letters = document_.id.value;
        return true;
    }
    if (key == "poisson") {
        column_.source = Source::poisson;
        column_.draw = Draw::uniform;
        draw_slot();
    }
    if (key == "date" || key == "poisson") {
        if (key == "date") column_.writes = Writes::day;
        const auto value = node(key == "date" ? document_.date : document_.poisson);
        if (!value) return false;
        outputs_.push_back(*value);
        return true;
    }
    for (const auto& family : column_families()) {
        if (key == family.name) return read_family(key, *(document_.*family.member));
    }
    return false;
}

/// A group, a text that its members have, or a formula.
bool ColumnBuilder::read_is() {
    const auto& text = document_.is.value;
    const auto dot = text.find('.');
    if (const auto member = frame_.member(text.substr(0, dot))) {
        column_.group = member->group;
        column_.picked_by = member->picked_by;
        const auto& group = frame_.plan_.groups[member->group];
        if (dot == std::string::npos) {
            column_.source = Source::group;
            column_.writes = Writes::text;
            return true;
        }
        const auto attribute = std::ranges::find(group.attributes, text.substr(dot + 1), &Attribute::name);
        if (attribute != group.attributes.end() && attribute->is_text) {
            column_.source = Source::text;
            column_.writes = Writes::text;
            column_.attribute = static_cast<std::size_t>(attribute - group.attributes.begin());
            return true;
        }
    }
    const auto value = node(document_.is);
    if (!value) return false;
    outputs_.push_back(*value);
    return true;
}

bool ColumnBuilder::read_chance(const document::Formula& written, bool log_odds) {
    auto chance = node(written);
    if (!chance) return false;
    if (log_odds) {
        const auto odds = graph_.apply(Op::exp, graph_.negate(*chance));
        chance = graph_.apply(Op::divide, number(1), graph_.add(number(1), odds));
    }
    column_.draw = Draw::uniform;
    column_.writes = Writes::yes_no;
    outputs_.push_back(graph_.apply(Op::less, graph_.input(draw_slot()), *chance));
    return true;
}

bool ColumnBuilder::read_choice() {
    column_.source = Source::choice;
    column_.writes = Writes::text;
    column_.draw = Draw::uniform;
    draw_slot();
    if (document_.choice.entries.size() > most_values) {
        error(at_, {"a choice has at most 1000 values", "et valg har højst 1000 værdier"},
              {"use a group with pick", "brug en gruppe med pick"});
        return false;
    }
    bool all_numbers = true;
    for (const auto& entry : document_.choice) {
        const auto weight = node(entry.value);
        if (!weight) return false;
        outputs_.push_back(*weight);
        column_.values.push_back(entry.name);
        const auto value = plain_number(entry.name);
        all_numbers = all_numbers && value;
        column_.numbers.push_back(value.value_or(0));
    }
    if (!all_numbers) column_.numbers.clear();
    column_.weights = outputs_.size();
    return true;
}

bool ColumnBuilder::read_pick() {
    auto& plan = frame_.plan_;
    const auto found = std::ranges::find(plan.groups, document_.pick.value, &Group::name);
    if (found == plan.groups.end()) {
        std::vector<std::string> known;
        for (const auto& group : plan.groups) known.push_back(group.name);
        const auto nearest = nearest_name(document_.pick.value, known);
        error(document_.pick.at,
              {fmt::format("there is no group '{}'", document_.pick.value),
               fmt::format("der er ingen gruppe '{}'", document_.pick.value)},
              nearest.empty() ? Text{"name one under groups", "nævn en under groups"}
                              : Text{"did you mean '" + nearest + "'?", "mente du '" + nearest + "'?"});
        return false;
    }
    column_.group = static_cast<std::size_t>(found - plan.groups.begin());
    if (found->in && std::ranges::find(frame_.chain_, *found->in) == frame_.chain_.end()) {
        error(document_.pick.at,
              {fmt::format("rows do not belong to any '{}'", plan.groups[*found->in].name),
               fmt::format("rækker hører ikke til nogen '{}'", plan.groups[*found->in].name)},
              {"pick from a group that lies in the rows' own, or in none",
               "vælg fra en gruppe, der ligger i rækkernes egen eller i ingen"});
        return false;
    }
    column_.source = Source::pick;
    column_.writes = Writes::text;
    column_.draw = Draw::uniform;
    draw_slot();
    frame_.add_attributes(column_.name, {.column = index_, .group = column_.group, .picked = true});
    const auto weight = document_.weight ? node(document_.weight) : number(1);
    if (!weight) return false;
    outputs_.push_back(*weight);
    return true;
}

bool ColumnBuilder::read_person() {
    column_.source = Source::person;
    column_.writes = Writes::text;
    column_.draw = Draw::uniform;
    draw_slot();
    const auto day = frame_.days_.find(document_.person.value);
    if (day == frame_.days_.end()) {
        error(document_.person.at,
              {fmt::format("'{}' is no column with a day above this one", document_.person.value),
               fmt::format("'{}' er ingen kolonne med en dag over denne", document_.person.value)},
              {"name the column with the date of birth", "nævn kolonnen med fødselsdatoen"});
        return false;
    }
    column_.born = day->second;
    return true;
}

bool ColumnBuilder::read_family(const std::string& key, const document::FamilyParameters& written) {
    const auto value = drawn_value(key, written, frame_.names_, graph_, draw_slot(), found_);
    if (!value) return false;
    column_.draw = value->draw;
    column_.sampler = value->sampler;
    outputs_.push_back(value->value);
    is_drawn_ = true;
    return true;
}

bool ColumnBuilder::read_life_table() {
    const auto& written = *document_.life_table;
    const auto& columns = frame_.frame_.columns;
    const auto of = std::ranges::find(columns, written.of.value, &Column::name);
    if (of == columns.end() || of->source != Source::choice || !of->numbers.empty()) {
        error(written.of.at,
              {fmt::format("'{}' is no choice among the columns above", written.of.value),
               fmt::format("'{}' er intet valg blandt kolonnerne ovenover", written.of.value)},
              {"name a column such as sex: {choice: {female: 57 %, male: 43 %}}",
               "nævn en kolonne som sex: {choice: {female: 57 %, male: 43 %}}"});
        return false;
    }
    auto deaths = std::make_shared<Deaths>();
    deaths->of = of->value_slot;
    for (const auto& value : of->values) {
        const auto* id = written.tables.find(value);
        const auto dot = id != nullptr ? id->value.find('.') : std::string::npos;
        const auto* table = id != nullptr ? frame_.catalogue_.life_table(id->value.substr(0, dot)) : nullptr;
        const auto* mortality = table != nullptr && dot != std::string::npos
                                    ? table->entry.of(std::string_view(id->value).substr(dot + 1))
                                    : nullptr;
        if (mortality == nullptr) {
            error(id != nullptr ? id->at : written.at,
                  id != nullptr ? Text{fmt::format("there is no life table '{}'", id->value),
                                       fmt::format("der er ingen dødelighedstavle '{}'", id->value)}
                                : Text{fmt::format("there is no table for '{}'", value),
                                       fmt::format("der er ingen tavle for '{}'", value)},
                  {"write e.g. dk-life-table-2019.women; vaerdi catalogue life-table lists them",
                   "skriv fx dk-life-table-2019.women; vaerdi catalogue life-table viser dem"});
            return false;
        }
        Deaths::Table made{mortality->first_age, {}};
        for (const auto dying : mortality->dying)
            made.hazard.push_back(-math::log1p(-std::min(dying, 0.999999)));
        deaths->tables.push_back(std::move(made));
    }
    math::Graph graph;
    const auto age = node_of(written.age, frame_.names_, graph, found_);
    const auto times =
        written.times ? node_of(written.times, frame_.names_, graph, found_) : graph.constant(1);
    if (!age || !times) return false;
    const Node outputs[] = {*age, *times};
    deaths->program = math::compile(graph, outputs);
    column_.deaths = std::move(deaths);
    column_.draw = Draw::uniform;
    outputs_.push_back(graph_.input(draw_slot()));
    is_drawn_ = true;
    return true;
}

}  // namespace vaerdi::generate
