#include "workbench/report_data.h"

#include <algorithm>
#include <array>
#include <deque>
#include <set>

#include "document/json_writer.h"
#include "value/explain.h"
#include "view/explanation_json.h"
#include "workbench/asked_case.h"

namespace vaerdi::workbench {
namespace {

constexpr std::size_t room_for_data = 560'000;          // bytes; with the pages less than 1.5 MB
constexpr std::size_t room_for_explanations = 450'000;  // at most

/// A long course of illness leaves less for explanations.
std::size_t room_beside(const std::string& report) {
    return std::min(room_for_explanations, room_for_data - std::min(room_for_data, report.size()));
}

bool any_of_these(std::string_view figure, auto matches, const auto& parts) {
    return std::ranges::any_of(parts, [&](std::string_view part) { return matches(figure, part); });
}
bool ends(std::string_view figure, std::string_view part) { return figure.ends_with(part); }
bool begins(std::string_view figure, std::string_view part) { return figure.starts_with(part); }

/// The figures that the steps lead to and that are explained elsewhere.
void add_led_to(const value::Explanation& step, std::deque<std::string>& queue) {
    for (const auto& below : step.steps) {
        if (!below.figure.empty()) queue.push_back(below.figure);
        add_led_to(below, queue);
    }
}

/// What the answer says first, then each alternative by itself, the long tables of years last.
std::deque<std::string> to_explain(const std::vector<std::string>& known) {
    const auto rank = [](std::string_view figure) {
        if (figure.find(".budget.") != std::string_view::npos) return 3;
        if (figure.starts_with("alternatives.")) return 2;
        return figure.ends_with(".net_value") ? 0 : 1;
    };
    std::deque<std::string> queue;
    for (const int turn : {0, 1, 2, 3})
        for (const auto& figure : known)
            if (opened_by_pages(figure) && rank(figure) == turn) queue.push_back(figure);
    return queue;
}

void write_explanations(const CaseAsked& asked, const value::Options& options, Language language,
                        std::size_t room, document::JsonWriter& out) {
    const value::WrittenCase written{asked.warm().document(), asked.warm().catalogue(), asked.settings()};
    auto queue = to_explain(value::explainable(asked.resolved(), options, &written));
    std::set<std::string> done;
    std::size_t bytes = 0;
    out.open_object();
    for (; !queue.empty(); queue.pop_front()) {
        const auto figure = queue.front();
        if (!done.insert(figure).second) continue;
        const auto explanation = value::explain(asked.resolved(), figure, options, &written);
        if (!explanation) continue;
        const auto json = view::explanation_json(*explanation, language, view::JsonLayout::compact);
        if (bytes + json.size() + figure.size() > room) continue;
        bytes += json.size() + figure.size();
        out.key(figure);
        out.raw(json);
        add_led_to(*explanation, queue);
    }
    out.close();
}

}  // namespace

bool opened_by_pages(std::string_view figure) {
    static constexpr std::array<std::string_view, 4> ends_of_intervals{".low", ".high", ".mean",
                                                                       ".standard_error"};
    if (any_of_these(figure, ends, ends_of_intervals)) return false;
    if (figure.starts_with("inputs.") || figure.starts_with("price_headroom.")) return true;
    if (figure.starts_with("frontier.")) return figure.ends_with(".icer");
    if (figure.starts_with("scenarios.")) return figure.ends_with(".net_value");
    if (figure.starts_with("alternatives.")) {
        static constexpr std::array<std::string_view, 4> shown{".total_cost", ".effects", ".net_value",
                                                               ".qalys"};
        return any_of_these(figure, ends, shown);
    }
    if (!figure.starts_with("comparisons.")) return false;
    figure.remove_prefix(std::string_view("comparisons.").size());
    figure.remove_prefix(std::min(figure.find('.') + 1, figure.size()));  // the alternative
    static constexpr std::array<std::string_view, 9> alone{
        "incremental_",   "net_value",     "probability_worth_it",
        "payback_years",  "internal_rate", "icer",
        "qalys_in_money", "by_payer.",     "budget."};
    return any_of_these(figure, begins, alone) || figure.starts_with("matrix.probability.") ||
           (figure.starts_with("natural.") && figure.ends_with(".total")) ||
           (figure.starts_with("staff.") && figure.ends_with(".hours"));
}

Answer report_data(const AssessRequest& request, const Surroundings& surroundings, WarmCases& cases,
                   const Made& made, std::stop_token stop) {
    const auto report = answer(request, surroundings, cases, stop);
    const auto* json = std::get_if<std::string>(&report);
    if (json == nullptr) return report;
    auto opened = cases.open(surroundings, stop);
    if (auto* refusal = std::get_if<Refusal>(&opened)) return std::move(*refusal);
    auto changed = asked_about(request, std::get<std::shared_ptr<const WarmCase>>(std::move(opened)));
    if (auto* refusal = std::get_if<Refusal>(&changed)) return std::move(*refusal);
    const auto& asked = std::get<CaseAsked>(changed);
    const auto options = options_of(request, usual_draws, stop);
    if (const auto* refusal = std::get_if<Refusal>(&options)) return *refusal;

    const auto language = language_of(request.language);
    document::JsonWriter out;
    out.open_object();
    out.key("language");
    out.text(language == Language::danish ? "da" : "en");
    out.key("report");
    out.raw(*json);
    out.key("explanations");
    write_explanations(asked, std::get<value::Options>(options), language, room_beside(*json), out);
    out.key("made");
    out.open_object();
    out.key("version");
    out.text(made.version);
    out.key("date");
    out.text(made.date);
    out.key("document");
    out.text(made.document);
    out.close();
    out.close();
    if (stop.stop_requested()) return stopped();
    return out.take();
}

}  // namespace vaerdi::workbench
