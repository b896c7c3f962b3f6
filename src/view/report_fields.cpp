// The keys of a report's JSON, in their order.
#include "view/report_record.h"

namespace vaerdi::document {

void JsonFormat<view::CalendarPlace>::write(const view::CalendarPlace& place, JsonWriter& out) {
    place.year == 0 ? out.text("start") : out.whole(place.year);
}

Schema JsonFormat<view::CalendarPlace>::schema(Definitions&) {
    return {.kind = Schema::Kind::any_of,
            .of = {Schema{.kind = Schema::Kind::text}, Schema{.kind = Schema::Kind::whole}}};
}

}  // namespace vaerdi::document

namespace vaerdi::view {

const JsonFields<FigureRecord>& FigureRecord::json_fields() {
    static const auto list =
        JsonFields<FigureRecord>("figure")
            .always("value", &FigureRecord::value, {"Without uncertainty", "Uden usikkerhed"})
            .maybe("mean", &FigureRecord::mean, {"Mean of the draws", "Middelværdi af udfaldene"})
            .maybe("low", &FigureRecord::low, {"2.5 percentile", "2,5-percentil"})
            .maybe("high", &FigureRecord::high, {"97.5 percentile", "97,5-percentil"})
            .maybe("standard_error", &FigureRecord::standard_error,
                   {"Monte Carlo error of the mean", "Monte Carlo-fejl på middelværdien"});
    return list;
}

const JsonFields<RateRecord>& RateRecord::json_fields() {
    static const auto list =
        JsonFields<RateRecord>("rate")
            .always("from", &RateRecord::from, {"First year in which it holds", "Første år, hvor den gælder"})
            .always("rate", &RateRecord::rate, {"Per year", "Pr. år"});
    return list;
}

const JsonFields<DiscountingRecord>& DiscountingRecord::json_fields() {
    static const auto list = JsonFields<DiscountingRecord>("discounting_used")
                                 .always("id", &DiscountingRecord::id)
                                 .always("costs", &DiscountingRecord::costs)
                                 .always("effects", &DiscountingRecord::effects)
                                 .always("default", &DiscountingRecord::is_default,
                                         {"The case names none", "Værdicasen nævner ingen"});
    return list;
}

const JsonFields<CaseRecord>& CaseRecord::json_fields() {
    static const auto list =
        JsonFields<CaseRecord>("case_asked")
            .always("id", &CaseRecord::id)
            .always("file", &CaseRecord::file)
            .always("title", &CaseRecord::title)
            .maybe("summary", &CaseRecord::summary)
            .maybe("organisation", &CaseRecord::organisation)
            .always("currency", &CaseRecord::currency)
            .maybe("price_year", &CaseRecord::price_year)
            .always("years", &CaseRecord::years, {"Of the horizon", "I tidshorisonten"})
            .always("calendar", &CaseRecord::calendar,
                    {"Names the places of every list by year", "Navngiver pladserne i alle lister efter år"})
            .always("perspective", &CaseRecord::perspective)
            .always("discounting", &CaseRecord::discounting)
            .always("timing", &CaseRecord::timing)
            .always("comparator", &CaseRecord::comparator)
            .always("alternatives", &CaseRecord::alternatives, {"Titles by id", "Titler efter id"})
            .always("for_one_patient", &CaseRecord::for_one_patient)
            .always("payers", &CaseRecord::payers, {"Titles by id", "Titler efter id"});
    return list;
}

const JsonFields<NaturalRecord>& NaturalRecord::json_fields() {
    static const auto list =
        JsonFields<NaturalRecord>("natural_figure")
            .always("title", &NaturalRecord::title)
            .always("unit", &NaturalRecord::unit)
            .always("total", &NaturalRecord::total, {"Over the horizon", "Over tidshorisonten"})
            .always("discounted", &NaturalRecord::discounted)
            .always("by_year", &NaturalRecord::by_year);
    return list;
}

const JsonFields<StaffRecord>& StaffRecord::json_fields() {
    static const auto list =
        JsonFields<StaffRecord>("staff_figure")
            .always("title", &StaffRecord::title)
            .always("hours", &StaffRecord::hours, {"In comparisons: set free", "I sammenligninger: frigjort"})
            .always("hours_per_year", &StaffRecord::hours_per_year)
            .always("fte", &StaffRecord::fte, {"Full-time equivalents", "Årsværk"})
            .always("cashable_hours", &StaffRecord::cashable_hours)
            .always("cashable_fte", &StaffRecord::cashable_fte)
            .always("hours_per_fte", &StaffRecord::hours_per_fte);
    return list;
}

const JsonFields<PayerFiguresRecord>& PayerFiguresRecord::json_fields() {
    static const auto list = JsonFields<PayerFiguresRecord>("payer_figures")
                                 .always("cost", &PayerFiguresRecord::cost)
                                 .always("gain", &PayerFiguresRecord::gain);
    return list;
}

const JsonFields<PayerFlowsRecord>& PayerFlowsRecord::json_fields() {
    static const auto list = JsonFields<PayerFlowsRecord>("payer_flows")
                                 .always("cost", &PayerFlowsRecord::cost)
                                 .always("gain", &PayerFlowsRecord::gain);
    return list;
}

const JsonFields<CutRecord>& CutRecord::json_fields() {
    static const auto list =
        JsonFields<CutRecord>("cut").always("cost", &CutRecord::cost).always("effects", &CutRecord::effects);
    return list;
}

const JsonFields<GroupRecord>& GroupRecord::json_fields() {
    static const auto list = JsonFields<GroupRecord>("group_figures")
                                 .always("total_cost", &GroupRecord::total_cost)
                                 .always("effects", &GroupRecord::effects)
                                 .always("net_value", &GroupRecord::net_value)
                                 .maybe("qalys", &GroupRecord::qalys);
    return list;
}

const JsonFields<LineFlowRecord>& LineFlowRecord::json_fields() {
    static const auto list = JsonFields<LineFlowRecord>("line_figure")
                                 .always("present_value", &LineFlowRecord::present_value,
                                         {"Within the perspective", "I perspektivet"})
                                 .always("present_value_all", &LineFlowRecord::present_value_all,
                                         {"Whoever pays", "Uanset betaler"})
                                 .always("by_year", &LineFlowRecord::by_year);
    return list;
}

const JsonFields<AlternativeRecord>& AlternativeRecord::json_fields() {
    static const auto list =
        JsonFields<AlternativeRecord>("alternative_report")
            .always("total_cost", &AlternativeRecord::total_cost)
            .always("effects", &AlternativeRecord::effects)
            .always("net_value", &AlternativeRecord::net_value)
            .maybe("qalys", &AlternativeRecord::qalys)
            .maybe("life_years", &AlternativeRecord::life_years)
            .maybe("probability_best", &AlternativeRecord::probability_best,
                   {"Share of draws in which it has the highest net value",
                    "Andel af udfald, hvor det har den højeste nettoværdi"})
            .always("natural", &AlternativeRecord::natural)
            .always("staff", &AlternativeRecord::staff)
            .always("by_payer", &AlternativeRecord::by_payer, {"Present values", "Nutidsværdier"})
            .always("budget", &AlternativeRecord::budget, {"By year, undiscounted", "Efter år, udiskonteret"})
            .always("cost_by_category", &AlternativeRecord::cost_by_category)
            .always("effect_by_category", &AlternativeRecord::effect_by_category)
            .always("cut", &AlternativeRecord::cut, {"Past the horizon", "Efter tidshorisonten"})
            .maybe("groups", &AlternativeRecord::groups)
            .always("lines", &AlternativeRecord::lines);
    return list;
}

const JsonFields<MatrixRecord>& MatrixRecord::json_fields() {
    static const auto list =
        JsonFields<MatrixRecord>("matrix")
            .always("verdict", &MatrixRecord::verdict)
            .always("measured_in", &MatrixRecord::measured_in)
            .always("cost", &MatrixRecord::cost)
            .always("effect", &MatrixRecord::effect)
            .maybe("probability", &MatrixRecord::probability,
                   {"By cost (lower, same, higher), then effect (better, same, worse)",
                    "Efter omkostning (lower, same, higher), så effekt (better, same, worse)"});
    return list;
}

const JsonFields<ComparisonRecord>& ComparisonRecord::json_fields() {
    static const auto list =
        JsonFields<ComparisonRecord>("comparison_report")
            .always("versus", &ComparisonRecord::versus)
            .always("incremental_cost", &ComparisonRecord::incremental_cost)
            .always("incremental_effects", &ComparisonRecord::incremental_effects)
            .always("net_value", &ComparisonRecord::net_value)
            .maybe("incremental_qalys", &ComparisonRecord::incremental_qalys)
            .maybe("incremental_life_years", &ComparisonRecord::incremental_life_years)
            .maybe("icer", &ComparisonRecord::icer)
            .maybe("icer_per", &ComparisonRecord::icer_per)
            .maybe("price_effect_ratio", &ComparisonRecord::price_effect_ratio)
            .maybe("roi", &ComparisonRecord::roi)
            .maybe("sroi_gross", &ComparisonRecord::sroi_gross)
            .maybe("sroi_net", &ComparisonRecord::sroi_net)
            .maybe("payback_years", &ComparisonRecord::payback_years)
            .maybe("paid_back", &ComparisonRecord::paid_back,
                   {"Share of draws in which the outlay comes back",
                    "Andel af udfald, hvor udlægget kommer igen"})
            .maybe("internal_rate", &ComparisonRecord::internal_rate)
            .maybe(
                "has_rate", &ComparisonRecord::has_rate,
                {"Share of draws in which anything is laid out", "Andel af udfald, hvor der lægges noget ud"})
            .maybe("probability_worth_it", &ComparisonRecord::probability_worth_it,
                   {"Share of draws with a net value above nil", "Andel af udfald med nettoværdi over nul"})
            .always("matrix", &ComparisonRecord::matrix)
            .always("by_payer", &ComparisonRecord::by_payer, {"Net value for each", "Nettoværdi for hver"})
            .maybe("qalys_in_money", &ComparisonRecord::qalys_in_money,
                   {"Falls to the patients, and stands in no payer's net value",
                    "Tilfalder patienterne og står i ingen betalers nettoværdi"})
            .always("budget", &ComparisonRecord::budget, {"Extra outlay by year", "Merudgift efter år"})
            .always("cumulative", &ComparisonRecord::cumulative)
            .always("natural", &ComparisonRecord::natural)
            .always("staff", &ComparisonRecord::staff);
    return list;
}

const JsonFields<FrontierRecord>& FrontierRecord::json_fields() {
    static const auto list = JsonFields<FrontierRecord>("frontier_step")
                                 .always("alternative", &FrontierRecord::alternative)
                                 .maybe("versus", &FrontierRecord::versus)
                                 .maybe("icer", &FrontierRecord::icer);
    return list;
}

const JsonFields<DominatedRecord>& DominatedRecord::json_fields() {
    static const auto list = JsonFields<DominatedRecord>("dominated")
                                 .always("by", &DominatedRecord::by)
                                 .always("extended", &DominatedRecord::extended);
    return list;
}

const JsonFields<HeadroomRecord>& HeadroomRecord::json_fields() {
    static const auto list = JsonFields<HeadroomRecord>("headroom")
                                 .always("versus", &HeadroomRecord::versus)
                                 .always("current", &HeadroomRecord::current)
                                 .always("unit", &HeadroomRecord::unit)
                                 .maybe("highest", &HeadroomRecord::highest,
                                        {"The highest price that is worth it", "Højeste forsvarlige pris"});
    return list;
}

const JsonFields<SwingRecord>& SwingRecord::json_fields() {
    static const auto list = JsonFields<SwingRecord>("swing")
                                 .always("input", &SwingRecord::input)
                                 .always("unit", &SwingRecord::unit)
                                 .always("low", &SwingRecord::low)
                                 .always("high", &SwingRecord::high)
                                 .always("net_value_at_low", &SwingRecord::net_value_at_low)
                                 .always("net_value_at_high", &SwingRecord::net_value_at_high)
                                 .always("outside_bound", &SwingRecord::outside_bound);
    return list;
}

const JsonFields<ThresholdRecord>& ThresholdRecord::json_fields() {
    static const auto list = JsonFields<ThresholdRecord>("threshold")
                                 .always("base", &ThresholdRecord::base)
                                 .always("unit", &ThresholdRecord::unit)
                                 .maybe("value", &ThresholdRecord::value);
    return list;
}

const JsonFields<TwoWayRecord>& TwoWayRecord::json_fields() {
    static const auto list = JsonFields<TwoWayRecord>("two_way")
                                 .always("first", &TwoWayRecord::first)
                                 .always("second", &TwoWayRecord::second)
                                 .always("first_values", &TwoWayRecord::first_values)
                                 .always("second_values", &TwoWayRecord::second_values)
                                 .always("net_value", &TwoWayRecord::net_value);
    return list;
}

const JsonFields<ScenarioRecord>& ScenarioRecord::json_fields() {
    static const auto list = JsonFields<ScenarioRecord>("scenario_report")
                                 .always("title", &ScenarioRecord::title)
                                 .always("alternatives", &ScenarioRecord::alternatives)
                                 .always("comparisons", &ScenarioRecord::comparisons);
    return list;
}

const JsonFields<PathwayStepRecord>& PathwayStepRecord::json_fields() {
    static const auto list = JsonFields<PathwayStepRecord>("pathway_step")
                                 .always("name", &PathwayStepRecord::name)
                                 .always("who", &PathwayStepRecord::who)
                                 .always("minutes", &PathwayStepRecord::minutes)
                                 .always("times", &PathwayStepRecord::times)
                                 .always("rate_per_minute", &PathwayStepRecord::rate_per_minute)
                                 .always("cost", &PathwayStepRecord::cost);
    return list;
}

const JsonFields<PathwayRecord>& PathwayRecord::json_fields() {
    static const auto list = JsonFields<PathwayRecord>("pathway_report")
                                 .always("id", &PathwayRecord::id)
                                 .always("title", &PathwayRecord::title)
                                 .maybe("alternative", &PathwayRecord::alternative)
                                 .always("cost", &PathwayRecord::cost)
                                 .always("steps", &PathwayRecord::steps);
    return list;
}

const JsonFields<ResourceRecord>& ResourceRecord::json_fields() {
    static const auto list = JsonFields<ResourceRecord>("resource_report")
                                 .always("id", &ResourceRecord::id)
                                 .always("title", &ResourceRecord::title)
                                 .maybe("alternative", &ResourceRecord::alternative)
                                 .always("rate_per_minute", &ResourceRecord::rate_per_minute)
                                 .always("capacity_minutes", &ResourceRecord::capacity_minutes)
                                 .always("used_minutes", &ResourceRecord::used_minutes)
                                 .always("unused_minutes", &ResourceRecord::unused_minutes)
                                 .always("unused_cost", &ResourceRecord::unused_cost);
    return list;
}

const JsonFields<FinancingRecord>& FinancingRecord::json_fields() {
    static const auto list = JsonFields<FinancingRecord>("financing_report")
                                 .always("title", &FinancingRecord::title)
                                 .always("outlay", &FinancingRecord::outlay)
                                 .always("payments", &FinancingRecord::payments)
                                 .maybe("internal_rate", &FinancingRecord::internal_rate)
                                 .always("net_present_value", &FinancingRecord::net_present_value)
                                 .always("capped", &FinancingRecord::capped);
    return list;
}

const JsonFields<LineRecord>& LineRecord::json_fields() {
    static const auto list = JsonFields<LineRecord>("line_report")
                                 .always("name", &LineRecord::name)
                                 .always("category", &LineRecord::category)
                                 .always("side", &LineRecord::side)
                                 .always("payers", &LineRecord::payers)
                                 .always("file", &LineRecord::file)
                                 .always("line", &LineRecord::line)
                                 .maybe("value_types", &LineRecord::value_types);
    return list;
}

const JsonFields<UnpricedRecord>& UnpricedRecord::json_fields() {
    static const auto list = JsonFields<UnpricedRecord>("unpriced")
                                 .always("line", &UnpricedRecord::line)
                                 .always("name", &UnpricedRecord::name)
                                 .always("category", &UnpricedRecord::category)
                                 .always("description", &UnpricedRecord::description);
    return list;
}

const JsonFields<DistributionRecord>& DistributionRecord::json_fields() {
    static const auto list = JsonFields<DistributionRecord>("distribution_used")
                                 .always("family", &DistributionRecord::family)
                                 .always("mean", &DistributionRecord::mean)
                                 .always("sd", &DistributionRecord::sd)
                                 .always("low", &DistributionRecord::low)
                                 .always("high", &DistributionRecord::high);
    return list;
}

const JsonFields<InputRecord>& InputRecord::json_fields() {
    static const auto list = JsonFields<InputRecord>("input")
                                 .always("title", &InputRecord::title)
                                 .always("unit", &InputRecord::unit)
                                 .always("value", &InputRecord::value)
                                 .maybe("distribution", &InputRecord::distribution)
                                 .maybe("drawn_with", &InputRecord::drawn_with)
                                 .maybe("range_written", &InputRecord::range_written)
                                 .maybe("source", &InputRecord::source)
                                 .maybe("evidence", &InputRecord::evidence)
                                 .maybe("certainty", &InputRecord::certainty)
                                 .maybe("note", &InputRecord::note)
                                 .always("assumption", &InputRecord::assumption)
                                 .always("file", &InputRecord::file)
                                 .always("line", &InputRecord::line)
                                 .maybe("conversion", &InputRecord::conversion);
    return list;
}

const JsonFields<TableRecord>& TableRecord::json_fields() {
    static const auto list = JsonFields<TableRecord>("table_used")
                                 .always("title", &TableRecord::title)
                                 .maybe("source", &TableRecord::source)
                                 .maybe("evidence", &TableRecord::evidence)
                                 .maybe("note", &TableRecord::note)
                                 .always("assumption", &TableRecord::assumption)
                                 .always("file", &TableRecord::file)
                                 .always("line", &TableRecord::line);
    return list;
}

const JsonFields<ReportRecord>& ReportRecord::json_fields() {
    static const auto list = with_report(JsonFields<ReportRecord>("report"));
    return list;
}

const JsonFields<PriceRecord>& PriceRecord::json_fields() {
    static const auto list = JsonFields<PriceRecord>("price_report")
                                 .always("case", &PriceRecord::case_asked)
                                 .always("draws", &PriceRecord::draws)
                                 .always("seed", &PriceRecord::seed)
                                 .always("net_value", &PriceRecord::net_value)
                                 .always("price_headroom", &PriceRecord::price_headroom)
                                 .always("thresholds", &PriceRecord::thresholds);
    return list;
}

}  // namespace vaerdi::view
