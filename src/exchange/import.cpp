#include "exchange/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "exchange/arrival.h"
#include "exchange/content_hash.h"
#include "exchange/formats.h"
#include "exchange/sources.h"
#include "exchange/table_records.h"

namespace vaerdi::exchange {
namespace {

Position place_of_data(const ResolvedMapping& mapping) {
    return mapping.data.empty() ? mapping.table.at : mapping.data.front().at;
}

/// Where rows come from: a part of a file, or a table.
struct Origin {
    std::string name;
    std::function<RecordSource(std::vector<Text>& said, Diagnostics& found)> open;
};

std::vector<Origin> origins_in(const std::vector<DataFile>& files, const ResolvedMapping& mapping,
                               const UnpackLimits& limits) {
    std::vector<Origin> origins;
    for (const auto& file : files)
        for (auto& part : parts_of(file, mapping.member, limits)) {
            auto name = part.name;
            origins.push_back({std::move(name), [part = std::move(part), &mapping](auto& said, auto& found) {
                                   return open_part(part, mapping, said, found);
                               }});
        }
    if (origins.empty())
        throw FileFailure({"there are no files to bring in", "der er ingen filer at hente ind"},
                          {"mend `data` in the mapping", "ret `data` i afbildningen"});
    return origins;
}

/// What is said of a file by those who keep it; it changes when somebody writes to it.
std::vector<std::string> stamps_of(const std::vector<DataFile>& files) {
    std::vector<std::string> stamps;
    for (const auto& file : files) {
        std::error_code none;
        const auto size = file.bytes ? 0 : std::filesystem::file_size(file.path, none);
        const auto time =
            file.bytes ? 0 : std::filesystem::last_write_time(file.path, none).time_since_epoch().count();
        stamps.push_back(fmt::format("{} {}", size, time));
    }
    return stamps;
}

/// One bringing-in of files, from their parts to the entry in the register.
class Importing {
  public:
    Importing(const ResolvedMapping& mapping, warehouse::Database& database,
              const warehouse::PseudonymKey* key, const ImportOptions& options,
              const std::function<bool()>& unchanged, Diagnostics& found)
        : mapping_(mapping),
          database_(database),
          options_(options),
          unchanged_(unchanged),
          found_(found),
          pseudonyms_(mapping, key) {}

    /// `origins`: files or a table, in the order in which their rows are numbered.
    std::optional<Imported> run(const std::vector<Origin>& origins, std::string version) {
        made_.data.id = mapping_.id;
        made_.data.version = std::move(version);
        made_.data.title = mapping_.title;
        made_.data.imported_at = options_.now;
        columns_ = mapping_.columns;
        warehouse::Transaction together(database_);
        for (const auto& origin : origins) {
            bring_in(origin);
            if (found_.has_errors()) return {};
        }
        say_what_is_not_there();
        if (!unchanged_())
            throw FileFailure(
                {"a file was changed while it was read", "en fil blev ændret, mens den blev læst"},
                {"bring it in again when nobody writes to it", "hent den ind igen, når ingen skriver i den"});
        if (found_.has_errors()) return {};
        arrival_->finish(made_);
        if (made_.rows_read != made_.data.rows + made_.data.rejected)
            throw std::logic_error("rows read are neither taken nor rejected");
        if (options_.keep && made_.rows_read > 0 && made_.data.rows == 0) say_all_rejected();
        if (found_.has_errors()) return {};
        made_.data.generated = is_generated();
        if (!options_.keep) return std::move(made_);
        warehouse::enter_data_set(database_, made_.data);
        together.commit();
        return std::move(made_);
    }

  private:
    void bring_in(const Origin& origin) {
        auto source = origin.open(made_.found, found_);
        for (const auto& name : source.heading) other_columns_.insert(name);
        if (found_.has_errors()) return;
        auto first = source.next();
        if (!arrival_) begin(first ? source.read(*first) : Records{}, source);
        if (found_.has_errors()) return;
        source.next = [&, next = source.next]() -> std::optional<Block> {
            if (options_.stop.stop_requested())
                throw warehouse::WarehouseFailure(
                    {"bringing the data in was stopped", "indlæsningen blev standset"});
            if (!first) return next();
            return std::exchange(first, std::nullopt);
        };
        arrival_->take(origin.name, source);
        if (source.heading.empty()) has_json_ = true;
    }

    /// The first records settle how the columns are written.
    void begin(const Records& first, const RecordSource& source) {
        for (std::size_t i = 0; i < source.typed.size(); ++i) {
            if (!source.typed[i]) continue;
            columns_[i].dates = DatePattern::iso();
            columns_[i].decimal = '.';
        }
        settle_formats(columns_, first, source.separator, made_.found, found_);
        if (found_.has_errors()) return;
        made_.data.columns = mapping_.data_columns();
        arrival_.emplace(database_, columns_, pseudonyms_, made_.data);
    }

