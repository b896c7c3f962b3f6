// The catalogue files printed in the guides read without a finding.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "catalogue/catalogue.h"

namespace vaerdi::catalogue {
namespace {

void expect_examples_read(const std::string& page) {
    std::ifstream file(std::string(VAERDI_SOURCE_DIR) + "/docs/" + page);
    std::stringstream read;
    read << file.rdbuf();
    const auto text = read.str();
    const std::string open = "```yaml\ncatalogue: 1\n";
    int examples = 0;
    for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at + 1)) {
        const auto begin = at + std::string("```yaml\n").size();
        Catalogue catalogue = Catalogue::shipped();
        Diagnostics found;
        catalogue.add(text.substr(begin, text.find("```", begin) - begin), page, found);
        for (const auto& finding : found.all()) ADD_FAILURE() << to_string(finding, Language::english);
        ++examples;
    }
    EXPECT_GT(examples, 0) << page;
}

TEST(Guides, examples_of_own_catalogues_read) {
    expect_examples_read("catalogue.md");
    expect_examples_read("methods/discounting.md");
}

}  // namespace
}  // namespace vaerdi::catalogue
