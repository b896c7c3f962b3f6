#include "warehouse/partitions.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>

#include "warehouse/copying.h"
#include "warehouse/postgresql_failure.h"

namespace vaerdi::warehouse {
namespace {

/// What one server gets.
struct Share {
    std::vector<std::string> units;  ///< as SQL writes them
    bool unknown = false;            ///< the rows without a unit
    std::int64_t rows = 0;

    /// That a row is of this share.
    std::string condition(const std::string& column) const {
        std::string list;
        for (const auto& one : units) list += (list.empty() ? "" : ", ") + one;
        std::string text = list.empty() ? "false" : fmt::format("{} IN ({})", column, list);
        if (unknown) text += fmt::format(" OR {} IS NULL", column);
        return text;
    }
    /// FOR VALUES IN (…): what a partition of it holds.
    std::string bound() const {
        std::string list = unknown ? "NULL" : "";
        for (const auto& one : units) list += (list.empty() ? "" : ", ") + one;
        return list;
    }
};

std::vector<Share> shares_of(Database& from, const DataSet& which, const DataColumn& unit,
                             std::size_t servers) {
    const auto name = sql_name(unit.name);
    const auto counts =
        from.query(fmt::format("SELECT {0} AS unit, COUNT(*) AS row_count FROM {1} GROUP BY {0}"
                               " ORDER BY row_count DESC, unit",
                               name, which.rows_table()));
    std::vector<Share> shares(servers);
    for (std::size_t row = 0; row < counts.rows(); ++row) {
        auto& share = *std::ranges::min_element(shares, {}, &Share::rows);
        share.rows += counts[1].whole(row);
        if (counts[0].is_known(row))
            share.units.push_back(sql_text(counts[0].written(row)));
        else
            share.unknown = true;
    }
    // More servers than units: those get none.
    std::erase_if(shares, [](const Share& share) { return share.units.empty() && !share.unknown; });
    return shares;
}

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

/// The same connection as options of postgres_fdw: of the server, and of who signs in there.
struct ServerOptions {
    std::string server, user;
};

ServerOptions options_of(const std::string& where) {
    const std::unique_ptr<PQconninfoOption, FreeOptions> parsed(PQconninfoParse(where.c_str(), nullptr));
    // A row that travels costs twenty times one that is looked at where it lies, as in PostgreSQL 17; with
    // the older default the planner would rather fetch rows than have them counted.
    ServerOptions options{.server = "async_capable 'true', fetch_size '10000', fdw_tuple_cost '0.2'",
                          .user = ""};
    for (const auto* option = parsed.get(); option != nullptr && option->keyword != nullptr; ++option) {
        if (option->val == nullptr) continue;
        const std::string_view key = option->keyword;
        if (key == "client_encoding" || key == "fallback_application_name") continue;  // postgres_fdw's own
        const bool personal = key == "user" || key == "password";
        auto& list = personal ? options.user : options.server;
        list += fmt::format("{}{} {}", list.empty() ? "" : ", ", key, sql_text(option->val));
    }
    return options;
}

/// Name of the server at the coordinator; made when it is not there.
std::string foreign_server(Database& coordinator, const std::string& where) {
    const auto name = sql_name("vaerdi " + postgresql_place(where));
    const auto options = options_of(where);
    coordinator.run_script(fmt::format(
        "CREATE SERVER IF NOT EXISTS {0} FOREIGN DATA WRAPPER postgres_fdw OPTIONS ({1});"
        "DROP USER MAPPING IF EXISTS FOR CURRENT_USER SERVER {0};"
        "CREATE USER MAPPING FOR CURRENT_USER SERVER {0}{2}",
        name, options.server, options.user.empty() ? "" : fmt::format(" OPTIONS ({})", options.user)));
    return name;
}

/// A share on another server. Taken away again unless it is kept: no transaction reaches over two servers.
class RemoteShare {
  public:
    RemoteShare(const std::string& where, const DataSet& which)
        : server_(open_postgresql(where)), which_(which), table_(which.rows_table()) {
        // What a removal has emptied may stand there; what has rows may not.
        if (server_->query("SELECT to_regclass($1) IS NOT NULL AS there", std::vector<Value>{table_})[0]
                .whole(0) != 0) {
            if (server_->query(fmt::format("SELECT 1 FROM {} LIMIT 1", table_)).rows() > 0)
                throw WarehouseFailure(
                    {fmt::format("{} has rows of this version already; remove it there first",
                                 postgresql_place(where)),
                     fmt::format("{} har allerede rækker af denne version; fjern den der først",
                                 postgresql_place(where))});
            server_->run_script("DROP TABLE " + table_);
        }
        server_->run_script(
            fmt::format("CREATE TABLE {} ({}, PRIMARY KEY (row_number))", table_, rows_columns(which)));
        made_ = true;
    }
    ~RemoteShare() {
        if (!made_ || kept_) return;
        try {
            server_->run_script("DROP TABLE IF EXISTS " + table_);
        } catch (const WarehouseFailure&) {  // NOLINT: unreachable; the first failure tells why
        }
    }
    RemoteShare(const RemoteShare&) = delete;
    RemoteShare& operator=(const RemoteShare&) = delete;

