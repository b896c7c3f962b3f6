// Where a command writes, in which language, and how it ended.
//
// Every command is registered by a function of the pattern `void add_…_command(CLI::App&, Console&)`. Its
// callback does the work and sets `exit_code`; main.cpp knows the language before anything is registered, so
// that help texts are in it too.
#pragma once

#include <ostream>

#include "base/text.h"
#include "math/ranks.h"

namespace CLI {
class App;
}

namespace vaerdi::view {}

namespace vaerdi::cli {

using namespace view;  // the command prints what the view room words

/// What the exit code of the command tells.
enum ExitCode : int {
    fine = 0,
    document_errors = 1,  ///< the documents, or what was asked of them, are wrong
    wrong_use = 2,        ///< the command line was wrong
};

struct Console {
    std::ostream& out;  ///< results
    std::ostream& err;  ///< findings and progress
    Language language = Language::english;
    bool terminal = false;  ///< a person reads `out`: wrap to `width`, show progress on `err`
    int width = 100;        ///< columns
    int exit_code = fine;
    math::Ranks ranks{};  ///< processes started together; the first prints

    bool first_rank() const { return ranks.own == 0; }

    const std::string& say(const Text& text) const { return text.in(language); }
};

}  // namespace vaerdi::cli
