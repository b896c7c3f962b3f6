// YAML texts as trees: every node knows where it stood, and what is wrong is said with its place.
#include "document/yaml.h"

#include <gmock/gmock.h>

#include <string>

namespace vaerdi::document {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Read {
    explicit Read(const std::string& text) : tree(read_yaml(text, found)) {
        for (const auto& finding : found.sorted()) said.push_back(to_string(finding, Language::english));
    }
    const YamlNode& root() const { return tree->root(); }
    Diagnostics found{"case.yaml"};
    std::optional<YamlTree> tree;
    std::vector<std::string> said;
};

// ---- places

TEST(Yaml, anEmptyTextIsNoMapping) {
    Diagnostics found;
    const auto tree = read_yaml(std::string_view{}, found);
    EXPECT_TRUE(!tree || tree->root().kind != YamlNode::Kind::mapping);
}

TEST(Yaml, every_node_and_key_knows_its_line_and_column) {
    const Read read("case: 1\nlines:\n  - {name: Valve, amount: 45_000}\n");
    ASSERT_TRUE(read.tree) << testing::PrintToString(read.said);
    EXPECT_EQ(read.root().at, (Position{1, 1}));
    EXPECT_EQ(read.root().find("case")->at, (Position{1, 7}));
    EXPECT_EQ(read.root().entries[1].key_at, (Position{2, 1}));
    const auto& line = *read.root().find("lines")->items.at(0);
    EXPECT_EQ(line.at, (Position{3, 5}));
    EXPECT_TRUE(line.flow);
    EXPECT_EQ(line.entries[1].key_at, (Position{3, 19}));
    EXPECT_EQ(line.find("amount")->at, (Position{3, 27}));
}

TEST(Yaml, columns_count_characters_not_bytes) {
    const Read read("{æøå: 1, b: 2}");
    ASSERT_TRUE(read.tree);
    EXPECT_EQ(read.root().entries[1].key_at, (Position{1, 10}));
}

TEST(Yaml, the_text_of_a_quoted_scalar_begins_behind_the_mark) {
    const Read read("a: \"x + y\"\n");
    ASSERT_TRUE(read.tree);
    EXPECT_EQ(read.root().find("a")->at, (Position{1, 4}));
    EXPECT_EQ(read.root().find("a")->text_at, (Position{1, 5}));
    EXPECT_TRUE(read.root().find("a")->quoted);
}

TEST(Yaml, the_text_of_a_block_begins_on_its_first_line) {
    const Read literal("a: |\n  x + y\n");
    ASSERT_TRUE(literal.tree);
    EXPECT_EQ(literal.root().find("a")->text_at, (Position{2, 3}));
    const Read folded("a: >-\n\n     x\n");
    ASSERT_TRUE(folded.tree);
    EXPECT_EQ(folded.root().find("a")->text_at, (Position{3, 6}));
}

TEST(Yaml, a_byte_order_mark_and_windows_line_ends_change_no_place) {
    const Read read(
        "\xEF\xBB\xBF"
        "case: 1\r\ntitle: x\r\n");
    ASSERT_TRUE(read.tree) << testing::PrintToString(read.said);
    EXPECT_EQ(read.root().at, (Position{1, 1}));
    EXPECT_EQ(read.root().find("title")->at, (Position{2, 8}));
    EXPECT_EQ(read.root().find("title")->text, "x");
}

// ---- what a value is

TEST(Yaml, scalars_stay_the_characters_that_were_written) {
    const Read read("a: 012\nb: 1_000\nc: yes\nd: \"5\"\ne: 2025-01-01\n");
    ASSERT_TRUE(read.tree);
    EXPECT_EQ(read.root().find("a")->text, "012");
    EXPECT_EQ(read.root().find("b")->text, "1_000");
    EXPECT_EQ(read.root().find("c")->text, "yes");
    EXPECT_EQ(read.root().find("e")->text, "2025-01-01");
}

TEST(Yaml, nothing_a_tilde_and_null_are_absent_but_not_in_quotes) {
    const Read read("a:\nb: ~\nc: null\nd: \"\"\ne: 'null'\n");
    ASSERT_TRUE(read.tree);
    for (const auto* key : {"a", "b", "c"}) EXPECT_TRUE(read.root().find(key)->is_null()) << key;
    for (const auto* key : {"d", "e"}) EXPECT_FALSE(read.root().find(key)->is_null()) << key;
}

TEST(Yaml, an_unknown_key_finds_nothing) {
    const Read read("a: 1\n");
    EXPECT_EQ(read.root().find("b"), nullptr);
}

// ---- keys

TEST(Yaml, a_key_given_twice_names_both_lines_and_the_reading_goes_on) {
    const Read read("a: 1\nb: 2\na: 3\nb: 4\n");
    ASSERT_TRUE(read.tree);
    EXPECT_THAT(
        read.said,
        ElementsAre("case.yaml:3:1: error: the key 'a' is given twice (first in line 1); keep one of them",
                    "case.yaml:4:1: error: the key 'b' is given twice (first in line 2); keep one of them"));
    EXPECT_EQ(read.root().find("a")->text, "1");
}

TEST(Yaml, a_key_must_be_a_text) {
    EXPECT_THAT(Read("[a, b]: 1\n").said, ElementsAre(HasSubstr("1:1: error: a key must be a plain text")));
    EXPECT_THAT(Read("{a: 1}: 1\n").said, ElementsAre(HasSubstr("a key must be a plain text")));
}

// ---- aliases

TEST(Yaml, an_alias_is_the_node_that_was_anchored) {
    const Read read("a: &x {v: 1}\nb: *x\n");
    ASSERT_TRUE(read.tree);
    EXPECT_EQ(read.root().find("b"), read.root().find("a"));
}

TEST(Yaml, an_alias_needs_an_anchor_before_it) {
    EXPECT_THAT(Read("a: *x\nb: &x 1\n").said,
                ElementsAre(HasSubstr("1:4: error: the alias '*x' has no anchor")));
}

TEST(Yaml, nothing_contains_itself) {
    EXPECT_THAT(Read("a: &x [1, *x]\n").said, ElementsAre(HasSubstr("the alias '*x' has no anchor")));
}

TEST(Yaml, aliases_count_what_they_stand_for) {
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
        for (int k = 0; k < 10; ++k) bomb += (k > 0 ? ", *a" : "*a") + std::to_string(i - 1);
        bomb += "]\n";
    }
    const Read read(bomb);
    EXPECT_FALSE(read.tree);
    EXPECT_THAT(read.said, ElementsAre(HasSubstr("aliases make the document too large")));
}

