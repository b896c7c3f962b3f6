// Questions about what a case comes to: assess, price, sensitivity.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "view/figures.h"
#include "view/make_report.h"
#include "view/short_answer.h"
#include "view/turning_points.h"
#include "workbench/answer.h"
#include "workbench/answers.h"
#include "workbench/asked_case.h"
#include "workbench/beside_report.h"

namespace vaerdi::workbench {
namespace {

constexpr std::size_t plane_points = 500;

template <class Name>
std::string name_of(const std::optional<Name>& choice) {
    return choice ? document::Choices<Name>::names()[static_cast<std::size_t>(*choice)] : std::string{};
}

/// The alternative behind a name like bed_days.tavi; empty when it is everybody's number.
std::string alternative_of(const value::ResolvedCase& resolved, const std::string& input) {
    const auto end = input.substr(input.rfind('.') + 1);
    const bool known =
        end != input &&
        std::ranges::find(resolved.alternatives, end, &value::Alternative::id) != resolved.alternatives.end();
    return known ? end : std::string{};
}

std::vector<SliderAnswer> slider_answers(const CaseAsked& asked, Language language) {
    const auto& as_written = asked.warm().ready().resolved();
    const auto& now = asked.resolved();
    std::vector<SliderAnswer> all;
    for (const auto& [slider, unit_text] : asked.warm().sliders()) {
        const auto& input = as_written.inputs[slider.input];
        const auto changed = now.input_index(input.name);
        const double value = changed ? now.inputs[*changed].base : input.base;
        const auto unit = input.unit.text();
        all.push_back({.input = input.name,
                       .title = view::full_input_title(as_written, input, language),
                       .unit = unit,
                       .unit_words = view::unit_words_in(unit, language),
                       .value = value,
                       .base = input.base,
                       .low = slider.low,
                       .high = slider.high,
                       .step = slider.step,
                       .influence = slider.influence,
                       .source = input.provenance.source,
                       .evidence = name_of(input.provenance.evidence),
                       .certainty = name_of(input.provenance.certainty),
                       .assumption = input.provenance.is_assumption(),
                       .share = input.is_share,
                       .text = fmt::format("{}{}", value, unit_text),
                       .unit_text = unit_text,
                       .alternative = alternative_of(as_written, input.name)});
    }
    return all;
}

std::map<std::string, PlaneAnswer> planes(const value::Assessment& assessment) {
    std::map<std::string, PlaneAnswer> all;
    for (const auto& comparison : assessment.comparisons) {
        auto& plane = all[comparison.id];
        plane.effect_in = comparison.matrix.measured_in;
        for (const auto& point : comparison.plane) plane.points.push_back({point.effect, point.cost});
    }
    return all;
}

WordsAnswer words_about(const view::Report& report, Language language) {
    const auto& resolved = report.resolved;
    WordsAnswer words;
    for (const auto& headroom : report.headrooms)
        words.headroom.push_back(view::headroom_words(resolved, headroom, language));
    for (const auto& comparison : report.assessment.comparisons) {
        words.payers[comparison.id] = view::payer_sentences(resolved, comparison, language);
        words.short_answers[comparison.id] = view::short_answer(resolved, comparison, language);
        for (const auto& [alternative, thresholds] : report.thresholds) {
            if (resolved.alternatives[alternative].id != comparison.id) continue;
            for (const auto& threshold : thresholds)
                words.thresholds.push_back(
                    view::threshold_words(resolved, threshold, comparison.net_value.value, language));
        }
    }
    add_numbers_in_words(report, language, words);
    return words;
}

/// `20 %` or `0.2`.
std::optional<double> share_in(std::string_view text) {
    double per = 1;
    while (!text.empty() && (text.back() == ' ' || text.back() == '%')) {
        if (text.back() == '%') per = 100;
        text.remove_suffix(1);
    }
    double value = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (wrong != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || value <= 0)
        return {};
    return value / per;
}

/// Opens the case and hands it on; the answer to the same question is given again.
template <class Make>
Answer answered(const CaseQuestion& question, const std::string& kind, const Surroundings& surroundings,
                WarmCases& cases, const std::stop_token& stop, Make&& make) {
    auto opened = cases.open(surroundings, stop);
    if (auto* refusal = std::get_if<Refusal>(&opened)) return std::move(*refusal);
    const auto warm = std::get<std::shared_ptr<const WarmCase>>(std::move(opened));
    const auto words = fmt::format("{} {} {}", kind, surroundings.version, words_of(question));
    if (const auto known = warm->answered(words)) return *known;
    auto asked = asked_about(question, warm);
    if (auto* refusal = std::get_if<Refusal>(&asked)) return std::move(*refusal);
    Answer answer = make(std::get<CaseAsked>(asked));
    if (const auto* json = std::get_if<std::string>(&answer))
        warm->keep(words, std::make_shared<const std::string>(*json));
    return answer;
}

std::variant<view::Report, Refusal> reported(const CaseAsked& asked, const view::Asked& what) {
    auto report = view::make_report(asked.parts(), what);
    if (!report) return stopped();
    if (const auto* alternative = view::not_finite(report->assessment)) {
        auto refusal = document_errors({});
        refusal.message = view::not_finite_words(*alternative);
        return refusal;
    }
    return std::move(*report);
}

}  // namespace

Language language_of(const Located<Language>& asked) { return asked ? asked.value : Language::english; }

Answer answer(const AssessRequest& request, const Surroundings& surroundings, WarmCases& cases,
              std::stop_token stop) {
    const auto options = options_of(request, usual_draws, stop);
    if (const auto* refusal = std::get_if<Refusal>(&options)) return *refusal;
    const auto language = language_of(request.language);
    const auto has = [&](Part part) {
        return std::ranges::count(request.include, part, &Located<Part>::value) > 0;
    };
    std::string kind = "assess";
    for (const auto part : {Part::headroom, Part::sensitivity, Part::thresholds, Part::scenarios, Part::plane,
                            Part::sliders, Part::course, Part::information})
        kind += has(part) ? '1' : '0';
    return answered(request, kind, surroundings, cases, stop, [&](const CaseAsked& asked) -> Answer {
        view::Asked what{.options = std::get<value::Options>(options),
                         .headroom = has(Part::headroom),
                         .swings = has(Part::sensitivity),
                         .thresholds = has(Part::thresholds),
                         .scenarios = has(Part::scenarios) && request.scenario.empty(),
                         .information = has(Part::information)};
        if (has(Part::plane)) what.options.points = plane_points;
        auto made = reported(asked, what);
        if (auto* refusal = std::get_if<Refusal>(&made)) return std::move(*refusal);
        auto& report = std::get<view::Report>(made);
        report.swings_asked = has(Part::sensitivity);
        AssessAnswer all{view::report_record(report, language)};
        // The trace is long, and few pages show it.
        if (!has(Part::course)) all.health.reset();
        if (has(Part::plane)) all.plane = planes(report.assessment);
        if (has(Part::sliders)) all.sliders = slider_answers(asked, language);
        all.words = words_about(report, language);
        all.budgets = budgets_of(report.resolved, report.assessment);
        all.findings = findings_of(report.warnings, language);
        all.version = surroundings.version;
        return document::json_of(all);
    });
}

Answer answer(const PriceRequest& request, const Surroundings& surroundings, WarmCases& cases,
              std::stop_token stop) {
    const auto options = options_of(request, usual_draws, stop);
    if (const auto* refusal = std::get_if<Refusal>(&options)) return *refusal;
    const auto kind = fmt::format("price {}:{}", request.parameter.size(), request.parameter);
    return answered(request, kind, surroundings, cases, stop, [&](const CaseAsked& asked) -> Answer {
        view::Asked what{.options = std::get<value::Options>(options), .thresholds = true};
        if (!request.parameter.empty()) {
            const auto input = input_named(asked.resolved(), request.parameter);
            if (const auto* refusal = std::get_if<Refusal>(&input)) return *refusal;
            what.prices = {std::get<std::size_t>(input)};
        }
        auto made = reported(asked, what);
        if (auto* refusal = std::get_if<Refusal>(&made)) return std::move(*refusal);
        return document::json_of(
            view::price_record(std::get<view::Report>(made), language_of(request.language)));
    });
}

Answer answer(const SensitivityRequest& request, const Surroundings& surroundings, WarmCases& cases,
              std::stop_token stop) {
    const auto options = options_of(request, 0, stop);
    if (const auto* refusal = std::get_if<Refusal>(&options)) return *refusal;
    view::Asked what{.options = std::get<value::Options>(options), .headroom = false, .swings = true};
    if (!request.spread.empty()) {
        what.spread = share_in(request.spread);
        if (!what.spread)
            return bad_request({"spread: write a share, e.g. 20 %", "spread: skriv en andel, fx 20 %"});
    }
    if (!request.two_way.empty() && request.two_way.size() != 2)
        return bad_request({"two_way takes two numbers", "two_way skal have to tal"});
    auto kind = fmt::format("sensitivity {} {}:{}", what.spread.value_or(0), request.alternative.size(),
                            request.alternative);
    for (const auto& name : request.two_way) kind += fmt::format(" {}:{}", name.size(), name);
    return answered(request, kind, surroundings, cases, stop, [&](const CaseAsked& asked) -> Answer {
        const auto& resolved = asked.resolved();
        std::vector<std::size_t> both;
        for (const auto& name : request.two_way) {
            const auto input = input_named(resolved, name);
            if (const auto* refusal = std::get_if<Refusal>(&input)) return *refusal;
            both.push_back(std::get<std::size_t>(input));
        }
        auto asked_for = what;
        if (both.size() == 2) asked_for.two_way = {both[0], both[1]};
        auto made = reported(asked, asked_for);
        if (auto* refusal = std::get_if<Refusal>(&made)) return std::move(*refusal);
        auto& report = std::get<view::Report>(made);
        report.swings_asked = true;
        if (!request.alternative.empty()) {
            const auto other = [&](const auto& about) {
                return resolved.alternatives[about.alternative].id != request.alternative;
            };
            std::erase_if(report.swings, other);
            std::erase_if(report.two_way, other);
            if (report.swings.empty()) {
                std::vector<std::string> known;
                for (const auto& alternative : resolved.alternatives) known.push_back(alternative.id);
                const auto hint = suggestions(request.alternative, known);
                return not_found(
                    {fmt::format("there is no alternative '{}' to compare; {}", request.alternative, hint.en),
                     fmt::format("der er intet alternativ '{}' at sammenligne; {}", request.alternative,
                                 hint.da)});
            }
        }
        return document::json_of(view::report_record(report, language_of(request.language)));
    });
}

}  // namespace vaerdi::workbench
