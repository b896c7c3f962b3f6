// Every mapping of the reference page can be carried out as it is printed.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "exchange/resolved_mapping.h"

namespace vaerdi::exchange {
namespace {

TEST(MappingPage, ItsMappingsAreRight) {
    std::ifstream file(std::string(VAERDI_SOURCE_DIR) + "/docs/language/mapping.md");
    std::stringstream page;
    page << file.rdbuf();
    const auto text = page.str();
    int mappings = 0;
    for (auto begin = text.find("```yaml\n"); begin != std::string::npos;
         begin = text.find("```yaml\n", begin)) {
        begin += 8;
        const auto yaml = text.substr(begin, text.find("```", begin) - begin);
        Diagnostics found("mapping.yaml");
        const auto document = read_mapping(yaml, found);
        const auto resolved = document ? resolve(*document, "data", found) : std::nullopt;
        for (const auto& one : found.all()) ADD_FAILURE() << to_string(one, Language::english);
        EXPECT_TRUE(resolved.has_value());
        ++mappings;
    }
    EXPECT_EQ(mappings, 2);
}

}  // namespace
}  // namespace vaerdi::exchange
