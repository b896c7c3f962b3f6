#include "monitoring/patient_by_patient.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "base/numerals.h"

namespace vaerdi::monitoring {
namespace {

bool has_risk(const Predicted& patient) { return patient.risk > 0 && patient.risk < 1; }

Chart patients_chart(ChartKind kind, const Subject& subject, const Text& words) {
    Chart chart;
    chart.kind = kind;
    chart.subject = subject;
    chart.subject.form = Form::number;
    chart.subject.measure = {subject.measure.en + ", " + words.en, subject.measure.da + ", " + words.da};
    return chart;
}

Text numbered(double value, int decimals) {
    return {number(value, decimals, Language::english), number(value, decimals, Language::danish)};
}

void note_without_risk(Chart& chart, std::span<const Predicted> patients) {
    const auto without =
        patients.size() - static_cast<std::size_t>(std::ranges::count_if(patients, has_risk));
    if (without == 0) return;
    const auto n = std::to_string(without);
    chart.notes.push_back({n + " without a predicted risk between 0 and 1 are left out",
                           n + " uden en forudsagt risiko mellem 0 og 1 er udeladt"});
}

/// One of the two sums; begins anew after it has signalled.
class Sum {
  public:
    Sum(double odds_ratio, double limit) : odds_ratio_(odds_ratio), limit_(limit) {}

    double after(const Predicted& patient) {
        if (signals_) sum_ = 0;
        sum_ = std::max(0.0, sum_ + likelihood_score(patient.risk, patient.happened, odds_ratio_));
        signals_ = sum_ >= limit_;
        return sum_;
    }
    bool signals() const { return signals_; }

  private:
    double odds_ratio_, limit_, sum_ = 0;
    bool signals_ = false;
};

void find_signals(Chart& chart, std::vector<std::size_t> at, bool worse) {
    if (at.empty()) return;
    const auto times = std::to_string(at.size());
    const Text& first = chart.points[at.front()].label;
    Text words{std::string(worse ? "More" : "Fewer") + " events than predicted: " + times +
                   (at.size() == 1 ? " signal, " : " signals, the first ") + first.en,
               std::string(worse ? "Flere" : "Færre") + " hændelser end forudsagt: " + times +
                   (at.size() == 1 ? " signal, " : " signaler, det første ") + first.da};
    for (const auto point : at) chart.points[point].mark = Mark::act;
    chart.findings.push_back({Rule::outside, std::move(at), std::move(words)});
}

}  // namespace

double likelihood_score(double risk, bool happened, double odds_ratio) {
    return (happened ? std::log(odds_ratio) : 0) - std::log(1 - risk + odds_ratio * risk);
}

std::vector<SumStep> score_steps(std::span<const Predicted> patients, double odds_ratio) {
    // Risks to four decimals are as good as all of them, and few.
    constexpr double steps_of_risk = 10'000;
    std::map<long, double> risks;
    double all = 0;
    for (const auto& patient : patients) {
        if (!has_risk(patient)) continue;
        const auto rounded = std::clamp(std::lround(patient.risk * steps_of_risk), 1L, 9'999L);
        ++risks[rounded];
        ++all;
    }
    std::vector<SumStep> steps;
    for (const auto& [rounded, patients_with] : risks) {
        const double risk = static_cast<double>(rounded) / steps_of_risk, share = patients_with / all;
        steps.push_back({likelihood_score(risk, true, odds_ratio), share * risk});
        steps.push_back({likelihood_score(risk, false, odds_ratio), share * (1 - risk)});
    }
    return steps;
}

Chart risk_adjusted_cusum(const Subject& subject, std::span<const Predicted> patients,
                          const RiskAdjustedOptions& options) {
    if (!(options.worse > 1) || !(options.better > 0 && options.better < 1))
        throw std::invalid_argument("the odds ratio of worse is above 1, that of better between 0 and 1");
    Chart chart = patients_chart(ChartKind::risk_adjusted_cusum, subject,
                                 {"summed log-likelihood scores", "summerede log-likelihood-scorer"});
    const auto upper = score_steps(patients, options.worse), lower = score_steps(patients, options.better);
    for (const auto& patient : patients) chart.points.push_back({.label = patient.label, .size = 1});
    note_without_risk(chart, patients);
    if (upper.empty()) return chart;
    const double high = limit_for_run_length(upper, options.run_length),
                 low = limit_for_run_length(lower, options.run_length);
    chart.centre = 0;
    Sum worse(options.worse, high), better(options.better, low);
    std::vector<std::size_t> seen_worse, seen_better;
    for (std::size_t i = 0; i < patients.size(); ++i) {
        if (!has_risk(patients[i])) continue;
        auto& point = chart.points[i];
        point.value = worse.after(patients[i]);
        point.second = -better.after(patients[i]);
        point.centre = 0;
        point.limits = {-low, high};
        if (worse.signals()) seen_worse.push_back(i);
        if (better.signals()) seen_better.push_back(i);
    }
    find_signals(chart, std::move(seen_worse), true);
    find_signals(chart, std::move(seen_better), false);
    const auto run = numbered(options.run_length, 0), ratio = numbered(options.worse, 1),
               other = numbered(options.better, 1), h = numbered(high, 2), l = numbered(low, 2);
    chart.notes.push_back(
        {"Upwards odds " + ratio.en + " times as predicted (limit " + h.en + "), downwards " + other.en +
             " (limit " + l.en + "); each sum a false alarm about every " + run.en + " patients",
         "Opad odds " + ratio.da + " gange det forudsagte (grænse " + h.da + "), nedad " + other.da +
             " (grænse " + l.da + "); hver sum en falsk alarm cirka for hver " + run.da + " patienter"});
    return chart;
}

Chart vlad(const Subject& subject, std::span<const Predicted> patients) {
    Chart chart = patients_chart(ChartKind::vlad, subject,
                                 {"expected minus observed, summed", "forventet minus observeret, summeret"});
    double expected = 0, sum = 0;
    std::size_t observed = 0, counted = 0;
    for (const auto& patient : patients) {
        Point point{.label = patient.label, .size = 1};
        if (has_risk(patient)) {
            sum += patient.risk - (patient.happened ? 1 : 0);
            expected += patient.risk;
            observed += patient.happened ? 1 : 0;
            ++counted;
            point.value = sum;
            point.centre = 0;
        }
        chart.points.push_back(std::move(point));
    }
    note_without_risk(chart, patients);
    if (counted == 0) return chart;
    chart.centre = 0;
    const auto n = numbered(static_cast<double>(counted), 0), e = numbered(expected, 1);
    chart.notes.push_back(
        {n.en + " patients: " + e.en + " events expected, " + std::to_string(observed) + " observed",
         n.da + " patienter: " + e.da + " hændelser forventet, " + std::to_string(observed) + " observeret"});
    return chart;
}

}  // namespace vaerdi::monitoring
