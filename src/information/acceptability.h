// How likely each alternative is the best, and what it costs to choose wrongly.
//
// Source: Fenwick, Claxton, Sculpher, Health Economics 2001 (acceptability curve and frontier);
// Alarid-Escudero et al., Value in Health 2019 (expected loss).
#pragma once

#include <stop_token>
#include <vector>

#include "information/sample.h"

namespace vaerdi::information {

struct Acceptability {
    std::vector<double> probability_best;  ///< by alternative; draws in which several are equal are shared
    std::vector<double> expected_loss;     ///< by alternative: what is forgone on average by choosing it
    std::size_t best = 0;                  ///< the one to choose now: the highest mean (the frontier)
    Estimate perfect_information;          ///< expected loss of the best: value of knowing everything (EVPI)
};

Acceptability acceptability(const NetBenefits& benefits);

/// One point of the acceptability curve.
struct Willingness {
    double to_pay = 0;  ///< for one unit of effect: a QALY, a life year
    Acceptability at;
};

/// The curve and frontier over 41 amounts from 0 to `top`. Net benefit of an alternative is its `money` (less
/// is gained the higher its cost) + amount × `effects`. Shorter when stopped.
std::vector<Willingness> acceptability_curve(const NetBenefits& money, const NetBenefits& effects, double top,
                                             const std::stop_token& stop = {});

}  // namespace vaerdi::information
