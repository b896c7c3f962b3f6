#include "health/life_courses.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "math/vector_math.h"

namespace vaerdi::health {
namespace {

constexpr std::size_t draws_at_once = 4;  // of one address
constexpr double without_end = std::numeric_limits<double>::infinity();

std::size_t first_of_part(std::size_t people, std::uint32_t part, std::uint32_t parts) {
    return people * part / parts;
}

}  // namespace

LifeCourses::LifeCourses(const Individuals& of)
    : of_(of),
      model_(of.model()),
      years_(static_cast<std::size_t>(model_.years)),
      rows_(static_cast<std::size_t>(model_.rows())),
      own_rows_(model_.row_years != 1) {
    const auto states = model_.states.size(), transitions = model_.transitions.size();
    waiting_.resize(states);
    const auto make_room = [](Queue& queue) {
        queue.person.resize(people_at_once);
        queue.since.resize(people_at_once);
    };
    make_room(taken_);
    for (auto& queue : waiting_) make_room(queue);
    visits_.resize(states);
    for (std::size_t s = 0; s < states; ++s) {
        if (of.comes_again(s)) visits_[s].resize(people_at_once);
    }
    person_.resize(people_at_once);
    attributes_.assign(model_.attributes.size(), std::vector<double>(people_at_once));
    counts_.assign(model_.event_kinds, std::vector<double>(people_at_once));
    last_.assign(model_.event_kinds, std::vector<double>(people_at_once));
    age_.resize(people_at_once);
    once_.assign(model_.drawn_once, std::vector<double>(people_at_once));
    double sum = 0;
    for (const auto weight : model_.row_weights) rows_up_to_.push_back(sum += weight);
    // Numbers that are the same for all, in columns like the others.
    fixed_.resize(transitions * (most_parameters + 1) * longest_block);
    for (std::size_t t = 0; t < transitions; ++t) {
        const auto fill = [&](std::size_t k, const Number& number) {
            std::fill_n(fixed_.data() + (t * (most_parameters + 1) + k) * longest_block, longest_block,
                        number.value);
        };
        for (std::size_t k = 0; k < most_parameters; ++k) fill(k, model_.transitions[t].parameters[k]);
        if (model_.transitions[t].hazard_ratio) fill(most_parameters, *model_.transitions[t].hazard_ratio);
    }
    spread_.resize(model_.arguments * longest_block);
    inputs_.resize(model_.person_inputs() * longest_block);
    for (auto* column : {&pieces_.time, &pieces_.in_state, &pieces_.year, &pieces_.from, &pieces_.to})
        column->reserve(longest_block);
    pieces_.person.reserve(longest_block);
}

// --- a replicate ---

void LifeCourses::begin_replicate(std::span<const double> arguments, const math::Replicate& replicate) {
    replicate_ = replicate;
    chance_ = math::stream(replicate.seed, "health/individuals");
    origin_ = math::stream(replicate.seed, "health/individuals/origin");
    arguments_.assign(arguments.begin(), arguments.end());
    for (std::size_t k = 0; k < arguments.size(); ++k)
        std::fill_n(spread_.data() + k * longest_block, longest_block, arguments[k]);
    const auto transitions = model_.transitions.size(), kinds = of_.kinds().size();
    start_.assign(model_.states.size(), 0);
    passed_.assign(transitions * years_, 0);
    gone_by_.assign(kinds, std::vector<double>(transitions * years_));
    moved_.assign(own_rows_ ? transitions * (rows_ + 1) : 0, 0);
    amounts_.assign(kinds, std::vector<double>(model_.amounts * years_));
    standing_.assign(model_.amounts * years_, 0);
    impossible_.assign(transitions, 0);
    events_ = cut_short_ = 0;
}

void LifeCourses::simulate(std::span<const double> arguments, const math::Replicate& replicate) {
    begin_replicate(arguments, replicate);
    const auto all = replicate.number == 0 ? model_.people : model_.people_of_a_draw;
    const auto first = first_of_part(all, replicate.part, replicate.parts);
    const auto last = first_of_part(all, replicate.part + 1, replicate.parts);
    people_ = last - first;
    for (auto at = first; at < last; at += people_at_once)
        simulate_batch(at, std::min(people_at_once, last - at));
}

void LifeCourses::simulate_batch(std::size_t first, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) person_[i] = static_cast<std::uint32_t>(first + i);
    for (auto& visits : visits_) std::ranges::fill(visits, 0U);
    for (auto& counts : counts_) std::ranges::fill(counts, 0.0);
    for (auto& last : last_) std::ranges::fill(last, -never_yet);
    for (auto& time : once_) std::ranges::fill(time, -1.0);
    draw_attributes(count);
    place_at_start(count);
    bool anybody = true;
    for (int round = 0; anybody && round < most_rounds; ++round) {
        anybody = false;
        for (std::size_t state = 0; state < waiting_.size(); ++state) {
            auto& queue = waiting_[state];
            if (queue.size == 0) continue;
            anybody = true;
            std::swap(queue, taken_);
            queue.size = 0;
            for (std::size_t at = 0; at < taken_.size; at += longest_block) {
                work_through(state, taken_.person.data() + at, taken_.since.data() + at,
                             std::min(longest_block, taken_.size - at));
            }
        }
    }
    for (auto& queue : waiting_) {
        cut_short_ += static_cast<double>(queue.size);
        queue.size = 0;
    }
}

