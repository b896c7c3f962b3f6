#include "instrument/instrument.h"

#include <fmt/format.h>

#include <algorithm>

#include "instrument/score.h"

namespace vaerdi::instrument {
namespace {

constexpr int most_items = 200;
constexpr int most_levels = 100;                  ///< of an item with a value set
constexpr std::int64_t farthest_answer = 10'000;  ///< keeps every sum within nine digits
constexpr std::int64_t farthest_score = 100'000;

/// An exact number no farther from nought than `farthest`; reports what is none.
std::optional<Decimal> number_of(const document::Formula& written, std::int64_t farthest,
                                 Diagnostics& found) {
    if (!written) return {};
    const auto number = read_decimal(written.value);
    if (!number) {
        found.error(
            written.at,
            {fmt::format("'{}' is not a plain number of at most six decimals", written.value),
             fmt::format("'{}' er ikke et enkelt tal med højst seks decimaler", written.value)},
            {"write it as digits with a point, e.g. 0.053", "skriv det som cifre med punktum, fx 0.053"});
        return {};
    }
    const auto limit = farthest * Decimal::one;
    if (number->millionths > limit || number->millionths < -limit) {
        found.error(
            written.at,
            {fmt::format("'{}' is larger than any score", written.value),
             fmt::format("'{}' er større end nogen score", written.value)},
            {fmt::format("keep within {}", farthest), fmt::format("hold det inden for {}", farthest)});
        return {};
    }
    return number;
}

std::optional<int> whole_of(const document::Formula& written, Diagnostics& found) {
    const auto number = number_of(written, farthest_answer, found);
    if (!number) return {};
    if (!number->is_whole()) {
        found.error(written.at,
                    {fmt::format("an answer is a whole number, not {}", written.value),
                     fmt::format("et svar er et helt tal, ikke {}", written.value)},
                    {"code the answers as 0, 1, 2 …", "kod svarene som 0, 1, 2 …"});
        return {};
    }
    return static_cast<int>(number->millionths / Decimal::one);
}

void check_item_name(const document::Name& name, const std::vector<std::string>& before, Diagnostics& found) {
    const bool plain =
        !name.value.empty() && name.value.size() <= 40 && std::ranges::all_of(name.value, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        });
    if (!plain) {
        found.error(name.at,
                    {fmt::format("'{}' is not a short name of an item", name.value),
                     fmt::format("'{}' er ikke et kort navn på et spørgsmål", name.value)},
                    {"use small letters, digits and _ (mo, q1), and never the wording",
                     "brug små bogstaver, cifre og _ (mo, q1), og aldrig ordlyden"});
    } else if (std::ranges::find(before, name.value) != before.end()) {
        found.error(name.at,
                    {fmt::format("the item '{}' is there twice", name.value),
                     fmt::format("spørgsmålet '{}' står der to gange", name.value)},
                    {"give each item a name of its own", "giv hvert spørgsmål sit eget navn"});
    }
}

std::vector<std::string> items_of(const std::vector<document::Name>& written, Diagnostics& found) {
    std::vector<std::string> items;
    if (written.size() == 1) {
        if (const auto count = read_decimal(written.front().value)) {
            if (!count->is_whole() || count->millionths < Decimal::one ||
                count->millionths > most_items * Decimal::one) {
                found.error(written.front().at,
                            {fmt::format("{} is no number of items", written.front().value),
                             fmt::format("{} er ikke et antal spørgsmål", written.front().value)},
                            {fmt::format("write a whole number from 1 to {}", most_items),
                             fmt::format("skriv et helt tal fra 1 til {}", most_items)});
                return {};
            }
            for (int item = 1; item <= static_cast<int>(count->millionths / Decimal::one); ++item)
                items.push_back(std::to_string(item));
            return items;
        }
    }
    for (const auto& name : written) {
        check_item_name(name, items, found);
        items.push_back(name.value);
    }
    if (items.size() > static_cast<std::size_t>(most_items)) {
        found.error(written.front().at,
                    {"a questionnaire has at most 200 items", "et skema har højst 200 spørgsmål"});
    }
    return items;
}

void unknown_item(const std::string& name, Position at, const std::vector<std::string>& items,
                  Diagnostics& found) {
    const auto nearest = nearest_name(name, items);
    found.error(
        at, {fmt::format("there is no item '{}'", name), fmt::format("der er intet spørgsmål '{}'", name)},
        nearest.empty()
            ? Text{"use the names under items", "brug navnene under items"}
            : Text{fmt::format("did you mean '{}'?", nearest), fmt::format("mente du '{}'?", nearest)});
}

/// The losses of one item, one for each answer.
std::vector<Decimal> losses_of(const std::vector<document::Formula>& written, const std::string& item,
                               Position at, const Instrument& of, Diagnostics& found) {
    const auto levels = static_cast<std::size_t>(of.highest - of.lowest + 1);
    if (written.size() != levels) {
        found.error(at,
                    {fmt::format("'{}' has {} losses, but answers from {} to {}", item, written.size(),
                                 of.lowest, of.highest),
                     fmt::format("'{}' har {} tab, men svar fra {} til {}", item, written.size(), of.lowest,
                                 of.highest)},
                    {fmt::format("write {} numbers, the lowest answer first (often 0)", levels),
                     fmt::format("skriv {} tal, det laveste svar først (ofte 0)", levels)});
    }
    std::vector<Decimal> losses;
    for (const auto& loss : written)
        losses.push_back(number_of(loss, farthest_score, found).value_or(Decimal{}));
    return losses;
}

ValueSet value_set_of(const ValueSetDocument& document, const Instrument& of, Diagnostics& found) {
    ValueSet set;
    set.full_health = number_of(document.full_health, farthest_score, found).value_or(Decimal{});
    set.losses.resize(of.items.size());
    for (const auto& entry : document.losses) {
        const auto item = std::ranges::find(of.items, entry.name);
        if (item == of.items.end()) {
            unknown_item(entry.name, entry.at, of.items, found);
        } else {
            set.losses[static_cast<std::size_t>(item - of.items.begin())] =
                losses_of(entry.value, entry.name, entry.at, of, found);
        }
    }
    for (const auto& item : of.items) {
        if (document.losses.find(item) != nullptr) continue;
        found.error(document.at,
                    {fmt::format("the losses of '{}' are missing", item),
                     fmt::format("tabene for '{}' mangler", item)},
                    {fmt::format("add {}: [0, …] under losses", item),
                     fmt::format("tilføj {}: [0, …] under losses", item)});
    }
    for (const auto& entry : document.once) {
        const auto level = whole_of({entry.name, entry.at}, found);
        const auto loss = number_of(entry.value, farthest_score, found);
        if (!level || !loss) continue;
        if (*level <= of.lowest || *level > of.highest) {
            found.error(entry.at,
                        {fmt::format("no answer first becomes {}", *level),
                         fmt::format("intet svar bliver først {}", *level)},
                        {fmt::format("use an answer from {} to {}", of.lowest + 1, of.highest),
                         fmt::format("brug et svar fra {} til {}", of.lowest + 1, of.highest)});
        }
        set.once[*level] = *loss;
    }
    return set;
}

std::optional<Line> line_of(const EndsDocument& document, Diagnostics& found) {
    const auto from = number_of(document.from, farthest_score, found);
    const auto to = number_of(document.to, farthest_score, found);
    if (!from || !to) return {};
    if (*from == *to) {
        found.error(document.at, {"every answer gives the same score", "alle svar giver samme score"},
                    {"let from and to differ", "lad from og to være forskellige"});
    }
    return Line{*from, *to};
}

void read_answers(const EndsDocument& document, Instrument& into, Diagnostics& found) {
    const auto lowest = whole_of(document.from, found), highest = whole_of(document.to, found);
    if (!lowest || !highest) return;
    into.lowest = *lowest;
    into.highest = *highest;
    if (*lowest < *highest) return;
    found.error(
        document.at,
        {fmt::format("answers go from the lowest to the highest, not from {} to {}", *lowest, *highest),
         fmt::format("svar går fra det laveste til det højeste, ikke fra {} til {}", *lowest, *highest)},
        {"turn them round; where the lowest answer is best, turn the score: {from: 100, to: 0}",
         "byt om på dem; er det laveste svar bedst, så vend scoren: {from: 100, to: 0}"});
}

void read_rule(const InstrumentDocument& document, Instrument& into, Diagnostics& found) {
    if (document.score.has_value() == document.value_set.has_value()) {
        found.error(document.at,
                    document.score ? Text{"a questionnaire has a score or a value set, not both",
                                          "et skema har en score eller et værdisæt, ikke begge"}
                                   : Text{"how the answers become a score is missing",
                                          "det mangler, hvordan svarene bliver til en score"},
                    {"write score: {from: 0, to: 48}, or value_set:",
                     "skriv score: {from: 0, to: 48} eller value_set:"});
        return;
    }
    if (document.score) {
        if (const auto line = line_of(*document.score, found)) into.rule = *line;
        return;
    }
    if (into.may_miss > 0 || !document.reversed.empty()) {
        found.error(
            document.value_set->at,
            {"a value set needs every answer as it stands", "et værdisæt skal bruge alle svar, som de står"},
            {"remove may_miss and reversed", "fjern may_miss og reversed"});
        return;
    }
    if (into.highest - into.lowest >= most_levels) {
        found.error(document.answers->at,
                    {"a value set has at most 100 levels", "et værdisæt har højst 100 niveauer"});
        return;
    }
    into.rule = value_set_of(*document.value_set, into, found);
}

std::vector<Norm> norms_of(const document::Dictionary<NormDocument>& written, Diagnostics& found) {
    std::vector<Norm> norms;
    for (const auto& entry : written) {
        Norm norm{entry.name, entry.value.title, 0, {}, entry.value.source.value};
        if (const auto mean = number_of(entry.value.mean, farthest_score, found)) norm.mean = mean->value();
        if (const auto sd = number_of(entry.value.sd, farthest_score, found)) norm.sd = sd->value();
        norms.push_back(std::move(norm));
    }
    return norms;
}

}  // namespace

