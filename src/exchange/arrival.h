// Rows on their way into the warehouse: what is taken goes to the table of its data set, what is rejected is
// kept with its place. Private to this room.
#pragma once

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "exchange/import.h"
#include "exchange/places.h"
#include "exchange/reasons.h"
#include "exchange/typed_rows.h"
#include "warehouse/database.h"

namespace vaerdi::exchange {

class Arrival {
  public:
    /// Makes the tables of the set; a transaction has begun. The columns are settled and outlive this.
    Arrival(warehouse::Database& database, const std::vector<TakenColumn>& columns,
            const Pseudonyms& pseudonyms, const warehouse::DataSet& set);

    /// Takes all records of a source, which may throw whatever it likes.
    void take(const std::string& name, const RecordSource& source);
    /// Rejects rows that have the same id, and gives the counts.
    void finish(Imported& imported);

    std::int64_t read() const { return read_; }
    /// Keys of JSON objects: those that no column takes, and which columns were met.
    const std::vector<std::string>& other_keys() const { return other_keys_; }
    const std::vector<bool>& met() const { return met_; }

  private:
    std::optional<warehouse::Answer> more(const RecordSource& source);
    bool is_pausing();
    warehouse::Answer numbered(TypedRows rows, const Records& records);
    void reject(int column, Reason reason, Place place, std::string value);
    void reject_same_ids();
    void write_rejections();

    struct Waiting {
        Place place;
        int column;
        Reason reason;
        std::string value;
    };

    warehouse::Database& database_;
    const std::vector<TakenColumn>& columns_;
    const Pseudonyms& pseudonyms_;
    const warehouse::DataSet& set_;
    warehouse::Answer like_;  ///< the columns of the rows, without any

    // Blocks are begun one at a time and come to their rows by their turn; between the two, any thread works.
    std::mutex reading_, state_;
    std::condition_variable turned_;
    std::uint64_t begun_ = 0, done_ = 0;
    bool ended_ = false, pausing_ = false;
    std::exception_ptr failure_;

    Places places_;
    std::int64_t read_ = 0, taken_ = 0;
    std::vector<std::int64_t> rounded_;
    std::vector<std::string> other_keys_;
    std::vector<bool> met_;
    std::vector<Waiting> waiting_;
    std::map<std::pair<int, Reason>, RejectedFor> counts_;
};

}  // namespace vaerdi::exchange
