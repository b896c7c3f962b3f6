#include "exchange/import.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "exchange/csv_rows.h"
#include "exchange/staging.h"

namespace vaerdi::exchange {
namespace {

using warehouse::Answer;
using warehouse::Column;
using warehouse::Rejection;
using warehouse::sql_name;
using warehouse::Type;

constexpr std::size_t most_listed = 100'000;  // rejections kept one by one; all are counted
constexpr std::size_t examples = 5;           // of each reason
constexpr std::size_t longest_value = 60;     // bytes shown of a value

Text reason_words(const std::string& reason) {
    if (reason == "TOO MANY COLUMNS" || reason == "TOO_MANY_COLUMNS")
        return {"more fields than headings", "flere felter end overskrifter"};
    if (reason == "MISSING COLUMNS" || reason == "MISSING_COLUMNS")
        return {"fewer fields than headings", "færre felter end overskrifter"};
    if (reason == "UNQUOTED VALUE" || reason == "UNQUOTED_VALUE")
        return {"a quotation mark that is not closed, or stands inside a field",
                "et anførselstegn, der ikke lukkes eller står midt i et felt"};
    if (reason == "LINE SIZE OVER MAXIMUM" || reason == "LINE_SIZE_OVER_MAXIMUM")
        return {"a line that is too long", "en linje, der er for lang"};
    return {"a row that cannot be taken apart", "en række, der ikke kan skilles ad"};
}

Text letters_words(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf_8:
            return "UTF-8";
        case Encoding::latin_1:
            return "Latin-1";
        case Encoding::utf_16:
            return "UTF-16";
    }
    return {};
}

Text separator_words(Separator separator) {
    switch (separator) {
        case Separator::comma:
            return {"fields between commas", "felter mellem kommaer"};
        case Separator::semicolon:
            return {"fields between semicolons", "felter mellem semikoloner"};
        case Separator::tab:
            return {"fields between tabs", "felter mellem tabulatorer"};
        case Separator::bar:
            return {"fields between |", "felter mellem |"};
    }
    return {};
}

std::string shortened_value(std::string value) {
    if (value.size() <= longest_value) return value;
    value.resize(longest_value);
    while (!value.empty() && !is_utf8(value)) value.pop_back();
    return value + "…";
}

/// The rejections as they are counted and listed.
class Report {
  public:
    void add(Rejection rejection, bool row_rejected) {
        auto& reason = reasons_[{rejection.column, rejection.why.en}];
        if (reason.values == 0) {
            reason.column = rejection.column;
            reason.why = rejection.why;
            reason.mend = rejection.mend;
            reason.rows_rejected = row_rejected;
        }
        ++reason.values;
        if (reason.examples.size() < examples) reason.examples.push_back(rejection);
        if (listed_.size() < most_listed) listed_.push_back(std::move(rejection));
    }

    std::vector<RejectedFor> by_reason() const {
        std::vector<RejectedFor> all;
        for (const auto& [key, reason] : reasons_) all.push_back(reason);
        std::ranges::stable_sort(all, std::greater(), &RejectedFor::values);
        return all;
    }

    Answer listed() const {
        Answer answer;
        const auto column = [&](const char* name, auto&& text_of) {
            Column made;
            made.name = name;
            for (const auto& one : listed_) {
                made.known.push_back(1);
                made.texts.push_back(text_of(one));
            }
            answer.columns.push_back(std::move(made));
        };
        column("file", [](const Rejection& r) { return r.file; });
        Column lines;
        lines.name = "line";
        lines.type = Type::whole;
        for (const auto& one : listed_) {
            lines.known.push_back(1);
            lines.numbers.push_back(one.line);
        }
        answer.columns.push_back(std::move(lines));
        column("column", [](const Rejection& r) { return r.column; });
        column("value", [](const Rejection& r) { return r.value; });
        column("why_en", [](const Rejection& r) { return r.why.en; });
        column("why_da", [](const Rejection& r) { return r.why.da; });
        column("mend_en", [](const Rejection& r) { return r.mend.en; });
        column("mend_da", [](const Rejection& r) { return r.mend.da; });
        return answer;
    }

