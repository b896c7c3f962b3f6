// From a question to the case it asks about: kept warm, with scenario and settings applied. Private to this
// room.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "view/make_report.h"
#include "workbench/requests.h"
#include "workbench/warm_cases.h"

namespace vaerdi::workbench {

/// The case as it stands when everything that was asked to be set is set.
class CaseAsked {
  public:
    explicit CaseAsked(std::shared_ptr<const WarmCase> warm) : warm_(std::move(warm)) {}

    const WarmCase& warm() const { return *warm_; }
    const value::ReadyCase& ready() const { return changed_ ? changed_->ready : warm_->ready(); }
    const value::ResolvedCase& resolved() const { return ready().resolved(); }
    view::AskedCase parts() const {
        return {warm_->document(), warm_->catalogue(), settings_, ready(), warm_->warnings()};
    }
    const value::Settings& settings() const { return settings_; }

    /// Applies the settings; says what is wrong with them.
    std::optional<Refusal> change(value::Settings settings);

  private:
    struct Changed {
        explicit Changed(value::ResolvedCase of) : resolved(std::move(of)), ready(resolved) {}
        value::ResolvedCase resolved;
        value::ReadyCase ready;
    };
    std::shared_ptr<const WarmCase> warm_;
    value::Settings settings_;
    std::unique_ptr<const Changed> changed_;
};

/// The case with what the question sets, over what its scenario sets.
std::variant<CaseAsked, Refusal> asked_about(const CaseQuestion& question,
                                             std::shared_ptr<const WarmCase> warm);

/// Draws, seed and the way to stop; one thread, because many people ask at once.
std::variant<value::Options, Refusal> options_of(const CaseQuestion& question, int usual_draws,
                                                 const std::stop_token& stop);

/// The number of this name, or a refusal that names the nearest.
std::variant<std::size_t, Refusal> input_named(const value::ResolvedCase& resolved, const std::string& name);

/// "did you mean 'x'?", or the first of the known names.
Text suggestions(const std::string& written, const std::vector<std::string>& known);

/// The same question in the same words, whatever the order of its keys: under this its answer is kept.
std::string words_of(const CaseQuestion& question);

}  // namespace vaerdi::workbench
