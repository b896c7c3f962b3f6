// Tables that formulas look up: those of the case, and life tables of the catalogue.
//
// One sex of a life table is a table by steps: the probability of dying within the year holds from birthday
// to birthday. It goes on after its last age only when the table says so: when all die there, or `beyond:
// level`.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "value/case_graph.h"
#include "value/course_result.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

constexpr double of_an_age = 1e-9;  // years that rounding may add to an age

Text whose(const std::string& sex) {
    if (sex == "women") return {"women", "kvinder"};
    if (sex == "men") return {"men", "mænd"};
    return {"women and men", "kvinder og mænd"};
}

Table table_of(const catalogue::Held<catalogue::LifeTable>& held, const catalogue::Mortality& mortality) {
    const auto& entry = held.entry;
    const auto sex = whose(mortality.sex);
    Table table;
    table.id = entry.id + "." + mortality.sex;
    table.title = {entry.title.en + ", " + sex.en, entry.title.da + ", " + sex.da};
    table.step = true;
    table.ages = AgesHeld{mortality.first_age, {}};
    if (!mortality.is_open() && !entry.level_beyond) table.ages->last = mortality.last_age();
    for (std::size_t i = 0; i < mortality.dying.size(); ++i)
        table.points.emplace_back(mortality.first_age + static_cast<int>(i), mortality.dying[i]);
    table.provenance.file = held.origin.file;
    table.provenance.at = held.origin.at;
    table.provenance.source = entry.source;
    if (entry.evidence) table.provenance.evidence = entry.evidence.value;
    table.provenance.note = entry.note;
    return table;
}

/// The ways in which a formula may name a life table.
std::vector<std::string> names_of(const catalogue::LifeTable& table) {
    std::vector<std::string> names;
    for (const auto& mortality : table.by_sex) names.push_back(table.id + "." + mortality.sex);
    return names;
}

void report_sex(Resolving& r, const catalogue::LifeTable& table, const std::string& id, Position at) {
    const auto names = listed(names_of(table));
    if (id == table.id) {
        r.error(at,
                {fmt::format("the life table '{}' is by sex, and none is named", id),
                 fmt::format("dødelighedstavlen '{}' er efter køn, og der er ikke nævnt noget", id)},
                {"write " + names.en, "skriv " + names.da});
        return;
    }
    r.error(at,
            {fmt::format("the life table '{}' has no '{}'", table.id, id.substr(table.id.size() + 1)),
             fmt::format("dødelighedstavlen '{}' har ingen '{}'", table.id, id.substr(table.id.size() + 1))},
            {"it has " + names.en, "den har " + names.da});
}

void report_unknown(Resolving& r, const std::string& id, Position at) {
    std::vector<std::string> known;
    for (const auto& [name, held] : r.result.tables) known.push_back(name);
    for (const auto& table : r.catalogue.ids("life-table")) {
        for (auto& name : names_of(r.catalogue.life_table(table)->entry)) known.push_back(std::move(name));
    }
    r.error(
        at, {fmt::format("there is no table '{}'", id), fmt::format("der er ingen tabel '{}'", id)},
        did_you_mean(
            id, known,
            {"write it under tables:, or name a life table of the catalogue, e.g. " + known.back(),
             "skriv den under tables:, eller nævn en dødelighedstavle fra kataloget, fx " + known.back()}));
}

/// Years by which an age lies outside those held; the last age holds to the next birthday.
double outside(const AgesHeld& held, double age) {
    if (age < held.first - of_an_age) return held.first - age;
    return held.last && age > *held.last + 1 - of_an_age ? age - *held.last : 0;
}

void report_age(Resolving& r, const AskedAge& asked, double age) {
    const auto& table = *asked.table;
    const bool before = age < table.ages->first;
    const int end = before ? table.ages->first : *table.ages->last;
    const auto words = [&](const char* en, const char* da) {
        return Text(fmt::format(fmt::runtime(en), table.id, end, std::floor(age + of_an_age)),
                    fmt::format(fmt::runtime(da), table.id, end, std::floor(age + of_an_age)));
    };
    if (before) {
        r.error(asked.at,
                words("the life table '{}' begins at age {}, but it is asked for age {:g}",
                      "dødelighedstavlen '{}' begynder ved alder {}, men der spørges om alder {:g}"),
                {"let the case begin later in life, or give the table the ages before",
                 "lad casen begynde senere i livet, eller giv tavlen aldrene før"});
        return;
    }
    const auto beyond = beyond_the_end();
    r.error(asked.at,
            words("the life table '{}' ends at age {}, but it is asked for age {:g}",
                  "dødelighedstavlen '{}' slutter ved alder {}, men der spørges om alder {:g}"),
            {"shorten the horizon, or " + beyond.en, "afkort tidshorisonten, eller " + beyond.da});
}

}  // namespace

Text beyond_the_end() {
    return {"say in the life table what comes after: `beyond: level`, or 1 at an open last age",
            "sig i dødelighedstavlen, hvad der følger: `beyond: level`, eller 1 ved en åben sidste alder"};
}

const Table* find_table(Resolving& r, const std::string& id, Position asked_at) {
    if (const auto own = r.result.tables.find(id); own != r.result.tables.end()) return &own->second;
    const auto dot = std::min(id.find('.'), id.size());
    const auto* held = r.catalogue.life_table(id.substr(0, dot));
    if (held == nullptr) {
        report_unknown(r, id, asked_at);
        return nullptr;
    }
    const auto* mortality = dot < id.size() ? held->entry.of(id.substr(dot + 1)) : nullptr;
    if (mortality == nullptr) {
        report_sex(r, held->entry, id, asked_at);
        return nullptr;
    }
    return &(r.result.tables[id] = table_of(*held, *mortality));
}

void check_life_tables(Resolving& r) {
    const bool any_ends = std::ranges::any_of(r.result.tables, [](const auto& entry) {
        const auto& ages = entry.second.ages;
        return ages && (ages->last || ages->first > 0);
    });
    if (!any_ends) return;
    CaseGraph graph(r.result);
    course_nodes(graph);
    const auto& asked = graph.quantities().asked_ages();
    std::vector<Node> nodes;
    for (const auto& each : asked) nodes.push_back(each.age);
    auto inputs = graph.base_inputs();
    inputs.resize(std::max<std::size_t>(inputs.size(), graph.graph().slot_count()));
    const auto values = math::evaluate(graph.graph(), nodes, inputs);
    // Of each place in the document the age that is farthest out.
    std::map<Position, std::pair<const AskedAge*, double>> worst;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const double out = outside(*asked[i].table->ages, values[i]);
        if (out == 0) continue;
        const auto [most, is_first] = worst.try_emplace(asked[i].at, &asked[i], values[i]);
        if (!is_first && out > outside(*most->second.first->table->ages, most->second.second))
            most->second = {&asked[i], values[i]};
    }
    for (const auto& [at, most] : worst) report_age(r, *most.first, most.second);
}

}  // namespace vaerdi::value
