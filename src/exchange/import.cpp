#include "exchange/import.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <set>

#include "exchange/civil_number.h"
#include "exchange/csv_rows.h"
#include "exchange/fhir_rows.h"
#include "exchange/json_rows.h"
#include "exchange/parquet_rows.h"
#include "exchange/rejection_report.h"
#include "exchange/staging.h"
#include "exchange/table_rows.h"
#include "exchange/words.h"

namespace vaerdi::exchange {
namespace {

using warehouse::Answer;
using warehouse::Column;
using warehouse::Rejection;
using warehouse::sql_name;
using warehouse::Type;

/// What is wrong with one staged row: `!3:2,5:6`.
struct Problem {
    std::size_t column = 0;
    Wrong wrong = Wrong::none;
    bool rejects = false;
};

std::vector<Problem> problems_of(std::string_view text) {
    std::vector<Problem> all;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        auto item = text.substr(0, end);
        Problem problem;
        if (item.starts_with('!')) {
            problem.rejects = true;
            item.remove_prefix(1);
        }
        const auto colon = item.find(':');
        problem.column = static_cast<std::size_t>(std::stoul(std::string(item.substr(0, colon))));
        problem.wrong = static_cast<Wrong>(std::stoi(std::string(item.substr(colon + 1))));
        all.push_back(problem);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

/// The tables that an import needs on its way: gone before it and after it, however it ends.
class Cleared {
  public:
    explicit Cleared(warehouse::Database& duckdb) : duckdb_(duckdb) { clear(); }
    ~Cleared() {
        try {
            clear();
        } catch (const warehouse::WarehouseFailure&) {
            // What is left is taken away by the next import.
        }
    }
    Cleared(const Cleared&) = delete;
    Cleared& operator=(const Cleared&) = delete;

  private:
    void clear() {
        duckdb_.run_script(
            fmt::format("drop table if exists {}; drop table if exists duplicates", staged_table));
    }
    warehouse::Database& duckdb_;
};

class Import {
  public:
    Import(const ResolvedMapping& mapping, std::string_view mapping_text, warehouse::Database& duckdb,
           std::stop_token stop)
        : mapping_(mapping), text_(mapping_text), duckdb_(duckdb), stop_(std::move(stop)) {}

    Imported run(Sources from, const PrivateFolder& folder, const std::string& now, bool keep) {
        auto sources = open(std::move(from), folder);
        Imported made;
        made.data.id = mapping_.id;
        made.data.title = mapping_.title;
        made.data.columns = mapping_.data_columns();
        made.data.version = version_of(text_, sources.files);
        made.data.imported_at = now;
        if (keep) {
            warehouse::prepare_register(duckdb_);
            if (auto there = warehouse::find_data_set(duckdb_, made.data.id, made.data.version)) {
                made.data = std::move(*there);
                made.was_there = true;
                tell_again(made);
                return made;
            }
        }
        // Each import uses all cores; those that are kept share the name of a table on their way.
        static std::mutex one_at_a_time;
        const auto alone = keep ? std::unique_lock(one_at_a_time) : std::unique_lock<std::mutex>();
        const Cleared cleared(duckdb_);
        lasting_ = keep;
        read(std::move(sources), folder, made);
        refuse_civil_numbers(mapping_, duckdb_, fmt::format("from {}", staged_table), stop_);
        duplicates();
        reject();
        report_.advise();
        finish(made, keep);
        return made;
    }

  private:
    /// What was told when this version was taken in; of very many rejections, those that were listed.
    void tell_again(Imported& made) const {
        made.rows_read = made.data.rows + made.data.rejected;
        RejectionReport kept;
        for (auto& one : warehouse::rejections(duckdb_, made.data, RejectionReport::most_listed)) {
            const bool rejected = left_out_by(one) == LeftOut::row;
            kept.add_kept(std::move(one), rejected);
        }
        made.rejected = kept.by_reason();
    }

    /// What the mapping names, opened; a table is read already.
    struct Opened {
        std::vector<OpenedFile> files;
        std::optional<Rewritten> table;
    };

    Opened open(Sources from, const PrivateFolder& folder) const {
        Opened opened;
        if (!mapping_.table.empty()) {
            if (from.database == nullptr)
                throw ImportRefused(
                    {fmt::format("{} is a table: say of which database with --database", mapping_.table),
                     fmt::format("{} er en tabel: sig i hvilken database med --database", mapping_.table)});
            auto read = table_rows(*from.database, mapping_.table, mapping_, folder, stop_);
            opened.files.push_back(std::move(read.file));
            opened.table = std::move(read.rows);
            return opened;
        }
        const Members members{.pattern = mapping_.member, .all = mapping_.fhir.has_value()};
        for (const auto& file : files_named(std::move(from.files)))
            for (auto& one : open_data_files(file.path, file.name, members, mapping_.encoding, folder))
                opened.files.push_back(std::move(one));
        return opened;
    }

    void read(Opened opened, const PrivateFolder& folder, Imported& made) {
        if (mapping_.fhir)
            return stage_source(mapping_.id, false, fhir_rows(opened.files, *mapping_.fhir, folder), made);
        for (auto& file : opened.files) {
            if (opened.table) {
                stage_source(file.name, false, std::move(*opened.table), made);
            } else if (file.form == Form::json) {
                stage_source(file.name, false, json_rows(file, mapping_.decimal), made);
            } else if (file.form == Form::parquet) {
                stage_source(file.name, false, parquet_rows(file, mapping_, duckdb_, stop_), made);
            } else {
                const auto letters = letters_words(file.encoding);
                stage_source(file.name, true,
                             {.plain = file.plain,
                              .found = {{fmt::format("{}: {}", file.name, letters.en),
                                         fmt::format("{}: {}", file.name, letters.da)}}},
                             made);
            }
        }
    }

    void stage_source(std::string name, bool is_csv, Rewritten source, Imported& made) {
        StagedFile staged{.name = std::move(name), .source = std::move(source), .is_csv = is_csv};
        staged.shape = csv_shape(staged.source.plain, staged.name,
                                 is_csv ? mapping_.separator : std::optional(Separator::comma));
        staged.places = places_of(mapping_, staged.shape, staged.name);
        staged.content = content_of(staged.source.plain, sign_of(staged.shape.separator));
        said(staged, made);
        if (staged.content.mixed_ends) {
            const auto even = staged.source.plain.string() + ".ends";
            with_one_line_end(staged.source.plain, even);
            staged.source.plain = even;
            made.found.push_back({fmt::format("{}: line ends of several kinds, read as one", staged.name),
                                  fmt::format("{}: linjeskift af flere slags, læst som ét", staged.name)});
        }
        find_dates(mapping_, duckdb_, staged, made.found);
        stage(mapping_, duckdb_, staged, files_.empty(), lasting_, stop_);
        if (staged.empty > 0) {
            has_empty_ = true;
            made.found.push_back({fmt::format("{}: {} empty {} passed over", staged.name, staged.empty,
                                              staged.empty == 1 ? "row" : "rows"),
                                  fmt::format("{}: {} {} sprunget over", staged.name, staged.empty,
                                              staged.empty == 1 ? "tom række" : "tomme rækker")});
        }
        made.rows_read +=
            staged.rows - staged.empty + std::ranges::count(staged.source.broken, true, &BrokenRow::row);
        files_.push_back(std::move(staged));
    }

    void said(const StagedFile& staged, Imported& made) const {
        for (auto found : staged.source.found) {
            if (staged.is_csv) {
                const auto separator = separator_words(staged.shape.separator);
                found.en += ", " + separator.en;
                found.da += ", " + separator.da;
            }
            made.found.push_back(std::move(found));
        }
        for (const auto& heading : staged.shape.headings) {
            const bool taken =
                std::ranges::find(mapping_.columns, heading, &MappedColumn::from) != mapping_.columns.end();
            const bool left = std::ranges::find(mapping_.leave_out, heading) != mapping_.leave_out.end();
            if (!taken && !left && std::ranges::find(made.not_taken, heading) == made.not_taken.end())
                made.not_taken.push_back(heading);
        }
    }

    /// Rows that share an id: none of them is taken, as nobody can say which is right.
    void duplicates() {
        if (mapping_.row_id.empty()) return;
        const auto id = sql_name(mapping_.row_id);
        duckdb_.run_script(
            fmt::format("create temp table duplicates as select {0} as id from {1} where {0} is not null "
                        "group by {0} having count(*) > 1",
                        id, staged_table));
        has_duplicates_ = duckdb_.query("select count(*) as n from duplicates").find("n")->whole(0) > 0;
    }

    /// The condition under which a staged row is taken.
    std::string taken() const {
        std::string condition = "(problems is null or not contains(problems, '!'))";
        if (has_duplicates_)
            condition += fmt::format(" and ({0} is null or {0} not in (select id from duplicates))",
                                     sql_name(mapping_.row_id));
        return condition;
    }

    /// Tells what is wrong with every row and value, in the order of the files.
    void reject() {
        for (const auto& file : files_) {
            for (const auto& broken : file.source.broken)
                report_.add({broken.file.empty() ? file.name : broken.file, broken.line, broken.column,
                             shown_value(broken.text), broken.why, broken.mend},
                            broken.row);
            reject_values(file);
        }
    }

    /// Where a row stands for people who look it up: its file, and its line, entry or number.
    struct Standing {
        std::string file;
        std::int64_t line = 0;
    };
    static Standing standing(const StagedFile& file, std::int64_t row, const CsvRow* csv) {
        if (file.is_csv) return {file.name, csv != nullptr ? csv->line : 0};
        if (file.source.places.empty()) return {file.name, row + 1};
        const auto& place = file.source.places[static_cast<std::size_t>(row)];
        return {file.source.files[place.file], place.record};
    }

    void reject_values(const StagedFile& file) {
        const auto wrong = duckdb_.query(fmt::format(
            "select rowid as place, problems, {} as doubled from {} where rowid >= {} and rowid < {} and "
            "(problems <> '{}'{}) order by rowid",
            has_duplicates_
                ? fmt::format("coalesce({} in (select id from duplicates), false)", sql_name(mapping_.row_id))
                : "false",
            staged_table, file.first, file.first + file.rows, empty_row,
            has_duplicates_ ? fmt::format(" or {} in (select id from duplicates)", sql_name(mapping_.row_id))
                            : ""));
        if (wrong.rows() == 0) return;
        std::set<std::int64_t> wanted, skipped;
        for (std::size_t row = 0; row < std::min(wrong.rows(), RejectionReport::most_listed); ++row)
            wanted.insert(wrong[0].whole(row) - file.first);
        if (file.is_csv)
            for (const auto& broken : file.source.broken) skipped.insert(broken.line);
        const auto rows = csv_rows(file.source.plain, sign_of(file.shape.separator), wanted, skipped);
        for (std::size_t row = 0; row < wrong.rows(); ++row) {
            const auto number = wrong[0].whole(row) - file.first;
            const auto found = rows.find(number);
            const CsvRow* csv = found == rows.end() ? nullptr : &found->second;
            const auto at = standing(file, number, csv);
            if (wrong[1].is_known(row))
                for (const auto& problem : problems_of(wrong[1].texts[row]))
                    reject_value(file, at, csv, problem);
            if (wrong[2].numbers[row] != 0) reject_double(file, at, csv);
        }
    }

    std::string value_in(const StagedFile& file, const CsvRow* csv, std::size_t column) const {
        if (csv == nullptr || !mapping_.columns[column].pseudonym.empty()) return {};
        const auto place = file.places[column];
        return place < csv->fields.size() ? shown_value(csv->fields[place]) : "";
    }

    void reject_value(const StagedFile& file, const Standing& at, const CsvRow* csv, const Problem& problem) {
        const auto& column = mapping_.columns[problem.column];
        auto value = value_in(file, csv, problem.column);
        auto words = explained(fitted(mapping_, file.source).columns[problem.column], problem.wrong, value);
        report_.add(
            {at.file, at.line, column.from, std::move(value), std::move(words.why), std::move(words.mend)},
            problem.rejects, problem.wrong == Wrong::out_of_range);
    }

    void reject_double(const StagedFile& file, const Standing& at, const CsvRow* csv) {
        const auto id = static_cast<std::size_t>(
            std::ranges::find(mapping_.columns, mapping_.row_id, &MappedColumn::name) -
            mapping_.columns.begin());
        report_.add(
            {at.file,
             at.line,
             mapping_.columns[id].from,
             value_in(file, csv, id),
             {"several rows have this id", "flere rækker har dette id"},
             {"keep the right one; none of them is taken", "behold den rigtige; ingen af dem er hentet"}},
            true);
    }

    void finish(Imported& made, bool keep) {
        const auto where = taken();
        made.data.rows =
            duckdb_.query(fmt::format("select count(*) as n from {} where {}", staged_table, where))
                .find("n")
                ->whole(0);
        made.data.rejected = made.rows_read - made.data.rows;
        made.rejected = report_.by_reason();
        made.data.generated = is_generated();
        if (made.rows_read > 0 && made.data.rows == 0 && keep)
            throw ImportRefused({fmt::format("every one of {} rows was rejected: {}", made.rows_read,
                                             made.rejected.empty() ? ""
                                                                   : made.rejected.front().column + ": " +
                                                                         made.rejected.front().why.en),
                                 fmt::format("alle {} rækker blev afvist: {}", made.rows_read,
                                             made.rejected.empty() ? ""
                                                                   : made.rejected.front().column + ": " +
                                                                         made.rejected.front().why.da)});
        if (!keep) return;
        if (made.data.rejected > 0 || has_empty_)
            duckdb_.query(fmt::format("delete from {} where not ({})", staged_table, where), {}, stop_);
        duckdb_.run_script(fmt::format("alter table {} add column row_number bigint", staged_table));
        duckdb_.query(fmt::format("update {} set row_number = rowid + 1", staged_table), {}, stop_);
        duckdb_.run_script(fmt::format("alter table {} drop column problems", staged_table));
        warehouse::Transaction together(duckdb_);
        warehouse::adopt_rows(duckdb_, made.data, staged_table);
        duckdb_.append(made.data.rejections_table(), report_.listed());
        warehouse::enter_data_set(duckdb_, made.data);
        together.commit();
    }

    /// Data that say of themselves that they are made up: a column `generated` that is yes in every row.
    bool is_generated() const {
        const auto column =
            std::ranges::find(mapping_.columns, std::string("generated"), &MappedColumn::name);
        if (column == mapping_.columns.end() || column->type != Type::truth) return false;
        const auto answer =
            duckdb_.query(fmt::format("select count(*) filter (where not coalesce(generated, false)) as n "
                                      "from {} where problems is distinct "
                                      "from '{}'",
                                      staged_table, empty_row));
        return answer.find("n")->whole(0) == 0;
    }

    ResolvedMapping mapping_;
    std::string_view text_;
    warehouse::Database& duckdb_;
    std::stop_token stop_;
    std::vector<StagedFile> files_;
    RejectionReport report_;
    bool has_duplicates_ = false, has_empty_ = false, lasting_ = false;
};

}  // namespace

std::string version_of(std::string_view mapping_text, const std::vector<OpenedFile>& files) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
    const auto add = [&](std::string_view text) {
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    };
    add(mapping_text);
    for (const auto& file : files) add(file.hash);
    std::array<unsigned char, crypto_generichash_BYTES> digest{};
    crypto_generichash_final(&state, digest.data(), digest.size());
    std::string text;
    for (const auto byte : digest) text += fmt::format("{:02x}", byte);
    return text;
}

std::vector<SourceFile> files_named(std::vector<SourceFile> named) {
    std::vector<SourceFile> files;
    for (auto& one : named) {
        std::error_code failed;
        if (!std::filesystem::is_directory(one.path, failed)) {
            files.push_back(std::move(one));
            continue;
        }
        while (one.name.ends_with('/')) one.name.pop_back();
        for (const auto& entry : std::filesystem::directory_iterator(one.path)) {
            const auto name = entry.path().filename().string();
            if (entry.is_regular_file() && !name.starts_with('.'))
                files.push_back({entry.path(), one.name + "/" + name});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::name);
    return files;
}

Imported import_data(const ResolvedMapping& mapping, std::string_view mapping_text, Sources from,
                     warehouse::Database& duckdb, const PrivateFolder& folder, const std::string& now,
                     bool keep, std::stop_token stop) {
    return Import(mapping, mapping_text, duckdb, std::move(stop)).run(std::move(from), folder, now, keep);
}

}  // namespace vaerdi::exchange