  private:
    std::map<std::pair<std::string, std::string>, RejectedFor> reasons_;
    std::vector<Rejection> listed_;
};

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

class Import {
  public:
    Import(const ResolvedMapping& mapping, std::string_view mapping_text, warehouse::Database& duckdb,
           std::stop_token stop)
        : mapping_(mapping), text_(mapping_text), duckdb_(duckdb), stop_(std::move(stop)) {}

    Imported run(std::vector<SourceFile> files, const PrivateFolder& folder, const std::string& now,
                 bool keep) {
        std::ranges::sort(files, {}, &SourceFile::name);
        std::vector<OpenedFile> opened;
        for (const auto& file : files)
            opened.push_back(
                open_data_file(file.path, file.name, mapping_.member, mapping_.encoding, folder));
        Imported made;
        made.data.id = mapping_.id;
        made.data.title = mapping_.title;
        made.data.columns = mapping_.data_columns();
        made.data.version = version_of(text_, opened);
        made.data.imported_at = now;
        if (keep) {
            warehouse::prepare_register(duckdb_);
            if (auto there = warehouse::find_data_set(duckdb_, made.data.id, made.data.version)) {
                made.data = std::move(*there);
                made.was_there = true;
                return made;
            }
        }
        duckdb_.run_script(
            fmt::format("drop table if exists {}; drop table if exists duplicates", staged_table));
        read(std::move(opened), made);
        duplicates();
        reject();
        finish(made, keep);
        duckdb_.run_script(
            fmt::format("drop table if exists {}; drop table if exists duplicates", staged_table));
        return made;
    }

  private:
    void read(std::vector<OpenedFile> opened, Imported& made) {
        for (auto& file : opened) {
            StagedFile staged{std::move(file), {}, {}};
            if (!staged.file.is_text)
                throw ImportRefused({fmt::format("{} is Parquet, which is not read yet", staged.file.name),
                                     fmt::format("{} er Parquet, som ikke læses endnu", staged.file.name)});
            staged.shape = csv_shape(staged.file.plain, staged.file.name, mapping_.separator);
            staged.places = places_of(mapping_, staged.shape, staged.file.name);
            said(staged, made);
            if (files_.empty()) find_dates(mapping_, duckdb_, staged, made.found);
            stage(mapping_, duckdb_, staged, files_.empty(), stop_);
            made.rows_read += staged.rows + static_cast<std::int64_t>(staged.broken.size());
            files_.push_back(std::move(staged));
        }
    }

    void said(const StagedFile& staged, Imported& made) const {
        const auto letters = letters_words(staged.file.encoding),
                   separator = separator_words(staged.shape.separator);
        made.found.push_back({fmt::format("{}: {}, {}", staged.file.name, letters.en, separator.en),
                              fmt::format("{}: {}, {}", staged.file.name, letters.da, separator.da)});
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
            for (const auto& broken : file.broken)
                report_.add({file.file.name,
                             broken.line,
                             {},
                             mapping_.has_pseudonyms() ? "" : shortened_value(broken.text),
                             reason_words(broken.reason),
                             {"mend the row in the file", "ret rækken i filen"}},
                            true);
            reject_values(file);
        }
    }

