#include "fhir/event_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace vaerdi::fhir {
namespace {

constexpr std::string_view side_unknown = "?";
constexpr std::string_view any_side = "*";

struct SideCode {
    std::string_view code;
    bool right = false, left = false;
};
constexpr std::array side_codes{SideCode{"TUL1", true, false},    SideCode{"TUL2", false, true},
                                SideCode{"TUL3", true, true},     SideCode{"24028007", true, false},
                                SideCode{"7771000", false, true}, SideCode{"51440002", true, true}};

template <class Happenings, class Use>
std::size_t each_matching(const Happenings& all, Use use) {
    std::size_t count = 0;
    for (std::uint32_t index = 0; index < all.size(); ++index) {
        if (all[index].replaced || all[index].contained || !use(all[index], index)) continue;
        ++count;
    }
    return count;
}

}  // namespace

std::vector<std::string> sides_of(const CodingList& site, const Words& codings) {
    bool right = false, left = false;
    std::vector<std::string> sites;
    for (const auto coding : site) {
        const auto code = code_of(codings[coding]);
        const auto side = std::ranges::find(side_codes, code, &SideCode::code);
        if (side != side_codes.end()) right |= side->right, left |= side->left;
        sites.emplace_back(codings[coding]);
    }
    if (right && left) return {"right", "left"};
    if (right) return {"right"};
    if (left) return {"left"};
    if (sites.empty()) return {};
    std::ranges::sort(sites);
    std::string together;
    for (const auto& one : sites) together += one + ' ';
    return {together};
}

void EventIndex::Group::add(const Moment& date, std::uint32_t index) {
    if (date.is_day()) {
        exact.push_back({date.first, index});
        return;
    }
    const auto first = date.known ? date.first : Date::min();
    const auto last = date.known ? date.last : Date::max();
    least_first = vague ? std::min(least_first, first) : first;
    least_last = vague ? std::min(least_last, last) : last;
    most_first = vague ? std::max(most_first, first) : first;
    most_last = vague ? std::max(most_last, last) : last;
    vague = true;
}

std::string EventIndex::key_of(Person person, std::string_view side) {
    return fmt::format("{} {}", person, side);
}

EventIndex::EventIndex(const Event& event, const Records& records, Persons& persons) : event_(event) {
    const ChosenCodes chosen(event.code, records.codings);
    const auto matches = [&](const Reasoned& one) {
        return chosen.all() || std::ranges::any_of(one.code, [&](auto code) { return chosen.holds(code); });
    };
    const auto add = [&](const Reasoned& one, std::uint32_t index, const std::vector<std::string>& sides) {
        const auto person = persons.of(one.patient);
        if (person == nobody) return;
        for (const auto& side : sides) groups_[key_of(person, side)].add(one.date, index);
    };
    switch (event.of) {
        case EventOf::procedure:
            matching_ = each_matching(records.procedures, [&](const auto& one, auto index) {
                if (!matches(one)) return false;
                std::vector<std::string> sides{""};
                if (event.same_site) sides = sides_of(one.site, records.codings);
                if (sides.empty()) sides.emplace_back(side_unknown);
                if (event.same_site) sides.emplace_back(any_side);
                add(one, index, sides);
                return true;
            });
            break;
        case EventOf::encounter:
            matching_ = each_matching(records.encounters, [&](const auto& one, auto index) {
                if (!matches(one) && !(one.kind != no_word && chosen.holds(one.kind))) return false;
                add(one, index, {""});
                return true;
            });
            break;
        case EventOf::condition:
            matching_ = each_matching(records.conditions, [&](const auto& one, auto index) {
                if (!matches(one)) return false;
                add(one, index, {""});
                return true;
            });
            break;
    }
    for (auto& [key, group] : groups_) std::ranges::stable_sort(group.exact, {}, &Dated::day);
}

const EventIndex::Group* EventIndex::group(Person person, std::string_view side) const {
    const auto found = groups_.find(key_of(person, side));
    return found == groups_.end() ? nullptr : &found->second;
}

EventFound EventIndex::find_in(const Group& group, const EventAsked& asked) const {
    if (!asked.day) {
        const bool any = group.vague || std::ranges::any_of(group.exact, [&](const Dated& one) {
                             return one.index != asked.own;
                         });
        return any ? EventFound{} : EventFound{.happened = false, .index = {}};
    }
    const auto day = *asked.day;
    const auto& exact = group.exact;
    const auto later = std::ranges::upper_bound(exact, day, {}, &Dated::day);
    const Dated* taken = nullptr;
    bool certain = false, possible = false, unsure = false;  // of those whose day is not known
    if (event_.when == When::after) {
        for (auto one = later; one != exact.end() && taken == nullptr; ++one)
            if (one->index != asked.own) taken = &*one;
        certain = group.vague && group.most_first > day;
        possible = group.vague && group.most_last > day;
        unsure = taken != nullptr && possible && group.least_first < taken->day;
    } else {
        const bool first = earliest();
        for (auto one = exact.begin(); first && one != later && taken == nullptr; ++one)
            if (one->index != asked.own) taken = &*one;
        for (auto one = later; !first && one != exact.begin() && taken == nullptr;) {
            --one;
            if (one->index != asked.own) taken = &*one;
        }
        certain = group.vague && group.least_last <= day;
        possible = group.vague && group.least_first <= day;
        unsure = taken != nullptr && possible &&
                 (first ? group.least_first < taken->day : group.most_last > taken->day);
    }
    if (taken != nullptr) {
        EventFound found{.happened = true, .index = {}};
        if (!unsure) found.index = taken->index, found.day = taken->day;
        return found;
    }
    if (certain) return {.happened = true, .index = {}};
    return possible ? EventFound{} : EventFound{.happened = false, .index = {}};
}

EventFound EventIndex::find(const EventAsked& asked) const {
    if (asked.person == nobody) return {};
    const auto on_side = [&](std::string_view side) {
        const auto* found = group(asked.person, side);
        return found == nullptr ? EventFound{.happened = false, .index = {}} : find_in(*found, asked);
    };
    if (!event_.same_site) return on_side("");
    // Where a side is not written, what is found may have been on the other one.
    const auto perhaps = [&](std::string_view side) {
        return on_side(side).happened == false ? EventFound{.happened = false, .index = {}} : EventFound{};
    };
    if (asked.sides.empty()) return perhaps(any_side);
    EventFound all = on_side(asked.sides.front());
    for (const auto& side : std::span(asked.sides).subspan(1)) {
        const auto other = on_side(side);
        const bool both = all.happened == true && other.happened == true;
        if (both && !(all.index && other.index)) {
            all.index.reset();  // which of them was first is not known
        } else if (both ? (earliest() ? other.day < all.day : other.day > all.day)
                        : other.happened == true || all.happened == false) {
            all = other;
        }
    }
    return all.happened == false ? perhaps(side_unknown) : all;
}

}  // namespace vaerdi::fhir
