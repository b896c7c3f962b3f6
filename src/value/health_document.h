// A model of a course of illness as people write it, under `health:` in a case.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/uncertain_value.h"
#include "health/accrual.h"
#include "value/curve_document.h"
#include "value/expected_document.h"
#include "value/health_model.h"
#include "value/individual_document.h"
#include "value/payer_document.h"
#include "value/tree_document.h"

namespace vaerdi::value {

using document::Dictionary;
using document::Formula;
using document::Located;
using document::Name;
using document::UncertainValue;

/// Where everybody begins: `well`, or `{well: 90 %, ill: 10 %}`.
struct StartDocument {
    Position at;
    Name one;
    Dictionary<UncertainValue> shares;
};

/// What those in a state cost.
struct StateCostDocument {
    Position at;
    Text name;
    Name category;
    std::optional<PayerShares> payer;
    UncertainValue amount;
    static const document::Fields<StateCostDocument>& fields();
};

/// Something that happens when states are left for others.
struct EventDocument {
    Position at;
    Text title;
    std::vector<Name> from, into;
    Name category;
    std::optional<PayerShares> payer;
    UncertainValue amount, utility;
    static const document::Fields<EventDocument>& fields();
};

struct HealthDocument {
    Position at;
    Located<ModelKind> model;
    Formula cycle;
    Located<health::Accrual> accrual;
    UncertainValue start_age;
    std::optional<BranchDocument> tree;  ///< alone, or in front of a cohort
    StatesDocument states;
    StartDocument start;
    std::vector<Name> dead;
    Dictionary<CurveDocument> curves, until;                            ///< `until` of a survival model
    std::optional<Dictionary<Dictionary<UncertainValue>>> transitions;  ///< of a cohort
    Dictionary<Dictionary<EventTimeDocument>> event_times;  ///< of individuals; so are the next two
    Located<health::Clock> clock;
    std::optional<IndividualsDocument> individuals;
    Dictionary<UncertainValue> utilities;
    Dictionary<std::vector<StateCostDocument>> costs;
    Dictionary<EventDocument> events;
    Dictionary<ExpectedDocument> expected;
    static const document::Fields<HealthDocument>& fields();
};

}  // namespace vaerdi::value

namespace vaerdi::document {
template <>
struct Choices<value::ModelKind> {
    static const std::vector<std::string>& names();
};
template <>
struct Choices<health::Accrual> {
    static const std::vector<std::string>& names();
};
template <>
struct Format<value::StartDocument> {
    static void read(const YamlNode& node, value::StartDocument& into, Diagnostics& diagnostics);
    static Schema schema(Definitions& definitions);
};
}  // namespace vaerdi::document