TEST(Yaml, merging_of_keys_is_refused) {
    EXPECT_THAT(Read("a: &x {v: 1}\nb: {<<: *x}\n").said,
                ElementsAre(HasSubstr("2:5: error: << (merging of keys)")));
}

// ---- bounds

TEST(Yaml, nesting_is_read_to_its_bound_and_refused_beyond) {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + "x" + std::string(depth, ']');
    };
    EXPECT_TRUE(Read(nested(deepest_nesting)).tree);
    EXPECT_THAT(Read(nested(deepest_nesting + 1)).said, ElementsAre(HasSubstr("nested more than 64 deep")));
    EXPECT_THAT(Read(std::string(100'000, '[')).said, ElementsAre(HasSubstr("nested more than 64 deep")));
    EXPECT_THAT(Read(std::string(100'000, '{')).said, testing::SizeIs(1));
}

TEST(Yaml, a_text_is_read_to_its_largest_size_and_refused_beyond) {
    std::string text = "a: 1\n#";
    text.resize(largest_text, 'x');
    EXPECT_TRUE(Read(text).tree);
    EXPECT_THAT(
        Read(text + "x").said,
        ElementsAre(
            "case.yaml: error: the file is larger than 4 MB; documents hold definitions; keep data in "
            "data files"));
}

TEST(Yaml, too_many_nodes_are_refused) {
    std::string text = "a: [";
    for (std::size_t i = 0; i <= most_nodes; ++i) text += "1,";
    EXPECT_THAT(Read(text + "]\n").said, ElementsAre(HasSubstr("too large to be a definition")));
}

// ---- what cannot be read

TEST(Yaml, an_empty_text_says_how_to_begin) {
    for (const auto* text : {"", "\n\n", "# only a comment\n", "~\n", "---\n"}) {
        EXPECT_THAT(Read(text).said, ElementsAre(HasSubstr("the file is empty; begin with `case: 1`")))
            << text;
    }
}

TEST(Yaml, texts_in_other_encodings_are_named) {
    EXPECT_THAT(Read("title: p\xE5\n").said, ElementsAre(HasSubstr("1:9: error")));
    EXPECT_THAT(Read("title: p\xE5\n").said,
                ElementsAre(HasSubstr("the file is not UTF-8; save it as UTF-8")));
    EXPECT_THAT(Read(std::string("\xFF\xFE"
                                 "c\0",
                                 4))
                    .said,
                ElementsAre(HasSubstr("the file is UTF-16")));
}

TEST(Yaml, control_characters_are_refused_as_bytes_and_as_escapes) {
    EXPECT_THAT(Read(std::string("a: x\0y\n", 7)).said, ElementsAre(HasSubstr("a control character")));
    EXPECT_THAT(Read("a: \"\\e[31m\"\n").said,
                ElementsAre(HasSubstr("1:4: error: a text holds a control character")));
    EXPECT_THAT(Read("a: \"\\x9b31m\"\n").said, ElementsAre(HasSubstr("control character")));
    EXPECT_THAT(Read("a: \"\\0\"\n").said, ElementsAre(HasSubstr("control character")));
    EXPECT_THAT(Read("a: \"tab\\tand\\nline\"\n").said, IsEmpty());
}

TEST(Yaml, one_document_in_each_file) {
    EXPECT_THAT(Read("a: 1\n---\nb: 2\n").said,
                ElementsAre(HasSubstr("2:1: error: a second document begins here")));
    EXPECT_THAT(Read("---\na: 1\n...\n").said, IsEmpty());
}

TEST(Yaml, every_fault_of_syntax_has_a_place_a_cause_and_a_remedy_in_both_languages) {
    const struct {
        const char* text;
        Position at;
        const char* cause;
    } faults[] = {
        {"a: b: c\n", {1, 5}, "a second colon"},
        {"a: {b: 1\nc: 2\n", {2, 2}, "'}' or a comma"},
        {"a: [1, 2\nc: 2\n", {2, 2}, "']' or a comma"},
        {"a: \"x\n", {2, 1}, "quotation mark is never closed"},
        {"a: %\n", {1, 4}, "a value cannot begin with %"},
        {"a:\n\tb: 1\n", {2, 1}, "a tab stands where only spaces can"},
        {"a: 1\nb\nc: 2\n", {3, 1}, "a colon is missing"},
        {"a:\n  - b: 1\n - c: 2\n", {3, 2}, "a key is expected here"},
        {"a: \"\\q\"\n", {1, 5}, "is not understood"},
        {"a: - b\n", {1, 4}, "a list cannot begin here"},
        {"a: * b\n", {1, 5}, "* and & begin names"},
    };
    for (const auto& fault : faults) {
        const Read read(fault.text);
        ASSERT_EQ(read.found.all().size(), 1U) << fault.text;
        const auto& finding = read.found.all().front();
        EXPECT_EQ(finding.at.line, fault.at.line) << fault.text << read.said[0];
        EXPECT_EQ(finding.at.column, fault.at.column) << fault.text << read.said[0];
        EXPECT_THAT(finding.message.en, HasSubstr(fault.cause)) << fault.text;
        EXPECT_FALSE(finding.remedy.en.empty()) << fault.text;
        EXPECT_NE(finding.message.en, finding.message.da);
        EXPECT_NE(finding.remedy.en, finding.remedy.da);
    }
}

}  // namespace
}  // namespace vaerdi::document
