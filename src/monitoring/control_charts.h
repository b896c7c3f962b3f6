// Control charts over time: does the process do what it used to, or has something changed?
//
// Each chart has a centre line and limits three sigma to each side, with sigma from the data by the chart's
// own model; rules.h says what stands out. With a baseline the centre line and sigma come from the first
// periods and are held. A period in which nothing was counted is a gap.
//
// Sources: Shewhart 1931; Wheeler, Chambers 1992, Understanding Statistical Process Control (XmR);
// Montgomery 2013, Introduction to Statistical Quality Control, chapters 6 and 7 (p, u, c); Laney 2002, Qual
// Eng 14:531–537 (p′, u′).
#pragma once

#include <optional>
#include <span>

#include "monitoring/chart.h"
#include "monitoring/moving_range.h"

namespace vaerdi::monitoring {

/// A period with one value: a mean, a waiting time, a number of visits.
struct Period {
    Text label;
    std::optional<double> value;
    bool kept_back = false;  ///< without a value, for a reason that the caller tells
};

/// A period with what was counted: events among n patients, or per n years, days, devices.
struct CountedPeriod {
    Text label;
    double events = 0;
    double n = 0;            ///< 0: nothing was counted
    bool kept_back = false;  ///< for a reason that the caller tells
};

struct ControlChartOptions {
    std::size_t baseline = 0;  ///< limits from so many first periods, held afterwards; 0: from all
    Screening screening = Screening::screened;  ///< of moving ranges (XmR, p′, u′)
};

/// Mean ± 2.66 mean moving ranges. Two periods in a row with values give limits; fewer only a centre line.
Chart xmr_chart(const Subject& subject, std::span<const Period> periods,
                const ControlChartOptions& options = {});

/// Shares: p ± 3 √(p(1 − p)/n), within 0 and 1.
Chart p_chart(const Subject& subject, std::span<const CountedPeriod> periods,
              const ControlChartOptions& options = {});

/// The same times the spread of the periods' z scores by their moving range: with many thousand patients a
/// period the p chart's limits are too narrow for real life.
Chart p_prime_chart(const Subject& subject, std::span<const CountedPeriod> periods,
                    const ControlChartOptions& options = {});

/// Events per exposure: u ± 3 √(u/n), not below 0.
Chart u_chart(const Subject& subject, std::span<const CountedPeriod> periods,
              const ControlChartOptions& options = {});
Chart u_prime_chart(const Subject& subject, std::span<const CountedPeriod> periods,
                    const ControlChartOptions& options = {});

/// Events, with the same exposure in every period: c ± 3 √c, not below 0.
Chart c_chart(const Subject& subject, std::span<const Period> periods,
              const ControlChartOptions& options = {});

}  // namespace vaerdi::monitoring
