// What the workbench gets back about outcomes, as records with one list of keys each: data that was sent and
// taken in, figures of measures with their charts, the rows behind a figure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "view/import_record.h"
#include "view/measure_record.h"
#include "workbench/answers.h"

namespace vaerdi::workbench {

// ---- data

struct DataColumnAnswer {
    std::string name{}, type{};
    std::string type_title{};
    bool pseudonym = false;
    static const JsonFields<DataColumnAnswer>& json_fields();
};

/// A file that waits: how it is understood and the mapping proposed for it.
struct WaitingFileAnswer {
    std::string file{};  ///< its id
    std::string name{};
    std::int64_t bytes = 0;
    std::vector<std::string> found{};    ///< in words: separator, letters, dates
    std::vector<std::string> columns{};  ///< as the file calls them
    std::vector<std::vector<std::string>> rows{};
    std::string mapping{};  ///< proposed, as text
    std::vector<FindingAnswer> findings{};
    static const JsonFields<WaitingFileAnswer>& json_fields();
};

/// What would be taken in with a mapping, and what not.
struct TriedAnswer {
    std::int64_t rows = 0, rejected = 0;
    std::vector<std::string> found{};      ///< how the file was read, in words
    std::vector<std::string> not_taken{};  ///< headings that the mapping neither takes nor leaves out
    std::vector<view::RejectedRecord> reasons{};
    std::vector<DataColumnAnswer> columns{};
    std::vector<std::vector<std::string>> first{};  ///< rows as they would be kept
    std::vector<FindingAnswer> findings{};
    static const JsonFields<TriedAnswer>& json_fields();
};

struct DataVersionAnswer {
    std::string version{}, imported_at{};
    std::int64_t rows = 0, rejected = 0;
    bool generated = false;
    static const JsonFields<DataVersionAnswer>& json_fields();
};
struct DataSetAnswer {
    std::string id{}, title{};
    std::vector<DataColumnAnswer> columns{};
    std::vector<DataVersionAnswer> versions{};  ///< the newest first
    static const JsonFields<DataSetAnswer>& json_fields();
};

// ---- measures

/// Which rows a figure is of, as they are asked for again.
struct RowsOfAnswer {
    std::string from{}, to{};
    document::Named<std::string> by{};
    static const JsonFields<RowsOfAnswer>& json_fields();
};

struct PointAnswer {
    std::string label{};
    std::optional<double> x{}, value{}, low{}, high{};
    std::optional<double> shrunken{};
    std::optional<double> second{};  ///< of two sums, the lower one
    std::int64_t rows = 0;
    std::string text{};    ///< the value as people write it
    std::string signal{};  ///< why it stands out, in words; empty: it does not
    std::string mark{};    ///< how far out it lies: watch, act; empty: it does not stand out
    bool better = false;   ///< it stands out to the better
    bool above = false;    ///< above what it is held against
    bool judged = true;
    std::optional<RowsOfAnswer> of{};
    static const JsonFields<PointAnswer>& json_fields();
};

/// A line of a chart: level through all points, or one value for each of `x`.
struct ChartLineAnswer {
    std::string kind{};  ///< centre, warning (95 %), limit (99.8 % or three sigma), standard
    std::string title{};
    std::vector<std::optional<double>> x{}, y{};
    static const JsonFields<ChartLineAnswer>& json_fields();
};

struct ChartRuleAnswer {
    std::string title{}, meaning{};
    bool found = false;
    static const JsonFields<ChartRuleAnswer>& json_fields();
};

struct ChartAnswer {
    std::string kind{};   ///< time, funnel, caterpillar; patient by patient risk-adjusted-cusum, vlad
    std::string title{};  ///< p chart, run chart, funnel
    std::string x_title{}, y_title{};
    bool share = false;  ///< values are shares, written in per cent
    int decimals = 1;
    std::vector<PointAnswer> points{};
    std::vector<ChartLineAnswer> lines{};
    std::vector<std::string> sentences{};  ///< what the chart says
    std::vector<ChartRuleAnswer> rules{};
    static const JsonFields<ChartAnswer>& json_fields();
};

struct RegistryFigureAnswer {
    std::string period{};
    std::optional<std::int64_t> numerator{}, denominator{}, unknown{};
    std::optional<double> amount{};  ///< what a rate adds up, where it counts no events
    std::string value{}, interval{};
    std::optional<bool> reaches_standard{};
    bool surely = false, hidden = false;
    static const JsonFields<RegistryFigureAnswer>& json_fields();
};
struct RegistryRowAnswer {
    std::string level{};  ///< country, region, unit
    std::string name{};
    std::vector<RegistryFigureAnswer> periods{};
    static const JsonFields<RegistryRowAnswer>& json_fields();
};
struct RegistryAnswer {
    std::vector<std::string> periods{};
    std::string standard{};
    std::vector<RegistryRowAnswer> rows{};
    static const JsonFields<RegistryAnswer>& json_fields();
};

/// A measure's overall figure as a number of a value case.
struct CaseNumberAnswer {
    std::string name{};  ///< of the parameter
    std::string unit{}, value{}, source{};
    static const JsonFields<CaseNumberAnswer>& json_fields();
};

struct MeasureAnswer {
    std::string name{};
    std::string value{}, interval{};  ///< of all rows, as people write them
    std::string numerator_title{}, denominator_title{};
    std::vector<std::string> values{}, intervals{};  ///< of the record's figures, in its order
    std::vector<std::optional<RowsOfAnswer>> of{};   // in the same order; points of charts tell it
    std::vector<ChartAnswer> charts{};
    std::optional<RegistryAnswer> registry{};
    std::optional<CaseNumberAnswer> in_case{};
    static const JsonFields<MeasureAnswer>& json_fields();
};

/// A column by which figures may be told apart.
struct GroupAnswer {
    std::string column{}, title{};
    static const JsonFields<GroupAnswer>& json_fields();
};

/// The figures as `vaerdi measure --json` gives them, and beside them what the pages show.
struct MeasuresAnswer : view::MeasuresRecord {
    std::vector<MeasureAnswer> shown{};
    bool suppressed = false;         ///< small numbers are hidden
    std::int64_t small_numbers = 0;  ///< counts from 1 to this are
    std::int64_t hidden = 0;         ///< figures in which something is hidden
    std::vector<FindingAnswer> findings{};
    static const JsonFields<MeasuresAnswer>& json_fields();
};

/// A measure patient by patient, each held against the risk that was predicted.
struct PatientsAnswer {
    std::string name{}, title{}, definition{};
    std::int64_t patients = 0;
    std::vector<ChartAnswer> charts{};  ///< risk-adjusted CUSUM and VLAD; none without patients
    std::vector<FindingAnswer> findings{};
    static const JsonFields<PatientsAnswer>& json_fields();
};

struct MeasureNamed {
    std::string name{}, title{}, kind{};
    bool patients = false;  ///< can be followed patient by patient
    static const JsonFields<MeasureNamed>& json_fields();
};

/// What there is of outcomes in a purchase.
struct OutcomesAnswer {
    bool written = false;  ///< there is a document with measures
    bool has_data = false;
    bool generated = false;  ///< the data that the measures count say that no patient is behind them
    std::vector<MeasureNamed> measures{};  ///< that can be counted
    std::vector<GroupAnswer> groups{};
    std::vector<FindingAnswer> findings{};  ///< why they cannot
    std::vector<DataSetAnswer> data{};
    static const JsonFields<OutcomesAnswer>& json_fields();
};

struct ProposalAnswer {
    std::string text{};
    static const JsonFields<ProposalAnswer>& json_fields();
};

struct ListedRowAnswer {
    std::int64_t row = 0;
    std::string standing{}, words{};
    std::vector<std::string> values{};
    static const JsonFields<ListedRowAnswer>& json_fields();
};
struct RowsAnswer {
    std::string title{}, definition{};
    std::vector<std::string> columns{};
    std::vector<ListedRowAnswer> rows{};
    bool more = false;
    static const JsonFields<RowsAnswer>& json_fields();
};

}  // namespace vaerdi::workbench
