// How much of what differs between units is theirs and not chance, and how many patients a judgement needs.
//
// Source: Spearman, Brown 1910; Adams, Mehrotra, Thomas, McGlynn, NEJM 2010 (physicians' cost profiles).
#pragma once

#include <optional>
#include <span>

namespace vaerdi::comparison {

/// How well a unit of n patients is told from others: 1 all its own, 0 all chance. `intraclass` is the share
/// of the variation between patients that lies between units.
double reliability(double intraclass, double n);

/// Patients a unit needs for a stated reliability in (0, 1), to the nearest one. Absent when units do not
/// differ: then no number is enough.
std::optional<double> patients_for(double reliability, double intraclass);

/// The correlation of what units had in one year and in the next, unit by unit in the same order: what a
/// ranking of this year says of the next. Absent for fewer than three units, or when all are alike.
std::optional<double> year_to_year(std::span<const double> one_year, std::span<const double> next_year);

}  // namespace vaerdi::comparison
