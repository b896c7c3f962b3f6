// Questions about a figure: which there are, and the steps from the sources to it.
#include <fmt/format.h>

#include "value/explain.h"
#include "view/explanation_json.h"
#include "workbench/answer.h"
#include "workbench/answers.h"
#include "workbench/asked_case.h"

namespace vaerdi::workbench {

Answer answer(const ExplainRequest& request, const Surroundings& surroundings, WarmCases& cases,
              std::stop_token stop) {
    const auto options = options_of(request, 0, stop);
    if (const auto* refusal = std::get_if<Refusal>(&options)) return *refusal;
    auto opened = cases.open(surroundings, stop);
    if (auto* refusal = std::get_if<Refusal>(&opened)) return std::move(*refusal);
    auto changed = asked_about(request, std::get<std::shared_ptr<const WarmCase>>(std::move(opened)));
    if (auto* refusal = std::get_if<Refusal>(&changed)) return std::move(*refusal);
    const auto& asked = std::get<CaseAsked>(changed);
    const value::WrittenCase written{asked.warm().document(), asked.warm().catalogue(), asked.settings()};
    const auto& how = std::get<value::Options>(options);
    if (request.figures.value)
        return document::json_of(FiguresAnswer{value::explainable(asked.resolved(), how, &written)});
    const auto explanation = value::explain(asked.resolved(), request.figure, how, &written);
    if (!explanation && stop.stop_requested()) return stopped();
    if (!explanation) {
        const auto hint = suggestions(request.figure, value::explainable(asked.resolved(), how, &written));
        return not_found(
            {fmt::format("there is no figure '{}'; {}", request.figure, hint.en),
             fmt::format("der er ikke noget tal, der hedder '{}'; {}", request.figure, hint.da)});
    }
    return document::json_of(
        ExplainAnswer{request.figure, {view::explanation_json(*explanation, language_of(request.language))}});
}

}  // namespace vaerdi::workbench
