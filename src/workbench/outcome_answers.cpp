#include "workbench/outcome_answers.h"

namespace vaerdi::workbench {

const JsonFields<DataColumnAnswer>& DataColumnAnswer::json_fields() {
    static const auto list = JsonFields<DataColumnAnswer>("data_column")
                                 .always("name", &DataColumnAnswer::name)
                                 .always("type", &DataColumnAnswer::type)
                                 .always("type_title", &DataColumnAnswer::type_title)
                                 .always("pseudonym", &DataColumnAnswer::pseudonym);
    return list;
}

const JsonFields<WaitingFileAnswer>& WaitingFileAnswer::json_fields() {
    static const auto list = JsonFields<WaitingFileAnswer>("waiting_file")
                                 .always("file", &WaitingFileAnswer::file)
                                 .always("name", &WaitingFileAnswer::name)
                                 .always("bytes", &WaitingFileAnswer::bytes)
                                 .always("found", &WaitingFileAnswer::found)
                                 .always("columns", &WaitingFileAnswer::columns)
                                 .always("rows", &WaitingFileAnswer::rows)
                                 .always("mapping", &WaitingFileAnswer::mapping)
                                 .always("findings", &WaitingFileAnswer::findings);
    return list;
}

const JsonFields<TriedAnswer>& TriedAnswer::json_fields() {
    static const auto list = JsonFields<TriedAnswer>("tried_mapping")
                                 .always("rows", &TriedAnswer::rows)
                                 .always("rejected", &TriedAnswer::rejected)
                                 .always("found", &TriedAnswer::found)
                                 .always("not_taken", &TriedAnswer::not_taken)
                                 .always("reasons", &TriedAnswer::reasons)
                                 .always("columns", &TriedAnswer::columns)
                                 .always("first", &TriedAnswer::first)
                                 .always("findings", &TriedAnswer::findings);
    return list;
}

const JsonFields<DataVersionAnswer>& DataVersionAnswer::json_fields() {
    static const auto list = JsonFields<DataVersionAnswer>("data_version")
                                 .always("version", &DataVersionAnswer::version)
                                 .always("imported_at", &DataVersionAnswer::imported_at)
                                 .always("rows", &DataVersionAnswer::rows)
                                 .always("rejected", &DataVersionAnswer::rejected)
                                 .always("generated", &DataVersionAnswer::generated);
    return list;
}

const JsonFields<DataSetAnswer>& DataSetAnswer::json_fields() {
    static const auto list = JsonFields<DataSetAnswer>("data_set_versions")
                                 .always("id", &DataSetAnswer::id)
                                 .always("title", &DataSetAnswer::title)
                                 .always("columns", &DataSetAnswer::columns)
                                 .always("versions", &DataSetAnswer::versions);
    return list;
}

const JsonFields<RowsOfAnswer>& RowsOfAnswer::json_fields() {
    static const auto list = JsonFields<RowsOfAnswer>("rows_of")
                                 .maybe("from", &RowsOfAnswer::from)
                                 .maybe("to", &RowsOfAnswer::to)
                                 .always("by", &RowsOfAnswer::by);
    return list;
}

const JsonFields<PointAnswer>& PointAnswer::json_fields() {
    static const auto list = JsonFields<PointAnswer>("chart_point")
                                 .always("label", &PointAnswer::label)
                                 .maybe("x", &PointAnswer::x)
                                 .maybe("value", &PointAnswer::value)
                                 .maybe("low", &PointAnswer::low)
                                 .maybe("high", &PointAnswer::high)
                                 .maybe("shrunken", &PointAnswer::shrunken)
                                 .maybe("second", &PointAnswer::second)
                                 .always("rows", &PointAnswer::rows)
                                 .always("text", &PointAnswer::text)
                                 .maybe("signal", &PointAnswer::signal)
                                 .maybe("mark", &PointAnswer::mark)
                                 .always("better", &PointAnswer::better)
                                 .always("above", &PointAnswer::above)
                                 .always("judged", &PointAnswer::judged)
                                 .maybe("of", &PointAnswer::of);
    return list;
}

const JsonFields<ChartLineAnswer>& ChartLineAnswer::json_fields() {
    static const auto list = JsonFields<ChartLineAnswer>("chart_line")
                                 .always("kind", &ChartLineAnswer::kind)
                                 .always("title", &ChartLineAnswer::title)
                                 .maybe("x", &ChartLineAnswer::x)
                                 .always("y", &ChartLineAnswer::y);
    return list;
}

const JsonFields<ChartRuleAnswer>& ChartRuleAnswer::json_fields() {
    static const auto list = JsonFields<ChartRuleAnswer>("chart_rule")
                                 .always("title", &ChartRuleAnswer::title)
                                 .always("meaning", &ChartRuleAnswer::meaning)
                                 .always("found", &ChartRuleAnswer::found);
    return list;
}

const JsonFields<ChartAnswer>& ChartAnswer::json_fields() {
    static const auto list = JsonFields<ChartAnswer>("chart")
                                 .always("kind", &ChartAnswer::kind)
                                 .always("title", &ChartAnswer::title)
                                 .always("x_title", &ChartAnswer::x_title)
                                 .always("y_title", &ChartAnswer::y_title)
                                 .always("share", &ChartAnswer::share)
                                 .always("decimals", &ChartAnswer::decimals)
                                 .always("points", &ChartAnswer::points)
                                 .always("lines", &ChartAnswer::lines)
                                 .always("sentences", &ChartAnswer::sentences)
                                 .always("rules", &ChartAnswer::rules);
    return list;
}

const JsonFields<RegistryFigureAnswer>& RegistryFigureAnswer::json_fields() {
    static const auto list = JsonFields<RegistryFigureAnswer>("registry_figure")
                                 .always("period", &RegistryFigureAnswer::period)
                                 .maybe("numerator", &RegistryFigureAnswer::numerator)
                                 .maybe("amount", &RegistryFigureAnswer::amount)
                                 .maybe("denominator", &RegistryFigureAnswer::denominator)
                                 .maybe("unknown", &RegistryFigureAnswer::unknown)
                                 .always("value", &RegistryFigureAnswer::value)
                                 .maybe("interval", &RegistryFigureAnswer::interval)
                                 .maybe("reaches_standard", &RegistryFigureAnswer::reaches_standard)
                                 .always("surely", &RegistryFigureAnswer::surely)
                                 .always("hidden", &RegistryFigureAnswer::hidden);
    return list;
}

const JsonFields<RegistryRowAnswer>& RegistryRowAnswer::json_fields() {
    static const auto list = JsonFields<RegistryRowAnswer>("registry_row")
                                 .always("level", &RegistryRowAnswer::level)
                                 .always("name", &RegistryRowAnswer::name)
                                 .always("periods", &RegistryRowAnswer::periods);
    return list;
}

const JsonFields<RegistryAnswer>& RegistryAnswer::json_fields() {
    static const auto list = JsonFields<RegistryAnswer>("registry")
                                 .always("periods", &RegistryAnswer::periods)
                                 .maybe("standard", &RegistryAnswer::standard)
                                 .always("rows", &RegistryAnswer::rows);
    return list;
}

const JsonFields<CaseNumberAnswer>& CaseNumberAnswer::json_fields() {
    static const auto list = JsonFields<CaseNumberAnswer>("case_number")
                                 .always("name", &CaseNumberAnswer::name)
                                 .always("unit", &CaseNumberAnswer::unit)
                                 .always("value", &CaseNumberAnswer::value)
                                 .always("source", &CaseNumberAnswer::source);
    return list;
}

const JsonFields<MeasureAnswer>& MeasureAnswer::json_fields() {
    static const auto list = JsonFields<MeasureAnswer>("measure_shown")
                                 .always("name", &MeasureAnswer::name)
                                 .always("value", &MeasureAnswer::value)
                                 .always("interval", &MeasureAnswer::interval)
                                 .maybe("numerator_title", &MeasureAnswer::numerator_title)
                                 .always("denominator_title", &MeasureAnswer::denominator_title)
                                 .always("values", &MeasureAnswer::values)
                                 .always("intervals", &MeasureAnswer::intervals)
                                 .always("charts", &MeasureAnswer::charts)
                                 .maybe("registry", &MeasureAnswer::registry)
                                 .maybe("in_case", &MeasureAnswer::in_case);
    return list;
}

const JsonFields<GroupAnswer>& GroupAnswer::json_fields() {
    static const auto list = JsonFields<GroupAnswer>("measure_group")
                                 .always("column", &GroupAnswer::column)
                                 .always("title", &GroupAnswer::title);
    return list;
}

const JsonFields<MeasuresAnswer>& MeasuresAnswer::json_fields() {
    static const auto list = JsonFields<MeasuresAnswer>("measures_answer")
                                 .maybe("title", &view::MeasuresRecord::title)
                                 .always("data", &view::MeasuresRecord::data)
                                 .always("measures", &view::MeasuresRecord::measures)
                                 .always("shown", &MeasuresAnswer::shown)
                                 .always("suppressed", &MeasuresAnswer::suppressed)
                                 .always("small_numbers", &MeasuresAnswer::small_numbers)
                                 .always("hidden", &MeasuresAnswer::hidden)
                                 .always("findings", &MeasuresAnswer::findings);
    return list;
}

const JsonFields<PatientsAnswer>& PatientsAnswer::json_fields() {
    static const auto list = JsonFields<PatientsAnswer>("measure_patients")
                                 .always("name", &PatientsAnswer::name)
                                 .always("title", &PatientsAnswer::title)
                                 .always("definition", &PatientsAnswer::definition)
                                 .always("patients", &PatientsAnswer::patients)
                                 .always("charts", &PatientsAnswer::charts)
                                 .always("findings", &PatientsAnswer::findings);
    return list;
}

const JsonFields<MeasureNamed>& MeasureNamed::json_fields() {
    static const auto list = JsonFields<MeasureNamed>("measure_named")
                                 .always("name", &MeasureNamed::name)
                                 .always("title", &MeasureNamed::title)
                                 .always("kind", &MeasureNamed::kind)
                                 .always("patients", &MeasureNamed::patients);
    return list;
}

const JsonFields<OutcomesAnswer>& OutcomesAnswer::json_fields() {
    static const auto list = JsonFields<OutcomesAnswer>("outcomes")
                                 .always("written", &OutcomesAnswer::written)
                                 .always("has_data", &OutcomesAnswer::has_data)
                                 .always("generated", &OutcomesAnswer::generated)
                                 .always("measures", &OutcomesAnswer::measures)
                                 .always("groups", &OutcomesAnswer::groups)
                                 .always("findings", &OutcomesAnswer::findings)
                                 .always("data", &OutcomesAnswer::data);
    return list;
}

const JsonFields<ProposalAnswer>& ProposalAnswer::json_fields() {
    static const auto list = JsonFields<ProposalAnswer>("proposal").always("text", &ProposalAnswer::text);
    return list;
}

const JsonFields<ListedRowAnswer>& ListedRowAnswer::json_fields() {
    static const auto list = JsonFields<ListedRowAnswer>("listed_row")
                                 .always("row", &ListedRowAnswer::row)
                                 .always("standing", &ListedRowAnswer::standing)
                                 .always("words", &ListedRowAnswer::words)
                                 .always("values", &ListedRowAnswer::values);
    return list;
}

const JsonFields<RowsAnswer>& RowsAnswer::json_fields() {
    static const auto list = JsonFields<RowsAnswer>("measure_rows")
                                 .always("title", &RowsAnswer::title)
                                 .always("definition", &RowsAnswer::definition)
                                 .always("columns", &RowsAnswer::columns)
                                 .always("rows", &RowsAnswer::rows)
                                 .always("more", &RowsAnswer::more);
    return list;
}

}  // namespace vaerdi::workbench
