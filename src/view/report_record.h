// A report as it is written for programs: one record per object of the JSON, each with one list of keys, from
// which the JSON of the command line, the answers of the server and the description of its API are made.
//
// Figures have full precision; money is in the case's currency; lists by year follow `calendar` of the case.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "document/json_fields.h"
#include "view/health_record.h"
#include "view/information_record.h"
#include "view/report.h"
#include "view/tree_record.h"

namespace vaerdi::view {

using document::JsonFields;
using document::Named;

struct FigureRecord {
    double value = 0;
    std::optional<double> mean{}, low{}, high{}, standard_error{};
    static const JsonFields<FigureRecord>& json_fields();
};

/// A place of the lists by year: "start", then calendar years (or 1, 2 … when the case has none).
struct CalendarPlace {
    int year = 0;  ///< 0: the start
};

struct RateRecord {
    int from = 0;
    double rate = 0;
    static const JsonFields<RateRecord>& json_fields();
};
struct DiscountingRecord {
    std::string id;
    std::vector<RateRecord> costs, effects;
    bool is_default = false;
    static const JsonFields<DiscountingRecord>& json_fields();
};

struct CaseRecord {
    std::string id, file, title, summary, organisation, currency;
    std::optional<int> price_year;
    int years = 0;
    std::vector<CalendarPlace> calendar;
    std::vector<std::string> perspective;
    DiscountingRecord discounting;
    std::string timing, comparator;
    Named<std::string> alternatives;
    bool for_one_patient = false;
    Named<std::string> payers;
    static const JsonFields<CaseRecord>& json_fields();
};

struct NaturalRecord {
    std::string title, unit;
    FigureRecord total, discounted;
    std::vector<double> by_year;
    static const JsonFields<NaturalRecord>& json_fields();
};
struct StaffRecord {
    std::string title;
    FigureRecord hours;
    double hours_per_year = 0, fte = 0, cashable_hours = 0, cashable_fte = 0, hours_per_fte = 0;
    static const JsonFields<StaffRecord>& json_fields();
};
struct PayerFiguresRecord {
    Named<FigureRecord> cost, gain;
    static const JsonFields<PayerFiguresRecord>& json_fields();
};
struct PayerFlowsRecord {
    Named<std::vector<double>> cost, gain;
    static const JsonFields<PayerFlowsRecord>& json_fields();
};
struct CutRecord {
    double cost = 0, effects = 0;
    static const JsonFields<CutRecord>& json_fields();
};
struct GroupRecord {
    FigureRecord total_cost, effects, net_value;
    std::optional<FigureRecord> qalys;
    static const JsonFields<GroupRecord>& json_fields();
};
struct LineFlowRecord {
    double present_value = 0, present_value_all = 0;
    std::vector<double> by_year;
    static const JsonFields<LineFlowRecord>& json_fields();
};
struct AlternativeRecord {
    FigureRecord total_cost, effects, net_value;
    std::optional<FigureRecord> qalys, life_years;
    std::optional<double> probability_best;
    Named<NaturalRecord> natural;
    Named<StaffRecord> staff;
    PayerFiguresRecord by_payer;
    PayerFlowsRecord budget;
    std::map<std::string, double> cost_by_category, effect_by_category;
    CutRecord cut;
    Named<GroupRecord> groups;
    Named<LineFlowRecord> lines;
    static const JsonFields<AlternativeRecord>& json_fields();
};

struct MatrixRecord {
    std::string verdict, measured_in, cost, effect;
    Named<Named<double>> probability;  ///< [cost lower, same, higher][effect better, same, worse]
    static const JsonFields<MatrixRecord>& json_fields();
};
struct ComparisonRecord {
    std::string versus;
    FigureRecord incremental_cost, incremental_effects, net_value;
    std::optional<FigureRecord> incremental_qalys, incremental_life_years, icer;
    std::string icer_per;
    std::optional<FigureRecord> price_effect_ratio, roi, sroi_gross, sroi_net, payback_years, internal_rate;
    std::optional<double> paid_back, has_rate, probability_worth_it;
    MatrixRecord matrix;
    Named<FigureRecord> by_payer;
    std::optional<double> qalys_in_money;
    Named<std::vector<double>> budget;
    std::vector<double> cumulative;
    Named<NaturalRecord> natural;
    Named<StaffRecord> staff;
    static const JsonFields<ComparisonRecord>& json_fields();
};

struct FrontierRecord {
    std::string alternative, versus;
    std::optional<double> icer;
    static const JsonFields<FrontierRecord>& json_fields();
};
struct DominatedRecord {
    std::vector<std::string> by;
    bool extended = false;
    static const JsonFields<DominatedRecord>& json_fields();
};

struct HeadroomRecord {
    std::string versus;
    double current = 0;
    std::string unit;
    std::optional<FigureRecord> highest;
    static const JsonFields<HeadroomRecord>& json_fields();
};
struct SwingRecord {
    std::string input, unit;
    double low = 0, high = 0, net_value_at_low = 0, net_value_at_high = 0;
    bool outside_bound = false;
    static const JsonFields<SwingRecord>& json_fields();
};
struct ThresholdRecord {
    double base = 0;
    std::string unit;
    std::optional<double> value;
    static const JsonFields<ThresholdRecord>& json_fields();
};
struct TwoWayRecord {
    std::string first, second;
    std::vector<double> first_values, second_values;
    std::vector<std::vector<double>> net_value;
    static const JsonFields<TwoWayRecord>& json_fields();
};
struct ScenarioRecord {
    std::string title;
    Named<AlternativeRecord> alternatives;
    Named<ComparisonRecord> comparisons;
    static const JsonFields<ScenarioRecord>& json_fields();
};

struct PathwayStepRecord {
    std::string name, who;
    double minutes = 0, times = 1, rate_per_minute = 0, cost = 0;
    static const JsonFields<PathwayStepRecord>& json_fields();
};
struct PathwayRecord {
    std::string id, title, alternative;
    double cost = 0;
    std::vector<PathwayStepRecord> steps;
    static const JsonFields<PathwayRecord>& json_fields();
};
struct ResourceRecord {
    std::string id, title, alternative;
    double rate_per_minute = 0, capacity_minutes = 0, used_minutes = 0, unused_minutes = 0, unused_cost = 0;
    static const JsonFields<ResourceRecord>& json_fields();
};
struct FinancingRecord {
    std::string title;
    double outlay = 0;
    std::vector<double> payments;
    std::optional<double> internal_rate;
    double net_present_value = 0;
    bool capped = false;
    static const JsonFields<FinancingRecord>& json_fields();
};
struct LineRecord {
    std::string name, category, side;
    Named<double> payers;
    std::string file;
    int line = 0;
    std::vector<std::string> value_types;
    static const JsonFields<LineRecord>& json_fields();
};
struct UnpricedRecord {
    std::string line, name, category, description;
    static const JsonFields<UnpricedRecord>& json_fields();
};
struct DistributionRecord {
    std::string family;
    double mean = 0, sd = 0, low = 0, high = 0;
    static const JsonFields<DistributionRecord>& json_fields();
};
struct InputRecord {
    std::string title, unit;
    double value = 0;
    std::optional<DistributionRecord> distribution;
    std::vector<std::string> drawn_with;
    std::vector<double> range_written;  ///< [low, high], or empty
    std::string source, evidence, certainty, note;
    bool assumption = false;
    std::string file;
    int line = 0;
    std::string conversion;
    static const JsonFields<InputRecord>& json_fields();
};

/// A table that formulas look up: written in the case, or a life table of the catalogue.
struct TableRecord {
    std::string title, source, evidence, note;
    bool assumption = false;
    std::string file;
    int line = 0;
    static const JsonFields<TableRecord>& json_fields();
};

struct ReportRecord {
    CaseRecord case_asked;
    std::uint64_t draws = 0, seed = 0;
    std::vector<std::string> answer;
    Named<AlternativeRecord> alternatives;
    Named<ComparisonRecord> comparisons;
    std::vector<FrontierRecord> frontier;
    std::string frontier_effect;
    Named<DominatedRecord> dominance;
    Named<Named<HeadroomRecord>> price_headroom;
    Named<std::vector<SwingRecord>> sensitivity;
    Named<Named<ThresholdRecord>> thresholds;
    Named<TwoWayRecord> two_way;
    Named<ScenarioRecord> scenarios;
    std::vector<PathwayRecord> pathways;
    std::vector<ResourceRecord> resources;
    Named<FinancingRecord> financing;
    std::optional<HealthRecord> health;
    std::optional<TreeRecord> tree;
    std::optional<InformationRecord> information;
    Named<LineRecord> lines;
    std::vector<UnpricedRecord> unpriced;
    std::vector<std::string> assumptions, weak_evidence;
    Named<InputRecord> inputs;
    Named<TableRecord> tables;
    std::vector<std::string> notes, warnings;
    static const JsonFields<ReportRecord>& json_fields();
};

struct PriceRecord {
    CaseRecord case_asked;
    std::uint64_t draws = 0, seed = 0;
    Named<FigureRecord> net_value;
    Named<Named<HeadroomRecord>> price_headroom;
    Named<Named<ThresholdRecord>> thresholds;
    static const JsonFields<PriceRecord>& json_fields();
};

/// The report in words and figures of one language.
ReportRecord report_record(const Report& report, Language language);
PriceRecord price_record(const Report& report, Language language);

/// The keys of a report, for a record that holds one and more.
template <class Record>
JsonFields<Record> with_report(JsonFields<Record> list) {
    return std::move(list)
        .always("case", &ReportRecord::case_asked, {"What was calculated", "Hvad der er beregnet"})
        .always("draws", &ReportRecord::draws, {"Simulated outcomes", "Simulerede udfald"})
        .always("seed", &ReportRecord::seed, {"Start of the simulation", "Simuleringens startværdi"})
        .always("answer", &ReportRecord::answer, {"The answer in words", "Svaret med ord"})
        .always("alternatives", &ReportRecord::alternatives,
                {"What each comes to", "Hvad hvert beløber sig til"})
        .always("comparisons", &ReportRecord::comparisons,
                {"Each against the comparator", "Hvert i forhold til sammenligningsgrundlaget"})
        .always("frontier", &ReportRecord::frontier,
                {"Alternatives that no other dominates, cheapest first",
                 "Alternativer, som intet andet dominerer, billigste først"})
        .maybe("frontier_effect", &ReportRecord::frontier_effect,
               {"In what the frontier measures effect", "Hvad effekten måles i"})
        .always("dominance", &ReportRecord::dominance,
                {"What is dominated, by which", "Hvad der domineres, af hvad"})
        .maybe("price_headroom", &ReportRecord::price_headroom,
               {"By alternative and price: the highest that is worth it",
                "Efter alternativ og pris: den højeste forsvarlige"})
        .maybe("sensitivity", &ReportRecord::sensitivity,
               {"By alternative: one number moved at a time, largest swing first",
                "Efter alternativ: ét tal flyttet ad gangen, største udsving først"})
        .maybe("thresholds", &ReportRecord::thresholds,
               {"By alternative and number: where the answer turns",
                "Efter alternativ og tal: hvor svaret vender"})
        .maybe("two_way", &ReportRecord::two_way, {"Net value over two numbers", "Nettoværdien over to tal"})
        .maybe("scenarios", &ReportRecord::scenarios, {"Figures in each scenario", "Tal i hvert scenarie"})
        .maybe("pathways", &ReportRecord::pathways, {"Pathways costed by time", "Forløb beregnet efter tid"})
        .maybe("resources", &ReportRecord::resources,
               {"Capacity used and unused", "Brugt og ubrugt kapacitet"})
        .maybe("financing", &ReportRecord::financing, {"Plans of repayment", "Planer for tilbagebetaling"})
        .maybe("health", &ReportRecord::health, {"The course of illness", "Sygdomsforløbet"})
        .maybe("tree", &ReportRecord::tree, {"The ends of the decision tree", "Beslutningstræets ender"})
        .maybe("information", &ReportRecord::information,
               {"What it is worth to know more", "Hvad det er værd at vide mere"})
        .always("lines", &ReportRecord::lines, {"What the lines are", "Hvad linjerne er"})
        .always("unpriced", &ReportRecord::unpriced,
                {"Effects that nobody prices", "Effekter, som ingen prissætter"})
        .always("assumptions", &ReportRecord::assumptions,
                {"Inputs that count as assumptions", "Tal, der regnes som antagelser"})
        .always("weak_evidence", &ReportRecord::weak_evidence,
                {"Inputs that rest on weak evidence", "Tal, der hviler på svag evidens"})
        .always("inputs", &ReportRecord::inputs, {"Every number that was used", "Alle tal, der er brugt"})
        .maybe("tables", &ReportRecord::tables,
               {"Tables that formulas look up, life tables of the catalogue among them",
                "Tabeller, som formler slår op i, herunder katalogets dødelighedstavler"})
        .always("notes", &ReportRecord::notes, {"Defaults that were used", "Standarder, der er brugt"})
        .always("warnings", &ReportRecord::warnings, {"What to look at", "Hvad der bør ses på"});
}

}  // namespace vaerdi::view

namespace vaerdi::document {
template <>
struct JsonFormat<view::CalendarPlace> {
    static void write(const view::CalendarPlace& place, JsonWriter& out);
    static Schema schema(Definitions& definitions);
};
}  // namespace vaerdi::document