    void reject_values(const StagedFile& file) {
        const auto wrong = duckdb_.query(fmt::format(
            "select rowid as place, problems, {} as doubled from {} where rowid >= {} and rowid < {} and "
            "(problems is not null{}) order by rowid",
            has_duplicates_
                ? fmt::format("coalesce({} in (select id from duplicates), false)", sql_name(mapping_.row_id))
                : "false",
            staged_table, file.first, file.first + file.rows,
            has_duplicates_ ? fmt::format(" or {} in (select id from duplicates)", sql_name(mapping_.row_id))
                            : ""));
        if (wrong.rows() == 0) return;
        std::set<std::int64_t> wanted, skipped;
        for (std::size_t row = 0; row < std::min(wrong.rows(), most_listed); ++row)
            wanted.insert(wrong[0].whole(row) - file.first);
        for (const auto& broken : file.broken) skipped.insert(broken.line);
        const auto rows = csv_rows(file.file.plain, sign_of(file.shape.separator), wanted, skipped);
        for (std::size_t row = 0; row < wrong.rows(); ++row) {
            const auto found = rows.find(wrong[0].whole(row) - file.first);
            const CsvRow* csv = found == rows.end() ? nullptr : &found->second;
            if (wrong[1].is_known(row))
                for (const auto& problem : problems_of(wrong[1].texts[row])) reject_value(file, csv, problem);
            if (wrong[2].numbers[row] != 0) reject_double(file, csv);
        }
    }

    std::string value_in(const StagedFile& file, const CsvRow* csv, std::size_t column) const {
        if (csv == nullptr || !mapping_.columns[column].pseudonym.empty()) return {};
        const auto place = file.places[column];
        return place < csv->fields.size() ? shortened_value(csv->fields[place]) : "";
    }

    void reject_value(const StagedFile& file, const CsvRow* csv, const Problem& problem) {
        const auto& column = mapping_.columns[problem.column];
        auto value = value_in(file, csv, problem.column);
        auto words = explained(column, mapping_, problem.wrong, value);
        report_.add({file.file.name, csv ? csv->line : 0, column.from, std::move(value), std::move(words.why),
                     std::move(words.mend)},
                    problem.rejects);
    }

    void reject_double(const StagedFile& file, const CsvRow* csv) {
        const auto id = static_cast<std::size_t>(
            std::ranges::find(mapping_.columns, mapping_.row_id, &MappedColumn::name) -
            mapping_.columns.begin());
        report_.add(
            {file.file.name,
             csv ? csv->line : 0,
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
        std::string columns;
        for (const auto& column : mapping_.columns) columns += ", " + sql_name(column.name);
        warehouse::Transaction together(duckdb_);
        warehouse::create_tables(duckdb_, made.data);
        duckdb_.query(fmt::format("insert into {} (row_number{}) select rowid + 1{} from {} where {}",
                                  made.data.rows_table(), columns, columns, staged_table, where),
                      {}, stop_);
        duckdb_.append(made.data.rejections_table(), report_.listed());
        warehouse::enter_data_set(duckdb_, made.data);
        together.commit();
    }

    /// Data that say of themselves that they are made up: a column `generated` that is yes in every row.
    bool is_generated() const {
        const auto column =
            std::ranges::find(mapping_.columns, std::string("generated"), &MappedColumn::name);
        if (column == mapping_.columns.end() || column->type != Type::truth) return false;
        const auto answer = duckdb_.query(fmt::format(
            "select count(*) filter (where not coalesce(generated, false)) as n from {}", staged_table));
        return answer.find("n")->whole(0) == 0;
    }

    ResolvedMapping mapping_;
    std::string_view text_;
    warehouse::Database& duckdb_;
    std::stop_token stop_;
    std::vector<StagedFile> files_;
    Report report_;
    bool has_duplicates_ = false;
};

}  // namespace

std::string version_of(std::string_view mapping_text, const std::vector<OpenedFile>& files) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    const auto add = [&](std::string_view text) {
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    };
    add(mapping_text);
    for (const auto& file : files) add(file.hash);
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state, digest.data());
    std::string text;
    for (const auto byte : digest) text += fmt::format("{:02x}", byte);
    return text;
}

Imported import_data(const ResolvedMapping& mapping, std::string_view mapping_text,
                     std::vector<SourceFile> files, warehouse::Database& duckdb, const PrivateFolder& folder,
                     const std::string& now, bool keep, std::stop_token stop) {
    return Import(mapping, mapping_text, duckdb, std::move(stop)).run(std::move(files), folder, now, keep);
}

}  // namespace vaerdi::exchange
