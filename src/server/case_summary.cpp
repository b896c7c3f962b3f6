#include "server/case_summary.h"

#include <algorithm>

#include "value/assessment.h"
#include "view/answer.h"
#include "workbench/warm_cases.h"

namespace vaerdi::server {
namespace {

constexpr std::uint64_t draws_of_summary = 10'000;

}  // namespace

std::optional<CaseSummary> summary_of(const workbench::Surroundings& surroundings,
                                      const std::stop_token& stop) {
    CaseSummary summary;
    Diagnostics found(surroundings.document.name), in_catalogue;
    const auto catalogue = workbench::catalogue_of(surroundings, in_catalogue);
    auto document = value::read_case(surroundings.document.text, found);
    if (document) value::read_given_draws(*document, workbench::files_beside(surroundings), found);
    const auto resolved =
        document ? value::resolve(*document, catalogue, "case", {}, found, stop) : std::nullopt;
    if (stop.stop_requested()) return {};
    summary.errors = found.error_count() + in_catalogue.error_count();
    if (!resolved) return summary;
    value::Options options;
    options.draws = draws_of_summary;
    options.threads = 1;
    options.stop = stop;
    const auto assessment = value::assess(*resolved, options);
    if (!assessment) return {};
    summary.assumptions = assessment->assumptions.size();
    summary.has_course = assessment->health.has_value();
    summary.is_uncertain =
        std::ranges::any_of(resolved->inputs, [](const auto& input) { return input.uncertain(); });
    const auto best = std::ranges::max_element(
        assessment->comparisons, {}, [](const auto& comparison) { return comparison.net_value.value; });
    if (best == assessment->comparisons.end()) return summary;
    summary.alternative = best->id;
    summary.verdict = view::verdict_of(*resolved, *best);
    summary.probability = best->probability_worth_it;
    const auto first_sentence = [&](Language language) {
        const auto words = view::answer_in_words(*resolved, *assessment, language);
        return words.empty() ? std::string{} : words.front();
    };
    summary.sentence = {first_sentence(Language::english), first_sentence(Language::danish)};
    return summary;
}

std::shared_ptr<const CaseSummary> CaseSummaries::find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto known = places_.find(key);
    if (known == places_.end()) return nullptr;
    kept_.splice(kept_.begin(), kept_, known->second);
    return kept_.front().second;
}

std::shared_ptr<const CaseSummary> CaseSummaries::keep(const std::string& key,
                                                       std::shared_ptr<const CaseSummary> made) {
    const std::lock_guard lock(mutex_);
    if (places_.contains(key)) return made;  // another thread made the same
    if (kept_.size() == most_kept) {
        places_.erase(kept_.back().first);
        kept_.pop_back();
    }
    kept_.emplace_front(key, made);
    places_.emplace(key, kept_.begin());
    return made;
}

}  // namespace vaerdi::server