    void fill(Database& from, const std::string& condition) {
        copy_rows(from, which_, condition, *server_, table_);
        server_->run_script("ANALYZE " + table_);
    }
    void keep() { kept_ = true; }

  private:
    std::unique_ptr<Database> server_;
    const DataSet& which_;
    std::string table_;
    bool made_ = false, kept_ = false;
};

void refuse_unfit(const DataSet& which, std::string_view unit, const DataColumn* column,
                  const Database& coordinator) {
    if (coordinator.engine() != Engine::postgresql)
        throw WarehouseFailure({"only PostgreSQL spreads rows over several servers",
                                "kun PostgreSQL fordeler rækker over flere servere"});
    if (column == nullptr || (column->type != Type::text && column->type != Type::whole))
        throw WarehouseFailure(
            {fmt::format(
                 "the data set '{}' has no column '{}' of texts or whole numbers to divide its rows by",
                 which.id, unit),
             fmt::format("datasættet '{}' har ingen kolonne '{}' med tekster eller hele tal at fordele "
                         "rækkerne efter",
                         which.id, unit)});
}

}  // namespace

void spread_data_set(Database& from, const DataSet& which, std::string_view unit, Database& coordinator,
                     std::span<const std::string> others) {
    const auto* column = which.find(unit);
    refuse_unfit(which, unit, column, coordinator);
    prepare_register(coordinator);
    coordinator.run_script("CREATE EXTENSION IF NOT EXISTS postgres_fdw");

    Transaction reading(from), writing(coordinator);
    enter_data_set(coordinator, which);
    const auto shares = shares_of(from, which, *column, others.size() + 1);
    const auto table = which.rows_table();
    coordinator.run_script(fmt::format("CREATE TABLE {} ({}) PARTITION BY LIST ({})", table,
                                       rows_columns(which), sql_name(column->name)));
    std::vector<std::unique_ptr<RemoteShare>> elsewhere;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const auto partition = fmt::format("{}_{}", table, i);
        const auto condition = shares[i].condition(sql_name(column->name));
        const auto made =
            fmt::format("TABLE {} PARTITION OF {} FOR VALUES IN ({})", partition, table, shares[i].bound());
        if (i == 0) {
            coordinator.run_script("CREATE " + made);
            copy_rows(from, which, condition, coordinator, partition);
            continue;
        }
        elsewhere.push_back(std::make_unique<RemoteShare>(others[i - 1], which));
        elsewhere.back()->fill(from, condition);
        coordinator.run_script(fmt::format("CREATE FOREIGN {} SERVER {} OPTIONS (table_name {})", made,
                                           foreign_server(coordinator, others[i - 1]), sql_text(table)));
    }
    coordinator.run_script("ANALYZE " + table);
    create_rejections_table(coordinator, which);
    copy_rejections(from, which, coordinator);
    writing.commit();
    for (const auto& share : elsewhere) share->keep();
}

}  // namespace vaerdi::warehouse
