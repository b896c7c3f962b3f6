// Who is asking: a newer question of the same session and run makes the older one pointless, and stops it.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>

namespace vaerdi::workbench {

/// Safe to use from several threads; outlives every Run it began.
class Runs {
  public:
    /// One question while it is being answered.
    class Run {
      public:
        Run(Run&&) noexcept = default;
        Run& operator=(Run&&) = delete;
        ~Run();

        std::stop_token stop() const { return begun_->source.get_token(); }
        /// Its time is up; it stops.
        void expire() { begun_->source.request_stop(); }
        /// Whether a newer question stopped it.
        bool superseded() const;

      private:
        friend class Runs;
        struct Begun {
            std::stop_source source;
            bool superseded = false;
        };
        using Key = std::pair<std::string, std::string>;
        Run(Runs& runs, Key key, std::shared_ptr<Begun> begun)
            : runs_(&runs), key_(std::move(key)), begun_(std::move(begun)) {}

        Runs* runs_;
        Key key_;
        std::shared_ptr<Begun> begun_;
    };

    /// Begins a question and stops the one before it. An empty `run` stops nobody and is stopped by none.
    Run begin(const std::string& session, const std::string& run);
    std::size_t count() const;

  private:
    mutable std::mutex mutex_;
    std::map<Run::Key, std::shared_ptr<Run::Begun>> current_;
};

}  // namespace vaerdi::workbench
