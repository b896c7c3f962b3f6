#include "generate/members.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generate/block.h"

namespace vaerdi::generate {
namespace {

constexpr std::size_t most_drawn = 5'000'000;  ///< members of a group

/// Takes what was drawn for a block of members.
void keep(const Group& group, const std::vector<Members>& all, const Block& block, std::size_t first,
          Members& into) {
    for (std::size_t at = 0; at < group.attributes.size(); ++at) {
        const auto& attribute = group.attributes[at];
        if (!attribute.column) continue;
        const auto& column = group.frame.columns[*attribute.column];
        for (std::size_t row = 0; row < block.n; ++row) {
            const auto value = block.slots[column.value_slot][row];
            into.numbers[at].push_back(value);
            if (!attribute.is_text) continue;
            into.texts[at].emplace_back();
            append_text(into.texts[at].back(), *attribute.column, group.frame, all, block, row, first + row);
        }
    }
}

struct Drawing {
    const Plan& plan;
    std::uint64_t seed;
    std::vector<Members>& all;
    double more;
};

/// The members that one parent has, or all of a group that lies in none.
void draw_children(const Drawing& drawing, std::size_t index, std::size_t parent, RowMaker& maker,
                   Block& block) {
    const auto& group = drawing.plan.groups[index];
    auto& members = drawing.all[index];
    const auto first = members.size();
    std::string path;
    std::vector<std::size_t> chain(drawing.plan.groups.size(), no_member);
    if (group.in) {
        path = drawing.all[*group.in].paths[parent];
        chain = chain_of(drawing.plan, drawing.all, *group.in, parent);
    }
    maker.begin(path, chain);
    auto count = group.members.size();
    if (group.count) {
        maker.fill_chain(1);
        const auto more = index == drawing.plan.rows.in && drawing.plan.rows.per_day ? drawing.more : 1;
        const auto written = std::round(maker.figure(*group.count) * more);
        count = written > 0 ? static_cast<std::size_t>(std::min(written, double(most_drawn))) : 0;
    }
    for (std::size_t k = 0; k < count && members.size() < most_drawn; ++k) {
        members.names.push_back(group.count ? fmt::format("{} {}", group.named, members.size() + 1)
                                            : group.members[k]);
        members.paths.push_back((path.empty() ? "" : path + "/") +
                                (group.count ? fmt::format("{} {}", group.name, k + 1) : group.members[k]));
        members.parents.push_back(parent);
    }
    const auto past = members.size();
    members.of_parent.emplace_back(first, past);
    // Whoever has a name draws by it, so that another one in between changes nothing for the others.
    const std::size_t at_a_time = group.count ? longest_block : 1;
    for (std::size_t begin = first; begin < past; begin += at_a_time) {
        const auto n = std::min(at_a_time, past - begin);
        if (!group.count) maker.begin(members.paths[begin], chain);
        for (std::size_t at = 0; at < group.frame.slots.size(); ++at) {
            const auto& slot = group.frame.slots[at];
            if (slot.holds != Slot::Holds::attribute || slot.group != index) continue;
            std::copy_n(members.numbers[slot.attribute].begin() + static_cast<std::ptrdiff_t>(begin), n,
                        block.slots[at].begin());
        }
        maker.make(n);
        keep(group, drawing.all, block, begin, members);
    }
}

}  // namespace

std::vector<Members> draw_members(const Plan& plan, std::uint64_t seed, double more) {
    std::vector<Members> all(plan.groups.size());
    math::Workspace workspace;
    for (std::size_t index = 0; index < plan.groups.size(); ++index) {
        const auto& group = plan.groups[index];
        auto& members = all[index];
        members.numbers.resize(group.attributes.size());
        members.texts.resize(group.attributes.size());
        for (std::size_t at = 0; at < group.attributes.size(); ++at) {
            if (group.attributes[at].column) continue;
            members.numbers[at] = group.attributes[at].numbers;
            members.texts[at] = group.attributes[at].texts;
        }
        Block block;
        RowMaker maker(group.frame, plan, all, seed, group.name, block, workspace);
        const Drawing drawing{plan, seed, all, more};
        const auto parents = group.in ? all[*group.in].size() : 1;
        for (std::size_t parent = 0; parent < parents; ++parent)
            draw_children(drawing, index, parent, maker, block);
    }
    return all;
}

std::vector<std::size_t> chain_of(const Plan& plan, const std::vector<Members>& all, std::size_t group,
                                  std::size_t member) {
    std::vector<std::size_t> chain(plan.groups.size(), no_member);
    for (std::optional<std::size_t> at = group; at; at = plan.groups[*at].in) {
        chain[*at] = member;
        member = all[*at].parents.empty() ? 0 : all[*at].parents[member];
    }
    return chain;
}

}  // namespace vaerdi::generate
