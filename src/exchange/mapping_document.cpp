#include "exchange/mapping_document.h"

#include "document/yaml.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<warehouse::Type>::names() {
    static const std::vector<std::string> names{"text", "whole", "decimal", "date", "truth"};
    return names;
}
const std::vector<std::string>& Choices<exchange::Otherwise>::names() {
    static const std::vector<std::string> names{"reject", "missing"};
    return names;
}
const std::vector<std::string>& Choices<exchange::TextFormat>::names() {
    static const std::vector<std::string> names{"cpr"};
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
                      {"Heading of the column in the file; without it, the name here",
                       "Kolonnens overskrift i filen; uden den navnet her"})
            .optional("type", &ColumnDocument::type,
                      {"What it holds: text (as without it), whole or decimal numbers, dates, or yes and no",
                       "Hvad den rummer: text (som uden den), whole (hele tal), decimal (decimaltal), date "
                       "(datoer) eller truth (ja og nej)"})
            .optional("decimals", &ColumnDocument::decimals,
                      {"Decimals kept of a decimal number, up to 12: 6 when left out",
                       "Decimaler, der gemmes af et decimaltal, højst 12: 6, når intet er skrevet"})
            .optional("decimal", &ColumnDocument::decimal,
                      {"Decimal sign of this column, where it is not as in the rest",
                       "Kolonnens decimaltegn, når det ikke er som i resten"})
            .optional("dates", &ColumnDocument::dates,
                      {"How this column's dates are written: dd-mm-yyyy, yyyymmdd, ddmonyyyy …",
                       "Hvordan kolonnens datoer er skrevet: dd-mm-yyyy, yyyymmdd, ddmonyyyy …"})
            .optional(
                "range", &ColumnDocument::range,
                {"Lowest and highest possible value: [0, 48]", "Laveste og højeste mulige værdi: [0, 48]"})
            .optional(
                "values", &ColumnDocument::values,
                {"What texts of the file mean: {1: male, 2: female}; in a text column, others cannot be used",
                 "Hvad filens tekster betyder: {1: mand, 2: kvinde}; i en tekstkolonne kan andre ikke "
                 "bruges"})
            .optional("missing", &ColumnDocument::missing,
                      {"Texts that mean 'not known' in this column: [99]",
                       "Tekster, der betyder 'ukendt' i denne kolonne: [99]"})
            .optional("required", &ColumnDocument::required,
                      {"Whether a row without the value is rejected", "Om en række uden værdien afvises"})
            .optional("otherwise", &ColumnDocument::otherwise,
                      {"What a value that cannot be used does: reject the row (as without it), or be missing",
                       "Hvad en værdi, der ikke kan bruges, fører til: reject (rækken afvises, som uden den) "
                       "eller missing (værdien er ukendt)"})
            .optional("pseudonym", &ColumnDocument::pseudonym,
                      {"Replace the identifiers with pseudonyms of this kind, e.g. patient; they are never "
                       "stored. The same kind gives the same person the same pseudonym in every data set",
                       "Erstat identiteterne med pseudonymer af denne slags, fx patient; de gemmes aldrig. "
                       "Samme slags giver samme person samme pseudonym i alle datasæt"})
            .optional(
                "format", &ColumnDocument::format,
                {"cpr: only Danish civil registration numbers can be used", "cpr: kun CPR-numre kan bruges"})
            .placed(&ColumnDocument::at);
    return list;
}

const Fields<RowsDocument>& RowsDocument::fields() {
    static const auto list =
        Fields<RowsDocument>("rows")
            .optional("one", &RowsDocument::one,
                      {"What one row is: operation, reading, course of treatment …",
                       "Hvad en række er: operation, måling, forløb …"})
            .optional("id", &RowsDocument::id,
                      {"The column that tells rows apart; rows with the same are rejected",
                       "Kolonnen, der adskiller rækkerne; rækker med den samme afvises"})
            .placed(&RowsDocument::at);
    return list;
}

const Fields<MappingDocument>& MappingDocument::fields() {
    static const auto list =
        Fields<MappingDocument>("mapping")
            .required("mapping", &MappingDocument::version, {"Format version: 1", "Formatets version: 1"})
            .optional("id", &MappingDocument::id,
                      {"What the data set is called in commands; without it, the folder or file",
                       "Hvad datasættet hedder i kommandoer; uden den mappen eller filen"})
            .optional("title", &MappingDocument::title, {"What the data are", "Hvad data er"})
            .optional("summary", &MappingDocument::summary,
                      {"A few lines for the reader", "Nogle linjer til læseren"})
            .optional(
                "data", &MappingDocument::data,
                {"The file beside this one, a list of files, or a folder: CSV and JSON (also .gz and .zip), "
                 "Parquet, FHIR",
                 "Filen ved siden af denne, en liste af filer eller en mappe: CSV og JSON (også .gz og "
                 ".zip), Parquet, FHIR"})
            .optional("table", &MappingDocument::table,
                      {"A table of the database instead of files: schema.name",
                       "En tabel i databasen i stedet for filer: skema.navn"})
            .optional("member", &MappingDocument::member,
                      {"Which file of a zip that holds several; * stands for anything",
                       "Hvilken fil i en zip, der rummer flere; * står for hvad som helst"})
            .optional("separator", &MappingDocument::separator,
                      {"Between the fields of a CSV; found by looking when left out",
                       "Mellem felterne i en CSV; findes i filen, når intet er skrevet"})
            .optional("decimal", &MappingDocument::decimal,
                      {"Decimal sign of numbers; found by looking when left out",
                       "Tallenes decimaltegn; findes i filen, når intet er skrevet"})
            .optional("encoding", &MappingDocument::encoding,
                      {"Letters of the file; found by looking when left out",
                       "Filens tegnsæt; findes i filen, når intet er skrevet"})
            .optional(
                "dates", &MappingDocument::dates,
                {"How dates are written: dd-mm-yyyy, yyyymmdd, ddmonyyyy …; found by looking when absent",
                 "Hvordan datoer er skrevet: dd-mm-yyyy, yyyymmdd, ddmonyyyy …; findes ellers ved at se "
                 "efter"})
            .optional("missing", &MappingDocument::missing,
                      {"Texts that mean 'not known' in every column: [\"*\", NULL]; an empty one always does",
                       "Tekster, der betyder 'ukendt' i alle kolonner: [\"*\", NULL]; en tom gør det altid"})

            .optional("rows", &MappingDocument::rows, {"What a row is", "Hvad en række er"})
            .required("columns", &MappingDocument::columns,
                      {"The columns that are taken, by the name they get",
                       "Kolonnerne, der tages, under det navn, "
                       "de får"})
            .optional("leave_out", &MappingDocument::leave_out,
                      {"Columns of the file that are left out on purpose",
                       "Kolonner i filen, der med vilje udelades"});
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
