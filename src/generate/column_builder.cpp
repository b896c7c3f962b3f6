// One column understood: the way its values come about, what is made of them, and how they are written.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "generate/frame_builder.h"
#include "math/vector_math.h"

namespace vaerdi::generate {

using math::Node;
using math::Op;

namespace {

constexpr std::size_t most_values = 1000;  ///< of a choice

struct NamedFamily {
    const char* name;
    std::optional<document::FamilyParameters> ColumnDocument::* member;
};
constexpr NamedFamily families_of_columns[] = {{"normal", &ColumnDocument::normal},
                                               {"lognormal", &ColumnDocument::lognormal},
                                               {"gamma", &ColumnDocument::gamma},
                                               {"beta", &ColumnDocument::beta},
                                               {"uniform", &ColumnDocument::uniform},
                                               {"triangular", &ColumnDocument::triangular},
                                               {"pert", &ColumnDocument::pert},
                                               {"weibull", &ColumnDocument::weibull},
                                               {"exponential", &ColumnDocument::exponential},
                                               {"gompertz", &ColumnDocument::gompertz}};

/// The keys that say where the value comes from.
std::vector<std::string> sources_written(const ColumnDocument& document) {
    std::vector<std::string> written;
    const std::pair<const char*, bool> keys[] = {
        {"is", bool(document.is)},           {"date", bool(document.date)},
        {"id", bool(document.id)},           {"person", bool(document.person)},
        {"chance", bool(document.chance)},   {"log_odds", bool(document.log_odds)},
        {"poisson", bool(document.poisson)}, {"choice", !document.choice.empty()},
        {"pick", bool(document.pick)},       {"life_table", document.life_table.has_value()}};
    for (const auto& [key, is_there] : keys) {
        if (is_there) written.emplace_back(key);
    }
    for (const auto& family : families_of_columns) {
        if (document.*family.member) written.emplace_back(family.name);
    }
    return written;
}

std::optional<double> plain_number(std::string_view text) {
    const auto number = instrument::read_decimal(text);
    return number ? std::optional(number->value()) : std::nullopt;
}

}  // namespace

/// Puts together one column of a frame.
class ColumnBuilder {
  public:
    ColumnBuilder(FrameBuilder& frame, const std::string& name, Position at, const ColumnDocument& document)
        : frame_(frame), found_(frame.found_), document_(document), at_(at) {
        column_.name = name;
    }

    void build();

  private:
    void error(Position at, Text message, Text remedy) {
        found_.error(at, std::move(message), std::move(remedy));
    }
    std::optional<Node> node(const document::Formula& formula) {
        return node_of(formula, frame_.names_, graph_, found_);
    }
    Node number(double value) { return graph_.constant(value); }
    std::uint32_t draw_slot() {
        column_.draw_slot = frame_.add_slot({.holds = Slot::Holds::draw, .column = index_});
        return column_.draw_slot;
    }

    bool read_source(const std::string& key);
    bool read_is();
    bool read_chance(const document::Formula& written, bool log_odds);
    bool read_choice();
    bool read_pick();
    bool read_person();
    bool read_family(const std::string& key, const document::FamilyParameters& written);
    bool read_life_table();
    void read_carries();
    void read_between();
    void read_after();
    void read_answers();
    void round_value();
    void add_output(std::optional<std::size_t>& index, const document::Formula& written);
    void read_known();
    void check_modifiers(const std::string& key);
    void publish();

