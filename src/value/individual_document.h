// What an individual model adds to a health model as people write it: times of events, and who the people
// are.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "document/uncertain_value.h"
#include "health/individuals.h"

namespace vaerdi::value {

/// When a transition comes: {weibull: {shape: 1.2, scale: 8 years}, hazard_ratio: hr, clock: forward}.
struct EventTimeDocument {
    Position at;
    using Parameters = document::Dictionary<document::UncertainValue>;
    Parameters exponential, weibull, weibull_ph, gompertz, lognormal, loglogistic, gamma, generalised_gamma;
    document::Name piecewise;
    document::UncertainValue hazard_ratio;
    document::Located<health::Clock> clock;
    static const document::Fields<EventTimeDocument>& fields();

    /// The parameters of a family; none of one that times are not drawn from.
    const Parameters& of(health::Family family) const;
};

/// What differs between people: a distribution, or the share of them that have it.
struct AttributeDocument : document::DistributionDocument {
    Text title;
    document::Formula share, value;
    static const document::Fields<AttributeDocument>& fields();
};

struct IndividualsDocument {
    Position at;
    document::Formula number, per_draw;
    document::Dictionary<AttributeDocument> attributes;
    document::Dictionary<std::vector<document::Formula>> table;
    std::vector<document::Formula> weights;
    static const document::Fields<IndividualsDocument>& fields();
};

}  // namespace vaerdi::value

namespace vaerdi::document {
template <>
struct Choices<health::Clock> {
    static const std::vector<std::string>& names();
};
}  // namespace vaerdi::document
