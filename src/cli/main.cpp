// The command `vaerdi`.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <iostream>
#include <new>

#include "cli/commands.h"
#include "cli/language.h"
#include "cluster/processes.h"

namespace {

constexpr int narrowest = 60, widest = 100;

int columns_of_terminal() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return widest;
    return std::clamp<int>(size.ws_col, narrowest, widest);
}

}  // namespace

int main(int count, char** values) {
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> arguments(values + 1, values + std::max(count, 1));
    const vaerdi::cluster::Processes processes;
    // Of several processes one prints, and only an assessment has work for the others.
    std::ostream nowhere(nullptr);
    if (!processes.first() && std::ranges::find(arguments, "assess") == arguments.end()) return 0;
    vaerdi::cli::Console console{.out = processes.first() ? std::cout : nowhere,
                                 .err = processes.first() ? std::cerr : nowhere,
                                 .ranks = processes.ranks()};
    console.language = vaerdi::cli::language_of(arguments);
    console.terminal = isatty(STDOUT_FILENO) != 0;
    if (console.terminal) console.width = columns_of_terminal();
    try {
        const int code = vaerdi::cli::run(arguments, console);
        std::cout.flush();
        return code;
    } catch (const std::bad_alloc&) {
        std::cerr << "vaerdi: "
                  << console.say({"there is not enough memory for this; ask for fewer draws",
                                  "der er ikke hukommelse nok; bed om færre simulerede udfald"})
                  << "\n";
    } catch (const std::exception& failure) {
        std::cerr << "vaerdi: " << console.say({"this should not happen: ", "dette burde ikke ske: "})
                  << failure.what() << "\n";
    }
    processes.abandon(vaerdi::cli::document_errors);
    return vaerdi::cli::document_errors;
}
