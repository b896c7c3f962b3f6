#include "warehouse/date_functions.h"

#include <fmt/format.h>

namespace vaerdi::warehouse {
namespace {

/// Years since 0001, one too few at times: 146097 days are 400 years.
const std::string years_before = "(($1 - DATE '0001-01-01') * 400 / 146097)";

// For the rest, H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), civil_from_days, in
// centuries instead of eras: years begin on 1 March, so that the day too many is the last. Each is one
// expression of the argument, which the planner can put in the function's place.

/// Days since 0000-03-01.
const std::string days = "($1 - DATE '0001-01-01' + 306)";
const std::string century = "((4 * " + days + " + 3) / 146097)";
const std::string day_of_century = "(" + days + " - 146097 * " + century + " / 4)";
const std::string year_of_century = "((4 * " + day_of_century + " + 3) / 1461)";
const std::string day_of_year = "(" + day_of_century + " - 1461 * " + year_of_century + " / 4)";
/// 0 is March.
const std::string month = "((5 * " + day_of_year + " + 2) / 153)";

}  // namespace

void prepare_date_functions(Database& postgresql) {
    const auto make = [&](const char* name, const std::string& formula) {
        const auto there = postgresql.query("SELECT to_regprocedure($1) IS NOT NULL AS there",
                                            std::vector<Value>{fmt::format("{}(date)", name)});
        if (there[0].whole(0) != 0) return;
        postgresql.run_script(
            fmt::format("CREATE FUNCTION {}(date) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE"
                        " AS $body$ SELECT CAST({} AS bigint) $body$",
                        name, formula));
    };
    make("year",
         fmt::format("{0} + CASE WHEN $1 >= make_date({0} + 2, 1, 1) THEN 2 ELSE 1 END", years_before));
    make("month", fmt::format("({} + 2) % 12 + 1", month));
    make("quarter", fmt::format("({} + 2) % 12 / 3 + 1", month));
    make("day", fmt::format("{} - (153 * {} + 2) / 5 + 1", day_of_year, month));
}

}  // namespace vaerdi::warehouse
