#include "exchange/mapping_document.h"

#include "document/yaml.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<exchange::ColumnType>::names() {
    static const std::vector<std::string> names{"text", "whole", "decimal", "date", "truth"};
    return names;
}
const std::vector<std::string>& Choices<exchange::Otherwise>::names() {
    static const std::vector<std::string> names{"reject", "missing"};
    return names;
}
const std::vector<std::string>& Choices<exchange::DecimalSign>::names() {
    static const std::vector<std::string> names{"point", "comma"};
    return names;
}
const std::vector<std::string>& Choices<exchange::Encoding>::names() {
    static const std::vector<std::string> names{"utf-8", "latin-1", "utf-16"};
    return names;
}
const std::vector<std::string>& Choices<exchange::Separator>::names() {
    static const std::vector<std::string> names{"comma", "semicolon", "tab", "bar"};
    return names;
}

}  // namespace vaerdi::document

namespace vaerdi::exchange {

using document::Fields;

const Fields<ColumnDocument>& ColumnDocument::fields() {
    static const auto list =
        Fields<ColumnDocument>("column")
            .optional("from", &ColumnDocument::from,
                      {"Heading in the file; the column's own name when left out",
                       "Overskriften i filen; kolonnens eget navn, når intet er skrevet"})
            .optional("type", &ColumnDocument::type, {"What it holds", "Hvad den indeholder"})
            .optional("pseudonym", &ColumnDocument::pseudonym,
                      {"It identifies somebody: what stands in its place, by domain (patient, surgeon)",
                       "Den identificerer nogen: hvad der sættes i stedet, efter domæne (patient, kirurg)"})
            .optional("decimals", &ColumnDocument::decimals,
                      {"Decimals kept of a decimal number: 6 when left out",
                       "Decimaler, der gemmes af et decimaltal: 6, når intet er skrevet"})
            .optional("range", &ColumnDocument::range,
                      {"Lowest and highest value there can be: [0, 48]",
                       "Laveste og højeste værdi, der kan være: [0, 48]"})
            .optional("missing", &ColumnDocument::missing,
                      {"Texts that mean \"not known\" here", "Tekster, der her betyder \"ukendt\""})
            .optional("values", &ColumnDocument::values,
                      {"What each text of the file means: {1: male, 2: female}",
                       "Hvad hver tekst i filen betyder: {1: mand, 2: kvinde}"})
            .optional(
                "otherwise", &ColumnDocument::otherwise,
                {"A value that is not allowed: reject the row (as when left out), or take it as missing",
                 "En værdi, der ikke er tilladt: afvis rækken (også når intet er skrevet), eller regn "
                 "den for ukendt"})
            .optional("required", &ColumnDocument::required,
                      {"A row without it is rejected", "En række uden den afvises"})
            .optional("dates", &ColumnDocument::dates,
                      {"How its dates are written, where it is not as in the rest: dd-mm-yyyy",
                       "Hvordan dens datoer er skrevet, når det ikke er som i resten: dd-mm-yyyy"})
            .placed(&ColumnDocument::at);
    return list;
}

const Fields<MappingRowsDocument>& MappingRowsDocument::fields() {
    static const auto list =
        Fields<MappingRowsDocument>("mapping rows")
            .optional("one", &MappingRowsDocument::one,
                      {"What a row is: operation, reading", "Hvad en række er: operation, måling"})
            .optional("id", &MappingRowsDocument::id,
                      {"Column that names the row; rows that share one are rejected",
                       "Kolonne, der navngiver rækken; rækker med den samme afvises"})
            .placed(&MappingRowsDocument::at);
    return list;
}

const Fields<MappingDocument>& MappingDocument::fields() {
    static const auto list =
        Fields<MappingDocument>("mapping")
            .required("mapping", &MappingDocument::version, {"Format version: 1", "Formatets version: 1"})
            .optional("title", &MappingDocument::title, {"What the data are", "Hvad data er"})
            .optional("summary", &MappingDocument::summary,
                      {"A few lines for the reader", "Nogle linjer til læseren"})
            .optional("id", &MappingDocument::id, {"Name of the data set", "Datasættets navn"})
            .optional("data", &MappingDocument::data,
                      {"The file or folder, or several that are one data set",
                       "Filen eller mappen, eller flere, der er ét datasæt"})
            .optional("table", &MappingDocument::table,
                      {"Table of a PostgreSQL database, in place of files: surgery.operations",
                       "Tabel i en PostgreSQL-database i stedet for filer: surgery.operations"})
            .optional("fhir", &MappingDocument::fhir,
                      {"The files are FHIR R4: what makes a row of them",
                       "Filerne er FHIR R4: hvad der bliver til en række"})
            .optional("member", &MappingDocument::member,
                      {"Which files of a zip, where it holds several: '*.csv'",
                       "Hvilke filer i en zip med flere: '*.csv'"})
            .optional("separator", &MappingDocument::separator,
                      {"Between the fields of a CSV; found by looking when left out",
                       "Mellem felterne i en CSV; findes i filen, når intet er skrevet"})
            .optional("decimal", &MappingDocument::decimal,
                      {"Decimal sign of numbers", "Tallenes decimaltegn"})
            .optional("encoding", &MappingDocument::encoding,
                      {"Letters of the file; found by looking when left out",
                       "Filens tegnsæt; findes i filen, når intet er skrevet"})
            .optional("dates", &MappingDocument::dates,
                      {"How dates are written: yyyy-mm-dd, dd-mm-yyyy",
                       "Hvordan datoer er skrevet: yyyy-mm-dd, "
                       "dd-mm-yyyy"})
            .optional("missing", &MappingDocument::missing,
                      {"Texts that mean \"not known\" everywhere; an empty field always does",
                       "Tekster, der overalt betyder \"ukendt\"; det gør et tomt felt altid"})
            .optional("rows", &MappingDocument::rows, {"What a row is", "Hvad en række er"})
            .required("columns", &MappingDocument::columns,
                      {"The columns taken, under the names that measures use",
                       "Kolonnerne, der hentes, under de navne, målinger bruger"})
            .optional("leave_out", &MappingDocument::leave_out,
                      {"Headings of the file that are knowingly not taken",
                       "Overskrifter i filen, der med vilje ikke hentes"});
    return list;
}

std::optional<MappingDocument> read_mapping(std::string_view text, Diagnostics& found) {
    const auto tree = document::read_yaml(text, found);
    if (!tree) return {};
    const auto& root = tree->root();
    if (root.kind != document::YamlNode::Kind::mapping || root.find("mapping") == nullptr) {
        found.error({1, 1},
                    {"this is not a mapping: the key 'mapping' is missing",
                     "dette er ikke en afbildning: nøglen 'mapping' mangler"},
                    {"begin with `mapping: 1`", "begynd med `mapping: 1`"});
        return {};
    }
    MappingDocument read;
    MappingDocument::fields().read(root, read, found);
    if (read.version && read.version.value != 1) {
        found.error(read.version.at,
                    {"this version of the format is not known", "denne version af formatet kendes ikke"},
                    {"write `mapping: 1`", "skriv `mapping: 1`"});
    }
    return read;
}

}  // namespace vaerdi::exchange