    void say_what_is_not_there() {
        for (const auto& name : arrival_->other_keys()) other_columns_.insert(name);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (has_json_ && !arrival_->met()[i] && !other_columns_.contains(columns_[i].from))
                found_.error(columns_[i].at,
                             {fmt::format("no object has the key '{}'", columns_[i].from),
                              fmt::format("intet objekt har nøglen '{}'", columns_[i].from)},
                             {"mend `from`, or remove the column", "ret `from`, eller fjern kolonnen"});
            other_columns_.erase(columns_[i].from);
        }
        for (const auto& name : mapping_.leave_out) {
            if (other_columns_.erase(name.value) == 0 && !has_json_)
                found_.warning(name.at,
                               {fmt::format("no file has the column '{}' that is left out", name.value),
                                fmt::format("ingen fil har kolonnen '{}', som udelades", name.value)},
                               {"remove it from `leave_out`", "fjern den fra `leave_out`"});
        }
        for (const auto& name : other_columns_)
            if (!name.empty()) made_.not_taken.push_back(name);
    }

    void say_all_rejected() {
        const auto& most = made_.rejected.front();
        const auto column = most.column.empty() ? "" : most.column + ": ";
        found_.error(
            place_of_data(mapping_),
            {fmt::format("every one of {} rows was rejected: {}{}", made_.rows_read, column, most.why.en),
             fmt::format("alle {} rækker blev afvist: {}{}", made_.rows_read, column, most.why.da)},
            most.mend);
    }

    /// Data that say of themselves that they are made up: a column `generated` that is yes in every row.
    bool is_generated() const {
        const auto* column = made_.data.find("generated");
        if (column == nullptr || column->type != warehouse::Type::truth) return false;
        const auto others = database_.query(
            fmt::format("SELECT COUNT(*) FROM {} WHERE generated IS NOT TRUE", made_.data.rows_table()));
        return others[0].whole(0) == 0;
    }

    const ResolvedMapping& mapping_;
    warehouse::Database& database_;
    const ImportOptions& options_;
    const std::function<bool()>& unchanged_;
    Diagnostics& found_;
    Pseudonyms pseudonyms_;
    std::vector<TakenColumn> columns_;
    std::optional<Arrival> arrival_;
    std::set<std::string> other_columns_;
    bool has_json_ = false;
    Imported made_;
};

bool lacks_key(const ResolvedMapping& mapping, const warehouse::PseudonymKey* key, Diagnostics& found) {
    if (key != nullptr || !mapping.has_pseudonyms()) return false;
    found.error(place_of_data(mapping),
                {"the mapping makes pseudonyms, and there is no key for them",
                 "afbildningen laver pseudonymer, og der er ingen nøgle til dem"},
                {"name a key file", "nævn en nøglefil"});
    return true;
}

std::optional<Imported> import_from(const ResolvedMapping& mapping, const std::vector<std::string>& prints,
                                    const std::vector<Origin>& origins,
                                    const std::function<bool()>& unchanged, warehouse::Database& database,
                                    const warehouse::PseudonymKey* key, const ImportOptions& options,
                                    Diagnostics& found) {
    auto version = version_of(mapping, prints, key);
    warehouse::prepare_register(database);
    auto before = options.keep ? warehouse::find_data_set(database, mapping.id, version) : std::nullopt;
    if (before) {
        Imported kept;
        kept.was_there = true;
        kept.rows_read = before->rows + before->rejected;
        kept.data = std::move(*before);
        return kept;
    }
    return Importing(mapping, database, key, options, unchanged, found).run(origins, std::move(version));
}

}  // namespace

std::optional<Imported> import_data(const ResolvedMapping& mapping, std::vector<DataFile> files,
                                    warehouse::Database& database, const warehouse::PseudonymKey* key,
                                    const ImportOptions& options, Diagnostics& found) {
    if (lacks_key(mapping, key, found)) return {};
    try {
        std::ranges::stable_sort(files, {}, &DataFile::name);
        const auto stamps = stamps_of(files);
        std::vector<std::string> prints;
        for (const auto& file : files) prints.push_back(print_of_file(file));
        const auto unchanged = [&] { return stamps_of(files) == stamps; };
        return import_from(mapping, prints, origins_in(files, mapping, options.limits), unchanged, database,
                           key, options, found);
    } catch (const FileFailure& failure) {
        found.error(place_of_data(mapping), failure.why, failure.mend);
        return {};
    }
}

std::optional<Imported> import_table(const ResolvedMapping& mapping, warehouse::Database& tables,
                                     warehouse::Database& database, const warehouse::PseudonymKey* key,
                                     const ImportOptions& options, Diagnostics& found) {
    if (lacks_key(mapping, key, found)) return {};
    TableRows rows(tables, mapping, found);
    if (found.has_errors()) return {};
    const std::vector<Origin> origins{{mapping.table.value, [&](auto&, auto&) { return rows.source(); }}};
    return import_from(mapping, {rows.print()}, origins, [] { return true; }, database, key, options, found);
}

}  // namespace vaerdi::exchange
