#include "health/individuals.h"

#include <algorithm>
#include <cmath>

#include "health/life_courses.h"

namespace vaerdi::health {
namespace {

constexpr double same_row = 1e-6;  // rows that are a twelfth of a year apart do not add up to years exactly

std::vector<bool> ways_back(const PeopleModel& model) {
    std::vector<bool> again(model.states.size());
    for (std::size_t begin = 0; begin < again.size(); ++begin) {
        std::vector<bool> seen(again.size());
        std::vector<std::size_t> open{begin};
        while (!open.empty() && !again[begin]) {
            const auto state = open.back();
            open.pop_back();
            for (const auto exit : model.states[state].exits) {
                const auto to = model.transitions[exit].to;
                if (to == begin) again[begin] = true;
                if (!seen[to]) open.push_back(to);
                seen[to] = true;
            }
        }
    }
    return again;
}

}  // namespace

int PeopleModel::rows() const { return static_cast<int>(std::floor(years / row_years + same_row)); }

Individuals::Individuals(PeopleModel model) : model_(std::move(model)), comes_again_(ways_back(model_)) {
    for (std::size_t rate = 0; rate < kind_.size(); ++rate) {
        auto& force = model_.force[rate];
        force.resize(static_cast<std::size_t>(model_.years), 0.0);
        const auto known = std::ranges::find(forces_, force);
        kind_[rate] = static_cast<std::size_t>(known - forces_.begin());
        if (known == forces_.end()) forces_.push_back(force);
    }
}

// Outputs: for each kind of rate, then each year, states and transitions; then amounts; then the trace.
std::uint32_t Individuals::years_in_state(std::size_t state, int year, Rate rate) const {
    const auto both = model_.states.size() + model_.transitions.size();
    const auto before =
        kind_of(rate) * static_cast<std::size_t>(model_.years) + static_cast<std::size_t>(year);
    return static_cast<std::uint32_t>(before * both + state);
}

std::uint32_t Individuals::passed(std::size_t transition, int year, Rate rate) const {
    return years_in_state(model_.states.size() + transition, year, rate);
}

std::uint32_t Individuals::first_of_amounts() const {
    const auto years = static_cast<std::size_t>(model_.years);
    return static_cast<std::uint32_t>(forces_.size() * years *
                                      (model_.states.size() + model_.transitions.size()));
}

std::uint32_t Individuals::amount(std::size_t amount, int year, Rate rate) const {
    const auto before =
        kind_of(rate) * static_cast<std::size_t>(model_.years) + static_cast<std::size_t>(year);
    return first_of_amounts() + static_cast<std::uint32_t>(before * model_.amounts + amount);
}

std::uint32_t Individuals::first_of_occupancy() const {
    return first_of_amounts() + static_cast<std::uint32_t>(
                                    forces_.size() * static_cast<std::size_t>(model_.years) * model_.amounts);
}

std::uint32_t Individuals::occupancy(std::size_t state, int row) const {
    return first_of_occupancy() +
           static_cast<std::uint32_t>(static_cast<std::size_t>(row) * model_.states.size() + state);
}

std::uint32_t Individuals::events() const {
    return first_of_occupancy() +
           static_cast<std::uint32_t>(static_cast<std::size_t>(model_.rows() + 1) * model_.states.size());
}
std::uint32_t Individuals::cut_short() const { return events() + 1; }
std::uint32_t Individuals::impossible(std::size_t transition) const {
    return events() + 2 + static_cast<std::uint32_t>(transition);
}

std::uint32_t Individuals::arrivals(std::size_t transition, int row) const {
    return impossible(model_.transitions.size()) +
           static_cast<std::uint32_t>(static_cast<std::size_t>(row - 1) * model_.transitions.size() +
                                      transition);
}

std::size_t Individuals::output_count() const { return arrivals(0, model_.rows() + 1); }

void Individuals::run(std::span<const double* const> arguments, std::span<double* const> outputs,
                      std::size_t n, const math::Replicate& first) const {
    LifeCourses courses(*this);
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<double> values;
        for (const auto* column : arguments) values.push_back(column[i]);
        auto replicate = first;
        if (first.number > 0) replicate.number += i;
        courses.simulate(values, replicate);
        courses.write(outputs, i);
    }
}

}  // namespace vaerdi::health
