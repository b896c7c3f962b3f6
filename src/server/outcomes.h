// Where the patient-level rows of a site are: its warehouse, the key of its pseudonyms and the folder in
// which files wait that were sent. Data sets are named `<purchase>/<name>`, so that no purchase meets those
// of another.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "server/waiting_files.h"
#include "warehouse/data_set.h"
#include "warehouse/pseudonym.h"

namespace vaerdi::server {

struct OutcomePlace {
    std::filesystem::path folder;  ///< of the key, the waiting files and, without `postgresql`, the rows
    std::string postgresql{};      ///< the database that holds the rows, in a schema of their own
};

class Outcomes {
  public:
    explicit Outcomes(OutcomePlace place);
    ~Outcomes();
    Outcomes(const Outcomes&) = delete;
    Outcomes& operator=(const Outcomes&) = delete;

    /// A connection of one's own. Throws warehouse::WarehouseFailure.
    std::unique_ptr<warehouse::Database> open();
    /// A database in memory that may read the waiting files: what is tried and not kept.
    std::unique_ptr<warehouse::Database> open_for_trying() const;
    /// The key of all pseudonyms here; made when there is none.
    warehouse::PseudonymKey key();

    WaitingFiles waiting;
    std::mutex taking_in;  ///< one import at a time

  private:
    const OutcomePlace place_;
    std::mutex mutex_;
    std::unique_ptr<warehouse::Database> kept_;  // guarded by mutex_; keeps the file open between connections
};

/// The purchase and name of a data set: `knee-2026/data`.
std::string data_set_id(std::string_view purchase, std::string_view name);

/// The name of the data set that a measures document means by `mapping.yaml` (data) or `knee.mapping.yaml`
/// (knee).
std::string data_set_named(std::string_view written);

/// The document that says how the data set's files are taken: the other way round.
std::string mapping_document(std::string_view name);

}  // namespace vaerdi::server
