// The parts of an individual model while it is being bound. Private to this room.
#pragma once

#include "value/health_binding.h"

namespace vaerdi::value {

/// How many people are simulated, and what they bring (resolve_people.cpp).
void resolve_people(Resolving& r, const HealthDocument& written, HealthModel& model);
/// When which transition comes (resolve_individual.cpp).
void resolve_event_times(Resolving& r, const HealthDocument& written, HealthModel& model);
/// Both, and keys that belong to the other kind of model.
void resolve_individual(Resolving& r, const HealthDocument& written, HealthModel& model);
/// Whether people can live such lives, and so many of them be simulated (check_individual.cpp).
void check_individual(Resolving& r);

}  // namespace vaerdi::value
