#include "health/life_courses.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "math/vector_math.h"

namespace vaerdi::health {
namespace {

constexpr std::size_t batch = 1'024;
constexpr std::size_t draws_at_once = 4;  // of one address
constexpr double without_end = std::numeric_limits<double>::infinity();

// What an address of chance at the start is for; attributes come after.
enum Origin : std::uint64_t { start_state, table_row, of_attributes };

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
        queue.person.resize(batch);
        queue.since.resize(batch);
    };
    make_room(taken_);
    for (auto& queue : waiting_) make_room(queue);
    visits_.resize(states);
    for (std::size_t s = 0; s < states; ++s) {
        if (of.comes_again(s)) visits_[s].resize(batch);
    }
    person_.resize(batch);
    attributes_.assign(model_.attributes.size(), std::vector<double>(batch));
    counts_.assign(model_.event_kinds, std::vector<double>(batch));
    last_.assign(model_.event_kinds, std::vector<double>(batch));
    age_.resize(batch);
    once_.assign(model_.drawn_once, std::vector<double>(batch));
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
    for (auto at = first; at < last; at += batch) simulate_batch(at, std::min(batch, last - at));
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

// --- the start ---

void LifeCourses::draw_attributes(std::size_t count) {
    const std::vector<std::uint32_t> nil(count);
    const std::span<const std::uint32_t> person(person_.data(), count);
    std::vector<double> u(draws_at_once * batch);
    std::array<double*, draws_at_once> columns{};
    for (std::size_t k = 0; k < draws_at_once; ++k) columns[k] = u.data() + k * batch;
    if (!model_.row_weights.empty()) {
        math::uniforms_at(origin_, person, nil, replicate_.number, table_row, std::span(columns).first(1));
        std::vector<double> up_to;
        double sum = 0;
        for (const auto weight : model_.row_weights) up_to.push_back(sum += weight);
        for (std::size_t i = 0; i < count; ++i) {
            const auto found = std::ranges::upper_bound(up_to, u[i] * sum);
            const auto row =
                std::min<std::size_t>(static_cast<std::size_t>(found - up_to.begin()), up_to.size() - 1);
            for (std::size_t a = 0; a < attributes_.size(); ++a) {
                const auto& column = model_.attributes[a].column;
                if (!column.empty()) attributes_[a][i] = column[row];
            }
        }
    }
    for (std::size_t a = 0; a < attributes_.size(); ++a) {
        const auto& attribute = model_.attributes[a];
        if (!attribute.column.empty()) continue;
        math::uniforms_at(origin_, person, nil, replicate_.number, of_attributes + a,
                          std::span(columns).first(1));
        const std::span<double> values(attributes_[a].data(), count);
        if (attribute.share) {
            for (std::size_t i = 0; i < count; ++i) values[i] = u[i] < *attribute.share ? 1 : 0;
        } else {
            attribute.sampler->sample(std::span(u).first(count), values);
        }
    }
    if (model_.age_attribute) {
        std::copy_n(attributes_[*model_.age_attribute].data(), count, age_.data());
    } else {
        std::fill_n(age_.data(), count, model_.start_age ? value_of(*model_.start_age) : 0.0);
    }
}

void LifeCourses::place_at_start(std::size_t count) {
    std::vector<double> u(count), up_to;
    const std::vector<std::uint32_t> nil(count);
    double* const column[1]{u.data()};
    math::uniforms_at(origin_, {person_.data(), count}, nil, replicate_.number, start_state, column);
    double sum = 0;
    for (const auto& share : model_.start) up_to.push_back(sum += value_of(share));
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t state = 0;
        while (state + 1 < up_to.size() && !(u[i] * sum < up_to[state])) ++state;
        auto& queue = waiting_[state];
        queue.person[queue.size] = static_cast<std::uint32_t>(i);
        queue.since[queue.size++] = 0;
        ++start_[state];
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

void LifeCourses::worth_of_share(std::size_t kind, const double* year, const double* share, std::size_t n,
                                 double* worth) const {
    const auto& force = of_.kinds()[kind];
    const bool level = std::ranges::all_of(force, [&](double each) { return each == force.front(); });
    if (level && force.front() == 0) {
        std::copy_n(share, n, worth);
        return;
    }
    Column of;
    for (std::size_t i = 0; i < n; ++i)
        of[i] = level ? force.front() : force[std::min(static_cast<std::size_t>(year[i]), years_ - 1)];
    for (std::size_t i = 0; i < n; ++i) worth[i] = -of[i] * share[i];
    math::exp({worth, n}, {worth, n});
    for (std::size_t i = 0; i < n; ++i) worth[i] = of[i] == 0 ? share[i] : (1 - worth[i]) / of[i];
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

// --- amounts that depend on the person ---

// As time in states is counted: who comes in stands for whole years from this one on, less what had gone by;
// who leaves stands no more, but for what had gone by.
void LifeCourses::add_level_stays(std::size_t state, const Moment& entry) {
    const auto& level = model_.states[state].level;
    const auto n = entry.n;
    compute(level.program, entry);
    Column year, share;
    for (std::size_t i = 0; i < n; ++i) {
        year[i] = std::floor(entry.time[i]);
        share[i] = entry.time[i] - year[i];
    }
    std::array<Column, 3> before, after;
    const auto kinds = amounts_.size();
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        worth_of_share(kind, year.data(), share.data(), n, before[kind].data());
        worth_of_share(kind, ends_.year.data(), ends_.share.data(), n, after[kind].data());
    }
    for (std::size_t k = 0; k < level.amounts.size(); ++k) {
        const auto first = level.amounts[k] * years_;
        const double* amount = computed_columns_[k];
        for (std::size_t i = 0; i < n; ++i) {
            const auto from = first + static_cast<std::size_t>(year[i]);
            standing_[from] += amount[i];
            for (std::size_t kind = 0; kind < kinds; ++kind)
                amounts_[kind][from] -= amount[i] * before[kind][i];
            if (!(ends_.time[i] < static_cast<double>(years_))) continue;
            const auto to = first + static_cast<std::size_t>(ends_.year[i]);
            standing_[to] -= amount[i];
            for (std::size_t kind = 0; kind < kinds; ++kind) amounts_[kind][to] += amount[i] * after[kind][i];
        }
    }
}

// A stay is cut at each whole year of follow-up and at each whole year in the state; the amount of a piece is
// that of its middle.
void LifeCourses::add_stays(std::size_t state, const Moment& entry) {
    const auto& stay = model_.states[state].stay;
    // Only what changes with the time in the state needs its whole years.
    const auto last_since = model_.person_inputs();
    const auto first_since = last_since - static_cast<std::uint32_t>(model_.event_kinds);
    const bool by_state = std::ranges::any_of(stay.program.program.inputs_read(), [&](std::uint32_t input) {
        return input == time_in_state || (input >= first_since && input < last_since);
    });
    const double horizon = static_cast<double>(years_);
    pieces_.once = false;
    for (std::size_t i = 0; i < entry.n; ++i) {
        const double begin = entry.time[i], end = std::min(ends_.time[i], horizon);
        double from = begin;
        while (from < end) {
            const double year = std::floor(from);
            const double in_state = std::floor(from - begin) + 1;  // the next whole year in the state
            double to = by_state ? std::min({end, year + 1, begin + in_state}) : std::min(end, year + 1);
            if (!(to > from)) to = std::min(end, year + 1);  // that whole year is this very moment
            pieces_.person.push_back(entry.person[i]);
            pieces_.time.push_back(from + (to - from) / 2);
            pieces_.in_state.push_back(from + (to - from) / 2 - begin);
            pieces_.year.push_back(year);
            pieces_.from.push_back(from - year);
            pieces_.to.push_back(to - year);
            if (pieces_.person.size() == longest_block) flush_pieces(stay);
            from = to;
        }
    }
    flush_pieces(stay);
}

void LifeCourses::add_passings(std::size_t state, const Moment& entry) {
    const auto& exits = model_.states[state].exits;
    pieces_.once = true;
    for (std::size_t e = 0; e < exits.size(); ++e) {
        const auto& at = model_.at[exits[e]];
        if (at.program.is_empty()) continue;
        for (std::size_t i = 0; i < entry.n; ++i) {
            if (!(ends_.time[i] < static_cast<double>(years_)) || ends_.which[i] != static_cast<double>(e))
                continue;
            pieces_.person.push_back(entry.person[i]);
            pieces_.time.push_back(ends_.time[i]);
            pieces_.in_state.push_back(ends_.time[i] - entry.time[i]);
            pieces_.year.push_back(ends_.year[i]);
            pieces_.from.push_back(0);
            pieces_.to.push_back(ends_.share[i]);
        }
        flush_pieces(at);
    }
}

void LifeCourses::flush_pieces(const PersonAmounts& amounts) {
    const auto n = pieces_.person.size();
    if (n == 0) return;
    compute(amounts.program, {n, pieces_.person.data(), pieces_.time.data(), pieces_.in_state.data()});
    Column from, to;
    for (std::size_t kind = 0; kind < amounts_.size(); ++kind) {
        worth_of_share(kind, pieces_.year.data(), pieces_.from.data(), n, from.data());
        worth_of_share(kind, pieces_.year.data(), pieces_.to.data(), n, to.data());
        for (std::size_t i = 0; i < n; ++i) {
            const auto year = static_cast<std::size_t>(pieces_.year[i]);
            // Once: worth exp(−force · share) at the beginning of the year, which is 1 − force · worth.
            const double extent = pieces_.once ? 1 - of_.kinds()[kind][year] * to[i] : to[i] - from[i];
            for (std::size_t k = 0; k < amounts.amounts.size(); ++k)
                amounts_[kind][amounts.amounts[k] * years_ + year] += extent * computed_columns_[k][i];
        }
    }
    pieces_.person.clear();
    for (auto* column : {&pieces_.time, &pieces_.in_state, &pieces_.year, &pieces_.from, &pieces_.to})
        column->clear();
}

// --- what it comes to ---

void LifeCourses::write(std::span<double* const> outputs, std::size_t i) const {
    const double one = 1 / static_cast<double>(people_);
    const auto put = [&](std::uint32_t output, double value) {
        if (outputs[output]) outputs[output][i] = value * one;
    };
    const auto transitions = model_.transitions.size(), states = model_.states.size();
    std::vector<double> in_state(start_), worth(states), standing(model_.amounts);
    const auto move = [&](const std::vector<double>& numbers, std::size_t width, std::size_t at) {
        for (std::size_t t = 0; t < transitions; ++t) {
            in_state[model_.transitions[t].from] -= numbers[t * width + at];
            in_state[model_.transitions[t].to] += numbers[t * width + at];
        }
    };
    const auto put_occupancy = [&](std::size_t row) {
        for (std::size_t s = 0; s < states; ++s) put(of_.occupancy(s, static_cast<int>(row)), in_state[s]);
    };
    put_occupancy(0);
    for (std::size_t year = 0; year < years_; ++year) {
        move(passed_, years_, year);
        if (!own_rows_) put_occupancy(year + 1);
        for (std::size_t k = 0; k < model_.amounts; ++k) standing[k] += standing_[k * years_ + year];
        for (const auto rate : {Rate::none, Rate::costs, Rate::effects}) {
            const auto kind = of_.kind_of(rate);
            const double force = of_.kinds()[kind][year];
            const double whole = force == 0 ? 1 : (1 - math::exp(-force)) / force;
            // All who end the year in a state count a whole year; who came in gives back what had gone by,
            // who left adds it.
            for (std::size_t s = 0; s < states; ++s) worth[s] = in_state[s] * whole;
            for (std::size_t t = 0; t < transitions; ++t) {
                const double gone_by = gone_by_[kind][t * years_ + year];
                worth[model_.transitions[t].from] += gone_by;
                worth[model_.transitions[t].to] -= gone_by;
                put(of_.passed(t, static_cast<int>(year), rate),
                    passed_[t * years_ + year] - force * gone_by);
            }
            for (std::size_t s = 0; s < states; ++s)
                put(of_.years_in_state(s, static_cast<int>(year), rate), worth[s]);
            for (std::size_t k = 0; k < model_.amounts; ++k)
                put(of_.amount(k, static_cast<int>(year), rate),
                    amounts_[kind][k * years_ + year] + standing[k] * whole);
        }
    }
    if (own_rows_) {
        in_state = start_;
        for (std::size_t row = 0; row < rows_; ++row) {
            move(moved_, rows_ + 1, row);
            put_occupancy(row + 1);
        }
    }
    put(of_.events(), events_);
    put(of_.cut_short(), cut_short_);
    for (std::size_t t = 0; t < transitions; ++t) put(of_.impossible(t), impossible_[t]);
}

}  // namespace vaerdi::health
