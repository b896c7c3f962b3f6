#include "workbench/opened_measures.h"

#include <fmt/format.h>

#include <algorithm>

#include "workbench/asked_case.h"

namespace vaerdi::workbench {
namespace {

struct Part {
    const std::string outcome::ResolvedMeasures::* column;
    Text title;
};

/// The parts that columns play between which one compares. A product is one supplier's, so that together
/// they would tell what is hidden of each; those who do not own the data see products only.
std::vector<Part> compared_parts(Seen seen) {
    using outcome::ResolvedMeasures;
    std::vector<Part> parts{{&ResolvedMeasures::unit, {"Units", "Enheder"}},
                            {&ResolvedMeasures::region, {"Regions", "Regioner"}},
                            {&ResolvedMeasures::product, {"Products", "Produkter"}}};
    if (seen == Seen::all) parts.push_back({&ResolvedMeasures::supplier, {"Suppliers", "Leverandører"}});
    return parts;
}

/// How the data sets that there are, are written.
Text what_data_may_say(const std::vector<std::string>& mappings) {
    if (mappings.empty())
        return {"a data manager brings data in under Outcomes, Data",
                "en dataansvarlig lægger data ind under Resultater, Data"};
    std::vector<std::string> ways;
    for (const auto& mapping : mappings) ways.push_back("`data: " + mapping + "`");
    return {fmt::format("write {}", fmt::join(ways, " or ")),
            fmt::format("skriv {}", fmt::join(ways, " eller "))};
}

Refusal no_column(const std::string& name, const OpenedMeasures& opened) {
    std::vector<std::string> known;
    for (const auto& column : opened.data.columns) known.push_back(column.name);
    const auto hint = suggestions(name, known);
    return bad_request({fmt::format("there is no column '{}'; {}", name, hint.en),
                        fmt::format("der er ingen kolonne '{}'; {}", name, hint.da)});
}

}  // namespace

std::variant<OpenedMeasures, Refusal> open_measures(const MeasuresSurroundings& surroundings) {
    Diagnostics found(surroundings.document.name);
    const auto document = outcome::read_measures(surroundings.document.text, found);
    if (!document || found.has_errors()) return document_errors(found.sorted());
    auto data = surroundings.data(document->data.value);
    if (!data) {
        found.error(
            document->data.at,
            {fmt::format("there is no data set '{}' here", document->data.value),
             fmt::format("her er intet datasæt, der hedder '{}'", document->data.value)},
            what_data_may_say(surroundings.mappings ? surroundings.mappings() : std::vector<std::string>{}));
        return document_errors(found.sorted());
    }
    auto resolved = outcome::resolve(*document, data->columns, found);
    if (!resolved || found.has_errors()) return document_errors(found.sorted());
    return OpenedMeasures{std::move(*resolved), std::move(*data), found.sorted()};
}

std::variant<OpenedMeasure, Refusal> open_measure(const MeasuresSurroundings& surroundings,
                                                  const std::string& name) {
    auto open = open_measures(surroundings);
    if (auto* refusal = std::get_if<Refusal>(&open)) return std::move(*refusal);
    auto& opened = std::get<OpenedMeasures>(open);
    const auto found = std::ranges::find(opened.resolved.measures, name, &outcome::Measure::name);
    if (found == opened.resolved.measures.end())
        return not_found(
            {fmt::format("there is no measure '{}'", name), fmt::format("der er ingen måling '{}'", name)});
    const auto which = static_cast<std::size_t>(found - opened.resolved.measures.begin());
    return OpenedMeasure{std::move(opened), which};
}

std::vector<std::pair<std::string, Text>> usual_groups(const OpenedMeasures& opened, Seen seen) {
    std::vector<std::pair<std::string, Text>> groups;
    for (const auto& part : compared_parts(seen)) {
        const auto& column = opened.resolved.*part.column;
        if (!column.empty()) groups.emplace_back(column, part.title);
    }
    return groups;
}

std::variant<std::string, Refusal> column_asked(const std::string& name, const OpenedMeasures& opened,
                                                Seen seen) {
    if (seen == Seen::suppressed) {
        const auto allowed = usual_groups(opened, seen);
        if (std::ranges::any_of(allowed, [&](const auto& group) { return group.first == name; })) return name;
        return bad_request({fmt::format("figures by '{}' are seen by the owner of the data only", name),
                            fmt::format("tal efter '{}' ses kun af den, der ejer data", name)});
    }
    if (opened.data.find(name) == nullptr) return no_column(name, opened);
    return name;
}

std::variant<outcome::Selection, Refusal> selection_asked(const RowsWanted& wanted,
                                                          const OpenedMeasures& opened) {
    outcome::Selection selection;
    const auto day = [](const std::string& text, std::optional<Date>& into) {
        if (text.empty()) return true;
        into = iso_date(text);
        return into.has_value();
    };
    for (const auto& [text, into] : {std::pair{&wanted.from, &selection.from}, {&wanted.to, &selection.to}}) {
        if (day(*text, *into)) continue;
        return bad_request({fmt::format("'{}' is no date; write 2019-01-31", *text),
                            fmt::format("'{}' er ikke en dato; skriv 2019-01-31", *text)});
    }
    for (const auto& [column, at, value] : wanted.where) {
        const auto* found = opened.data.find(column);
        if (found == nullptr) return no_column(column, opened);
        selection.equal.emplace_back(column, outcome::value_in_rows(*found, value));
    }
    return selection;
}

std::string value_words(warehouse::Type type, const std::string& written, Language language) {
    using warehouse::Type;
    if (type == Type::truth && (written == "yes" || written == "no"))
        return std::string(written == "yes" ? pick(language, "yes", "ja") : pick(language, "no", "nej"));
    if (type != Type::decimal || written.find('.') == std::string::npos) return written;
    auto words = written.substr(0, written.find_last_not_of('0') + 1);
    if (words.ends_with('.')) words.pop_back();
    if (language == Language::danish) std::ranges::replace(words, '.', ',');
    return words;
}

Refusal unanswered(const warehouse::WarehouseFailure& failure, const std::stop_token& stop) {
    if (stop.stop_requested()) return stopped();
    return {503, "internal", failure.message()};
}

}  // namespace vaerdi::workbench
