// The rows behind a figure, in words.
#include <fmt/format.h>

#include "outcome/listing.h"
#include "view/listing_record.h"
#include "view/measure_words.h"
#include "workbench/answer.h"
#include "workbench/asked_case.h"
#include "workbench/measures_answers.h"

namespace vaerdi::workbench {

Answer answer(const ListRowsRequest& request, const MeasuresSurroundings& surroundings,
              const std::stop_token& stop) {
    const auto language = language_of(request.language);
    auto open = open_measure(surroundings, request.measure);
    if (auto* refusal = std::get_if<Refusal>(&open)) return std::move(*refusal);
    const auto& opened = std::get<OpenedMeasure>(open);
    const auto& measure = opened.measure();
    const auto selected = selection_asked(request, opened);
    if (const auto* refusal = std::get_if<Refusal>(&selected)) return *refusal;
    try {
        const auto listing =
            outcome::list_rows(surroundings.database, opened.data.rows_table(), opened.resolved, measure,
                               std::get<outcome::Selection>(selected), {.most = most_rows_listed}, stop);
        RowsAnswer made{.title = measure.title.in(language),
                        .definition = view::definition_words(opened.resolved, measure).in(language),
                        .columns = listing.columns,
                        .rows = {},
                        .more = listing.more};
        for (const auto& row : listing.rows) {
            ListedRowAnswer listed{row.row_number, view::listed_word(row.as),
                                   view::listed_words(measure, row).in(language), row.values};
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
