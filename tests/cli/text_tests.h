// Text tests: a command line that a user could have typed, and what it prints.
//
// A file *.test reads
//
//     === the name of a test                   begins a test, in an empty folder of its own
//     --- case.yaml                            a document, up to the next line that begins with ---, === or $
//     case: 1
//     …
//     --- stdin                                what the next command reads
//     $ vaerdi assess case.yaml                a command; below it what it prints, then what it says on
//     stderr TAVI is worth it: …
//     ...                                      any number of lines
//     [exit 2]                                 the exit code, when it is not 0
//
// $EXAMPLES is the folder of the examples, to copy from.
//
// Every ```console block of README.md and docs/ is read the same way and run from the root of the project,
// and every example has its expected output. VAERDI_ACCEPT=1 writes what is printed as what is expected.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vaerdi::cli {

struct TextCommand {
    std::string line;                     ///< without "$ "
    std::string input{};                  ///< stdin
    std::vector<std::string> expected{};  ///< lines
    int exit_code = 0;
    std::size_t first = 0, last = 0;  ///< lines of the file that hold what is expected
};

struct TextTest {
    std::string name;
    std::size_t line = 0;  ///< in the file, from 1
    std::map<std::string, std::string> documents{};
    std::vector<TextCommand> commands{};
};

/// The tests of a *.test file.
std::vector<TextTest> read_tests(const std::vector<std::string>& lines);

/// The ```console blocks of a Markdown page that run vaerdi, each as a test.
std::vector<TextTest> read_console_blocks(const std::vector<std::string>& lines);

struct Printed {
    std::vector<std::string> lines;
    int exit_code = 0;
};

/// Runs the command in the folder through the shell, with `vaerdi` on the path, English, no colour.
Printed run_command(const std::string& command, const std::filesystem::path& folder,
                    const std::string& input = {});

/// Whether what was printed is what was expected, where a line `...` stands for any number of lines.
bool matches(const std::vector<std::string>& expected, const std::vector<std::string>& printed);

/// An empty folder that is taken away at the end. `with_project`: with links to the project's own folders.
class TestFolder {
  public:
    explicit TestFolder(bool with_project = false);
    ~TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

std::vector<std::string> lines_of(const std::string& text);
std::string text_of_file(const std::filesystem::path& file);
bool accepting();

/// Runs the tests of a file and compares; when accepting, writes what was printed into the file instead.
void check_file(const std::filesystem::path& file, bool markdown);

}  // namespace vaerdi::cli
