#include "document/yaml_problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

namespace vaerdi::document {
namespace {

/// What libyaml met, said so that a buyer can act on it.
struct Saying {
    std::string_view theirs;
    const char* en;
    const char* da;
    const char* remedy_en;
    const char* remedy_da;
};
constexpr Saying sayings[] = {
    {"found character that cannot start any token",
     "a value cannot begin with this character (a tab, @, ` or %)",
     "en værdi kan ikke begynde med dette tegn (tabulator, @, ` eller %)",
     "indent with spaces, not tabs; put a text that begins with @, ` or % in quotation marks",
     "ryk ind med mellemrum, ikke tabulator; sæt en tekst, der begynder med @, ` eller %, i anførselstegn"},
    {"found a tab character", "a tab is used for indentation", "der er rykket ind med tabulator",
     "use spaces", "brug mellemrum"},
    {"mapping values are not allowed in this context", "a second colon on the line",
     "der er to koloner på linjen",
     "put a text with a colon in quotation marks; begin each key on its own line, evenly indented",
     "sæt en tekst med kolon i anførselstegn; begynd hver nøgle på sin egen linje, lige meget rykket ind"},
    {"did not find expected ',' or '}'", "a '}' or a comma is missing", "der mangler '}' eller et komma",
     "close what is opened with {; put texts with { } [ ] , : in quotation marks",
     "luk det, der åbnes med {; sæt tekster med { } [ ] , : i anførselstegn"},
    {"did not find expected ',' or ']'", "a ']' or a comma is missing", "der mangler ']' eller et komma",
     "close what is opened with [; put texts with { } [ ] , : in quotation marks",
     "luk det, der åbnes med [; sæt tekster med { } [ ] , : i anførselstegn"},
    {"did not find expected key", "a key is expected here", "her ventes en nøgle",
     "indent the keys of one mapping evenly, and close quotation marks",
     "ryk nøgler, der hører sammen, lige meget ind, og luk anførselstegn"},
    {"could not find expected ':'", "a colon is missing after the key", "der mangler et kolon efter nøglen",
     "write `key: value`, with a space after the colon; a text over several lines needs quotation marks",
     "skriv `nøgle: værdi` med mellemrum efter kolon; en tekst over flere linjer skal i anførselstegn"},
    {"found unexpected end of stream", "a quotation mark is never closed",
     "et anførselstegn bliver ikke lukket", "close it; an apostrophe inside '…' is written twice",
     "luk det; en apostrof inde i '…' skrives to gange"},
    {"did not find expected '-' indicator", "the list is not indented evenly",
     "listen er ikke rykket lige meget ind", "begin every item with - in the same column",
     "begynd hvert punkt med - i samme kolonne"},
    {"block sequence entries are not allowed in this context", "a list cannot begin here",
     "en liste kan ikke begynde her", "begin the list on the line after its key",
     "begynd listen på linjen efter dens nøgle"},
    {"did not find expected <document start>", "the text ends here, but more follows",
     "teksten slutter her, men der følger mere", "indent what follows, or give it a key",
     "ryk det følgende ind, eller giv det en nøgle"},
    {"found undefined alias", "the alias (*name) has no anchor (&name)",
     "aliasset (*navn) har intet anker (&navn)", "write the value out", "skriv værdien ud"},
    {"while scanning an alias", "* begins an alias, which needs a name",
     "* begynder et alias, som skal have et navn", "put a text that begins with * in quotation marks",
     "sæt en tekst, der begynder med *, i anførselstegn"},
    {"did not find expected alphabetic or numeric character", "* and & begin names of aliases",
     "* og & begynder navne på aliasser", "put a text that begins with * or & in quotation marks",
     "sæt en tekst, der begynder med * eller &, i anførselstegn"},
    {"found unknown escape character", "this \\ is not understood", "denne \\ forstås ikke",
     "use single quotation marks: '…'", "brug enkelte anførselstegn: '…'"},
    {"control characters are not allowed", "a control character that does not belong in a text file",
     "et styretegn, som ikke hører hjemme i en tekstfil",
     "is this a text file? save it as plain text in UTF-8",
     "er det en tekstfil? gem den som ren tekst i UTF-8"},
    {"invalid leading UTF-8 octet", "the file is not UTF-8", "filen er ikke UTF-8", "save it as UTF-8",
     "gem den som UTF-8"},
    {"invalid trailing UTF-8 octet", "the file is not UTF-8", "filen er ikke UTF-8", "save it as UTF-8",
     "gem den som UTF-8"},
    {"incomplete UTF-8 octet sequence", "the file is not UTF-8", "filen er ikke UTF-8", "save it as UTF-8",
     "gem den som UTF-8"},
};

std::string_view line_of(std::string_view text, int number) {
    for (int line = 1; line < number; ++line) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    return text.substr(0, text.find('\n'));
}

std::size_t byte_of_column(std::string_view line, int column) {
    std::size_t byte = 0;
    for (int n = 1; n < column && byte < line.size(); ++n) {
        do ++byte;
        while (byte < line.size() && (static_cast<unsigned char>(line[byte]) & 0xC0U) == 0x80U);
    }
    return byte;
}

/// Two of libyaml's problems have several causes; the line tells which.
std::optional<YamlProblem> of_this_line(std::string_view problem, std::string_view text, Position at) {
    const auto line = line_of(text, at.line);
    const auto from = byte_of_column(line, at.column);
    if (problem.starts_with("found character that cannot start any token") && from < line.size()) {
        if (line[from] == '\t')
            return YamlProblem{{"a tab stands where only spaces can",
                                "her står en tabulator, hvor der kun kan stå mellemrum"},
                               {"indent with spaces", "ryk ind med mellemrum"}};
        return YamlProblem{{fmt::format("a value cannot begin with {}", line[from]),
                            fmt::format("en værdi kan ikke begynde med {}", line[from])},
                           {"put it in quotation marks", "sæt den i anførselstegn"}};
    }
    if (problem.starts_with("mapping values are not allowed in this context") &&
        line.substr(0, from).find(": ") == std::string_view::npos) {
        return YamlProblem{
            {"this key is not in line with those above it",
             "denne nøgle står ikke på linje med dem ovenover"},
            {"indent the keys of one mapping evenly, and put texts over several lines in quotation marks",
             "ryk nøgler, der hører sammen, lige meget ind, og sæt tekster over flere linjer i "
             "anførselstegn"}};
    }
    return {};
}

}  // namespace

YamlProblem explain(std::string_view problem, std::string_view text, Position at) {
    if (auto own = of_this_line(problem, text, at)) return *own;
    const auto* known = std::ranges::find_if(
        sayings, [&](const Saying& saying) { return problem.starts_with(saying.theirs); });
    const bool is_known = known != std::end(sayings);
    const std::string en(is_known ? known->en : problem);
    const std::string da(is_known ? known->da : problem);
    return {{"the text cannot be read as YAML: " + en, "teksten kan ikke læses som YAML: " + da},
            is_known ? Text(known->remedy_en, known->remedy_da)
                     : Text("put texts with special characters in quotation marks",
                            "sæt tekster med specialtegn i anførselstegn")};
}

}  // namespace vaerdi::document
