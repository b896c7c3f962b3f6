// What lies near a day, and what happened around it: the quick ways against looking at everything.
#include <rapidcheck/gtest.h>

#include "fhir/event_index.h"
#include "fhir/nearest_index.h"

namespace vaerdi::fhir {
namespace {

Date day(int number) { return Date(std::chrono::days(number)); }
Moment on(int number) { return {.first = day(number), .last = day(number), .second = -1, .known = true}; }
Moment between(int first, int last) {
    return {.first = day(first), .last = day(last), .second = -1, .known = true};
}

TEST(Nearest, TakesTheEarlierOfTwoAsNearAndTheLastOfADay) {
    NearestIndex index;
    ResponseRecord record;
    const auto add = [&](int number, int second, std::uint32_t which) {
        record.date = on(number);
        record.date.second = second;
        index.add(1, record, which);
    };
    add(110, -1, 0), add(90, 100, 1), add(90, 50, 2), add(150, -1, 3);
    index.sort();
    const Window around{.from = {.days = -20}, .to = {.days = 20}, .at = {}};
    EXPECT_EQ(index.find(1, day(100), around), 1U);
    EXPECT_EQ(index.find(1, day(101), around), 0U);
    EXPECT_EQ(index.find(1, day(130), around), 0U);
    EXPECT_EQ(index.find(1, day(131), around), 3U);
    EXPECT_FALSE(index.find(1, day(69), around));
    EXPECT_FALSE(index.find(2, day(100), around));
}

RC_GTEST_PROP(Nearest, IsTheNearestInTheWindow, ()) {
    const auto days = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 60));
    const int from = *rc::gen::inRange(-20, 1), at = *rc::gen::inRange(from, 21),
              to = *rc::gen::inRange(at, 21);
    NearestIndex index;
    for (std::uint32_t i = 0; i < days.size(); ++i) {
        ResponseRecord record;
        record.date = on(days[i]);
        index.add(1, record, i);
    }
    index.sort();
    const auto found =
        index.find(1, day(30), {.from = {.days = from}, .to = {.days = to}, .at = {.days = at}});
    std::optional<int> best;
    for (const int one : days) {
        if (one < 30 + from || one > 30 + to) continue;
        const auto away = std::abs(one - 30 - at);
        if (!best || away < std::abs(*best - 30 - at) || (away == std::abs(*best - 30 - at) && one < *best))
            best = one;
    }
    RC_ASSERT(found.has_value() == best.has_value());
    if (found) RC_ASSERT(days[*found] == *best);
}

/// Whether the event happened, for every way the vague dates may have been: certain when all ways agree.
std::optional<bool> by_all_ways(const std::vector<Moment>& events, const Event& event, Date row) {
    bool always = false, never = true;
    for (const auto& one : events) {
        const bool first_way = event.when == When::after ? one.first > row : one.first <= row;
        const bool last_way = event.when == When::after ? one.last > row : one.last <= row;
        always = always || (first_way && last_way);
        never = never && !first_way && !last_way;
    }
    if (always) return true;
    return never ? std::optional(false) : std::nullopt;
}

RC_GTEST_PROP(Events, AreSaidWhereEveryReadingOfTheirDatesAgrees, ()) {
    const auto count = *rc::gen::inRange(0, 6);
    const auto row = day(*rc::gen::inRange(0, 30));
    Event event{.name = "e", .of = *rc::gen::element(EventOf::procedure, EventOf::condition)};
    event.when = *rc::gen::element(When::before, When::after);
    Records records;
    const auto patient = records.references.number("Patient/1", {});
    std::vector<Moment> events;
    for (int i = 0; i < count; ++i) {
        const int first = *rc::gen::inRange(0, 30);
        const auto date =
            *rc::gen::arbitrary<bool>() ? on(first) : between(first, first + *rc::gen::inRange(1, 12));
        events.push_back(date);
        if (event.of == EventOf::procedure) {
            records.procedures.emplace_back().date = date;
            records.procedures.back().patient = patient;
        } else {
            records.conditions.emplace_back().date = date;
            records.conditions.back().patient = patient;
        }
    }
    Persons persons(records, "");
    const EventIndex index(event, records, persons);
    const auto found = index.find({.person = persons.of(patient), .sides = {}, .day = row});
    RC_ASSERT(found.happened == by_all_ways(events, event, row));
    if (!found.index) return;
    // The day that is given is the right one, whatever day the vague ones were.
    const auto& taken = events[*found.index];
    RC_ASSERT(taken.is_day());
    const bool earliest = event.when == When::after || event.of == EventOf::condition;
    for (const auto& one : events) {
        for (const auto way : {one.first, one.last}) {
            if ((event.when == When::after) != (way > row)) continue;
            RC_ASSERT((earliest ? way >= taken.first : way <= taken.first));
        }
    }
}

}  // namespace
}  // namespace vaerdi::fhir
