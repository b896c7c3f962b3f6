#include "value/schedule.h"

#include <algorithm>
#include <cmath>

namespace vaerdi::value {
namespace {

// Lives are written numbers of years: a purchase within this of the horizon is at the horizon.
constexpr double same_moment = 1e-9;

int year_of(double service) { return static_cast<int>(std::floor(service + same_moment)) + 1; }

/// Something bought once, and again when its life is over.
struct Purchase {
    Fall first;
    double service = 0;     ///< time at which it comes into use
    double used_until = 0;  ///< replaced strictly before this
};

void add_residual(const ResolvedCase& c, const Line& line, const Fall& last, double service,
                  std::vector<Fall>& into) {
    if (line.residual.kind == Residual::Kind::none || last.year > c.years) return;
    auto residual = last;
    residual.residual = true;
    residual.year = c.years;
    residual.time = c.years;
    residual.remaining =
        line.life > 0 ? std::clamp((service + line.life - c.years) / line.life, 0.0, 1.0) : 0;
    if (line.residual.kind == Residual::Kind::linear && residual.remaining <= same_moment) return;
    into.push_back(residual);
}

void add_purchases(const ResolvedCase& c, const Line& line, const Purchase& purchase,
                   std::vector<Fall>& into) {
    into.push_back(purchase.first);
    auto last = purchase.first;
    double service = purchase.service;
    for (int j = 1; line.life > 0; ++j) {
        const double again = purchase.service + line.life * j;
        if (again >= purchase.used_until - same_moment) break;
        auto fall = purchase.first;
        fall.year = year_of(again);
        // What is bought at the start is replaced at its very time; what is bought in the course of a year is
        // counted with that year's flows.
        fall.time = purchase.first.year == 0 ? again : time_of(c, fall.year);
        fall.valued = fall.year;
        fall.follow_up =
            std::max(purchase.first.follow_up, 1) + static_cast<int>(std::floor(line.life * j + same_moment));
        into.push_back(fall);
        if (fall.year > c.years) continue;
        last = fall;
        service = again;
    }
    add_residual(c, line, last, service, into);
}

std::vector<Fall> once(const ResolvedCase& c, const Line& line) {
    Purchase purchase;
    if (line.when.given && !line.when.at_start) {
        const int year = line.when.first;
        purchase.first = {.year = year, .time = time_of(c, year), .valued = year, .follow_up = year};
        purchase.service = year - 1;
    }
    purchase.used_until = c.years;
    std::vector<Fall> result;
    add_purchases(c, line, purchase, result);
    return result;
}

std::vector<Fall> yearly(const ResolvedCase& c, const Line& line) {
    std::vector<Fall> result;
    if (line.when.given && line.when.at_start) {
        result.push_back({.follow_up = 1});
        return result;
    }
    const int first = line.when.given ? line.when.first : 1;
    const int last = line.when.given ? line.when.last : c.years;
    for (int year = first; year <= last; ++year) {
        result.push_back(
            {.year = year, .time = time_of(c, year), .valued = year, .follow_up = year, .dropped = year - 1});
    }
    return result;
}

/// How many years the intake of year y (0: at the start) is followed.
int followed(const ResolvedCase& c, int intake) {
    if (c.follow_up_given) return c.follow_up;
    return intake == 0 ? c.years : c.years - intake + 1;
}

void once_a_head(const ResolvedCase& c, const Line& line, int intake, std::vector<Fall>& into) {
    Purchase purchase;
    purchase.first = {
        .year = intake, .time = time_of(c, intake), .valued = intake, .follow_up = 1, .intake = intake};
    purchase.service = intake == 0 ? 0 : intake - 1;
    purchase.used_until = intake == 0 ? c.years : intake - 1 + followed(c, intake);
    if (line.when.given && !line.when.at_start) {
        auto& first = purchase.first;
        first.follow_up = line.when.first;
        first.year = std::max(intake, 1) + line.when.first - 1;
        first.time = time_of(c, first.year);
        first.valued = first.year;
        purchase.service = first.year - 1;
    }
    add_purchases(c, line, purchase, into);
}

void yearly_a_head(const ResolvedCase& c, const Line& line, int intake, std::vector<Fall>& into) {
    if (line.when.given && line.when.at_start) {
        into.push_back(
            {.year = intake, .time = time_of(c, intake), .valued = intake, .follow_up = 1, .intake = intake});
        return;
    }
    const int first = line.when.given ? line.when.first : 1;
    // What is written is followed past the horizon too, so that what is cut there can be told.
    int last = line.when.given ? line.when.last : followed(c, intake);
    if (c.follow_up_given) last = std::min(last, c.follow_up);
    for (int k = first; k <= last; ++k) {
        const int year = std::max(intake, 1) + k - 1;
        into.push_back({.year = year,
                        .time = time_of(c, year),
                        .valued = year,
                        .follow_up = k,
                        .intake = intake,
                        .dropped = k - 1});
    }
}

void years_of_lives(const ResolvedCase& c, int intake, std::vector<Fall>& into) {
    const int entry = std::max(intake, 1);
    for (int follow_up = 1; follow_up <= followed(c, intake); ++follow_up) {
        const int year = entry + follow_up - 1;
        into.push_back({.year = year,
                        .time = year - 1.0,
                        .valued = year,
                        .follow_up = follow_up,
                        .intake = intake,
                        .row = follow_up - 1,
                        .cycle = follow_up});
    }
}

void rows_of_course(const ResolvedCase& c, int intake, std::vector<Fall>& into) {
    const auto& model = *c.health;
    if (model.individual) return years_of_lives(c, intake, into);
    const int cycles = cycles_within(model, followed(c, intake));
    const int entry = std::max(intake, 1);
    for (const auto& counted : health::counted_rows(model.accrual, cycles)) {
        const int follow_up = year_of_cycle(model, std::min(counted.cycle, cycles));
        const int year = entry + follow_up - 1;
        into.push_back({.year = year,
                        .time = entry - 1 + counted.row * model.cycle_years,
                        .valued = year,
                        .follow_up = follow_up,
                        .intake = intake,
                        .row = counted.row,
                        .cycle = counted.cycle,
                        .weight = counted.weight});
    }
}

void at_a_node(const Line& line, int intake, std::vector<Fall>& into) {
    const int entry = std::max(intake, 1);
    const int follow_up = follow_up_after(*line.falls_after);
    const int year = follow_up == 0 ? intake : entry + follow_up - 1;
    into.push_back({.year = year,
                    .time = entry - 1 + *line.falls_after,
                    .valued = std::max(year, entry),
                    .follow_up = std::max(follow_up, 1),
                    .intake = intake});
}

void a_head(const ResolvedCase& c, const Line& line, int intake, std::vector<Fall>& into) {
    if (line.falls_after) return at_a_node(line, intake, into);
    if (line.follows_course) return rows_of_course(c, intake, into);
    const bool yearly =
        line.base == Base::patient_year || line.base == Base::procedure_year || line.base == Base::piece_year;
    yearly ? yearly_a_head(c, line, intake, into) : once_a_head(c, line, intake, into);
}

}  // namespace

bool is_per_head(Base base) { return base != Base::once && base != Base::year; }

const Intake* intake_of(const ResolvedCase& resolved, Base base) {
    switch (base) {
        case Base::once:
        case Base::year:
            return nullptr;
        case Base::patient:
        case Base::patient_year:
            return &resolved.patients;
        case Base::procedure:
        case Base::procedure_year:
            return &resolved.procedures;
        case Base::piece:
        case Base::piece_year:
            return &resolved.pieces;
    }
    return nullptr;
}

double time_of(const ResolvedCase& resolved, int year) {
    if (year == 0) return 0;
    switch (resolved.timing) {
        case Timing::end:
            return year;
        case Timing::start:
            return year - 1;
        case Timing::middle:
            return year - 0.5;
    }
    return year;
}

int calendar_year(const ResolvedCase& resolved, int year) {
    return resolved.start_year + std::max(year, 1) - 1;
}

std::vector<Fall> falls(const ResolvedCase& resolved, const Line& line) {
    if (line.base == Base::once) return once(resolved, line);
    if (line.base == Base::year) return yearly(resolved, line);
    const auto* intake = intake_of(resolved, line.base);
    if (resolved.for_one_patient || intake->at_start) return falls_of_one(resolved, line);
    std::vector<Fall> result;
    for (int year = 1; year <= intake->years; ++year) a_head(resolved, line, year, result);
    return result;
}

std::vector<Fall> falls_of_one(const ResolvedCase& resolved, const Line& line) {
    std::vector<Fall> result;
    a_head(resolved, line, 0, result);
    return result;
}

double Discounting::factor(const Segments& segments, std::map<double, double>& known, double time) const {
    if (segments.empty() || time == 0) return 1;
    const auto found = known.find(time);
    if (found != known.end()) return found->second;
    const auto factor =
        catalogue::discount_factor(segments, time, convention_.compounding, convention_.cycle_years);
    return known.emplace(time, factor).first->second;
}

}  // namespace vaerdi::value
