#include "workbench/brought_data.h"

#include <algorithm>

#include "exchange/import.h"
#include "exchange/mapping_document.h"
#include "exchange/propose_mapping.h"
#include "workbench/opened_measures.h"

namespace vaerdi::workbench {
namespace {

constexpr std::size_t rows_shown = 8;

Refusal unreadable(const exchange::ImportRefused& refused) {
    return {422, "document_errors", refused.message()};
}

std::variant<exchange::ResolvedMapping, Refusal> mapping_of(const std::string& text) {
    Diagnostics found("mapping.yaml");
    const auto document = exchange::read_mapping(text, found);
    if (!document || found.has_errors()) return document_errors(found.sorted());
    auto resolved = exchange::resolve(*document, "data", found);
    if (!resolved || found.has_errors()) return document_errors(found.sorted());
    return std::move(*resolved);
}

/// Takes the file in under the id that `mapping` has.
std::variant<exchange::Imported, Refusal> imported(const SentFile& file,
                                                   const exchange::ResolvedMapping& mapping,
                                                   const std::string& text, warehouse::Database& database,
                                                   warehouse::PseudonymKey key, const std::string& now,
                                                   const std::stop_token& stop) {
    try {
        if (mapping.has_pseudonyms()) warehouse::use_pseudonyms(database, std::move(key));
        warehouse::prepare_register(database);
        const exchange::PrivateFolder folder(file.unpacked_in);
        return exchange::import_data(mapping, text, {.files = {{file.path, file.name}}}, database, folder,
                                     now, true, stop);
    } catch (const exchange::ImportRefused& refused) {
        return unreadable(refused);
    } catch (const warehouse::WarehouseFailure& failure) {
        return unanswered(failure, stop);
    }
}

std::vector<std::vector<std::string>> first_rows(warehouse::Database& database,
                                                 const warehouse::DataSet& data, Language language) {
    std::string columns;
    for (const auto& column : data.columns)
        columns += (columns.empty() ? "" : ", ") + warehouse::sql_name(column.name);
    const auto answer = database.query("select " + columns + " from " + data.rows_table() +
                                       " order by row_number limit " + std::to_string(rows_shown));
    std::vector<std::vector<std::string>> rows(answer.rows());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (const auto& column : answer.columns)
            rows[row].push_back(value_words(column.type, column.written(row), language));
    }
    return rows;
}

Text type_words(const warehouse::DataColumn& column) {
    using warehouse::Type;
    if (column.pseudonym) return {"pseudonym", "pseudonym"};
    switch (column.type) {
        case Type::text:
            return {"text", "tekst"};
        case Type::whole:
            return {"whole number", "helt tal"};
        case Type::decimal:
            return {"decimal number", "decimaltal"};
        case Type::date:
            return {"date", "dato"};
        case Type::truth:
            return {"yes or no", "ja eller nej"};
    }
    return {};
}

}  // namespace

DataColumnAnswer column_answer(const warehouse::DataColumn& column, Language language) {
    constexpr std::array types{"text", "whole", "decimal", "date", "truth"};
    return {column.name, types[static_cast<std::size_t>(column.type)], type_words(column).in(language),
            column.pseudonym};
}

std::vector<DataSetAnswer> data_set_answers(const std::vector<warehouse::DataSet>& sets,
                                            const std::string& purchase, Language language) {
    const auto folder = purchase + "/";
    std::vector<DataSetAnswer> answers;
    for (const auto& set : sets) {
        if (!set.id.starts_with(folder)) continue;
        const auto name = set.id.substr(folder.size());
        auto known = std::ranges::find(answers, name, &DataSetAnswer::id);
        if (known == answers.end()) known = answers.insert(answers.end(), DataSetAnswer{.id = name});
        known->versions.push_back({set.version, set.imported_at, set.rows, set.rejected, set.generated});
        const auto newest = std::ranges::max_element(known->versions, {}, &DataVersionAnswer::imported_at);
        if (newest->version == set.version) {
            known->title = set.title.in(language);
            known->columns.clear();
            for (const auto& column : set.columns) known->columns.push_back(column_answer(column, language));
        }
    }
    for (auto& answer : answers)
        std::ranges::sort(answer.versions, std::greater{}, &DataVersionAnswer::imported_at);
    return answers;
}

std::variant<WaitingFileAnswer, Refusal> understood(const SentFile& file, Language language) {
    try {
        const exchange::PrivateFolder folder(file.unpacked_in);
        auto proposed = exchange::propose_mapping({{file.path, file.name}}, folder);
        WaitingFileAnswer answer;
        for (const auto& found : proposed.found) answer.found.push_back(found.in(language));
        answer.columns = std::move(proposed.headings);
        answer.mapping = std::move(proposed.text);
        answer.rows = std::move(proposed.first_rows);
        answer.rows.resize(std::min(answer.rows.size(), rows_shown));
        return answer;
    } catch (const exchange::ImportRefused& refused) {
        return unreadable(refused);
    }
}

std::variant<TriedAnswer, Refusal> tried(const SentFile& file, const std::string& mapping,
                                         warehouse::Database& database, warehouse::PseudonymKey key,
                                         Language language, const std::stop_token& stop) {
    const auto resolved = mapping_of(mapping);
    if (const auto* refusal = std::get_if<Refusal>(&resolved)) return *refusal;
    auto made = imported(file, std::get<exchange::ResolvedMapping>(resolved), mapping, database,
                         std::move(key), "2000-01-01T00:00:00Z", stop);
    if (auto* refusal = std::get_if<Refusal>(&made)) return std::move(*refusal);
    const auto& import = std::get<exchange::Imported>(made);
    TriedAnswer answer{.rows = import.data.rows, .rejected = import.data.rejected};
    auto record = view::import_record(import, language);
    answer.found = std::move(record.found);
    answer.not_taken = std::move(record.not_taken);
    answer.reasons = std::move(record.rejected);
    for (const auto& column : import.data.columns) answer.columns.push_back(column_answer(column, language));
    answer.first = first_rows(database, import.data, language);
    return answer;
}

std::variant<warehouse::DataSet, Refusal> taken_in(const SentFile& file, const std::string& mapping,
                                                   const std::string& id, warehouse::Database& database,
                                                   warehouse::PseudonymKey key, const std::string& now,
                                                   const std::stop_token& stop) {
    auto resolved = mapping_of(mapping);
    if (auto* refusal = std::get_if<Refusal>(&resolved)) return std::move(*refusal);
    auto& named = std::get<exchange::ResolvedMapping>(resolved);
    named.id = id;
    auto made = imported(file, named, mapping, database, std::move(key), now, stop);
    if (auto* refusal = std::get_if<Refusal>(&made)) return std::move(*refusal);
    return std::get<exchange::Imported>(std::move(made)).data;
}

}  // namespace vaerdi::workbench
