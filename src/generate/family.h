// Distributions whose parameters are formulas: a value as a step of the row's graph. Private to this room.
#pragma once

#include <optional>
#include <string>

#include "document/uncertain_value.h"
#include "generate/names.h"
#include "math/sampler.h"

namespace vaerdi::generate {

/// What of chance a column takes in.
enum class Draw { none, uniform, normal };

struct DrawnValue {
    Draw draw = Draw::uniform;
    math::Node value{};
    /// Where the quantile has no formula, it fills the draw's slot itself, and the value is that slot.
    std::optional<math::Sampler> sampler;
};

/// The value of a named family ("normal", "weibull", …), drawn by what stands in `draw_slot`.
std::optional<DrawnValue> drawn_value(const std::string& family, const document::FamilyParameters& written,
                                      const Names& names, math::Graph& graph, std::uint32_t draw_slot,
                                      Diagnostics& found);

}  // namespace vaerdi::generate
