#include "catalogue/shipped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace vaerdi::catalogue {
namespace {

std::map<std::string, std::string> files_in_the_data_folder() {
    namespace fs = std::filesystem;
    std::map<std::string, std::string> files;
    const fs::path folder = fs::path(VAERDI_SOURCE_DIR) / "data/catalogue";
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::string text(std::istreambuf_iterator<char>(in), {});
        std::erase(text, '\r');
        files.emplace(fs::relative(entry.path(), folder).generic_string(), text);
    }
    return files;
}

TEST(ShippedCatalogue, HoldsEveryFileOfTheDataFolderWordForWord) {
    std::map<std::string, std::string> shipped;
    for (const auto& file : shipped_files()) shipped.emplace(file.name, file.text);
    EXPECT_THAT(shipped, testing::ContainerEq(files_in_the_data_folder()));
}

TEST(ShippedCatalogue, IsOrderedByName) {
    EXPECT_TRUE(std::ranges::is_sorted(shipped_files(), {}, &ShippedFile::name));
}

}  // namespace
}  // namespace vaerdi::catalogue
