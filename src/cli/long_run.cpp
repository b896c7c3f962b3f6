#include "cli/long_run.h"

#include <unistd.h>

#include <csignal>

#include "cli/style.h"

namespace vaerdi::cli {
namespace {

constexpr auto patience = std::chrono::milliseconds(500);
constexpr int bar_width = 30;
constexpr int interrupted_exit_code = 130;  // 128 + SIGINT

volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int) {
    if (interrupted != 0) _exit(interrupted_exit_code);  // asked twice: at once
    interrupted = 1;
}

}  // namespace

LongRun::LongRun(const Console& console, std::string title)
    : err_(console.err),
      title_(std::move(title)),
      terminal_(isatty(STDERR_FILENO) != 0),
      began_(std::chrono::steady_clock::now()) {
    interrupted = 0;
    before_ = std::signal(SIGINT, note_interrupt);
}

LongRun::~LongRun() {
    finish();
    std::signal(SIGINT, before_ == SIG_ERR ? SIG_DFL : before_);
}

std::function<void(double)> LongRun::progress() {
    return [this](double share) {
        if (interrupted != 0) stop_.request_stop();
        if (terminal_) show(share);
    };
}

void LongRun::show(double share) {
    if (!shown_ && std::chrono::steady_clock::now() - began_ < patience) return;
    const int percent = static_cast<int>(share * 100);
    if (percent == shown_percent_) return;
    shown_ = true;
    shown_percent_ = percent;
    const int full = static_cast<int>(share * bar_width);
    std::string bar;
    for (int i = 0; i < bar_width; ++i) bar += i < full ? "█" : "░";
    err_ << "\r" << title_ << " " << bar << " " << percent << " %\x1b[K" << std::flush;
}

void LongRun::finish() {
    if (shown_) err_ << "\r\x1b[K" << std::flush;
    shown_ = false;
}

void LongRun::stopped(Console& console) {
    console.err << pick(console.language, "Stopped: nothing was printed.", "Stoppet: intet er udskrevet.")
                << "\n";
    console.exit_code = interrupted_exit_code;
}

}  // namespace vaerdi::cli
