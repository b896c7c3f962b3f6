// Answers to a questionnaire that come to a wanted score, as different people give them. Private to this
// room.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "instrument/instrument.h"

namespace vaerdi::generate {

class MadeAnswers {
  public:
    /// `easier`: by item, how much better than the others it usually goes, in standard deviations.
    MadeAnswers(const instrument::Instrument& of, std::span<const double> easier);

    /// A sum comes out exactly, an index as near as its states allow. `noise`: a standard normal for each
    /// item.
    void make(double score, std::span<const double> noise, std::span<std::int32_t> into) const;
    /// The score of answers, some of which may be missing.
    std::optional<double> score(std::span<const std::int32_t> answers);

  private:
    void make_sum(const instrument::Line& line, double score, std::span<const double> noise,
                  std::span<std::int32_t> into) const;
    void make_state(const instrument::ValueSet& set, double index, std::span<const double> noise,
                    std::span<std::int32_t> into) const;

    const instrument::Instrument& of_;
    std::vector<double>
        higher_;  ///< by item: how much higher than the others it is usually answered, in steps
    std::vector<std::optional<int>> given_;
};

}  // namespace vaerdi::generate
