#include "store/migrations.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/shipped.h"

namespace vaerdi::store {
namespace {

struct Step {
    std::int64_t number;
    std::string name;  // "0001-first"
    std::string_view sql;
};

/// The steps written for a database, in order.
std::vector<Step> steps_for(std::string_view dialect) {
    std::vector<Step> steps;
    for (const auto& file : shipped_files()) {
        if (!file.name.starts_with(dialect) || !file.name.ends_with(".sql")) continue;
        auto name = file.name.substr(dialect.size() + 1);
        name.remove_suffix(4);
        std::int64_t number = 0;
        std::from_chars(name.data(), name.data() + name.size(), number);
        steps.push_back({number, std::string(name), file.text});
    }
    return steps;
}

void apply(Connection& connection, const Step& step, Time at) {
    connection.begin_writing();
    try {
        // Another program may have done it while this one waited for its turn.
        if (applied_migration(connection) < step.number) {
            connection.run_script(step.sql);
            connection.execute("INSERT INTO migration (number, name, applied_at) VALUES ($1, $2, $3)",
                               {step.number, step.name, to_micros(at)});
        }
        connection.commit();
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

}  // namespace

std::int64_t newest_migration() {
    const auto steps = steps_for("sqlite");
    return steps.empty() ? 0 : steps.back().number;
}

std::int64_t applied_migration(Connection& connection) {
    if (!connection.has_table("migration")) return 0;
    return as_number(connection.execute("SELECT COALESCE(MAX(number), 0) FROM migration", {})[0][0]);
}

void migrate(Connection& connection, Time at) {
    const auto newest = newest_migration();
    const auto applied = applied_migration(connection);
    if (applied > newest)
        throw StoreFailure(
            Fault::too_new,
            {fmt::format(
                 "the store was made by a newer Værdi (step {}, this one knows {}); use that or a newer "
                 "one",
                 applied, newest),
             fmt::format("lageret er lavet af en nyere Værdi (trin {}, denne kender {}); brug den eller en "
                         "nyere",
                         applied, newest)});
    if (applied == newest) return;
    for (const auto& step : steps_for(connection.dialect())) {
        if (step.number > applied) apply(connection, step, at);
    }
}

}  // namespace vaerdi::store
