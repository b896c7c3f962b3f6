#include "workbench/outcome_requests.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<outcome::Period>::names() {
    static const std::vector<std::string> names{"none", "year", "quarter", "month"};
    return names;
}

}  // namespace vaerdi::document

namespace vaerdi::workbench {

using document::Fields;

namespace {

const Text spoken_help{"Language of the texts in the answer: da or en",
                       "Sproget i svarets tekster: da eller en"};

template <class Record>
Fields<Record> with_rows(Fields<Record> list) {
    return std::move(list)
        .optional("document", &Record::document,
                  {"A document with measures, e.g. purchases/knee/measures.yaml; or text",
                   "Et dokument med målinger, fx purchases/knee/measures.yaml; eller text"})
        .optional("text", &Record::text, {"The measures themselves, as YAML", "Selve målingerne, som YAML"})
        .optional("from", &RowsWanted::from, {"First day, e.g. 2019-01-01", "Første dag, fx 2019-01-01"})
        .optional("to", &RowsWanted::to, {"Last day", "Sidste dag"})
        .optional("where", &RowsWanted::where,
                  {"Only rows whose columns hold this: {\"department\": \"A\"}",
                   "Kun rækker, hvis kolonner rummer dette: {\"department\": \"A\"}"})
        .optional("language", &Record::language, spoken_help);
}

}  // namespace

const Fields<MappingRequest>& MappingRequest::fields() {
    static const auto list = Fields<MappingRequest>("mapping_request")
                                 .required("mapping", &MappingRequest::mapping,
                                           {"How the file's columns are taken, as YAML",
                                            "Hvordan filens kolonner tages, som YAML"})
                                 .optional("name", &MappingRequest::name,
                                           {"Of the data set, when the purchase has several; else data",
                                            "Datasættets navn, når indkøbet har flere; ellers data"})
                                 .optional("language", &MappingRequest::language, spoken_help);
    return list;
}

const Fields<MeasuresRequest>& MeasuresRequest::fields() {
    static const auto list =
        with_rows(Fields<MeasuresRequest>("measures_request"))
            .optional("measures", &MeasuresRequest::measures,
                      {"Names of the measures; all when absent", "Målingernes navne; ellers alle"})
            .optional("by", &MeasuresRequest::by,
                      {"Columns to tell figures apart by", "Kolonner, som tallene deles op efter"})
            .optional("period", &MeasuresRequest::period,
                      {"none, year, quarter or month", "none, year, quarter eller month"})
            .optional("registry", &MeasuresRequest::registry,
                      {"yes: the registry table of three years too", "yes: også registertabellen for tre år"})
            .optional("as_supplier", &MeasuresRequest::as_supplier,
                      {"yes: as a supplier sees it, with small numbers hidden",
                       "yes: som en leverandør ser det, med små tal skjult"});
    return list;
}

const Fields<PatientsRequest>& PatientsRequest::fields() {
    static const auto list =
        with_rows(Fields<PatientsRequest>("patients_request"))
            .required("measure", &PatientsRequest::measure, {"Name of the measure", "Målingens navn"})
            .optional("run_length", &PatientsRequest::run_length,
                      {"Patients between false alarms, on average; 5,000 when absent",
                       "Patienter mellem falske alarmer, i gennemsnit; ellers 5.000"});
    return list;
}

const Fields<ListRowsRequest>& ListRowsRequest::fields() {
    static const auto list =
        with_rows(Fields<ListRowsRequest>("list_rows_request"))
            .required("measure", &ListRowsRequest::measure, {"Name of the measure", "Målingens navn"});
    return list;
}

}  // namespace vaerdi::workbench
