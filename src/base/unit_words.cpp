#include "base/unit_words.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace vaerdi {
namespace {

using enum Dimension;

const std::vector<UnitWord>& table() {
    static const std::vector<UnitWord> words{
        // people and what is done for them
        {"patient|patients|patienter|citizen|citizens|borger|borgere|person|persons|personer|people"
         "|participant|participants|deltager|deltagere",
         1,
         1,
         {patient}},
        {"procedure|procedures|procedurer|operation|operations|operationer", 1, 1, {procedure}},
        {"unit|units|piece|pieces|device|devices|machine|machines|stk|stk.|enhed|enheder|maskine|maskiner",
         1,
         1,
         {piece}},

        // time: staff and clock, days, calendar
        {"hour|hours|h|time|timer|staff hour|staff hours", 1, 1, {hour}},
        {"minute|minutes|min|min.|minut|minutter", 1, 60, {hour}},
        {"second|seconds|sekund|sekunder", 1, 3600, {hour}},
        {"day|days|dag|dage|bed day|bed days|bed-day|bed-days|bed_day|bed_days|sengedag|sengedage"
         "|hospital day|hospital days|working day|working days|arbejdsdag|arbejdsdage|sick day|sick days"
         "|sygedag|sygedage|catheter day|catheter days|kateterdag|kateterdage",
         1,
         1,
         {day}},
        {"week|weeks|uge|uger", 7, 1, {day}},
        {"year|years|år|aar", 1, 1, {year}},
        {"quarter|quarters|kvartal|kvartaler", 1, 4, {year}},
        {"month|months|måned|måneder", 1, 12, {year}},
        {"patient-year|patient-years|patient year|patient years|person-year|person-years|person year|person "
         "years"
         "|patientår|personår",
         1,
         1,
         {patient, year}},

        // physical
        {"kg|kilo|kilogram", 1, 1, {kilogram}},
        {"g|gram|grams", 1, 1000, {kilogram}},
        {"mg|milligram|milligrams", 1, 1'000'000, {kilogram}},
        {"tonne|tonnes|ton|tons", 1000, 1, {kilogram}},
        {"kg CO2e|kg CO2-e|kg CO₂e|kgCO2e", 1, 1, {co2e}},
        {"g CO2e|g CO2-e|g CO₂e", 1, 1000, {co2e}},
        {"tonne CO2e|tonnes CO2e|ton CO2e|tons CO2e|t CO2e|tonne CO₂e|tonnes CO₂e|ton CO₂e", 1000, 1, {co2e}},
        {"km|kilometre|kilometres|kilometer|kilometers", 1, 1, {kilometre}},
        {"m|metre|metres|meter|meters", 1, 1000, {kilometre}},
        {"kWh", 1, 1, {kilowatt_hour}},
        {"MWh", 1000, 1, {kilowatt_hour}},
        {"GWh", 1'000'000, 1, {kilowatt_hour}},
        {"litre|litres|liter|liters|l", 1, 1, {litre}},
        {"ml|mL|millilitre|millilitres|milliliter", 1, 1000, {litre}},

        // health and work
        {"QALY|QALYs|QALYer|QALY'er|qaly|qalys", 1, 1, {qaly}},
        {"life-year|life-years|life_year|life_years|life year|life years|leveår", 1, 1, {life_year}},
        {"FTE|FTEs|årsværk|full-time equivalent|full-time equivalents", 1, 1, {full_time}},

        // money
        {"kr|kr.|DKK|krone|kroner", 1, 1, {DKK}},
        {"øre", 1, 100, {DKK}},
        {"tkr|tkr.|t.kr.", 1000, 1, {DKK}},
        {"EUR|euro|euros", 1, 1, {EUR}},
        {"USD", 1, 1, {USD}},
        {"GBP", 1, 1, {GBP}},
        {"SEK", 1, 1, {SEK}},
        {"NOK", 1, 1, {NOK}},
        {"CHF", 1, 1, {CHF}},
        {"ISK", 1, 1, {ISK}},
        {"PLN", 1, 1, {PLN}},
        {"CZK", 1, 1, {CZK}},
        {"HUF", 1, 1, {HUF}},
        {"RON", 1, 1, {RON}},
        {"BGN", 1, 1, {BGN}},
        {"CAD", 1, 1, {CAD}},
        {"AUD", 1, 1, {AUD}},
        {"NZD", 1, 1, {NZD}},
        {"JPY", 1, 1, {JPY}},
        {"CNY", 1, 1, {CNY}},

        // shares
        {"%|percent|procent|pct|pct.", 1, 100, {}},
        {"point|points|pp|percentage point|percentage points|procentpoint", 1, 100, {}},
        {"‰|promille|per mille", 1, 1000, {}},

        // things that are counted: no dimension
        {"event|events|hændelse|hændelser|episode|episodes|episoder", 1, 1, {}},
        {"admission|admissions|indlæggelse|indlæggelser|readmission|readmissions|genindlæggelse|"
         "genindlæggelser"
         "|stay|stays|ophold|discharge|discharges|udskrivning|udskrivninger",
         1,
         1,
         {}},
        {"visit|visits|besøg|home visit|home visits|hjemmebesøg|contact|contacts|kontakt|kontakter|call|calls"
         "|opkald|consultation|consultations|konsultation|konsultationer|session|sessions|referral|referrals"
         "|henvisning|henvisninger|appointment|appointments",
         1,
         1,
         {}},
        {"test|tests|prøve|prøver|sample|samples|scan|scans|scanning|scanninger|x-ray|x-rays|røntgenbillede"
         "|røntgenbilleder|examination|examinations|undersøgelse|undersøgelser",
         1,
         1,
         {}},
        {"times|gang|gange|case|cases|sag|sager|tilfælde|item|items|vare|varer|set|sets|sæt|package|packages|"
         "pakke"
         "|pakker|course|courses|kursus|kurser|licence|licences|license|licenses|licens|licenser|report|"
         "reports",
         1,
         1,
         {}},
        {"meal|meals|måltid|måltider|trip|trips|tur|ture|transport|transports|transporter", 1, 1, {}},
        {"dressing|dressings|forbinding|forbindinger|injection|injections|injektion|injektioner|dose|doses|"
         "dosis"
         "|doser|treatment|treatments|behandling|behandlinger|implant|implants|implantat|implantater|catheter"
         "|catheters|kateter|katetre|bed|beds|seng|senge|pathway|pathways|forløb",
         1,
         1,
         {}},
        {"infection|infections|infektion|infektioner|revision|revisions|revisioner|complication|complications"
         "|komplikation|komplikationer|fall|falls|fald|fracture|fractures|brud|ulcer|ulcers|sår|relapse|"
         "relapses"
         "|tilbagefald|death|deaths|dødsfald|alarm|alarms|alarmer",
         1,
         1,
         {}},
        {"user|users|bruger|brugere|employee|employees|medarbejder|medarbejdere|household|households|husstand"
         "|husstande|hospital|hospitals|hospitaler|department|departments|afdeling|afdelinger|ward|wards|"
         "site|sites"
         "|statistical life|statistical lives|statistisk liv",
         1,
         1,
         {}},
    };
    return words;
}

struct Names {
    std::string_view singular, plural;
};
constexpr std::array<Names, dimension_count> names{{
    {"patient", "patients"},
    {"procedure", "procedures"},
    {"unit", "units"},
    {"hour", "hours"},
    {"day", "days"},
    {"year", "years"},
    {"kg", "kg"},
    {"kg CO2e", "kg CO2e"},
    {"km", "km"},
    {"kWh", "kWh"},
    {"litre", "litres"},
    {"QALY", "QALYs"},
    {"life-year", "life-years"},
    {"FTE", "FTE"},
    {"DKK", "DKK"},
    {"EUR", "EUR"},
    {"USD", "USD"},
    {"GBP", "GBP"},
    {"SEK", "SEK"},
    {"NOK", "NOK"},
    {"CHF", "CHF"},
    {"ISK", "ISK"},
    {"PLN", "PLN"},
    {"CZK", "CZK"},
    {"HUF", "HUF"},
    {"RON", "RON"},
    {"BGN", "BGN"},
    {"CAD", "CAD"},
    {"AUD", "AUD"},
    {"NZD", "NZD"},
    {"JPY", "JPY"},
    {"CNY", "CNY"},
}};

}  // namespace

std::span<const UnitWord> unit_word_table() { return table(); }

const UnitWord* find_unit_word(std::string_view word) {
    static const auto known = [] {
        std::unordered_map<std::string_view, const UnitWord*> map;
        for (const auto& entry : table()) {
            for (auto rest = entry.forms; !rest.empty();) {
                const auto end = std::min(rest.find('|'), rest.size());
                map.emplace(rest.substr(0, end), &entry);
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
        return map;
    }();
    const auto found = known.find(word);
    return found == known.end() ? nullptr : found->second;
}

std::string_view singular(Dimension dimension) { return names[static_cast<std::size_t>(dimension)].singular; }
std::string_view plural(Dimension dimension) { return names[static_cast<std::size_t>(dimension)].plural; }

}  // namespace vaerdi
