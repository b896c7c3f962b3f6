// Records read from their list of fields: all mistakes at once, each with its place and the nearest known
// name.
#include "document/fields.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace vaerdi::document {

enum class Colour { red, dark_blue };
template <>
struct Choices<Colour> {
    static const std::vector<std::string>& names() {
        static const std::vector<std::string> names{"red", "dark blue"};
        return names;
    }
};

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Bed {
    Position at;
    Text name;
    Formula price;
    Located<int> year;
    Located<bool> owned;
    Located<Colour> colour;
    std::vector<Name> wards;
    Dictionary<Formula> by;
    std::vector<Bed> spares;
    static const Fields<Bed>& fields();
};

const Fields<Bed>& Bed::fields() {
    static const auto list = Fields<Bed>("bed")
                                 .required("name", &Bed::name, {"What it is", "Hvad det er"})
                                 .optional("price", &Bed::price, {"Price", "Pris"})
                                 .optional("year", &Bed::year, {"Year", "År"})
                                 .optional("owned", &Bed::owned, {"Owned", "Ejet"})
                                 .optional("colour", &Bed::colour, {"Colour", "Farve"})
                                 .optional("wards", &Bed::wards, {"Wards", "Afsnit"})
                                 .optional("by", &Bed::by, {"By ward", "Pr. afsnit"})
                                 .optional("spares", &Bed::spares, {"Spare beds", "Reserver"})
                                 .placed(&Bed::at);
    return list;
}

struct Read {
    explicit Read(const std::string& text) {
        const auto tree = read_yaml(text, found);
        if (tree) Format<Bed>::read(tree->root(), bed, found);
        for (const auto& finding : found.sorted()) {
            said.push_back(to_string(finding, Language::english));
            in_danish.push_back(to_string(finding, Language::danish));
        }
    }
    Diagnostics found{"bed.yaml"};
    Bed bed;
    std::vector<std::string> said, in_danish;
};

// ---- right

TEST(Fields, a_record_is_read_with_the_places_of_its_values) {
    const Read read(
        "name: A\nprice: \"2 * x\"\nyear: 2_025\nowned: ja\ncolour: dark blue\nwards: [k, b]\nby: {k: 1}\n");
    EXPECT_THAT(read.said, IsEmpty());
    EXPECT_EQ(read.bed.at, (Position{1, 1}));
    EXPECT_EQ(read.bed.price.value, "2 * x");
    EXPECT_EQ(read.bed.price.at, (Position{2, 9})) << "behind the quotation mark";
    EXPECT_EQ(read.bed.year.value, 2025);
    EXPECT_TRUE(read.bed.owned.value);
    EXPECT_EQ(read.bed.colour.value, Colour::dark_blue);
    EXPECT_EQ(read.bed.wards[1].value, "b");
    EXPECT_EQ(read.bed.wards[1].at, (Position{6, 12}));
    EXPECT_EQ(read.bed.by.find("k")->value, "1");
    EXPECT_EQ(read.bed.by.find("b"), nullptr);
    EXPECT_FALSE(Read("name: A\n").bed.year) << "what was not written has no place";
}

TEST(Fields, a_single_value_serves_as_a_list_of_one) {
    EXPECT_EQ(Read("{name: A, wards: k}").bed.wards.size(), 1U);
    EXPECT_EQ(Read("{name: A, spares: {name: B}}").bed.spares.at(0).name.en, "B");
}

TEST(Fields, texts_are_given_in_one_or_two_languages) {
    EXPECT_EQ(Read("name: Seng").bed.name, Text("Seng", "Seng"));
    EXPECT_EQ(Read("name: {da: Seng, en: Bed}").bed.name, Text("Bed", "Seng"));
    EXPECT_EQ(Read("name: {da: Seng}").bed.name, Text("Seng", "Seng")) << "one language serves both";
    EXPECT_THAT(
        Read("name: {dk: Seng}").said,
        ElementsAre("bed.yaml:1:8: error: unknown key 'dk' in a text in two languages; did you mean 'da'?"));
}

// ---- wrong

TEST(Fields, all_mistakes_of_a_record_come_in_one_go) {
    const Read read("prise: 5\nyear: soon\nowned: perhaps\ncolour: rad\nwards:\nby: [1]\n");
    EXPECT_THAT(
        read.said,
        ElementsAre("bed.yaml:1:1: error: 'name' is missing in bed; add `name: …`",
                    "bed.yaml:1:1: error: unknown key 'prise' in bed; did you mean 'price'?",
                    "bed.yaml:2:7: error: 'soon' is not a whole number; write digits only, e.g. 2025",
                    "bed.yaml:3:8: error: 'perhaps' is neither yes nor no; write yes or no",
                    "bed.yaml:4:9: error: 'rad' is not one of: red, dark blue; did you mean 'red'?",
                    "bed.yaml:5:1: error: 'wards' has no value; give it a value, or remove the key",
                    "bed.yaml:6:5: error: expected keys with values, found a list; write `key: value`, "
                    "indented below"));
}

