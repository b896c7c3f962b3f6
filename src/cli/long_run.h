// A long calculation seen from the terminal: a bar after half a second, Ctrl-C stops it cleanly.
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>

#include "cli/console.h"

namespace vaerdi::cli {

/// While it lives, Ctrl-C asks the calculation to stop instead of ending the program.
class LongRun {
  public:
    LongRun(const Console& console, std::string title);
    ~LongRun();
    LongRun(const LongRun&) = delete;
    LongRun& operator=(const LongRun&) = delete;

    /// To be given to the calculation: share done, 0 to 1.
    std::function<void(double)> progress();
    std::stop_token stop() const { return stop_.get_token(); }

    /// Takes the bar away.
    void finish();

    /// After Ctrl-C: says so and sets the exit code that shells expect (130).
    static void stopped(Console& console);

  private:
    void show(double share);

    std::ostream& err_;
    std::string title_;
    bool terminal_;
    bool shown_ = false;
    int shown_percent_ = -1;
    std::chrono::steady_clock::time_point began_;
    std::stop_source stop_;
    void (*before_)(int) = nullptr;
};

}  // namespace vaerdi::cli
