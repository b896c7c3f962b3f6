// What pathways cost and how far resources are used (time-driven activity-based costing).
#include <fmt/format.h>

#include <algorithm>

#include "value/explain_table.h"

namespace vaerdi::value {
namespace {

constexpr double minutes_per_hour = 60;

/// "pathways.implant." or, when it differs between alternatives, "pathways.implant.tavi.".
std::string name_of(const std::string& list, const std::string& id, const std::string& alternative) {
    return list + "." + id + "." + (alternative.empty() ? "" : alternative + ".");
}

Text of_alternative(const ResolvedCase& c, const Text& title, const std::string& alternative) {
    return alternative.empty() ? title : titled(title, c, c.alternative_index(alternative));
}

/// The same quantity in minutes: quantities are in hours below the page.
Explanation in_minutes(FigureTable& table, const Step& step, const PathwayResult& pathway, double minutes) {
    const auto& c = table.resolved();
    const Place place{pathway.alternative.empty() ? 0 : c.alternative_index(pathway.alternative), 1, 1, -1};
    auto written = explain_quantity(table.of, step.minutes, place, {"Time", "Tid"});
    auto result = plain({"Minutes", "Minutter"}, minutes, "minutes");
    result.steps.push_back(std::move(written));
    return result;
}

void add_step(FigureTable& table, const PathwayResult& pathway, const Pathway& written, std::size_t s) {
    const auto& c = table.resolved();
    const auto& figures = pathway.steps[s];
    const auto& step = written.steps[s];
    const auto own = name_of("pathways", pathway.id, pathway.alternative) + fmt::format("steps.{}.", s);
    table.add(own + "minutes", [&] {
        auto result = in_minutes(table, step, pathway, figures.minutes);
        result.title = titled(result.title, figures.name);
        return result;
    });
    table.add(own + "times", [&] {
        const Place place{pathway.alternative.empty() ? 0 : c.alternative_index(pathway.alternative), 1, 1,
                          -1};
        auto result = step.times ? explain_quantity(table.of, step.times, place, {"Times", "Antal gange"})
                                 : plain({"Times", "Antal gange"}, 1, "1");
        result.title = titled({"Times", "Antal gange"}, figures.name);
        result.value = figures.times;
        if (!step.times) result.how = {"not given: once", "ikke angivet: én gang"};
        return result;
    });
    table.add(own + "rate_per_minute", [&] {
        auto result =
            step_of(titled({"Price of a minute", "Pris pr. minut"}, figures.who), figures.rate_per_minute,
                    c.currency, Rule::quotient, {"price of an hour / 60", "timepris / 60"},
                    {explain_input(c, step.rate_input, step.rate_factor),
                     plain({"Minutes of an hour", "Minutter på en time"}, minutes_per_hour, "minutes")});
        result.steps[0].figure = "inputs." + c.inputs[step.rate_input].name;
        return result;
    });
    table.add(own + "cost", [&table, &c, &figures, own] {
        return step_of(figures.name, figures.cost, c.currency, Rule::product,
                       {"minutes × times × price of a minute", "minutter × antal gange × pris pr. minut"},
                       {table.opened(own + "minutes"), table.opened(own + "times"),
                        table.opened(own + "rate_per_minute")});
    });
}

}  // namespace

void explain_pathways(FigureTable& table) {
    const auto& c = table.resolved();
    for (const auto& pathway : table.assessment.pathways) {
        const auto& written = *std::ranges::find(c.pathways, pathway.id, &Pathway::id);
        for (std::size_t s = 0; s < pathway.steps.size(); ++s) add_step(table, pathway, written, s);
        const auto own = name_of("pathways", pathway.id, pathway.alternative);
        table.add(own + "cost", [&table, &c, &pathway, own] {
            std::vector<Explanation> steps;
            for (std::size_t s = 0; s < pathway.steps.size(); ++s)
                steps.push_back(table.opened(own + fmt::format("steps.{}.cost", s)));
            return step_of(of_alternative(c, pathway.title, pathway.alternative), pathway.cost, c.currency,
                           Rule::sum, {"sum of the steps, for one", "sum af trinene, for én"},
                           std::move(steps));
        });
    }
}

void explain_resources(FigureTable& table) {
    const auto& c = table.resolved();
    for (const auto& figures : table.assessment.resources) {
        const auto& written = *std::ranges::find(c.resources, figures.id, &Resource::id);
        const auto own = name_of("resources", figures.id, figures.alternative);
        const auto title = of_alternative(c, figures.title, figures.alternative);
        const auto source = source_words(written.provenance);
        const auto capacity = [&figures, source](const Text& words) {
            auto step = plain(words, figures.capacity_minutes, "minutes");
            step.how = {"capacity in hours × 60", "kapacitet i timer × 60"};
            step.source = source;
            return step;
        };
        table.add(own + "capacity_minutes",
                  [=] { return capacity(titled({"Capacity", "Kapacitet"}, title)); });
        table.add(own + "rate_per_minute", [=, &c, &figures, &written, &table] {
            auto cost = plain({"Cost", "Omkostning"}, written.cost, c.currency);
            cost.source = source;
            return step_of(titled({"Price of a minute", "Pris pr. minut"}, title), figures.rate_per_minute,
                           c.currency, Rule::quotient, {"cost / capacity", "omkostning / kapacitet"},
                           {std::move(cost), table.opened(own + "capacity_minutes")});
        });
        table.add(own + "used_minutes", [=, &c, &figures, &written, &table] {
            auto step =
                plain(titled({"Minutes used", "Minutter brugt"}, title), figures.used_minutes, "minutes");
            if (written.used) {
                step.how = {"hours written as used × 60", "timer skrevet som brugt × 60"};
                step.source = source;
                return step;
            }
            step.how = {
                "minutes × times of the steps done by it, for all who come in, in the first year",
                "minutter × antal gange i de trin, den udfører, for alle, der kommer ind, i første år"};
            for (const auto& pathway : table.assessment.pathways) {
                if (!pathway.alternative.empty() && pathway.alternative != figures.alternative) continue;
                const auto& steps = std::ranges::find(c.pathways, pathway.id, &Pathway::id)->steps;
                for (std::size_t s = 0; s < steps.size(); ++s) {
                    if (steps[s].resource >= 0 &&
                        c.resources[static_cast<std::size_t>(steps[s].resource)].id == figures.id)
                        step.steps.push_back(
                            table.closed(name_of("pathways", pathway.id, pathway.alternative) +
                                         fmt::format("steps.{}.minutes", s)));
                }
            }
            return step;
        });
        table.add(own + "unused_minutes", [=, &figures, &table] {
            return step_of(titled({"Minutes not used", "Minutter ikke brugt"}, title), figures.unused_minutes,
                           "minutes", Rule::difference, {"capacity − used", "kapacitet − brugt"},
                           {table.opened(own + "capacity_minutes"), table.opened(own + "used_minutes")});
        });
        table.add(own + "unused_cost", [=, &c, &figures, &table] {
            return step_of(titled({"Paid for what is not used", "Betalt for det, der ikke bruges"}, title),
                           figures.unused_cost, c.currency, Rule::product,
                           {"minutes not used × price of a minute", "minutter ikke brugt × pris pr. minut"},
                           {table.opened(own + "unused_minutes"), table.opened(own + "rate_per_minute")});
        });
    }
}

}  // namespace vaerdi::value