    FrameBuilder& frame_;
    Diagnostics& found_;
    const ColumnDocument& document_;
    Position at_;
    Column column_;
    std::size_t index_ = 0;
    math::Graph graph_;
    std::vector<Node> outputs_;
    std::optional<Node> event_known_;
    bool is_drawn_ = false;  ///< by a family or a life table
};

void FrameBuilder::add_column(const std::string& name, Position at, const ColumnDocument& document) {
    ColumnBuilder(*this, name, at, document).build();
}

void ColumnBuilder::build() {
    check_name(column_.name, at_, found_);
    const auto written = sources_written(document_);
    if (written.size() != 1) {
        error(at_,
              written.empty()
                  ? Text{fmt::format("'{}' does not say where its values come from", column_.name),
                         fmt::format("'{}' siger ikke, hvor dens værdier kommer fra", column_.name)}
                  : Text{fmt::format("'{}' has its values from several places: {}", column_.name,
                                     fmt::join(written, ", ")),
                         fmt::format("'{}' har sine værdier flere steder fra: {}", column_.name,
                                     fmt::join(written, ", "))},
              {"write one of: is, date, chance, choice, pick, normal … ({normal: {mean: 68, sd: 9}})",
               "skriv én af: is, date, chance, choice, pick, normal … ({normal: {mean: 68, sd: 9}})"});
        return;
    }
    index_ = frame_.frame_.columns.size();
    column_.value_slot = frame_.add_slot({.holds = Slot::Holds::value, .column = index_});
    column_.known_slot = frame_.add_slot({.holds = Slot::Holds::known, .column = index_});
    column_.hidden = document_.hidden.value;
    column_.decimals = document_.decimals.value;
    check_modifiers(written.front());
    if (!read_source(written.front())) return;
    read_carries();
    read_between();
    read_after();
    round_value();
    read_answers();
    read_known();
    if (document_.missing) add_output(column_.missing_output, document_.missing);
    if (document_.missing_answers) add_output(column_.missing_answers_output, document_.missing_answers);
    column_.program = math::compile(graph_, outputs_);
    publish();
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
    for (const auto& family : families_of_columns) {
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

void ColumnBuilder::read_carries() {
    if (!document_.carries) return;
    const auto share = constant_of(document_.carries, frame_.names_, found_);
    if (share && (*share < 0 || *share >= 1)) {
        error(document_.carries.at,
              {"a correlation with the row before lies between 0 and 1",
               "en korrelation med rækken før ligger mellem 0 og 1"},
              {"write e.g. 80 %", "skriv fx 80 %"});
    }
    column_.carries = share.value_or(0);
}

void ColumnBuilder::read_between() {
    if (document_.between.empty()) return;
    if (document_.between.size() != 2) {
        error(document_.between.front().at, {"between takes two values", "between tager to værdier"},
              {"write [lowest, highest]", "skriv [laveste, højeste]"});
        return;
    }
    const auto low = node(document_.between[0]), high = node(document_.between[1]);
    if (!low || !high || outputs_.empty()) return;
    outputs_[0] = graph_.apply(Op::minimum, graph_.apply(Op::maximum, outputs_[0], *low), *high);
}

void ColumnBuilder::read_after() {
    const auto day = [&](const document::Name& name) -> std::optional<std::uint32_t> {
        const auto known = frame_.days_.find(name.value);
        if (known != frame_.days_.end()) return known->second;
        error(name.at,
              {fmt::format("'{}' is no day above this column", name.value),
               fmt::format("'{}' er ingen dag over denne kolonne", name.value)},
              {"name the day of the rows, or a column that is a date",
               "nævn rækkernes dag eller en kolonne, der er en dato"});
        return {};
    };
    if (!document_.after) return;
    const auto start = day(document_.after);
    if (!start || outputs_.empty()) return;
    constexpr double days_of_a_year = 365.25;
    const auto waited =
        graph_.apply(Op::round, graph_.apply(Op::multiply, outputs_[0], number(days_of_a_year)));
    outputs_[0] = graph_.add(graph_.input(*start), graph_.apply(Op::maximum, waited, number(0)));
    event_known_ = graph_.apply(Op::less_equal, outputs_[0], number(days_of(frame_.plan_.follow_up_until)));
    for (const auto& name : document_.before) {
        const auto end = day(name);
        if (!end) continue;
        event_known_ = graph_.apply(Op::logical_and, *event_known_,
                                    graph_.apply(Op::less_equal, outputs_[0], graph_.input(*end)));
    }
    if (const auto* known = frame_.names_.find(document_.after.value + ".known"))
        event_known_ = graph_.apply(Op::logical_and, *event_known_, graph_.input(known->slot));
    column_.writes = Writes::day;
}

void ColumnBuilder::round_value() {
    if (column_.source != Source::number || outputs_.empty() || column_.writes == Writes::yes_no) return;
    const bool exact = column_.hidden || document_.answers;
    if (column_.writes == Writes::number && exact && !document_.decimals) return;
    double power = 1;
    for (int place = 0; place < column_.decimals; ++place) power *= 10;
    const auto whole = graph_.apply(Op::round, graph_.apply(Op::multiply, outputs_[0], number(power)));
    outputs_[0] = graph_.apply(Op::divide, whole, number(power));
}

void ColumnBuilder::read_answers() {
    if (!document_.answers) return;
    const auto* found = frame_.instruments_.find(document_.answers.value);
    if (found == nullptr) {
        const auto known = frame_.instruments_.ids();
        const auto nearest = nearest_name(document_.answers.value, known);
        error(document_.answers.at,
              {fmt::format("there is no questionnaire '{}'", document_.answers.value),
               fmt::format("der er intet spørgeskema '{}'", document_.answers.value)},
              {nearest.empty() ? fmt::format("known: {}", fmt::join(known, ", "))
                               : "did you mean '" + nearest + "'?",
               nearest.empty() ? fmt::format("kendte: {}", fmt::join(known, ", "))
                               : "mente du '" + nearest + "'?"});
        return;
    }
    column_.answers = std::make_shared<instrument::Instrument>(*found);
}

void ColumnBuilder::add_output(std::optional<std::size_t>& index, const document::Formula& written) {
    const auto value = node(written);
    if (!value) return;
    index = outputs_.size();
    outputs_.push_back(*value);
}

void ColumnBuilder::read_known() {
    std::optional<Node> known = event_known_;
    if (document_.when) {
        const auto when = node(document_.when);
        if (when) known = known ? graph_.apply(Op::logical_and, *known, *when) : *when;
    }
    if (!known) return;
    column_.known_output = outputs_.size();
    outputs_.push_back(*known);
}

/// Keys that would be without effect where they stand.
void ColumnBuilder::check_modifiers(const std::string& key) {
    const auto idle = [&](const char* name, Position at, const Text& belongs) {
        error(at, {fmt::format("'{}' does nothing here", name), fmt::format("'{}' gør intet her", name)},
              belongs);
    };
    const bool drawn =
        key == "life_table" ||
        std::ranges::any_of(families_of_columns, [&](const auto& family) { return key == family.name; });
    const bool numeric = drawn || key == "is";
    if (document_.weight && key != "pick")
        idle("weight", document_.weight.at, {"it belongs to pick", "den hører til pick"});
    if (document_.carries && key != "normal")
        idle("carries", document_.carries.at, {"it belongs to normal", "den hører til normal"});
    if (document_.after && !drawn)
        idle("after", document_.after.at,
             {"it belongs to a distribution of years", "den hører til en fordeling af år"});
    if (!document_.before.empty() && !document_.after)
        idle("before", document_.before.front().at, {"it belongs to after", "den hører til after"});
    if (!document_.between.empty() && !numeric)
        idle("between", document_.between.front().at, {"it belongs to a number", "den hører til et tal"});
    if (document_.answers && !numeric)
        idle("answers", document_.answers.at,
             {"it belongs to a number, the score", "den hører til et tal, scoren"});
    if (document_.missing_answers && !document_.answers)
        idle("missing_answers", document_.missing_answers.at,
             {"it belongs to answers", "den hører til answers"});
    constexpr int most_decimals = 6;
    if (document_.decimals.value > most_decimals) {
        error(document_.decimals.at, {"a number has at most 6 decimals", "et tal har højst 6 decimaler"},
              {"write fewer", "skriv færre"});
        column_.decimals = most_decimals;
    }
}

/// What formulas further down may say of the column.
void ColumnBuilder::publish() {
    auto& names = frame_.names_;
    const auto& name = column_.name;
    names.add(name + ".known", {column_.known_slot, {}, {}});
    if (column_.source == Source::choice) {
        if (!column_.numbers.empty()) names.add(name, {column_.value_slot, {}, {}});
        frame_.add_choice_values(name, column_.value_slot, column_);
    } else if (column_.writes != Writes::text) {
        names.add(name, {column_.value_slot, {}, {}});
    }
    if (column_.writes == Writes::day) frame_.days_[name] = column_.value_slot;
    frame_.frame_.columns.push_back(std::move(column_));
}

}  // namespace vaerdi::generate
