// A first mapping and first measures for files that nobody has described yet, made by looking at every value
// in them. Both are documents to be read and mended by a person, with remarks on what was seen.
#pragma once

#include <string>
#include <vector>

#include "exchange/data_file.h"
#include "exchange/look.h"

namespace vaerdi::exchange {

/// What is proposed for one column of the file.
struct ProposedColumn {
    enum class As { taken, pseudonym, left_out };
    std::string heading;
    std::string name;  ///< for measures
    As as = As::taken;
    warehouse::Type type = warehouse::Type::text;
    int decimals = 0;
    std::string domain{};  ///< of pseudonyms
    bool cpr = false;
    std::optional<DatePattern> dates{};
    bool dates_unsure = false;  ///< they can be read in another way as well
    std::optional<std::pair<std::int64_t, std::int64_t>> range{};
    Text remark{};

    bool is_identifier() const { return as != As::taken; }
};

struct Proposal {
    std::string mapping;   ///< the text of mapping.yaml
    std::string measures;  ///< the text of measures.yaml; empty when no column is a date
    std::vector<ProposedColumn> columns;
    std::int64_t rows = 0;
    std::vector<std::vector<std::string>> first_rows;  ///< by column; identifiers hidden
};

/// Proposes for the files, which are one data set and lie beside the documents under their names. Throws
/// FileFailure.
Proposal propose_mapping(const std::vector<DataFile>& files, const std::string& member, Language language);

/// What the columns that were looked at seem to be.
std::vector<ProposedColumn> proposed_columns(const Look& look);

/// Measures that the columns lend themselves to; empty when none is the date of the row. `id`: the column
/// that tells rows apart, or empty.
std::string proposed_measures(const std::vector<ProposedColumn>& columns, const Look& look,
                              const std::string& id, Language language);

/// The column of the mapping that tells rows apart; empty when none does.
std::string proposed_id(const std::vector<ProposedColumn>& columns, const Look& look);

}  // namespace vaerdi::exchange
