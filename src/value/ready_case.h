// A case made ready to be calculated again and again: its graph is built and its net values are compiled
// once, and every question about it (figures, tornado, thresholds, price headroom) is answered from them.
//
// Answers are equal to the last bit to those of the functions that take a ResolvedCase.
#pragma once

#include <memory>

#include "value/assessment.h"

namespace vaerdi::value {

/// Holds on to the case it was made from. Never changes; safe to use from several threads.
class ReadyCase {
  public:
    explicit ReadyCase(const ResolvedCase& resolved);
    ReadyCase(ReadyCase&&) noexcept;
    ReadyCase& operator=(ReadyCase&&) noexcept;
    ~ReadyCase();

    const ResolvedCase& resolved() const;
    /// Steps of its calculation; tells how much memory it takes (some hundred bytes each).
    std::size_t steps() const;

    struct Parts;  ///< inside the room: ready_parts.h
    const Parts& parts() const { return *parts_; }

  private:
    std::unique_ptr<const Parts> parts_;
};

std::optional<Assessment> assess(const ReadyCase& ready, const Options& options);

}  // namespace vaerdi::value
