#include "store/folders.h"

#include <rapidcheck/gtest.h>

#include "store/audit.h"
#include "store/documents.h"
#include "store/purchases.h"
#include "store/secrets.h"
#include "store/stores.h"

namespace vaerdi::store {
namespace fs = std::filesystem;
namespace {

using Files = std::map<std::string, std::string>;

Files files_below(const fs::path& folder) {
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).generic_string()] = text_of_file(entry.path());
    }
    return files;
}

class Folders : public StoreTest {
  protected:
    ImportSummary import(const fs::path& from) {
        const auto contents = read_folder(from);
        EXPECT_TRUE(contents.problems.empty());
        return write(nobody, [&](Writing& w) { return import_files(w, contents.files, "imported"); });
    }
    Files exported(const std::string& prefix = {}) {
        const auto to = folder.path() / ("out-" + random_token());
        read([&](Reading& r) { export_folder(r, to, prefix); });
        return files_below(to);
    }
};
BOTH_STORES(Folders);

TEST_P(Folders, come_back_byte_for_byte) {
    const auto in = folder.path() / "in";
    const Files files{{"purchases/tavi/case.yaml", "case: 1\r\n\r\n# blød \xC3\xA6\n"},
                      {"purchases/tavi/bids/a.yaml", ""},
                      {"purchases/tavi/data/rows.parquet", std::string("\0\xFF\x80\n\0", 5)},
                      {"catalogue/own prices.yaml", "no line end"},
                      {"library/æ/ø.yaml", "\xEF\xBB\xBF with a mark"},
                      {"portfolio/needs.yaml", "x\n"}};
    for (const auto& [name, text] : files) write_file(in / name, text);
    write_file(in / "README.md", "beside the workspace");
    write_file(in / "purchases/tavi/.hidden", "not taken");
    write_file(in / ".git/config", "not taken");
    const auto summary = import(in);
    EXPECT_EQ(summary.created, 6);
    EXPECT_EQ(summary.new_purchases, (std::vector<std::string>{"tavi"}));
    EXPECT_EQ(exported(), files);
    EXPECT_EQ(exported("purchases/").size(), 3U);
}

TEST_P(Folders, imported_again_make_versions_only_where_the_text_changed) {
    const auto in = folder.path() / "in";
    write_file(in / "library/a.yaml", "a");
    write_file(in / "library/b.yaml", "b");
    import(in);
    write_file(in / "library/b.yaml", "b2");
    write_file(in / "library/c.yaml", "c");
    const auto summary = import(in);
    EXPECT_EQ(summary.created, 1);
    EXPECT_EQ(summary.changed, 1);
    EXPECT_EQ(summary.unchanged, 1);
    EXPECT_EQ(read([](Reading& r) { return history(r, "library/a.yaml"); }).size(), 1U);
    EXPECT_EQ(read([](Reading& r) { return history(r, "library/b.yaml"); }).size(), 2U);
}

TEST_P(Folders, of_plain_purchases_become_purchases) {
    const auto in = fs::path(VAERDI_SOURCE_DIR) / "examples";
    import(in);
    EXPECT_TRUE(read([](Reading& r) { return purchase_exists(r, "tavi"); }));
    EXPECT_EQ(read([](Reading& r) { return read_document(r, "purchases/tavi/case.yaml"); })->text,
              text_of_file(in / "tavi/case.yaml"));
    auto files = files_below(in);
    std::erase_if(files, [](const auto& file) { return file.first.find('/') == std::string::npos; });
    const auto back = exported();
    EXPECT_EQ(back.size(), files.size());
    for (const auto& [name, text] : files) EXPECT_EQ(back.at("purchases/" + name), text) << name;
}

TEST_P(Folders, are_only_written_into_an_empty_one) {
    write_file(folder.path() / "full/x", "mine");
    EXPECT_EQ(fault_of([&] { read([&](Reading& r) { export_folder(r, folder.path() / "full"); }); }),
              Fault::not_empty);
    EXPECT_EQ(fault_of([&] { read([&](Reading& r) { export_folder(r, folder.path() / "full/x"); }); }),
              Fault::not_empty);
    EXPECT_EQ(text_of_file(folder.path() / "full/x"), "mine");
}

TEST_P(Folders, with_any_bytes_come_back) {
    rc::check([&] {
        const auto name = "library/" + sha256_hex(random_token()).substr(0, 16);
        const auto text = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
        write(nobody, [&](Writing& w) { import_files(w, {{name, text}}); });
        RC_ASSERT(exported(name) == (Files{{name, text}}));
    });
}

TEST(FoldersToImport, tell_all_that_is_wrong_at_once) {
    const TemporaryFolder folder;
    const auto in = folder.path() / "in";
    write_file(folder.path() / "outside.yaml", "secret");
    write_file(in / "library/fine.yaml", "fine");
    write_file(in / "library/huge.yaml", std::string(largest_document + 1, 'x'));
    write_file(in / "library/largest.yaml", std::string(largest_document, 'x'));
    write_file(in / "purchases/Upper Case/case.yaml", "x");
    fs::create_symlink("../../outside.yaml", in / "library/out.yaml");
    fs::create_symlink("/etc", in / "library/etc");
    fs::create_symlink("fine.yaml", in / "library/within.yaml");
    fs::create_symlink("nowhere", in / "library/broken.yaml");
    fs::create_symlink(".", in / "library/circle");
    fs::create_symlink("/etc", in / "catalogue");
    const auto contents = read_folder(in);
    std::vector<std::string> paths;
    for (const auto& file : contents.files) paths.push_back(file.path);
    EXPECT_EQ(paths,
              (std::vector<std::string>{"library/fine.yaml", "library/largest.yaml", "library/within.yaml"}));
    std::string said;
    for (const auto& problem : contents.problems) {
        said += problem.en + "\n";
        EXPECT_FALSE(problem.da.empty());
    }
    for (const char* name : {"library/huge.yaml", "Upper Case", "library/out.yaml", "library/etc",
                             "library/broken.yaml", "library/circle"})
        EXPECT_NE(said.find(name), said.npos) << name << " in\n" << said;
    EXPECT_EQ(contents.problems.size(), 7U) << said;
    EXPECT_EQ(fault_of([&] { read_folder(in / "nowhere"); }), Fault::unknown);
}

}  // namespace
}  // namespace vaerdi::store
