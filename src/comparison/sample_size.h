// What chance does to a guarantee and to a price: before a contract is signed, how often it will fault a
// supplier who keeps his word, how many patients show a real difference, and how far the price moves though
// nothing has changed.
//
// Sources: binomial and normal distributions as they are; Fleiss, Levin, Paik, Statistical Methods for Rates
// and Proportions, 2003, section 2.5 (patients for a stated power, one sample).
#pragma once

namespace vaerdi::comparison {

/// The chance that more than `maximum` of n patients have the event when the true share is `share`. Exact.
double chance_above(double maximum, double share, double n);

/// Patients needed to find a share of `other` where `expected` is stated, by a one-sided test at
/// `significance` with chance `power`; a whole number, rounded up. The two must differ.
double patients_for_power(double expected, double other, double power = 0.80, double significance = 0.05);

/// A price that follows an indicator in a straight line, `most` (0.17 for ±17 %) being reached at a change of
/// `full_swing` and not passed.
struct PriceLine {
    double full_swing = 0;
    double most = 0;

    /// The change of the price, as a share of it, for a change of the indicator.
    double change(double of_indicator) const;
};

/// What the price does when nothing has changed.
struct PriceNoise {
    double mean = 0;
    double sd = 0;
};

/// A year of n patients against a baseline of `baseline_n` (all its years together), for scores with this
/// standard deviation between patients: normal.
PriceNoise price_noise_of_mean(const PriceLine& line, double sd, double n, double baseline_n);

/// The same for a share, exactly: all counts the year and the baseline can have.
PriceNoise price_noise_of_share(const PriceLine& line, double share, double n, double baseline_n);

}  // namespace vaerdi::comparison
