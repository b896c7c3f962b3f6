#include <fmt/format.h>

#include <utility>
#include <vector>

#include "warehouse/answer_filling.h"
#include "warehouse/duckdb_instance.h"

namespace vaerdi::warehouse {
namespace {

/// The first line without what stands between single quotes, as data and literals do; DuckDB writes names
/// between double ones.
std::string without_values(std::string_view said) {
    std::string kept;
    bool inside = false;
    for (const char c : said.substr(0, said.find('\n'))) {
        if (c == '\'') {
            inside = !inside;
            kept += inside ? "'…" : "'";
        } else if (!inside) {
            kept += c;
        }
    }
    return inside ? kept + "'" : kept;
}

/// Kinds of error whose text quotes data, or says less than these words.
const std::vector<std::pair<std::string_view, Text>>& kinds() {
    static const Text misfit{"a value does not fit the type it is to become, or is too large for it",
                             "en værdi passer ikke til den type, den skal blive, eller er for stor til den"};
    static const std::vector<std::pair<std::string_view, Text>> known{
        {"Conversion Error", misfit},
        {"Out of Range Error", misfit},
        {"Mismatch Type Error", misfit},
        {"Decimal Error", misfit},
        {"Constraint Error",
         {"a value stands there twice or is missing, where the table allows neither",
          "en værdi står der to gange eller mangler, hvor tabellen ikke tillader det"}},
        {"Invalid Input Error",
         {"the data cannot be read as the statement says", "data kan ikke læses, som sætningen siger"}},
        {"Out of Memory Error",
         {"there is not memory enough for it; ask for fewer rows at a time, or use a machine with more",
          "der er ikke hukommelse nok til det; tag færre rækker ad gangen, eller brug en maskine med mere"}},
        {"TransactionContext Error",
         {"somebody else changed the same rows at the same time, or something before this had failed; try "
          "again",
          "en anden ændrede de samme rækker samtidig, eller noget før dette var fejlet; prøv igen"}},
    };
    return known;
}

}  // namespace

WarehouseFailure duckdb_failure(const char* message) {
    const std::string_view said = message == nullptr ? "" : message;
    if (said.starts_with("INTERRUPT")) return stopped();
    for (const auto& [kind, text] : kinds())
        if (said.starts_with(kind)) return WarehouseFailure(text);
    if (said.find("Could not set lock on file") != std::string_view::npos)
        return WarehouseFailure(
            {"the data file is in use by another program; end that one first, or ask it instead",
             "datafilen er i brug i et andet program; afslut det først, eller spørg det i stedet"});
    const auto kept = without_values(said);
    return WarehouseFailure(
        {fmt::format("DuckDB refused: {}", kept), fmt::format("DuckDB afviste: {}", kept)});
}

}  // namespace vaerdi::warehouse
