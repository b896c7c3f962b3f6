#include "generate/block.h"

#include <algorithm>
#include <cmath>

#include "generate/made_answers.h"
#include "generate/poisson.h"
#include "math/normal.h"
#include "math/vector_math.h"

namespace vaerdi::generate {
namespace {

/// Years until the cumulative hazard from an age on reaches `needed`.
double years_until(const Deaths::Table& table, double age, double times, double needed) {
    double years = 0;
    const auto last = static_cast<double>(table.hazard.size()) - 1;
    for (double clock = std::max(0.0, age - table.first_age);;) {
        const bool open = clock >= last;
        const auto hazard = times * table.hazard[static_cast<std::size_t>(open ? last : clock)];
        const auto left = open ? INFINITY : std::floor(clock) + 1 - clock;
        if (needed <= hazard * left || open) return hazard > 0 ? years + needed / hazard : INFINITY;
        needed -= hazard * left;
        years += left;
        clock += left;
    }
}

}  // namespace

RowMaker::RowMaker(const Frame& frame, const Plan& plan, const std::vector<Members>& members,
                   std::uint64_t seed, std::string table, Block& block, math::Workspace& workspace)
    : frame_(frame),
      plan_(plan),
      members_(members),
      seed_(seed),
      table_(std::move(table)),
      block_(block),
      workspace_(workspace),
      uniforms_(longest_block),
      before_(frame.columns.size()),
      counts_(frame.columns.size()) {
    block_.slots.assign(frame.slots.size(), std::vector<double>(longest_block));
    block_.written.assign(frame.columns.size(), std::vector<std::uint8_t>(longest_block));
    block_.members.assign(frame.columns.size(), {});
    block_.answers.assign(frame.columns.size(), {});
    block_.scores.assign(frame.columns.size(), {});
    for (const auto& slot : block_.slots) inputs_.push_back(slot.data());
}

void RowMaker::begin(const std::string& path, std::vector<std::size_t> chain) {
    path_ = path;
    chain_ = std::move(chain);
    block_.chain = chain_;
    done_ = 0;
    for (std::size_t column = 0; column < frame_.columns.size(); ++column) {
        if (frame_.columns[column].source != Source::pick) continue;
        counts_[column].assign(members_[frame_.columns[column].group].size(), 0);
    }
}

math::Stream RowMaker::stream(const Column& column, const char* part) const {
    return math::stream(seed_, table_ + "." + column.name + part + "/" + path_);
}

void RowMaker::run(const math::Program& program, std::vector<std::vector<double>>& into) {
    std::vector<double*> columns;
    if (into.size() < program.output_count()) into.resize(program.output_count());
    for (std::size_t output = 0; output < program.output_count(); ++output) {
        into[output].resize(longest_block);
        columns.push_back(into[output].data());
    }
    math::run(program, inputs_, columns, block_.n, workspace_);
}

double RowMaker::figure(const math::Program& program) {
    block_.n = 1;
    run(program, outputs_);
    return outputs_[0][0];
}

void RowMaker::fill_chain(std::size_t n) {
    for (std::size_t at = 0; at < frame_.slots.size(); ++at) {
        const auto& slot = frame_.slots[at];
        if (slot.picked) continue;
        auto& values = block_.slots[at];
        if (slot.holds == Slot::Holds::sequence) {
            for (std::size_t row = 0; row < n; ++row) values[row] = static_cast<double>(done_ + row + 1);
        }
        if (slot.holds != Slot::Holds::attribute && slot.holds != Slot::Holds::member) continue;
        const auto member = chain_.at(slot.group);
        if (member == no_member) continue;
        std::fill_n(values.begin(), n,
                    slot.holds == Slot::Holds::member ? static_cast<double>(member)
                                                      : members_[slot.group].numbers[slot.attribute][member]);
    }
}

void RowMaker::make(std::size_t n) {
    block_.n = n;
    fill_chain(n);
    for (std::size_t index = 0; index < frame_.columns.size(); ++index) make_column(index);
    done_ += n;
}

void RowMaker::make_column(std::size_t index) {
    const auto& column = frame_.columns[index];
    draw(column, index);
    if (column.deaths) die(column);
    if (column.source == Source::pick) {
        pick(column, index);
    } else {
        run(column.program, outputs_);
        auto& values = block_.slots[column.value_slot];
        if (column.source == Source::choice) {
            choose(column);
        } else if (column.source == Source::poisson) {
            count(column);
        } else if (column.source == Source::number) {
            std::copy_n(outputs_[0].begin(), block_.n, values.begin());
        } else if (column.source == Source::person) {
            std::copy_n(block_.slots[column.draw_slot].begin(), block_.n, values.begin());
        }
    }
    write(column, index);
    if (column.answers) answer(column, index);
}

void RowMaker::draw(const Column& column, std::size_t index) {
    if (column.draw == Draw::none) return;
    const std::span into(block_.slots[column.draw_slot].data(), block_.n);
    math::uniforms(stream(column, ""), done_, into);
    if (column.sampler) column.sampler->sample(into, into);
    if (column.draw != Draw::normal) return;
    math::inverse_normal(into, into);
    if (column.carries > 0) follow(column, index);
}

/// An autoregression of order one, with the same spread in every row.
void RowMaker::follow(const Column& column, std::size_t index) {
    auto& normals = block_.slots[column.draw_slot];
    const double fresh = math::sqrt(1 - column.carries * column.carries);
    for (std::size_t row = 0; row < block_.n; ++row) {
        if (done_ + row > 0) normals[row] = column.carries * before_[index] + fresh * normals[row];
        before_[index] = normals[row];
    }
}

void RowMaker::die(const Column& column) {
    const auto& deaths = *column.deaths;
    run(deaths.program, outputs_);
    auto& drawn = block_.slots[column.draw_slot];
    for (std::size_t row = 0; row < block_.n; ++row) {
        const double needed = -math::log1p(-drawn[row]);
        const auto table = static_cast<std::size_t>(block_.slots[deaths.of][row]);
        drawn[row] = years_until(deaths.tables[table], outputs_[0][row], outputs_[1][row], needed);
    }
}

void RowMaker::choose(const Column& column) {
    auto& values = block_.slots[column.value_slot];
    const auto& drawn = block_.slots[column.draw_slot];
    for (std::size_t row = 0; row < block_.n; ++row) {
        double total = 0;
        for (std::size_t value = 0; value < column.weights; ++value)
            total += std::max(0.0, outputs_[value][row]);
        double sum = 0;
        std::size_t chosen = 0;
        const double wanted = drawn[row] * total;
        for (std::size_t value = 0; value < column.weights; ++value) {
            const double weight = std::max(0.0, outputs_[value][row]);
            if (weight > 0) chosen = value;
            if ((sum += weight) >= wanted && weight > 0) break;
        }
        values[row] = column.numbers.empty() ? static_cast<double>(chosen) : column.numbers[chosen];
    }
}

void RowMaker::count(const Column& column) {
    auto& values = block_.slots[column.value_slot];
    const auto& drawn = block_.slots[column.draw_slot];
    for (std::size_t row = 0; row < block_.n; ++row)
        values[row] = poisson_count(outputs_[0][row], drawn[row]);
}

/// Weighs one member after another with what it has in the slots, then takes one for each row: nobody where
/// none weighs anything.
void RowMaker::pick(const Column& column, std::size_t index) {
    const auto& of = members_[column.group];
    const auto& group = plan_.groups[column.group];
    const auto [first, past] =
        group.in ? of.of_parent[chain_.at(*group.in)] : std::pair<std::size_t, std::size_t>{0, of.size()};
    const auto candidates = past - first;
    std::vector<std::vector<double>> weights(candidates);
    std::vector<std::vector<double>> rest;
    for (std::size_t k = 0; k < candidates; ++k) {
        for (std::size_t at = 0; at < frame_.slots.size(); ++at) {
            const auto& slot = frame_.slots[at];
            if (!slot.picked || slot.column != index) continue;
            const auto value = slot.holds == Slot::Holds::attribute ? of.numbers[slot.attribute][first + k]
                               : slot.holds == Slot::Holds::member  ? static_cast<double>(first + k)
                                                                    : 0;
            std::fill_n(block_.slots[at].begin(), block_.n, value);
        }
        run(column.program, outputs_);
        weights[k].assign(outputs_[0].begin(), outputs_[0].begin() + static_cast<std::ptrdiff_t>(block_.n));
        for (auto& weight : weights[k]) weight = weight > 0 ? weight : 0;
    }
    auto& chosen = block_.members[index];
    chosen.resize(longest_block);
    const auto& drawn = block_.slots[column.draw_slot];
    for (std::size_t row = 0; row < block_.n; ++row) {
        double total = 0;
        for (std::size_t k = 0; k < candidates; ++k) total += weights[k][row];
        double sum = 0;
        chosen[row] = nobody;
        for (std::size_t k = 0; k < candidates; ++k) {
            if (weights[k][row] <= 0) continue;
            chosen[row] = static_cast<std::uint32_t>(first + k);
            if ((sum += weights[k][row]) >= drawn[row] * total) break;
        }
    }
    fill_picked(column, index);
}

void RowMaker::fill_picked(const Column& column, std::size_t index) {
    const auto& of = members_[column.group];
    const auto& chosen = block_.members[index];
    for (std::size_t at = 0; at < frame_.slots.size(); ++at) {
        const auto& slot = frame_.slots[at];
        if (!slot.picked || slot.column != index) continue;
        auto& values = block_.slots[at];
        for (std::size_t row = 0; row < block_.n; ++row) {
            if (chosen[row] == nobody) {
                values[row] = slot.holds == Slot::Holds::member ? -1 : 0;
            } else if (slot.holds == Slot::Holds::attribute) {
                values[row] = of.numbers[slot.attribute][chosen[row]];
            } else if (slot.holds == Slot::Holds::member) {
                values[row] = chosen[row];
            } else {
                values[row] = ++counts_[index][chosen[row]];
            }
        }
    }
}

/// Whether there is a value, and whether it comes into the file.
void RowMaker::write(const Column& column, std::size_t index) {
    auto& known = block_.slots[column.known_slot];
    auto& written = block_.written[index];
    const bool is_missing = column.missing_output.has_value();
    if (is_missing) math::uniforms(stream(column, "?"), done_, std::span(uniforms_.data(), block_.n));
    const auto picked = column.source == Source::pick ? std::optional(index) : column.picked_by;
    for (std::size_t row = 0; row < block_.n; ++row) {
        const bool is_known = !column.known_output || outputs_[*column.known_output][row] != 0;
        known[row] = is_known && !(picked && block_.members[*picked][row] == nobody) ? 1 : 0;
        written[row] =
            known[row] != 0 && !(is_missing && uniforms_[row] < outputs_[*column.missing_output][row]);
    }
}

void RowMaker::answer(const Column& column, std::size_t index) {
    const auto& of = *column.answers;
    const auto items = of.item_count();
    block_.answers[index].resize(longest_block * items);
    block_.scores[index].resize(longest_block);
    const auto chance = [&](std::size_t row) {
        return column.missing_answers_output ? outputs_[*column.missing_answers_output][row] : 0;
    };
    std::vector<double> noise(block_.n * items), gaps(column.missing_answers_output ? block_.n * items : 0);
    math::uniforms(stream(column, "#"), done_ * items, noise);
    math::inverse_normal(noise, noise);
    if (!gaps.empty()) math::uniforms(stream(column, "#?"), done_ * items, gaps);
    MadeAnswers maker(of, column.easier);
    auto& values = block_.slots[column.value_slot];
    for (std::size_t row = 0; row < block_.n; ++row) {
        const std::span into(&block_.answers[index][row * items], items);
        if (!std::isfinite(values[row])) {
            std::ranges::fill(into, no_answer);
            block_.scores[index][row] = NAN;
            continue;
        }
        maker.make(values[row], std::span(&noise[row * items], items), into);
        values[row] = maker.score(into).value_or(values[row]);
        if (!gaps.empty()) {
            for (std::size_t item = 0; item < items; ++item) {
                if (gaps[row * items + item] < chance(row)) into[item] = no_answer;
            }
        }
        block_.scores[index][row] = maker.score(into).value_or(NAN);
    }
}

}  // namespace vaerdi::generate
