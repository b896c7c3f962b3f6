// The pseudonyms of a data set's columns, made while its rows are read: the identifiers go no further.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "exchange/resolved_mapping.h"
#include "warehouse/pseudonym.h"

namespace vaerdi::exchange {

class Pseudonyms {
  public:
    /// `key`: null for a mapping without pseudonyms.
    Pseudonyms(const ResolvedMapping& mapping, const warehouse::PseudonymKey* key);

    /// The pseudonym of an identifier in a column that has them. A civil registration number is the same with
    /// and without its hyphen.
    std::string of(const TakenColumn& column, std::string_view identifier) const;

  private:
    std::map<std::string, warehouse::PseudonymKey, std::less<>> keys_;  ///< by domain
};

}  // namespace vaerdi::exchange
