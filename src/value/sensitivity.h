// How the answer moves when a number does: tornado, two-way tables, thresholds, price headroom.
//
// All work on the deterministic net value of an alternative against the comparator. What was asked to stop
// comes back unfinished and is to be thrown away.
#pragma once

#include <stop_token>
#include <vector>

#include "value/ready_case.h"

namespace vaerdi::value {

/// One-way sensitivity, largest swing first. Uncertain inputs move over their 95 % interval and certain ones
/// stay; in a case without any uncertainty all move by ±20 %. With `spread` given (0.2 for ±20 %), every
/// input moves by that share instead.
std::vector<Swing> one_way(const ResolvedCase& resolved, std::size_t alternative,
                           std::optional<double> spread = {}, const std::stop_token& stop = {});
std::vector<Swing> one_way(const ReadyCase& ready, std::size_t alternative, std::optional<double> spread = {},
                           const std::stop_token& stop = {});

constexpr int usual_grid = 5;

/// Net value over a grid of `steps` × `steps` values of two inputs, each over its interval (or ±20 %).
TwoWay two_way(const ResolvedCase& resolved, std::size_t alternative, std::size_t first, std::size_t second,
               int steps = usual_grid, const std::stop_token& stop = {});
TwoWay two_way(const ReadyCase& ready, std::size_t alternative, std::size_t first, std::size_t second,
               int steps = usual_grid, const std::stop_token& stop = {});

/// For every input that matters: the value at which the alternative is just worth it.
std::vector<Threshold> thresholds(const ResolvedCase& resolved, std::size_t alternative,
                                  const std::stop_token& stop = {});
std::vector<Threshold> thresholds(const ReadyCase& ready, std::size_t alternative,
                                  const std::stop_token& stop = {});
Threshold threshold(const ResolvedCase& resolved, std::size_t alternative, std::size_t input);
Threshold threshold(const ReadyCase& ready, std::size_t alternative, std::size_t input);

/// The inputs that are the price of an alternative: those that `price:` names, else those that lines of
/// category price.purchase or price.lease use for that alternative.
std::vector<std::size_t> price_inputs(const ResolvedCase& resolved, std::size_t alternative);

/// The highest price at which the alternative is still worth it; with draws, its interval.
Headroom price_headroom(const ResolvedCase& resolved, std::size_t alternative, std::size_t price,
                        const Options& options);
Headroom price_headroom(const ReadyCase& ready, std::size_t alternative, std::size_t price,
                        const Options& options);

/// The figures in each scenario of the case.
std::vector<ScenarioResult> scenarios(const CaseDocument& document, const catalogue::Catalogue& catalogue,
                                      const Settings& settings, const std::stop_token& stop = {});

}  // namespace vaerdi::value
