#include "workbench/asked_case.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "workbench/answer.h"

namespace vaerdi::workbench {
namespace {

/// What was set in the question, over what its scenario sets.
std::variant<value::Settings, Refusal> settings_of(const CaseQuestion& question,
                                                   const value::CaseDocument& document) {
    value::Settings settings;
    if (!question.scenario.empty()) {
        const auto* scenario = document.scenarios.find(question.scenario);
        if (scenario == nullptr) {
            std::vector<std::string> known;
            for (const auto& entry : document.scenarios) known.push_back(entry.name);
            const auto hint = suggestions(question.scenario, known);
            return not_found(
                {fmt::format("the case has no scenario '{}'; {}", question.scenario, hint.en),
                 fmt::format("værdicasen har ikke scenariet '{}'; {}", question.scenario, hint.da)});
        }
        for (const auto& entry : scenario->set) settings[entry.name] = entry.value.value;
    }
    for (const auto& entry : question.set) settings[entry.name] = entry.value;
    return settings;
}

}  // namespace

std::optional<Refusal> CaseAsked::change(value::Settings settings) {
    settings_ = std::move(settings);
    if (settings_.empty()) return {};
    Diagnostics found(warm_->name());
    auto resolved =
        value::resolve(warm_->document(), warm_->catalogue(), warm_->fallback_id(), settings_, found);
    if (!resolved || found.has_errors()) {
        auto findings = found.sorted();
        std::erase_if(findings, [](const Diagnostic& one) { return one.severity != Severity::error; });
        auto refusal = document_errors(std::move(findings));
        refusal.message = {"a value that was set does not fit the case",
                           "en værdi, der er sat, passer ikke til casen"};
        return refusal;
    }
    changed_ = std::make_unique<const Changed>(std::move(*resolved));
    return {};
}

std::variant<CaseAsked, Refusal> asked_about(const CaseQuestion& question,
                                             std::shared_ptr<const WarmCase> warm) {
    auto settings = settings_of(question, warm->document());
    if (auto* refusal = std::get_if<Refusal>(&settings)) return std::move(*refusal);
    CaseAsked asked(std::move(warm));
    if (auto refusal = asked.change(std::get<value::Settings>(std::move(settings))))
        return std::move(*refusal);
    return asked;
}

std::variant<value::Options, Refusal> options_of(const CaseQuestion& question, int usual_draws,
                                                 const std::stop_token& stop) {
    const int draws = question.draws ? question.draws.value : usual_draws;
    if (draws > most_draws) {
        return bad_request({fmt::format("draws: {} are the most; the command line takes more", most_draws),
                            fmt::format("draws: højst {}; kommandolinjen tager flere", most_draws)});
    }
    value::Options options;
    options.draws = static_cast<std::uint64_t>(draws);
    options.seed = question.seed ? static_cast<std::uint64_t>(question.seed.value) : 1;
    options.threads = 1;
    options.stop = stop;
    return options;
}

std::variant<std::size_t, Refusal> input_named(const value::ResolvedCase& resolved, const std::string& name) {
    if (const auto index = resolved.input_index(name)) return *index;
    std::vector<std::string> known;
    for (const auto& input : resolved.inputs) known.push_back(input.name);
    const auto hint = suggestions(name, known);
    return not_found({fmt::format("there is no number '{}'; {}", name, hint.en),
                      fmt::format("der er ikke noget tal, der hedder '{}'; {}", name, hint.da)});
}

Text suggestions(const std::string& written, const std::vector<std::string>& known) {
    if (const auto nearest = nearest_name(written, known); !nearest.empty())
        return {fmt::format("did you mean '{}'?", nearest), fmt::format("mente du '{}'?", nearest)};
    if (known.empty()) return {"it has none", "den har ingen"};
    constexpr std::size_t most_listed = 12;
    const std::vector<std::string> listed(
        known.begin(), known.begin() + static_cast<std::ptrdiff_t>(std::min(known.size(), most_listed)));
    const auto* more = known.size() > most_listed ? ", …" : "";
    return {fmt::format("known: {}{}", fmt::join(listed, ", "), more),
            fmt::format("kendte: {}{}", fmt::join(listed, ", "), more)};
}

std::string words_of(const CaseQuestion& question) {
    // Lengths before the texts: no text can be taken for the end of another.
    auto words =
        fmt::format("{}:{} {} {} {} {}", question.scenario.size(), question.scenario,
                    question.draws ? question.draws.value : -1, question.seed ? question.seed.value : -1,
                    static_cast<int>(question.language.value), question.version.value);
    std::vector<std::pair<std::string, std::string>> set;
    for (const auto& entry : question.set) set.emplace_back(entry.name, entry.value);
    std::ranges::sort(set);
    for (const auto& [name, text] : set)
        words += fmt::format(" {}:{}={}:{}", name.size(), name, text.size(), text);
    return words;
}

}  // namespace vaerdi::workbench
