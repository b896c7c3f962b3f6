// Outcomes over HTTP: who sees which figures, what is hidden from those who do not own the data, and that
// nobody sees rows without a trace.
#include <gtest/gtest.h>

#include <algorithm>

#include "made_site.h"
#include "store/audit.h"

namespace vaerdi::server {
namespace {

constexpr const char* measures = R"(measures: 1
title: Knee implants
data: mapping.yaml
rows: {one: operation, id: operation, date: day, unit: department, region: region, product: implant, patient: patient}
define:
  revised:
    title: Revised
    kind: proportion
    counts: revised = 1
    better: lower
    standard: 10 %
  followed:
    title: Revised, as predicted
    kind: proportion
    counts: revised = 1
    predicted: risk
    better: lower
small_numbers: 5
)";

constexpr int fixed_years = 2;

struct Department {
    const char* name;
    const char* region;
    int operations, revised;  ///< in each of two years
};
constexpr std::array departments{Department{"Aalborg", "North", 200, 20}, Department{"Hobro", "North", 60, 6},
                                 Department{"Thisted", "North", 40, 2}, Department{"Vejle", "South", 300, 24},
                                 Department{"Kolding", "South", 150, 15}};

warehouse::Column column(std::string name, warehouse::Type type) {
    warehouse::Column made;
    made.name = std::move(name);
    made.type = type;
    return made;
}

/// Operations of five departments in two years, of which each department revised as many as it says.
warehouse::Answer operations() {
    using warehouse::Type;
    warehouse::Answer rows;
    for (const auto& [name, type] : {std::pair{"row_number", Type::whole},
                                     {"operation", Type::text},
                                     {"day", Type::date},
                                     {"department", Type::text},
                                     {"region", Type::text},
                                     {"implant", Type::text},
                                     {"surgeon", Type::text},
                                     {"patient", Type::text},
                                     {"revised", Type::whole},
                                     {"risk", Type::decimal}})
        rows.columns.push_back(column(name, type));
    rows.columns.back().scale = 2;
    std::int64_t number = 0;
    const auto text = [&](std::size_t at, std::string value) {
        rows.columns[at].texts.push_back(std::move(value));
        rows.columns[at].known.push_back(1);
    };
    const auto whole = [&](std::size_t at, std::int64_t value) {
        rows.columns[at].numbers.push_back(value);
        rows.columns[at].known.push_back(1);
    };
    for (int year = 2018; year < 2018 + fixed_years; ++year) {
        for (const auto& department : departments) {
            for (int i = 0; i < department.operations; ++i) {
                ++number;
                whole(0, number);
                text(1, "op" + std::to_string(number));
                whole(2, iso_date(std::to_string(year) + "-03-01")->time_since_epoch().count());
                text(3, department.name);
                text(4, department.region);
                text(5, i % 2 == 0 ? "Alpha" : "Beta");
                text(6, std::string(department.name) + (i % 3 == 0 ? "-1" : "-2"));
                text(7, "pseudonym-" + std::to_string(number));
                whole(8, i < department.revised ? 1 : 0);
                whole(9, 10);  // one in ten
            }
        }
    }
    return rows;
}

/// The purchase `ours` with data and measures.
class OutcomesOf : public MadeSite {
  public:
    OutcomesOf() {
        const auto database = site().outcomes->open();
        warehouse::DataSet data;
        data.id = data_set_id("ours", "data");
        data.version = std::string(64, 'a');
        const auto rows = operations();
        data.rows = static_cast<std::int64_t>(rows.rows());
        for (std::size_t c = 1; c < rows.columns.size(); ++c) {
            const auto& name = rows.columns[c].name;
            data.columns.push_back(
                {name, rows.columns[c].type, rows.columns[c].scale, name == "patient" || name == "surgeon"});
        }
        data.imported_at = "2026-11-27T12:00:00Z";
        warehouse::create_tables(*database, data);
        database->append(data.rows_table(), rows);
        warehouse::enter_data_set(*database, data);
        put("buyer", "purchases/ours/measures.yaml", measures);
    }
    Answered figures(const std::string& by, const Json& question) {
        return ask("POST", "/api/purchases/ours/measures", ticket(by), question.dump());
    }
};

Json by(const char* what) { return {{"by", Json::array({what})}}; }

/// Hidden cells of the only measure, by unit.
std::vector<std::string> hidden_in(const Json& answer) {
    std::vector<std::string> names;
    for (const auto& figure : answer["measures"][0]["figures"]) {
        if (figure["hidden"].get<bool>())
            names.push_back(figure.contains("by") ? figure["by"].begin().value().get<std::string>()
                                                  : figure["period"].get<std::string>());
    }
    return names;
}

TEST(Outcomes, OwnerSeesEveryUnitWithTheRowsBehindIt) {
    OutcomesOf made;
    const auto answer = made.figures("clinician", by("department")).json();
    EXPECT_EQ(answer["measures"][0]["figures"].size(), departments.size());
    EXPECT_EQ(hidden_in(answer), std::vector<std::string>{});
    EXPECT_EQ(answer["measures"][0]["all"]["numerator"], 2 * (20 + 6 + 2 + 24 + 15));
    EXPECT_EQ(answer["shown"][0]["in_case"]["value"], "{events: 134, of: 1500}");
    const auto& funnel = answer["shown"][0]["charts"][0];
    EXPECT_EQ(funnel["kind"], "funnel");
    const auto& thisted = funnel["points"][3]["of"];
    ASSERT_EQ(answer["measures"][0]["figures"][3]["by"]["department"], "Thisted");
    const auto rows = made.ask("POST", "/api/purchases/ours/rows", made.ticket("clinician"),
                               Json{{"measure", "revised"}, {"where", thisted["by"]}}.dump());
    ASSERT_EQ(rows.status, 200) << rows.body;
    EXPECT_EQ(rows.json()["rows"].size(), 80U);
    EXPECT_NE(rows.body.find("pseudonym-"), std::string::npos);
}

TEST(Outcomes, NobodySeesRowsWithoutATrace) {
    OutcomesOf made;
    const auto seen = [&] {
        return made.database().read([](store::Reading& reading) {
            return std::ranges::count(store::audit_entries(reading), "rows.seen", &store::AuditEntry::action);
        });
    };
    EXPECT_EQ(seen(), 0);
    made.ask("POST", "/api/purchases/ours/rows", made.ticket("clinician"), R"({"measure":"revised"})");
    EXPECT_EQ(seen(), 1);
    for (const auto* other : {"buyer", "economist", "management", "supplier", "administrator"}) {
        const auto refused =
            made.ask("POST", "/api/purchases/ours/rows", made.ticket(other), R"({"measure":"revised"})");
        EXPECT_EQ(refused.status, 403) << other;
        EXPECT_EQ(refused.body.find("pseudonym-"), std::string::npos);
    }
    EXPECT_EQ(seen(), 1);
    made.ask("POST", "/api/purchases/ours/patients", made.ticket("clinician"), R"({"measure":"followed"})");
    EXPECT_EQ(seen(), 2);
}

// Thisted revised four of eighty. With Thisted alone hidden, its region's total would tell it.
TEST(Outcomes, SupplierSeesSmallNumbersHiddenAndNoneThatTotalsWouldTell) {
    OutcomesOf made;
    const auto answer = made.figures("supplier", by("department")).json();
    EXPECT_EQ(answer["suppressed"], true);
    EXPECT_EQ(hidden_in(answer), (std::vector<std::string>{"Hobro", "Thisted"}));
    for (const auto& figure : answer["measures"][0]["figures"]) {
        if (!figure["hidden"].get<bool>()) continue;
        EXPECT_FALSE(figure.contains("numerator"));
        EXPECT_FALSE(figure.contains("value"));
        EXPECT_EQ(figure["denominator"], 0);
    }
    const auto regions = made.figures("supplier", by("region")).json();
    EXPECT_EQ(hidden_in(regions), std::vector<std::string>{});
    EXPECT_EQ(made.figures("supplier", {{"period", "year"}}).status, 200);
    EXPECT_EQ(made.figures("supplier", by("implant")).status, 200);
}

TEST(Outcomes, OwnerIsShownWhatASupplierSees) {
    OutcomesOf made;
    auto question = by("department");
    const auto theirs = made.figures("supplier", question).json();
    question["as_supplier"] = true;
    EXPECT_EQ(made.figures("buyer", question).json(), theirs);
}

TEST(Outcomes, SupplierCannotAskForWhatWouldTellTheHidden) {
    OutcomesOf made;
    const auto status = [&](const Json& question) { return made.figures("supplier", question).status; };
    EXPECT_EQ(status(by("surgeon")), 400);
    EXPECT_EQ(status(by("patient")), 400);
    EXPECT_EQ(status({{"by", Json::array({"department", "implant"})}}), 400);
    EXPECT_EQ(status({{"by", Json::array({"department"})}, {"period", "year"}}), 400);
    EXPECT_EQ(status({{"period", "month"}}), 400);
    EXPECT_EQ(status({{"from", "2018-02-01"}}), 400);
    EXPECT_EQ(status({{"where", {{"department", "Thisted"}}}}), 400);
    EXPECT_EQ(status({{"text", measures}}), 403);
    EXPECT_EQ(made.figures("buyer", by("surgeon")).status, 200);
}

/// The registry table: the units of a region, and a unit's years, give nothing away either.
TEST(Outcomes, RegistryTableHidesInBothDirections) {
    OutcomesOf made;
    const auto rows_of = [&](const std::string& who) {
        return made.figures(who, {{"registry", true}}).json()["shown"][0]["registry"]["rows"];
    };
    for (const auto& row : rows_of("buyer")) EXPECT_EQ(row["periods"][0]["hidden"], false);
    int hidden = 0;
    for (const auto& row : rows_of("supplier")) {
        const bool first = row["periods"][0]["hidden"], second = row["periods"][1]["hidden"];
        EXPECT_EQ(first, second) << row;  // one year alone could be worked out
        EXPECT_FALSE(row["periods"][0].contains("unknown"));
        if (row["level"] == "unit" && first) ++hidden;
    }
    EXPECT_EQ(hidden, 2);
}

TEST(Outcomes, AnotherHospitalSeesNeither) {
    OutcomesOf made;
    const auto stranger = made.ticket("stranger");
    for (const auto* target : {"/api/purchases/ours/measures", "/api/purchases/ours/rows"})
        EXPECT_EQ(made.ask("POST", target, stranger, R"({"measure":"revised"})").status, 404) << target;
    EXPECT_EQ(made.ask("GET", "/api/purchases/ours/outcomes", stranger).status, 404);
    // Nor through measures of their own that name our data.
    const Json ours{{"text", std::string(measures) + "\n"}, {"document", "purchases/theirs/measures.yaml"}};
    const auto refused = made.ask("POST", "/api/purchases/theirs/measures", stranger, ours.dump());
    EXPECT_EQ(refused.status, 422);
    auto named = std::string(measures);
    named.replace(named.find("mapping.yaml"), 12, "\"../ours/data\"");
    EXPECT_EQ(made.ask("POST", "/api/purchases/theirs/measures", stranger,
                       Json{{"text", named}, {"document", "purchases/theirs/measures.yaml"}}.dump())
                  .status,
              422);
}

TEST(Outcomes, OverviewTellsWhatThereIs) {
    OutcomesOf made;
    const auto owner = made.ask("GET", "/api/purchases/ours/outcomes", made.ticket("data_manager")).json();
    EXPECT_EQ(owner["data"][0]["versions"][0]["rows"], 1500);
    EXPECT_EQ(owner["measures"][0]["name"], "revised");
    const auto supplier = made.ask("GET", "/api/purchases/ours/outcomes", made.ticket("supplier")).json();
    EXPECT_TRUE(supplier["data"].empty());
    EXPECT_EQ(supplier["measures"].size(), 2U);
    EXPECT_EQ(owner["measures"][0]["patients"], false);
    EXPECT_EQ(owner["measures"][1]["patients"], true);
}

TEST(Outcomes, OwnerFollowsAMeasurePatientByPatient) {
    OutcomesOf made;
    const auto asked = [&](const char* who, const Json& question) {
        return made.ask("POST", "/api/purchases/ours/patients", made.ticket(who), question.dump());
    };
    const auto answer = asked("clinician", {{"measure", "followed"}}).json();
    EXPECT_EQ(answer["patients"], 1500);
    ASSERT_EQ(answer["charts"].size(), 2U);
    const auto& cusum = answer["charts"][0];
    const auto& vlad = answer["charts"][1];
    EXPECT_EQ(cusum["kind"], "risk-adjusted-cusum");
    EXPECT_EQ(cusum["points"][0]["label"], "2018-03-01");
    EXPECT_TRUE(cusum["points"][0].contains("second"));
    EXPECT_EQ(cusum["lines"].size(), 3U);  // as predicted, more, fewer
    EXPECT_EQ(vlad["kind"], "vlad");
    // 150 were expected, 134 came.
    EXPECT_NEAR(vlad["points"].back()["value"].get<double>(), 16, 1e-6);
    EXPECT_EQ(vlad["points"].back()["x"], 1500);
    EXPECT_FALSE(vlad["sentences"].empty());
    EXPECT_EQ(asked("clinician", {{"measure", "revised"}}).status, 400);  // no risk was predicted
    EXPECT_EQ(asked("clinician", {{"measure", "followed"}, {"run_length", 0}}).status, 400);
    // Every point is a patient: as with rows, those who count them only are refused, and whoever sees them
    // leaves a trace.
    for (const auto* who : {"buyer", "management"})
        EXPECT_EQ(asked(who, {{"measure", "followed"}}).status, 403) << who;
    EXPECT_EQ(asked("supplier", {{"measure", "followed"}}).status, 403);
    EXPECT_EQ(asked("stranger", {{"measure", "followed"}}).status, 404);
}

TEST(Outcomes, MeasureReportsAreHandedOnWithSmallNumbersMaskedForOthers) {
    OutcomesOf made;
    const auto reports = [&](const char* who, const std::string& query = {}) {
        return made.ask("GET", "/api/purchases/ours/measures/reports" + query, made.ticket(who));
    };
    const auto owner = reports("buyer");
    ASSERT_EQ(owner.status, 200) << owner.body;
    EXPECT_EQ(std::ranges::count(owner.body, '\n'), 4);  // two measures, two years
    EXPECT_EQ(Json::parse(owner.body.substr(0, owner.body.find('\n')))["resourceType"], "MeasureReport");
    EXPECT_EQ(reports("supplier").body, reports("buyer", "?as_supplier=yes").body);
    EXPECT_EQ(reports("stranger").status, 404);
    // 67 of a year are small when small is up to 80.
    auto stricter = std::string(measures);
    stricter.replace(stricter.find("small_numbers: 5"), 16, "small_numbers: 80");
    made.put("buyer", "purchases/ours/measures.yaml", stricter, 1);
    EXPECT_NE(reports("supplier").body.find("masked"), std::string::npos);
    EXPECT_EQ(reports("buyer").body.find("masked"), std::string::npos);
}

TEST(Outcomes, MeasuresOfDataThatAreNotThereAreToldWhichThereAre) {
    OutcomesOf made;
    auto text = std::string(measures);
    text.replace(text.find("mapping.yaml"), 12, "knee.mapping.yaml");
    const auto said = [&](const char* purchase, const char* who) {
        return made
            .ask("POST", std::string("/api/purchases/") + purchase + "/measures/check", made.ticket(who),
                 Json{{"text", text}, {"document", std::string("purchases/") + purchase + "/measures.yaml"}}
                     .dump())
            .body;
    };
    EXPECT_NE(said("ours", "buyer").find("`data: mapping.yaml`"), std::string::npos);
    EXPECT_EQ(said("theirs", "stranger").find("mapping.yaml`"), std::string::npos);
}

TEST(Outcomes, RemovedDataAreGone) {
    OutcomesOf made;
    const auto manager = made.ticket("data_manager");
    const auto target = "/api/purchases/ours/data/data?version=" + std::string(64, 'a');
    EXPECT_EQ(made.ask("DELETE", target, made.ticket("clinician")).status, 403);
    EXPECT_EQ(made.ask("DELETE", target, manager).status, 204);
    EXPECT_EQ(made.ask("GET", "/api/purchases/ours/outcomes", manager).json()["has_data"], false);
    EXPECT_EQ(made.figures("clinician", by("department")).status, 422);
}

}  // namespace
}  // namespace vaerdi::server
