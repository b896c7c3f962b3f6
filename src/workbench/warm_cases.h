// Cases kept ready for the next question: a slider that moves asks for the same case again and again.
//
// A case is kept under its text and the texts of its catalogue, all compared letter by letter, so nobody is
// ever answered from another's text. Bounded by number and by memory; what was not asked for longest goes
// first.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "value/sliders.h"
#include "workbench/refusal.h"
#include "workbench/surroundings.h"

namespace vaerdi::workbench {

/// A slider whose values a case takes.
struct SettableSlider {
    value::Slider slider;
    std::string unit_text;  ///< to be put behind a number
};

/// A case read, bound and compiled. Never changes, but for what it keeps for the next time.
class WarmCase {
  public:
    const value::CaseDocument& document() const { return *document_; }
    const catalogue::Catalogue& catalogue() const { return catalogue_; }
    const value::ReadyCase& ready() const { return *ready_; }
    const std::vector<Diagnostic>& warnings() const { return warnings_; }
    const std::string& fallback_id() const { return fallback_id_; }
    const std::string& name() const { return name_; }

    /// The six sliders of the case as it is written, whatever is set.
    const std::vector<SettableSlider>& sliders() const;

    /// The own entries of the workspace that the case counts with, in whatever scenario.
    const OwnEntries& own_entries() const;

    /// An answer given before to the very same question; null when there is none (any more).
    std::shared_ptr<const std::string> answered(const std::string& question) const;
    void keep(const std::string& question, std::shared_ptr<const std::string> answer) const;

    std::size_t bytes() const { return bytes_; }  ///< about how much memory it takes, answers included

  private:
    friend class WarmCases;
    WarmCase() = default;

    std::string name_, fallback_id_;
    std::vector<NamedText> texts_;  // the case, the catalogue, the tables of draws
    std::optional<value::CaseDocument> document_;
    catalogue::Catalogue catalogue_;
    value::ResolvedCase resolved_;
    std::optional<value::ReadyCase> ready_;
    std::vector<Diagnostic> warnings_;
    std::size_t bytes_ = 0;

    std::optional<OwnEntries> own_seen_;
    mutable std::once_flag own_once_;
    mutable OwnEntries own_entries_;
    mutable std::once_flag sliders_once_;
    mutable std::vector<SettableSlider> sliders_;
    struct Answered {
        std::string question;
        std::shared_ptr<const std::string> answer;
    };
    mutable std::mutex answers_mutex_;
    mutable std::list<Answered> answers_;  // newest first
    mutable std::size_t answer_bytes_ = 0;
};

/// Safe to use from several threads.
class WarmCases {
  public:
    struct Bounds {
        std::size_t cases = 200;
        std::size_t bytes = std::size_t{256} << 20;
    };
    explicit WarmCases(Bounds bounds) : bounds_(bounds) {}
    WarmCases() : WarmCases(Bounds{}) {}

    /// The case of these texts; read and compiled when it is not kept. Refused when it has errors, or when
    /// stopped meanwhile.
    std::variant<std::shared_ptr<const WarmCase>, Refusal> open(const Surroundings& surroundings,
                                                                const std::stop_token& stop = {});

    std::size_t count() const;
    std::size_t bytes() const;

  private:
    std::shared_ptr<const WarmCase> find(std::size_t hash, const Surroundings& surroundings);
    void keep(std::size_t hash, std::shared_ptr<const WarmCase> made);

    Bounds bounds_;
    mutable std::mutex mutex_;
    std::list<std::pair<std::size_t, std::shared_ptr<const WarmCase>>> kept_;  // newest first
    std::size_t bytes_ = 0;
};

/// "tavi" for purchases/tavi/case.yaml, else the file's name without its ending.
std::string id_from_name(std::string_view name);

/// The shipped catalogue with what may be used of the workspace's files on top; their mistakes go to `found`.
catalogue::Catalogue catalogue_of(const Surroundings& surroundings, Diagnostics& found);

}  // namespace vaerdi::workbench
