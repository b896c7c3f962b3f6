// A file that somebody has sent: how it is understood, what a mapping would take of it and what not, and
// taking it in.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <variant>

#include "warehouse/pseudonym.h"
#include "workbench/outcome_answers.h"
#include "workbench/refusal.h"

namespace vaerdi::workbench {

/// The file, and where it may be unpacked: a folder that the database may read.
struct SentFile {
    std::filesystem::path path;
    std::string name;
    std::filesystem::path unpacked_in;
};

/// First rows and a mapping proposed for it.
std::variant<WaitingFileAnswer, Refusal> understood(const SentFile& file, Language language);

/// Takes the file into a database that is thrown away, and tells what happened.
std::variant<TriedAnswer, Refusal> tried(const SentFile& file, const std::string& mapping,
                                         warehouse::Database& database, warehouse::PseudonymKey key,
                                         Language language, const std::stop_token& stop);

/// Takes the file into the data set `id`. `now`: UTC, as the register shows it.
std::variant<warehouse::DataSet, Refusal> taken_in(const SentFile& file, const std::string& mapping,
                                                   const std::string& id, warehouse::Database& database,
                                                   warehouse::PseudonymKey key, const std::string& now,
                                                   const std::stop_token& stop);

DataColumnAnswer column_answer(const warehouse::DataColumn& column, Language language);

/// The data sets of a purchase (their names without it), each with its versions, newest first.
std::vector<DataSetAnswer> data_set_answers(const std::vector<warehouse::DataSet>& sets,
                                            const std::string& purchase, Language language);

}  // namespace vaerdi::workbench
