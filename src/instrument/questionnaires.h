// The questionnaires that are known: those that ship with the product, and a document's own on top.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "instrument/instrument.h"

namespace vaerdi::instrument {

/// Questionnaires by id. A later one overrides an earlier of the same id.
class Instruments {
  public:
    void add(Instrument instrument);
    const Instrument* find(std::string_view id) const;
    std::vector<std::string> ids() const;
    const std::vector<Instrument>& all() const { return all_; }

  private:
    std::vector<Instrument> all_;
};

/// What ships with the product: eq-5d-3l-denmark, eq-5d-3l-uk, eq-5d-5l-denmark, eq-vas, oxford-knee-score,
/// oxford-hip-score (and both from older answers and totals), koos-pain, -symptoms, -adl, -sport, -qol.
const Instruments& shipped();

/// A file of questionnaires, as shipped; all that is wrong with it goes to `diagnostics`.
Instruments read_questionnaires(std::string_view text, Diagnostics& diagnostics);

}  // namespace vaerdi::instrument
