// The answer in words: whether an alternative is worth it, how sure that is, who pays and who gains.
//
// Made from the figures by fixed rules; never a sentence that the numbers do not carry:
// - The verdict follows the sign of the net value; the sentence names what it costs more (or saves) and what
//   it gives. What prints as nil counts as nil.
// - QALYs (or life years) that nobody has priced leave the verdict open: the sentence then gives the cost of
//   one.
// - Certainty is the share of draws that agree with the verdict: from 60 % "sure", from 50 % "only … sure: it
//   can go either way", below that the draws disagree, and that is said.
// - Who pays and who gains: every payer whose net value is at least 1 % of the largest; payers outside the
//   perspective stand apart.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "value/assessment.h"

namespace vaerdi::view {

enum class Verdict { worth_it, not_worth_it, breaks_even, better, poorer, open };

/// What the figures of a comparison say. better, poorer and open: an effect is counted that has no price.
Verdict verdict_of(const value::ResolvedCase& resolved, const value::Comparison& comparison);

/// How far the draws carry a verdict: in how many of them it holds.
struct Certainty {
    enum class Degree { certain, nearly_certain, sure, barely, against } degree;
    double share;  ///< of the draws that agree
};
/// Absent without draws, and for verdicts that draws say nothing about (open, better, poorer, break-even).
std::optional<Certainty> certainty_of(const value::ResolvedCase& resolved,
                                      const value::Comparison& comparison);

/// One or two sentences for each alternative against the comparator; a leading one when there are several.
std::vector<std::string> answer_in_words(const value::ResolvedCase& resolved,
                                         const value::Assessment& assessment, Language language);

}  // namespace vaerdi::view
