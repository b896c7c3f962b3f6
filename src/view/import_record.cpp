#include "view/import_record.h"

#include <fmt/format.h>

#include "document/json_writer.h"
#include "view/csv_field.h"

namespace vaerdi::view {
const JsonFields<RejectionRecord>& RejectionRecord::json_fields() {
    static const auto list =
        JsonFields<RejectionRecord>("rejection")
            .always("file", &RejectionRecord::file)
            .always("line", &RejectionRecord::line,
                    {"Of the file, counted from 1 with its heading", "I filen, talt fra 1 med overskriften"})
            .maybe("column", &RejectionRecord::column)
            .maybe("value", &RejectionRecord::value,
                   {"As written; never of an identifier", "Som skrevet; aldrig en identifikator"})
            .always("why", &RejectionRecord::why)
            .maybe("mend", &RejectionRecord::mend);
    return list;
}

const JsonFields<RejectedRecord>& RejectedRecord::json_fields() {
    static const auto list =
        JsonFields<RejectedRecord>("rejected_for")
            .maybe("column", &RejectedRecord::column, {"Empty: the whole row", "Tom: hele rækken"})
            .always("why", &RejectedRecord::why)
            .maybe("mend", &RejectedRecord::mend)
            .always("values", &RejectedRecord::values)
            .always("rows_rejected", &RejectedRecord::rows_rejected,
                    {"false: only the value was left out", "false: kun værdien er udeladt"})
            .always("examples", &RejectedRecord::examples);
    return list;
}

const JsonFields<ImportRecord>& ImportRecord::json_fields() {
    static const auto list =
        JsonFields<ImportRecord>("import_report")
            .always("data", &ImportRecord::data)
            .always("was_there", &ImportRecord::was_there)
            .always("rows_read", &ImportRecord::rows_read)
            .always("rejected", &ImportRecord::rejected)
            .always("not_taken", &ImportRecord::not_taken,
                    {"Headings that the mapping neither takes nor leaves out",
                     "Overskrifter, som afbildningen hverken henter eller udelader"})
            .always("found", &ImportRecord::found, {"How the files were read", "Hvordan filerne er læst"});
    return list;
}

RejectionRecord rejection_record(const warehouse::Rejection& rejection, Language language) {
    return {rejection.file,
            rejection.line,
            rejection.column,
            rejection.value,
            rejection.why.in(language),
            rejection.mend.in(language)};
}

ImportRecord import_record(const exchange::Imported& imported, Language language) {
    ImportRecord record;
    record.data = data_set_record(imported.data);
    record.was_there = imported.was_there;
    record.rows_read = imported.rows_read;
    for (const auto& reason : imported.rejected) {
        RejectedRecord made{reason.column, reason.why.in(language), reason.mend.in(language),
                            reason.values, reason.rows_rejected,    {}};
        for (const auto& example : reason.examples)
            made.examples.push_back(rejection_record(example, language));
        record.rejected.push_back(std::move(made));
    }
    record.not_taken = imported.not_taken;
    for (const auto& text : imported.found) record.found.push_back(text.in(language));
    return record;
}

std::string import_json(const exchange::Imported& imported, Language language) {
    return document::indented_json_of(import_record(imported, language));
}

namespace {

/// What is not there because of a rejection.
Text left_out_words(exchange::LeftOut what) {
    switch (what) {
        case exchange::LeftOut::row:
            return {"row", "række"};
        case exchange::LeftOut::value:
            return {"value", "værdi"};
        case exchange::LeftOut::nothing:
            break;
    }
    return {};
}

}  // namespace

std::string rejections_csv(warehouse::Database& database, const warehouse::DataSet& data, Language language) {
    constexpr std::size_t at_a_time = 10'000;
    std::string csv = language == Language::danish ? "fil,linje,kolonne,værdi,hvorfor,udbedring,udeladt\n"
                                                   : "file,line,column,value,why,mend,left_out\n";
    for (std::size_t skip = 0;; skip += at_a_time) {
        const auto some = warehouse::rejections(database, data, at_a_time, skip);
        for (const auto& one : some)
            csv += fmt::format("{},{},{},{},{},{},{}\n", csv_field(one.file), one.line, csv_field(one.column),
                               csv_field(one.value), csv_field(one.why.in(language)),
                               csv_field(one.mend.in(language)),
                               left_out_words(exchange::left_out_by(one)).in(language));
        if (some.size() < at_a_time) return csv;
    }
}

}  // namespace vaerdi::view
