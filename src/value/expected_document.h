// What is known of a course of illness from elsewhere, to hold a model against: `expected:` in the health
// model of a case.
#pragma once

#include <vector>

#include "document/fields.h"

namespace vaerdi::value {

/// One figure: events that have happened by a time, a share in some states at a time, or life years.
struct ExpectedDocument {
    Position at;
    Text title;
    document::Name event;
    std::vector<document::Name> state;
    document::Formula by, at_time;
    document::Formula value;
    std::vector<document::Formula> range;
    document::Name alternative;
    document::Formula source;
    static const document::Fields<ExpectedDocument>& fields();
};

}  // namespace vaerdi::value