double LifeCourses::value_of(const Number& number) const {
    return number.of == Number::Of::all ? number.value : arguments_[number.index];
}

// --- formulas of a person ---

void LifeCourses::fill_input(std::uint32_t input, const Moment& moment, double* column) const {
    const auto n = moment.n;
    const auto gather = [&](const std::vector<double>& of) {
        for (std::size_t i = 0; i < n; ++i) column[i] = of[moment.person[i]];
    };
    if (input == time_in_model) {
        std::copy_n(moment.time, n, column);
    } else if (input == time_in_state) {
        moment.in_state ? std::copy_n(moment.in_state, n, column) : std::fill_n(column, n, 0.0);
    } else if (input == age) {
        for (std::size_t i = 0; i < n; ++i) column[i] = age_[moment.person[i]] + moment.time[i];
    } else if (input < first_attribute + attributes_.size()) {
        gather(attributes_[input - first_attribute]);
    } else if (const auto kind = input - first_attribute - attributes_.size(); kind < counts_.size()) {
        gather(counts_[kind]);
    } else {
        const auto& last = last_[kind - counts_.size()];
        for (std::size_t i = 0; i < n; ++i) {
            const double at = last[moment.person[i]];
            column[i] = at < 0 ? never_yet : moment.time[i] - at;
        }
    }
}

void LifeCourses::compute(const PersonProgram& program, const Moment& moment) {
    const auto own = model_.person_inputs();
    input_columns_.assign(program.program.input_count(), nullptr);
    for (const auto input : program.program.inputs_read()) {
        if (input >= own) {
            input_columns_[input] = spread_.data() + (input - own) * longest_block;
            continue;
        }
        auto* column = inputs_.data() + input * longest_block;
        fill_input(input, moment, column);
        input_columns_[input] = column;
    }
    const auto outputs = program.program.output_count();
    if (computed_.size() < outputs * longest_block) computed_.resize(outputs * longest_block);
    computed_columns_.clear();
    for (std::size_t k = 0; k < outputs; ++k)
        computed_columns_.push_back(computed_.data() + k * longest_block);
    math::run(program.program, input_columns_, computed_columns_, moment.n, workspace_);
}

// --- a state ---

void LifeCourses::work_through(std::size_t state, const std::uint32_t* person, const double* since,
                               std::size_t n) {
    const auto& own = model_.states[state];
    const Moment entry{n, person, since, nullptr};
    if (own.exits.empty()) {
        std::fill_n(ends_.time.data(), n, without_end);
    } else {
        draw_ends(state, entry);
    }
    const double horizon = static_cast<double>(years_);
    for (std::size_t i = 0; i < n; ++i) {
        ends_.year[i] = std::floor(std::min(ends_.time[i], horizon));
        ends_.share[i] = std::min(ends_.time[i], horizon) - ends_.year[i];
    }
    if (!own.level.program.is_empty()) add_level_stays(state, entry);
    if (!own.stay.program.is_empty()) add_stays(state, entry);
    if (!own.exits.empty()) leave(state, entry);
}

void LifeCourses::draw_ends(std::size_t state, const Moment& entry) {
    const auto& own = model_.states[state];
    const auto n = entry.n;
    if (!own.times.is_empty()) compute(own.times, entry);

    std::array<std::uint32_t, longest_block> person, visit;
    for (std::size_t i = 0; i < n; ++i) person[i] = person_[entry.person[i]];
    if (visits_[state].empty()) {
        visit.fill(0);
    } else {
        for (std::size_t i = 0; i < n; ++i) visit[i] = visits_[state][entry.person[i]]++;
    }
    std::array<Column, draws_at_once> u;
    std::array<double*, draws_at_once> columns{};
    for (std::size_t k = 0; k < draws_at_once; ++k) columns[k] = u[k].data();

    const auto blocks = (model_.transitions.size() + draws_at_once - 1) / draws_at_once;
    Column years;
    std::fill_n(ends_.time.data(), n, without_end);
    std::fill_n(ends_.which.data(), n, 0.0);
    for (std::size_t e = 0; e < own.exits.size(); ++e) {
        if (e % draws_at_once == 0) {
            const auto asked = std::min(draws_at_once, own.exits.size() - e);
            math::uniforms_at(chance_, {person.data(), n}, {visit.data(), n}, replicate_.number,
                              state * blocks + e / draws_at_once, std::span(columns).first(asked));
        }
        const auto t = own.exits[e];
        if (model_.transitions[t].once) {
            draw_once(t, entry, person.data(), years.data());
        } else {
            draw_years(t, entry, columns[e % draws_at_once], years.data());
        }
        double faults = 0;
        for (std::size_t i = 0; i < n; ++i) {
            faults += years[i] >= 0 ? 0 : 1;
            const bool sooner = years[i] < ends_.time[i];
            ends_.time[i] = sooner ? years[i] : ends_.time[i];
            ends_.which[i] = sooner ? static_cast<double>(e) : ends_.which[i];
        }
        impossible_[t] += faults;
    }
    for (std::size_t i = 0; i < n; ++i) ends_.time[i] += entry.time[i];
    events_ += static_cast<double>(n);
}

