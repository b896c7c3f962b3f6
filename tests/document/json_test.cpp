// JSON in and out: what is read is bounded and named by its keys, what is written reads back the same.
#include <gmock/gmock.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "document/json_fields.h"
#include "document/json_reader.h"

namespace vaerdi::document {
namespace {

using nlohmann::json;

TEST(JsonReader, NamesTheKeysThatLeadToANode) {
    Diagnostics found;
    const auto tree = read_json(R"({"set": {"valve": "120_000", "list": [1, {"x": true}]}})", found);
    ASSERT_TRUE(tree);
    const auto* set = tree->root().find("set");
    EXPECT_EQ(tree->path(set->find("valve")->at), "set.valve");
    EXPECT_EQ(tree->path(set->find("list")->items[1]->find("x")->at), "set.list[1].x");
    EXPECT_EQ(tree->path(tree->root().at), "");
}

TEST(JsonReader, KeepsNumbersAsTheyWereWritten) {
    Diagnostics found;
    const auto tree = read_json(R"({"a": 0.10, "b": 17, "c": "ø\u00e6", "d": null})", found);
    ASSERT_TRUE(tree);
    EXPECT_EQ(tree->root().find("a")->text, "0.10");
    EXPECT_EQ(tree->root().find("b")->text, "17");
    EXPECT_EQ(tree->root().find("c")->text, "øæ");
    EXPECT_TRUE(tree->root().find("d")->is_null());
}

TEST(JsonReader, RefusesWhatIsNotJson) {
    for (const auto* text : {"", "{", "{\"a\": 1,}", "{'a': 1}", "\xff", "{\"a\": 1} x"}) {
        Diagnostics found;
        EXPECT_FALSE(read_json(text, found)) << text;
        EXPECT_TRUE(found.has_errors()) << text;
    }
}

TEST(JsonReader, RefusesAKeyWrittenTwice) {
    Diagnostics found;
    EXPECT_FALSE(read_json(R"({"set": {"valve": "1", "valve": "2"}})", found));
    EXPECT_THAT(found.all().front().message.en, testing::HasSubstr("'valve' stands twice"));
}

TEST(JsonReader, RefusesWhatIsTooDeep) {
    Diagnostics found;
    const auto text = std::string(deepest_nesting + 1, '[') + std::string(deepest_nesting + 1, ']');
    EXPECT_FALSE(read_json(text, found));
    Diagnostics right;
    const auto shallow = std::string(deepest_nesting, '[') + std::string(deepest_nesting, ']');
    EXPECT_TRUE(read_json(shallow, right));
}

TEST(JsonReader, RefusesWhatIsTooLarge) {
    Diagnostics found;
    EXPECT_FALSE(read_json('"' + std::string(largest_json, 'a') + '"', found));
}

TEST(JsonWriter, WritesWhatReadsBackTheSame) {
    for (const double x :
         {0.0, 1.0, -0.1, 1e-7, 123456789.125, 1e300, std::numeric_limits<double>::denorm_min()}) {
        JsonWriter out;
        out.number(x);
        const auto text = out.take();
        EXPECT_EQ(json::parse(text).get<double>(), x);
        EXPECT_EQ(text, json(x).dump());
    }
}

TEST(JsonWriter, WritesNullForWhatIsNoNumber) {
    JsonWriter out;
    out.number(std::numeric_limits<double>::quiet_NaN());
    EXPECT_EQ(out.take(), "null");
}

TEST(JsonWriter, LaysOutAsTheLibraryDoes) {
    const auto write = [](JsonWriter out) {
        out.open_object();
        out.key("a");
        out.open_array();
        out.whole(1);
        out.text("ø \"x\" \n");
        out.close();
        out.key("b");
        out.open_object();
        out.close();
        out.close();
        return out.take();
    };
    const nlohmann::ordered_json same{{"a", {1, "ø \"x\" \n"}}, {"b", json::object()}};
    EXPECT_EQ(write(JsonWriter(JsonWriter::Layout::compact)), same.dump());
    EXPECT_EQ(write(JsonWriter(JsonWriter::Layout::indented)), same.dump(2));
}

TEST(JsonWriter, ReplacesWhatIsNotUtf8) {
    JsonWriter out;
    out.text("a\xff");
    EXPECT_EQ(json::parse(out.take()).get<std::string>(), "a\xEF\xBF\xBD");
}

struct Point {
    double effect = 0;
    std::optional<double> cost;
    std::string note;
    Named<int> counts;
    static const JsonFields<Point>& json_fields();
};
const JsonFields<Point>& Point::json_fields() {
    static const auto list = JsonFields<Point>("point")
                                 .always("effect", &Point::effect, {"Gained", "Vundet"})
                                 .maybe("cost", &Point::cost, {"Paid", "Betalt"})
                                 .maybe("note", &Point::note)
                                 .always("counts", &Point::counts);
    return list;
}

TEST(JsonFields, LeavesOutWhatIsEmptyAndKeepsTheOrder) {
    EXPECT_EQ(json_of(Point{1.5, {}, "", {}}), R"({"effect":1.5,"counts":{}})");
    EXPECT_EQ(json_of(Point{1, 2, "x", {{"b", 1}, {"a", 2}}}),
              R"({"effect":1.0,"cost":2.0,"note":"x","counts":{"b":1,"a":2}})");
}

TEST(JsonFields, TellsItsShape) {
    Definitions definitions;
    EXPECT_EQ(Point::json_fields().schema(definitions).record, "point");
    const auto& properties = definitions.at("point");
    ASSERT_EQ(properties.size(), 4u);
    EXPECT_TRUE(properties[0].required);
    EXPECT_FALSE(properties[1].required);
    EXPECT_EQ(properties[1].schema.kind, Schema::Kind::number);
    EXPECT_EQ(properties[3].schema.kind, Schema::Kind::dictionary);
}

}  // namespace
}  // namespace vaerdi::document
