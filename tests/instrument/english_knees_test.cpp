// Knee replacements in England 2016/17, patient by patient: the scores recomputed from the items are those of
// the file. The data are not shipped; VAERDI_REFERENCE_DATA names the folder that has them.
#include <gmock/gmock.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "answers.h"
#include "instrument/score.h"

namespace vaerdi::instrument {
namespace {

using Row = std::vector<std::string>;

Row fields_of(const std::string& line) {
    Row fields(1);
    for (const char c : line) {
        if (c == ',') {
            fields.emplace_back();
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    return fields;
}

/// Calls `row` for each patient; the first row is the heading.
void read_rows(const std::string& zip, const std::function<void(const Row&)>& row) {
    FILE* pipe = popen(("unzip -p '" + zip + "' 'Knee Replacement Provider 1617.csv'").c_str(), "r");
    ASSERT_NE(pipe, nullptr);
    std::string line;
    for (int c = 0; (c = std::fgetc(pipe)) != EOF;) {
        if (c != '\n') {
            line += static_cast<char>(c);
            continue;
        }
        row(fields_of(line));
        line.clear();
    }
    EXPECT_EQ(pclose(pipe), 0);
}

struct Columns {
    std::vector<std::size_t> items;
    std::size_t total = 0;
};

struct Compared {
    int with_score = 0, without = 0;
};

/// 9 is a missing answer there.
void compare(const Instrument& of, const Columns& columns, const Row& row, Compared& seen) {
    Answers given;
    for (const auto item : columns.items) {
        const auto& written = row.at(item);
        given.push_back(written.empty() || written == "9" ? std::nullopt : std::optional(std::stoi(written)));
    }
    const auto made = score(of, given);
    const auto& published = row.at(columns.total);
    ASSERT_EQ(made.has_value(), !published.empty());
    if (made) {
        ASSERT_EQ(*made, std::stod(published));
    }
    ++(made ? seen.with_score : seen.without);
}

TEST(EnglishKnees, scores_recomputed_from_the_items_are_those_of_the_file) {
    const char* folder = std::getenv("VAERDI_REFERENCE_DATA");
    if (folder == nullptr) GTEST_SKIP() << "VAERDI_REFERENCE_DATA is not set";
    const auto zip = std::filesystem::path(folder) / "nhs-proms/knee-provider-2016-17.csv.zip";
    if (!std::filesystem::exists(zip)) GTEST_SKIP() << zip << " is not there";

    std::map<std::string, std::size_t> heading;
    std::map<std::string, Compared> seen;
    read_rows(zip, [&](const Row& row) {
        if (heading.empty()) {
            for (std::size_t column = 0; column < row.size(); ++column) heading[row[column]] = column;
            return;
        }
        for (const std::string time : {"Pre-Op Q ", "Post-Op Q "}) {
            Columns oxford, euroqol;
            for (const auto* item : {"Pain", "Night Pain", "Washing", "Transport", "Walking", "Standing",
                                     "Limping", "Kneeling", "Work", "Confidence", "Shopping", "Stairs"})
                oxford.items.push_back(heading.at("Knee Replacement " + time + item));
            oxford.total = heading.at("Knee Replacement " + time + "Score");
            compare(known("oxford-knee-score"), oxford, row, seen["oxford " + time]);
            for (const auto* item : {"Mobility", "Self-Care", "Activity", "Discomfort", "Anxiety"})
                euroqol.items.push_back(heading.at(time + item));
            euroqol.total = heading.at(time + "EQ5D Index");
            compare(known("eq-5d-3l-uk"), euroqol, row, seen["euroqol " + time]);
        }
    });
    EXPECT_EQ(seen["oxford Pre-Op Q "].with_score, 47062);
    EXPECT_EQ(seen["oxford Post-Op Q "].with_score, 46959);
    EXPECT_EQ(seen["euroqol Pre-Op Q "].with_score, 44937);
    EXPECT_EQ(seen["euroqol Post-Op Q "].with_score, 45460);
    EXPECT_EQ(seen["euroqol Post-Op Q "].without, 2144);
}

}  // namespace
}  // namespace vaerdi::instrument