std::optional<Instrument> instrument_of(const InstrumentDocument& document, const std::string& id,
                                        Diagnostics& diagnostics) {
    Diagnostics found(diagnostics.file());
    Instrument made;
    made.id = id;
    made.title = document.title;
    made.items = items_of(document.items, found);
    made.reversed.assign(made.items.size(), false);
    for (const auto& name : document.reversed) {
        const auto item = std::ranges::find(made.items, name.value);
        if (item == made.items.end()) {
            unknown_item(name.value, name.at, made.items, found);
        } else {
            made.reversed[static_cast<std::size_t>(item - made.items.begin())] = true;
        }
    }
    made.may_miss = document.may_miss.value;
    if (document.may_miss && !made.items.empty() && made.may_miss >= static_cast<int>(made.items.size())) {
        found.error(document.may_miss.at,
                    {fmt::format("of {} items, {} cannot be missing", made.items.size(), made.may_miss),
                     fmt::format("af {} spørgsmål kan {} ikke mangle", made.items.size(), made.may_miss)},
                    {"a score needs at least one answer", "en score kræver mindst ét svar"});
    }
    if (document.answers) {
        read_answers(*document.answers, made, found);
        if (!found.has_errors()) read_rule(document, made, found);
    }
    made.better = document.better.value;
    made.norms = norms_of(document.norms, found);
    made.source = document.source.value;
    made.note = document.note;
    // What the reader has reported as missing leaves the instrument without a part.
    const bool whole = !found.has_errors() && !made.items.empty() && document.answers && document.better;
    diagnostics.append(found);
    if (!whole) return {};
    made.decimals = decimals_needed(made);
    return made;
}

}  // namespace vaerdi::instrument
