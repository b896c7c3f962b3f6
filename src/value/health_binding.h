// A health model while it is being bound: its states by name, and numbers written in it. Private to this
// room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "value/resolving.h"

namespace vaerdi::value {

/// The state of that name; an error where there is none.
std::optional<std::size_t> state_named(Resolving& r, const HealthModel& model, const std::string& name,
                                       Position at);
std::vector<std::size_t> states_named(Resolving& r, const HealthModel& model, const std::vector<Name>& names);

/// A number written in a health model, under the name it can be set by. `bounds_checked`: by the caller.
ValuePtr health_number(Resolving& r, const UncertainValue& written, const std::string& name,
                       const Text& title, document::Kind kind, bool bounds_checked = false);

/// A line of one who begins: not yet money, for every alternative. `id` gets a number when it is taken;
/// `usual` is the category when none is written.
Line health_line(Resolving& r, const std::string& id, Text name, const Name& category, const char* usual,
                 Position at);
/// Makes it a cost of the payer (region when none is written).
void health_payer(Resolving& r, Line& line, const std::optional<PayerShares>& payer);
/// Money for a year or for each time; null, and reported, when it is anything else.
ValuePtr health_money(Resolving& r, const UncertainValue& written, const std::string& name, const Text& title,
                      bool yearly);
/// Quality of life, or QALYs at an event; whoever asks checks the bounds.
ValuePtr health_utility(Resolving& r, const UncertainValue& written, const std::string& name,
                        const Text& title, document::Kind kind);

/// A length of time, in years: 1 year, 3 months, 7 days; absent, and reported, when it is anything else.
std::optional<double> health_years(Resolving& r, const Formula& written, const char* key, const Text& remedy);
/// A plain number; null, and reported, when it has a unit.
ValuePtr health_probability(Resolving& r, const UncertainValue& written, const std::string& name,
                            const Text& title, bool bounds_checked = false);

/// Binds what is known from elsewhere to the model's states and events (resolve_expected.cpp).
void resolve_expected(Resolving& r, const HealthDocument& written, HealthModel& model);

/// Adds what the model comes to as lines that follow its course: QALYs, life years, costs of states, events.
void add_course_lines(Resolving& r, const HealthDocument& written, HealthModel& model);

}  // namespace vaerdi::value
