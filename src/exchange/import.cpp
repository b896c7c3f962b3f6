#include "exchange/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "exchange/arrival.h"
#include "exchange/content_hash.h"
#include "exchange/formats.h"
#include "exchange/sources.h"

namespace vaerdi::exchange {
namespace {

Position place_of_data(const ResolvedMapping& mapping) {
    return mapping.data.empty() ? mapping.table.at : mapping.data.front().at;
}

/// One bringing-in of files, from their parts to the entry in the register.
class Importing {
  public:
    Importing(const ResolvedMapping& mapping, warehouse::Database& database,
              const warehouse::PseudonymKey* key, const ImportOptions& options, Diagnostics& found)
        : mapping_(mapping),
          database_(database),
          options_(options),
          found_(found),
          pseudonyms_(mapping, key) {}

    std::optional<Imported> run(const std::vector<DataFile>& files, std::string version) {
        std::vector<Part> parts;
        for (const auto& file : files)
            for (auto& part : parts_of(file, mapping_.member, options_.limits))
                parts.push_back(std::move(part));
        if (parts.empty())
            throw FileFailure({"there are no files to bring in", "der er ingen filer at hente ind"},
                              {"mend `data` in the mapping", "ret `data` i afbildningen"});
        made_.data.id = mapping_.id;
        made_.data.version = std::move(version);
        made_.data.title = mapping_.title;
        made_.data.imported_at = options_.now;
        columns_ = mapping_.columns;
        warehouse::Transaction together(database_);
        for (const auto& part : parts) {
            bring_in(part);
            if (found_.has_errors()) return {};
        }
        say_what_is_not_there();
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
    void bring_in(const Part& part) {
        auto source = open_part(part, mapping_, made_.found, found_);
        for (const auto& name : source.heading) other_columns_.insert(name);
        if (found_.has_errors()) return;
        auto first = source.next();
        if (!arrival_) begin(first ? source.read(*first) : Records{}, source.separator);
        if (found_.has_errors()) return;
        source.next = [&, next = source.next]() -> std::optional<Block> {
            if (options_.stop.stop_requested())
                throw warehouse::WarehouseFailure(
                    {"bringing the data in was stopped", "indlæsningen blev standset"});
            if (!first) return next();
            return std::exchange(first, std::nullopt);
        };
        arrival_->take(part.name, source);
        if (source.heading.empty()) has_json_ = true;
    }

    /// The first records settle how the columns are written.
    void begin(const Records& first, char separator) {
        settle_formats(columns_, first, separator, made_.found, found_);
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
    Diagnostics& found_;
    Pseudonyms pseudonyms_;
    std::vector<TakenColumn> columns_;
    std::optional<Arrival> arrival_;
    std::set<std::string> other_columns_;
    bool has_json_ = false;
    Imported made_;
};

}  // namespace

std::optional<Imported> import_data(const ResolvedMapping& mapping, std::vector<DataFile> files,
                                    warehouse::Database& database, const warehouse::PseudonymKey* key,
                                    const ImportOptions& options, Diagnostics& found) {
    if (key == nullptr && mapping.has_pseudonyms()) {
        found.error(place_of_data(mapping),
                    {"the mapping makes pseudonyms, and there is no key for them",
                     "afbildningen laver pseudonymer, og der er ingen nøgle til dem"},
                    {"name a key file", "nævn en nøglefil"});
        return {};
    }
    try {
        std::ranges::stable_sort(files, {}, &DataFile::name);
        auto version = version_of(mapping, files, key);
        warehouse::prepare_register(database);
        if (auto before = warehouse::find_data_set(database, mapping.id, version)) {
            Imported kept;
            kept.was_there = true;
            kept.rows_read = before->rows + before->rejected;
            kept.data = std::move(*before);
            return kept;
        }
        return Importing(mapping, database, key, options, found).run(files, std::move(version));
    } catch (const FileFailure& failure) {
        found.error(place_of_data(mapping), failure.why, failure.mend);
        return {};
    }
}

std::vector<DataFile> files_named(const ResolvedMapping& mapping, const std::filesystem::path& folder,
                                  Diagnostics& found) {
    namespace fs = std::filesystem;
    std::vector<DataFile> files;
    for (const auto& named : mapping.data) {
        const auto path = folder / named.value;
        std::error_code ignored;
        if (fs::is_directory(path, ignored)) {
            for (fs::directory_iterator entry(path, ignored), end; !ignored && entry != end;
                 entry.increment(ignored)) {
                const auto name = entry->path().filename().string();
                if (entry->is_regular_file(ignored) && !name.starts_with('.'))
                    files.push_back({(fs::path(named.value) / name).generic_string(), entry->path()});
            }
        } else if (fs::exists(path, ignored)) {
            files.push_back({fs::path(named.value).generic_string(), path});
        } else {
            found.error(
                named.at,
                {fmt::format("there is no file '{}'", named.value),
                 fmt::format("filen '{}' findes ikke", named.value)},
                {"the name is seen from the folder of the mapping", "navnet ses fra afbildningens mappe"});
        }
    }
    std::ranges::sort(files, {}, &DataFile::name);
    for (std::size_t i = 1; i < files.size(); ++i)
        if (files[i].name == files[i - 1].name)
            found.error(place_of_data(mapping),
                        {fmt::format("'{}' is named twice", files[i].name),
                         fmt::format("'{}' er nævnt to gange", files[i].name)},
                        {"name it once", "nævn den én gang"});
    return files;
}

}  // namespace vaerdi::exchange