void LifeCourses::draw_years(std::size_t t, const Moment& entry, const double* uniforms, double* years) {
    const auto n = entry.n;
    const auto& transition = model_.transitions[t];
    const auto column = [&](const Number& number, std::size_t k) -> const double* {
        switch (number.of) {
            case Number::Of::all:
                return fixed_.data() + (t * (most_parameters + 1) + k) * longest_block;
            case Number::Of::replicate:
                return spread_.data() + number.index * longest_block;
            case Number::Of::person:
                break;
        }
        return computed_.data() + number.index * longest_block;
    };
    Waiting waiting;
    waiting.family = transition.family;
    if (transition.steps.is_given()) waiting.steps = &transition.steps;
    for (std::size_t k = 0; k < most_parameters; ++k)
        waiting.parameters[k] = column(transition.parameters[k], k);
    if (transition.hazard_ratio) waiting.hazard_ratio = column(*transition.hazard_ratio, most_parameters);
    Column clock;
    if (transition.clock == Clock::forward) waiting.clock = entry.time;
    if (transition.clock == Clock::age) {
        for (std::size_t i = 0; i < n; ++i) clock[i] = age_[entry.person[i]] + entry.time[i];
        waiting.clock = clock.data();
    }
    event_times(waiting, {uniforms, n}, {years, n});
}

void LifeCourses::draw_once(std::size_t transition, const Moment& entry, const std::uint32_t* person,
                            double* years) {
    const auto kind = *model_.transitions[transition].once;
    auto& times = once_[kind];
    const auto n = entry.n;
    bool all_known = true;
    for (std::size_t i = 0; i < n; ++i) all_known = all_known && times[entry.person[i]] >= 0;
    if (!all_known) {
        std::array<std::uint32_t, longest_block> nil{};
        Column u, drawn;
        double* const columns[1]{u.data()};
        math::uniforms_at(origin_, {person, n}, {nil.data(), n}, replicate_.number,
                          of_attributes + attributes_.size() + kind, columns);
        draw_years(transition, entry, u.data(), drawn.data());
        for (std::size_t i = 0; i < n; ++i) {
            auto& time = times[entry.person[i]];
            if (!(time >= 0)) time = entry.time[i] + drawn[i];
        }
    }
    for (std::size_t i = 0; i < n; ++i) years[i] = times[entry.person[i]] - entry.time[i];
}

void LifeCourses::leave(std::size_t state, const Moment& entry) {
    const auto& own = model_.states[state];
    const auto n = entry.n;
    const double horizon = static_cast<double>(years_);
    const auto kinds = gone_by_.size();
    std::array<Column, 3> worth;
    for (std::size_t kind = 0; kind < kinds; ++kind)
        worth_of_share(kind, ends_.year.data(), ends_.share.data(), n, worth[kind].data());
    if (!model_.at.empty()) add_passings(state, entry);
    for (std::size_t i = 0; i < n; ++i) {
        if (!(ends_.time[i] < horizon)) continue;
        const auto t = own.exits[static_cast<std::size_t>(ends_.which[i])];
        const auto slot = t * years_ + static_cast<std::size_t>(ends_.year[i]);
        passed_[slot] += 1;
        for (std::size_t kind = 0; kind < kinds; ++kind) gone_by_[kind][slot] += worth[kind][i];
        if (own_rows_) {
            const auto row = static_cast<std::size_t>(ends_.time[i] / model_.row_years);
            moved_[t * (rows_ + 1) + std::min(row, rows_)] += 1;
        }
        remember(entry.person[i], t, ends_.time[i]);
        auto& queue = waiting_[model_.transitions[t].to];
        queue.person[queue.size] = entry.person[i];
        queue.since[queue.size++] = ends_.time[i];
    }
}

void LifeCourses::remember(std::uint32_t person, std::size_t transition, double time) {
    for (const auto kind : model_.transitions[transition].counts) {
        counts_[kind][person] += 1;
        last_[kind][person] = time;
    }
}

}  // namespace vaerdi::health
