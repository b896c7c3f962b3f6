// The members of all groups, drawn: names, whose they are, and what each has. Private to this room.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "generate/plan.h"

namespace vaerdi::generate {

struct Members {
    std::vector<std::string> names;
    std::vector<std::string> paths;            ///< addresses of their draws: "Hospital 3/Surgeon 2"
    std::vector<std::size_t> parents;          ///< in the group they lie in
    std::vector<std::vector<double>> numbers;  ///< by attribute, then member
    std::vector<std::vector<std::string>> texts;
    std::vector<std::pair<std::size_t, std::size_t>> of_parent;  ///< first and one past the last

    std::size_t size() const { return names.size(); }
};

/// By group. `more` multiplies the counts of the group that rows belong to.
std::vector<Members> draw_members(const Plan& plan, std::uint64_t seed, double more);

constexpr std::size_t no_member = SIZE_MAX;

/// The member of each group that a member of one lies in, itself among them; no_member for other groups.
std::vector<std::size_t> chain_of(const Plan& plan, const std::vector<Members>& all, std::size_t group,
                                  std::size_t member);

}  // namespace vaerdi::generate
