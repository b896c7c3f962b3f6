// Charts that follow a unit patient by patient, each held against the risk that was predicted.
//
// Sources: Steiner, Cook, Farewell, Treasure 2000, Biostatistics 1:441–452 (risk-adjusted CUSUM); Lovegrove,
// Valencia, Treasure, Sherlaw-Johnson, Gallivan 1997, Lancet 350:1128–1130 (VLAD).
#pragma once

#include <span>
#include <vector>

#include "monitoring/chart.h"
#include "monitoring/run_length.h"

namespace vaerdi::monitoring {

/// A patient (an operation, a stay) in order of time.
struct Predicted {
    Text label;
    double risk = 0;  ///< predicted probability of the event, between 0 and 1
    bool happened = false;
};

/// Log-likelihood score of a patient, for odds of the event that are `odds_ratio` times those predicted
/// against odds as predicted: y·log R − log(1 − p + R·p).
double likelihood_score(double risk, bool happened, double odds_ratio);

/// The steps of a sum of scores, and how often each comes when risks are as in these patients and right.
std::vector<SumStep> score_steps(std::span<const Predicted> patients, double odds_ratio);

struct RiskAdjustedOptions {
    double worse = 2;           ///< odds ratio that the upper sum looks for, above 1
    double better = 0.5;        ///< that of the lower sum, between 0 and 1
    double run_length = 5'000;  ///< patients between false alarms, on average, of each sum
};

/// Two sums of scores, max(0, sum + W) upwards as value (more events than predicted) and downwards as second
/// (fewer); each begins anew when it has signalled. The limits are chosen for the run length by Markov chain.
/// Patients without a risk between 0 and 1 are gaps. Throws std::invalid_argument for options out of range.
Chart risk_adjusted_cusum(const Subject& subject, std::span<const Predicted> patients,
                          const RiskAdjustedOptions& options = {});

/// Expected minus observed events, patient by patient: upwards, fewer happened than predicted. It shows how
/// many; whether chance explains it, the risk-adjusted CUSUM says.
Chart vlad(const Subject& subject, std::span<const Predicted> patients);

}  // namespace vaerdi::monitoring
