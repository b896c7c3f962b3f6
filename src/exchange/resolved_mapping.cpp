#include "exchange/resolved_mapping.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "base/date.h"
#include "exchange/fhir_document.h"

namespace vaerdi::exchange {
namespace {

constexpr int default_decimals = 6, most_decimals = 9;

warehouse::Type type_of(ColumnType type) {
    switch (type) {
        case ColumnType::text:
            return warehouse::Type::text;
        case ColumnType::whole:
            return warehouse::Type::whole;
        case ColumnType::decimal:
            return warehouse::Type::decimal;
        case ColumnType::date:
            return warehouse::Type::date;
        case ColumnType::truth:
            return warehouse::Type::truth;
    }
    return warehouse::Type::text;
}

/// snake_case, as formulas name it.
bool is_column_name(std::string_view name) {
    if (name.empty() || name.size() > 60 || (name.front() >= '0' && name.front() <= '9')) return false;
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

bool is_plain_number(std::string text) {
    std::erase(text, '_');
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

class Resolver {
  public:
    Resolver(const MappingDocument& document, Diagnostics& found) : document_(document), found_(found) {}

    ResolvedMapping resolve(const std::string& fallback_id) {
        made_.id = document_.id.empty() ? fallback_id : document_.id;
        made_.title = document_.title;
        for (const auto& file : document_.data) made_.data.push_back(file.value);
        made_.member = document_.member.value;
        if (document_.separator) made_.separator = document_.separator.value;
        if (document_.decimal) made_.decimal = document_.decimal.value;
        if (document_.encoding) made_.encoding = document_.encoding.value;
        dates_ = form_of(document_.dates);
        source();
        for (const auto& [name, at, written] : document_.columns) column(name, at, written);
        for (const auto& heading : document_.leave_out) made_.leave_out.push_back(heading.value);
        row_id();
        return std::move(made_);
    }

  private:
    std::optional<DateForm> form_of(const Name& written) {
        if (!written) return {};
        auto form = date_form(written.value);
        if (!form) {
            std::vector<std::string> known;
            for (const auto& one : date_forms()) known.push_back(one.written);
            found_.error(written.at,
                         {fmt::format("'{}' is no way to write dates that is known", written.value),
                          fmt::format("'{}' er ikke en kendt måde at skrive datoer på", written.value)},
                         {fmt::format("write one of {}", fmt::join(known, ", ")),
                          fmt::format("skriv en af {}", fmt::join(known, ", "))});
        }
        return form;
    }

    /// Files, FHIR or a table: one of them.
    void source() {
        made_.table = document_.table.value;
        if (document_.table && !document_.data.empty())
            found_.error(document_.table.at,
                         {"rows come from files or from a table, not from both",
                          "rækker kommer fra filer eller fra en tabel, ikke fra begge"},
                         {"take `data` or `table` away", "fjern `data` eller `table`"});
        if (!document_.table && document_.data.empty())
            found_.error({1, 1}, {"nothing says where the rows are", "intet siger, hvor rækkerne er"},
                         {"write `data:` with a file, or `table:` with the name of a table",
                          "skriv `data:` med en fil eller `table:` med navnet på en tabel"});
        if (!document_.fhir) return;
        made_.fhir = request_of(*document_.fhir, found_);
        if (document_.table)
            found_.error(document_.table.at, {"a table holds no FHIR", "en tabel indeholder ikke FHIR"},
                         {"take `fhir` or `table` away", "fjern `fhir` eller `table`"});
        if (document_.decimal || document_.dates)
            found_.error(document_.decimal ? document_.decimal.at : document_.dates.at,
                         {"in FHIR, numbers and dates are written in one way only",
                          "i FHIR skrives tal og datoer kun på én måde"},
                         {"take `decimal` and `dates` away", "fjern `decimal` og `dates`"});
        dates_ = date_forms().front();
    }

    void column(const std::string& name, Position at, const ColumnDocument& written) {
        if (!is_column_name(name) || name == "row_number") {
            found_.error(at,
                         {fmt::format("'{}' cannot be the name of a column", name),
                          fmt::format("'{}' kan ikke være navnet på en kolonne", name)},
                         {"write letters a to z, digits and _, as in operation_date",
                          "skriv bogstaver a til z, cifre og _, som i operation_date"});
        }
        MappedColumn made{name, written.from ? written.from.value : name, at};
        made.type = type_of(written.type.value);
        made.pseudonym = written.pseudonym.value;
        if (written.otherwise) made.otherwise = written.otherwise.value;
        made.required = written.required.value;
        made.dates = written.dates ? form_of(written.dates) : dates_;
        made.decimal = made_.decimal;
        for (const auto& list : {document_.missing, written.missing})
            for (const auto& text : list) made.missing.push_back(text.value);
        if (made.type == warehouse::Type::decimal) decimals(made, written);
        pseudonym(made, written);
        identifier(made, written);
        range(made, written);
        values(made, written);
        made_.columns.push_back(std::move(made));
    }

    void decimals(MappedColumn& made, const ColumnDocument& written) {
        made.decimals = written.decimals ? written.decimals.value : default_decimals;
        if (made.decimals < 1 || made.decimals > most_decimals)
            found_.error(
                written.decimals.at,
                {fmt::format("from 1 to {} decimals are kept", most_decimals),
                 fmt::format("der gemmes fra 1 til {} decimaler", most_decimals)},
                {"numbers without decimals are `type: whole`", "tal uden decimaler er `type: whole`"});
    }

    void pseudonym(const MappedColumn& made, const ColumnDocument& written) {
        if (made.pseudonym.empty()) return;
        if (written.type && made.type != warehouse::Type::text)
            found_.error(written.type.at, {"a pseudonym is a text", "et pseudonym er en tekst"},
                         {"take `type` away", "fjern `type`"});
        if (!written.values.empty() || !written.range.empty())
            found_.error(written.at,
                         {"the values of an identifier are not looked at",
                          "en identifikators værdier "
                          "ses der ikke på"},
                         {"take `values` and `range` away", "fjern `values` og `range`"});
    }

    /// The columns of FHIR that tell who a person is are kept as pseudonyms only.
    void identifier(const MappedColumn& made, const ColumnDocument& written) {
        if (!document_.fhir || !made.pseudonym.empty() || !fhir::tells_who(made.from)) return;
        const auto* domain = made.from == "patient_id" ? "patient" : "surgeon";
        found_.error(written.from ? written.from.at : made.at,
                     {fmt::format("'{}' tells who somebody is, and is kept as a pseudonym only", made.from),
                      fmt::format("'{}' fortæller, hvem nogen er, og gemmes kun som pseudonym", made.from)},
                     {fmt::format("write {{from: {}, pseudonym: {}}}", made.from, domain),
                      fmt::format("skriv {{from: {}, pseudonym: {}}}", made.from, domain)});
    }

    void range(MappedColumn& made, const ColumnDocument& written) {
        if (written.range.empty()) return;
        if (written.range.size() != 2) {
            found_.error(written.range.front().at,
                         {"a range has a lowest and a highest value",
                          "et interval har en laveste og en højeste værdi"},
                         {"write [0, 48]", "skriv [0, 48]"});
            return;
        }
        const bool dates = made.type == warehouse::Type::date;
        if (!dates && made.type != warehouse::Type::whole && made.type != warehouse::Type::decimal) {
            found_.error(written.range.front().at,
                         {"only numbers and dates have a range",
                          "kun tal og datoer har et "
                          "interval"},
                         {"give the column a `type`, or list its `values`",
                          "giv kolonnen en `type`, eller skriv dens `values`"});
            return;
        }
        for (const auto& bound : written.range) {
            if (dates ? iso_date(bound.value).has_value() : is_plain_number(bound.value)) continue;
            found_.error(bound.at,
                         {fmt::format("'{}' is no {}", bound.value, dates ? "date" : "number"),
                          fmt::format("'{}' er ikke {}", bound.value, dates ? "en dato" : "et tal")},
                         dates ? Text{"write 2010-01-01", "skriv 2010-01-01"}
                               : Text{"write 48 or 0.5",
                                      "skriv 48 "
                                      "eller 0.5"});
            return;
        }
        auto low = written.range[0].value, high = written.range[1].value;
        std::erase(low, '_');
        std::erase(high, '_');
        made.range = {low, high};
    }

    void values(MappedColumn& made, const ColumnDocument& written) {
        for (const auto& [text, at, means] : written.values) made.values.emplace_back(text, means.value);
        if (made.type != warehouse::Type::date) return;
        for (const auto& [text, at, means] : written.values) {
            if (!iso_date(means.value))
                found_.error(means.at,
                             {fmt::format("'{}' is no date", means.value),
                              fmt::format("'{}' er ikke en dato", means.value)},
                             {"write 2016-04-01", "skriv 2016-04-01"});
        }
        // What the file writes is listed, and means dates as documents write them.
        if (!made.values.empty()) made.dates = date_forms().front();
    }

    void row_id() {
        if (!document_.rows.id) return;
        made_.row_id = document_.rows.id.value;
        std::vector<std::string> names;
        for (const auto& one : made_.columns) names.push_back(one.name);
        if (std::ranges::find(names, made_.row_id) != names.end()) return;
        const auto near = nearest_name(made_.row_id, names);
        found_.error(document_.rows.id.at,
                     {fmt::format("there is no column '{}'", made_.row_id),
                      fmt::format("der er ingen kolonne '{}'", made_.row_id)},
                     near.empty() ? Text{"name it under `columns`", "navngiv den under `columns`"}
                                  : Text{fmt::format("did you mean '{}'?", near),
                                         fmt::format("mente du '{}'?", near)});
    }

    const MappingDocument& document_;
    Diagnostics& found_;
    ResolvedMapping made_;
    std::optional<DateForm> dates_;
};

}  // namespace

const std::vector<DateForm>& date_forms() {
    static const std::vector<DateForm> forms{{"yyyy-mm-dd", "%Y-%m-%d"},
                                             {"dd-mm-yyyy", "%d-%m-%Y"},
                                             {"dd.mm.yyyy", "%d.%m.%Y"},
                                             {"dd/mm/yyyy", "%d/%m/%Y"},
                                             {"mm/dd/yyyy", "%m/%d/%Y"},
                                             {"yyyy/mm/dd", "%Y/%m/%d"},
                                             {"yyyymmdd", "%Y%m%d"},
                                             {"ddmmyyyy", "%d%m%Y"},
                                             {"yyyy-mm-dd hh:mm", "%Y-%m-%d %H:%M"},
                                             {"yyyy-mm-dd hh:mm:ss", "%Y-%m-%d %H:%M:%S"},
                                             {"yyyy-mm-ddThh:mm:ss", "%Y-%m-%dT%H:%M:%S"},
                                             {"dd-mm-yyyy hh:mm", "%d-%m-%Y %H:%M"},
                                             {"dd-mm-yyyy hh:mm:ss", "%d-%m-%Y %H:%M:%S"}};
    return forms;
}

std::optional<DateForm> date_form(std::string_view written) {
    const auto found = std::ranges::find(date_forms(), written, &DateForm::written);
    return found == date_forms().end() ? std::nullopt : std::optional(*found);
}

bool ResolvedMapping::has_pseudonyms() const {
    return std::ranges::any_of(columns, [](const auto& column) { return !column.pseudonym.empty(); });
}

bool ResolvedMapping::takes_as_date(const std::string& heading) const {
    return std::ranges::any_of(columns, [&](const MappedColumn& column) {
        return column.from == heading && column.type == warehouse::Type::date;
    });
}

std::vector<warehouse::DataColumn> ResolvedMapping::data_columns() const {
    std::vector<warehouse::DataColumn> made;
    for (const auto& column : columns)
        made.push_back({column.name, column.type, column.decimals, !column.pseudonym.empty()});
    return made;
}

std::optional<ResolvedMapping> resolve(const MappingDocument& document, const std::string& fallback_id,
                                       Diagnostics& found) {
    const auto before = found.error_count();
    auto made = Resolver(document, found).resolve(fallback_id);
    if (found.error_count() > before) return {};
    return made;
}

}  // namespace vaerdi::exchange
