// A value case in one line, as the list of purchases shows it: the answer, how sure it is, what is left to
// do. The figures are those of a full assessment (10,000 draws, seed 1), so that list and page never
// disagree; each text is assessed once.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "view/answer.h"
#include "workbench/surroundings.h"

namespace vaerdi::server {

struct CaseSummary {
    std::size_t errors = 0;       ///< in the document; with any, there is no answer
    std::size_t assumptions = 0;  ///< numbers that rest on no source
    Text sentence;                ///< empty when there is no answer
    std::string alternative;      ///< the one with the highest net value against the comparator
    view::Verdict verdict = view::Verdict::open;
    std::optional<double> probability;  ///< that it is worth it
    bool has_course = false;            ///< of an illness
    bool is_uncertain = false;          ///< some number is
};

/// Absent when stopped.
std::optional<CaseSummary> summary_of(const workbench::Surroundings& surroundings,
                                      const std::stop_token& stop);

/// Remembers summaries. May be used from any thread.
class CaseSummaries {
  public:
    /// `key` stands for the text and everything around it. Null when `make` made none.
    template <class Make>
    std::shared_ptr<const CaseSummary> of(const std::string& key, Make&& make) {
        if (auto known = find(key)) return known;
        std::optional<CaseSummary> made = make();
        if (!made) return nullptr;
        return keep(key, std::make_shared<const CaseSummary>(std::move(*made)));
    }

  private:
    std::shared_ptr<const CaseSummary> find(const std::string& key);
    std::shared_ptr<const CaseSummary> keep(const std::string& key, std::shared_ptr<const CaseSummary> made);

    static constexpr std::size_t most_kept = 2000;
    std::mutex mutex_;
    std::list<std::pair<std::string, std::shared_ptr<const CaseSummary>>> kept_;  // the last one used first
    std::unordered_map<std::string, decltype(kept_)::iterator> places_;
};

}  // namespace vaerdi::server
