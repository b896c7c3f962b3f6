#include "exchange/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <thread>

#include "exchange/arrival.h"
#include "exchange/content_hash.h"
#include "exchange/formats.h"
#include "exchange/in_order.h"
#include "exchange/sources.h"

namespace vaerdi::exchange {
namespace {

constexpr std::size_t most_other_columns = 10'000;

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
                              {"mend `data` in the mapping", "ret `data` i mapningen"});
        made_.set.id = mapping_.id;
        made_.set.version = std::move(version);
        made_.set.title = mapping_.title;
        made_.set.generated = mapping_.generated;
        made_.set.imported_at = options_.now;
        columns_ = mapping_.columns;
        met_.assign(columns_.size(), false);
        warehouse::Transaction together(database_);
        for (const auto& part : parts) {
            bring_in(part);
            if (found_.has_errors()) return {};
        }
        say_what_is_not_there();
        if (found_.has_errors()) return {};
        arrival_->finish(made_);
        if (made_.read != made_.set.rows + made_.set.rejected)
            throw std::logic_error("rows read are neither taken nor rejected");
        warehouse::enter_data_set(database_, made_.set);
        together.commit();
        return std::move(made_);
    }

  private:
    void bring_in(const Part& part) {
        auto source = open_part(part, mapping_, made_.said, found_);
        for (const auto& name : source.heading) other_columns_.insert(name);
        if (found_.has_errors()) return;
        auto first = source.next();
        if (!arrival_) begin(first ? source.read(*first) : Records{}, source.separator);
        if (found_.has_errors()) return;
        arrival_->begin_file(part.name, source.first_line);
        const auto next = [&]() -> std::optional<Block> {
            if (options_.stop.stop_requested())
                throw warehouse::WarehouseFailure(
                    {"bringing the data in was stopped", "indlæsningen blev standset"});
            if (!first) return source.next();
            auto given = std::move(first);
            first.reset();
            return given;
        };
        struct Made {
            TypedRows rows;
            Records records;
        };
        const auto threads =
            options_.threads != 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
        work_in_order<Block, Made>(
            threads, next,
            [&](Block block) {
                Made made;
                made.records = source.read(std::move(block));
                made.rows = typed_rows(made.records, columns_, pseudonyms_);
                made.records.text = {};
                made.records.cells = {};
                return made;
            },
            [&](Made made) {
                for (std::size_t i = 0; i < made.records.met.size(); ++i)
                    if (made.records.met[i]) met_[i] = true;
                for (auto& name : made.records.other_keys)
                    if (other_columns_.size() < most_other_columns) other_columns_.insert(std::move(name));
                arrival_->take(std::move(made.rows), made.records.lines, made.records.line_count);
                if (options_.progress) options_.progress(arrival_->read());
            });
        if (source.heading.empty()) has_json_ = true;
    }

    /// The first records settle how the columns are written.
    void begin(const Records& first, char separator) {
        settle_formats(columns_, first, separator, made_.said, found_);
        if (found_.has_errors()) return;
        for (const auto& taken : columns_) made_.set.columns.push_back(taken.column);
        arrival_.emplace(database_, columns_, made_.set);
    }

    void say_what_is_not_there() {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (has_json_ && !met_[i] && !other_columns_.contains(columns_[i].from))
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

    const ResolvedMapping& mapping_;
    warehouse::Database& database_;
    const ImportOptions& options_;
    Diagnostics& found_;
    Pseudonyms pseudonyms_;
    std::vector<TakenColumn> columns_;
    std::optional<Arrival> arrival_;
    std::set<std::string> other_columns_;
    std::vector<bool> met_;  ///< keys of JSON that an object had
    bool has_json_ = false;
    Imported made_;
};

Position place_of_data(const ResolvedMapping& mapping) {
    return mapping.data.empty() ? mapping.table.at : mapping.data.front().at;
}

}  // namespace

std::optional<Imported> import_data(const ResolvedMapping& mapping, std::vector<DataFile> files,
                                    warehouse::Database& database, const warehouse::PseudonymKey* key,
                                    const ImportOptions& options, Diagnostics& found) {
    if (key == nullptr && mapping.has_pseudonyms()) {
        found.error(place_of_data(mapping),
                    {"the mapping makes pseudonyms, and there is no key for them",
                     "mapningen laver pseudonymer, og der er ingen nøgle til dem"},
                    {"name a key file", "nævn en nøglefil"});
        return {};
    }
    try {
        std::ranges::stable_sort(files, {}, &DataFile::name);
        auto version = version_of(mapping, files, key);
        warehouse::prepare_register(database);
        if (auto before = warehouse::find_data_set(database, mapping.id, version)) {
            Imported kept;
            kept.kept_before = true;
            kept.read = before->rows + before->rejected;
            kept.set = std::move(*before);
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
                {"the name is seen from the folder of the mapping", "navnet ses fra mapningens mappe"});
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
