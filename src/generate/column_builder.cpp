// One column understood: the way its values come about, what is made of them, and how they are written.
#include "generate/column_builder.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "math/draws.h"
#include "math/normal.h"
#include "math/vector_math.h"

namespace vaerdi::generate {

using math::Node;
using math::Op;

namespace {

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
    for (const auto& family : column_families()) {
        if (document.*family.member) written.emplace_back(family.name);
    }
    return written;
}

}  // namespace

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
    read_easiest(*found);
}

/// Items lie as far apart as the quantiles of a normal. Without an order they have one of their own, by name.
void ColumnBuilder::read_easiest(const instrument::Instrument& of) {
    for (const auto& item : of.items)
        column_.easier.push_back(math::inverse_normal(math::uniform(math::stream(0, of.id + "/" + item), 0)));
    const auto& order = document_.easiest_first;
    if (order.empty()) return;
    std::vector<std::string> missing = of.items;
    for (std::size_t place = 0; place < order.size(); ++place) {
        const auto item = std::ranges::find(of.items, order[place].value);
        std::erase(missing, order[place].value);
        if (item == of.items.end()) {
            error(order[place].at,
                  {fmt::format("'{}' has no item '{}'", of.id, order[place].value),
                   fmt::format("'{}' har intet spørgsmål '{}'", of.id, order[place].value)},
                  {fmt::format("its items are {}", fmt::join(of.items, ", ")),
                   fmt::format("dets spørgsmål er {}", fmt::join(of.items, ", "))});
            return;
        }
        const auto share = (static_cast<double>(place) + 0.5) / static_cast<double>(order.size());
        column_.easier[static_cast<std::size_t>(item - of.items.begin())] = -math::inverse_normal(share);
    }
    if (missing.empty() && order.size() == of.items.size()) return;
    error(order.front().at,
          {"every item stands in the order once", "hvert spørgsmål står én gang i rækkefølgen"},
          {fmt::format("write all of {}", fmt::join(of.items, ", ")),
           fmt::format("skriv alle: {}", fmt::join(of.items, ", "))});
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
    const bool drawn = key == "life_table" || std::ranges::any_of(column_families(), [&](const auto& family) {
                           return key == family.name;
                       });
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
    if (!document_.easiest_first.empty() && !document_.answers)
        idle("easiest_first", document_.easiest_first.front().at,
             {"it belongs to answers", "den hører til answers"});
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
