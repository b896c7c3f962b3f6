// Who the people of an individual model are when they begin: their attributes and first states.
#include <algorithm>

#include "health/life_courses.h"

namespace vaerdi::health {

void LifeCourses::draw_attributes(std::size_t count) {
    const std::vector<std::uint32_t> nil(count);
    const std::span<const std::uint32_t> person(person_.data(), count);
    std::vector<double> u(count);
    double* const column[1]{u.data()};
    if (!model_.row_weights.empty()) {
        math::uniforms_at(origin_, person, nil, replicate_.number, table_row, column);
        const double all = rows_up_to_.back();
        for (std::size_t i = 0; i < count; ++i) {
            const auto found = std::ranges::upper_bound(rows_up_to_, u[i] * all);
            const auto row = std::min<std::size_t>(static_cast<std::size_t>(found - rows_up_to_.begin()),
                                                   rows_up_to_.size() - 1);
            for (std::size_t a = 0; a < attributes_.size(); ++a) {
                const auto& column = model_.attributes[a].column;
                if (!column.empty()) attributes_[a][i] = column[row];
            }
        }
    }
    for (std::size_t a = 0; a < attributes_.size(); ++a) {
        const auto& attribute = model_.attributes[a];
        if (!attribute.column.empty()) continue;
        math::uniforms_at(origin_, person, nil, replicate_.number, of_attributes + a, column);
        const std::span<double> values(attributes_[a].data(), count);
        if (attribute.share) {
            for (std::size_t i = 0; i < count; ++i) values[i] = u[i] < *attribute.share ? 1 : 0;
        } else {
            attribute.sampler->sample(u, values);
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

}  // namespace vaerdi::health
