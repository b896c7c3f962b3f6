// The rows behind a figure, in words.
#include <fmt/format.h>

#include "outcome/listing.h"
#include "view/measure_words.h"
#include "workbench/answer.h"
#include "workbench/asked_case.h"
#include "workbench/measures_answers.h"

namespace vaerdi::workbench {
namespace {

using outcome::ListedAs;

std::string listed_word(ListedAs as) {
    constexpr std::array words{"counts",  "does not count", "measured", "outside",
                               "unknown", "waiting",        "excluded"};
    return words[static_cast<std::size_t>(as)];
}

std::string listed_words(const outcome::Measure& measure, const outcome::ListedRow& row, Language language) {
    switch (row.as) {
        case ListedAs::counts:
            return std::string(pick(language, "counts", "tæller med"));
        case ListedAs::does_not_count:
            return std::string(pick(language, "belongs, does not count", "hører til, tæller ikke med"));
        case ListedAs::measured:
            return std::string(pick(language, "measured", "målt"));
        case ListedAs::outside:
            return std::string(pick(language, "does not belong", "hører ikke til"));
        case ListedAs::unknown:
            return std::string(pick(language, "a value is missing", "en værdi mangler"));
        case ListedAs::waiting:
            return std::string(pick(language, "not followed long enough", "ikke fulgt længe nok"));
        case ListedAs::excluded:
            return fmt::format("{}: {}", pick(language, "left out", "udeladt"),
                               measure.rules[row.rule].title.in(language));
    }
    return {};
}

}  // namespace

Answer answer(const ListRowsRequest& request, const MeasuresSurroundings& surroundings,
              const std::stop_token& stop) {
    const auto language = language_of(request.language);
    auto open = open_measures(surroundings);
    if (auto* refusal = std::get_if<Refusal>(&open)) return std::move(*refusal);
    const auto& opened = std::get<OpenedMeasures>(open);
    const auto* measure = opened.resolved.find(request.measure);
    if (measure == nullptr)
        return not_found({fmt::format("there is no measure '{}'", request.measure),
                          fmt::format("der er ingen måling '{}'", request.measure)});
    const auto selected = selection_asked(request, opened);
    if (const auto* refusal = std::get_if<Refusal>(&selected)) return *refusal;
    try {
        const auto listing =
            outcome::list_rows(surroundings.database, opened.data.rows_table(), opened.resolved, *measure,
                               std::get<outcome::Selection>(selected), most_rows_listed, stop);
        RowsAnswer made{.title = measure->title.in(language),
                        .definition = view::definition_words(opened.resolved, *measure).in(language),
                        .columns = listing.columns,
                        .rows = {},
                        .more = listing.more};
        for (const auto& row : listing.rows) {
            ListedRowAnswer listed{row.row_number, listed_word(row.as), listed_words(*measure, row, language),
                                   row.values};
            for (std::size_t c = 0; c < listed.values.size(); ++c) {
                const auto* column = opened.data.find(listing.columns[c]);
                if (column != nullptr)
                    listed.values[c] = value_words(column->type, listed.values[c], language);
            }
            made.rows.push_back(std::move(listed));
        }
        return document::json_of(made);
    } catch (const warehouse::WarehouseFailure& failure) {
        return unanswered(failure, stop);
    }
}

}  // namespace vaerdi::workbench