TEST(Fields, every_message_is_also_said_in_danish) {
    const Read read("prise: 5\nyear: soon\nowned: perhaps\ncolour: rad\nwards:\nby: [1]\n");
    ASSERT_EQ(read.in_danish.size(), read.said.size());
    for (std::size_t i = 0; i < read.said.size(); ++i) EXPECT_NE(read.in_danish[i], read.said[i]);
    EXPECT_EQ(read.in_danish[1], "bed.yaml:1:1: fejl: ukendt nøgle 'prise' i bed; mente du 'price'?");
}

TEST(Fields, a_name_far_from_all_lists_those_that_are_known) {
    EXPECT_THAT(Read("{name: A, elephant: 5}").said,
                ElementsAre(HasSubstr("known keys: name, price, year, owned, colour, wards, by, spares")));
}

TEST(Fields, a_comma_in_a_flow_map_makes_a_stray_key) {
    EXPECT_THAT(
        Read("{name: small cut, local}").said,
        ElementsAre("bed.yaml:1:19: error: 'local' is a key without a value: the comma before it splits the "
                    "text; put a text or a formula that contains commas in quotation marks"));
    EXPECT_THAT(Read("{name: A, price: ramp(1, 2)}").said,
                ElementsAre(HasSubstr("1:18: error: the commas in 'ramp(1, 2)' split it into several keys")));
    EXPECT_THAT(Read("name: A\nelephant:\n").said, ElementsAre(HasSubstr("unknown key 'elephant'")))
        << "outside {…} it is an unknown key";
}

TEST(Fields, an_empty_item_of_a_list_is_said) {
    EXPECT_THAT(Read("name: A\nwards:\n  - k\n  -\n").said,
                ElementsAre(HasSubstr("an item of the list is empty")));
}

TEST(Fields, records_by_name_where_a_list_belongs_are_said) {
    EXPECT_THAT(
        Read("name: A\nspares:\n  one: {name: B}\n  two: {name: C}\n").said,
        ElementsAre(
            "bed.yaml:3:3: error: expected a list, each bed with a dash before it; write `- name: …`, "
            "and the other keys evenly below"));
}

TEST(Fields, a_mapping_or_list_where_a_text_belongs_is_said) {
    EXPECT_THAT(Read("name: [a]\n").said,
                ElementsAre(HasSubstr("1:7: error: expected a text or number here")));
    EXPECT_THAT(Read("{name: A, price: {a: 1}}").said,
                ElementsAre(HasSubstr("expected a text or number here")));
    EXPECT_THAT(Read("- a\n").said, ElementsAre(HasSubstr("expected the keys of a bed, found a list")));
    EXPECT_THAT(Read("just words\n").said,
                ElementsAre(HasSubstr("expected the keys of a bed, found a text")));
}

TEST(Fields, whole_numbers_are_plain_digits) {
    for (const auto* text : {"1.5", "-3", "1e3", "99999999999999999999", "0x10", "''"}) {
        EXPECT_THAT(Read(std::string("{name: A, year: ") + text + "}").said,
                    ElementsAre(HasSubstr("is not a whole number")))
            << text;
    }
}

TEST(Fields, a_flood_of_unknown_keys_ends) {
    std::string text = "name: A\n";
    for (int i = 0; i < 90'000; ++i) text += "k" + std::to_string(i) + ": 1\n";
    const Read read(text);
    EXPECT_LE(read.said.size(), 60U);
    EXPECT_GE(read.said.size(), 50U);
}

// ---- schema

TEST(Schema, is_told_by_the_same_list) {
    Definitions definitions;
    Format<Bed>::schema(definitions);
    const auto json =
        nlohmann::json::parse(json_schema("bed", {"A bed", "En seng"}, definitions, Language::danish));
    EXPECT_EQ(json["title"], "En seng");
    EXPECT_EQ(json["$ref"], "#/$defs/bed");
    const auto& bed = json["$defs"]["bed"];
    EXPECT_EQ(bed["required"], nlohmann::json({"name"}));
    EXPECT_EQ(bed["additionalProperties"], false);
    EXPECT_EQ(bed["properties"]["colour"]["enum"], nlohmann::json({"red", "dark blue"}));
    EXPECT_EQ(bed["properties"]["price"]["description"], "Pris");
    EXPECT_EQ(bed["properties"].size(), 8U);
    EXPECT_TRUE(json["$defs"].contains("text"));
}

TEST(Schema, the_reference_page_marks_what_is_required) {
    Definitions definitions;
    Format<Bed>::schema(definitions);
    const auto page = reference_page("bed", {"A bed", "En seng"}, definitions, Language::english);
    EXPECT_THAT(page, HasSubstr("| `name` * |"));
    EXPECT_THAT(page, HasSubstr("| `price` | formula | Price |"));
    EXPECT_THAT(page, HasSubstr("| `spares` | list of [bed](#bed) | Spare beds |"));
}

}  // namespace
}  // namespace vaerdi::document
