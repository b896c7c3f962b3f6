#include "fhir/propose.h"

#include <algorithm>
#include <map>
#include <set>

#include "fhir/codes.h"
#include "fhir/resource_stream.h"

namespace vaerdi::fhir {
namespace {

constexpr std::size_t most_codes = 10'000;  // of all files that are told apart
constexpr std::size_t most_items = 500;     // of one questionnaire
constexpr std::size_t most_proposed = 5;

/// A code as part of a column's name.
std::string column_word(std::string_view code) {
    std::string word;
    for (const char letter : code.substr(0, 40)) {
        const bool capital = letter >= 'A' && letter <= 'Z';
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        word += capital ? static_cast<char>(letter - 'A' + 'a') : plain ? letter : '_';
    }
    return word;
}

/// Counts what is in the files.
class Census {
  public:
    void take(const Resource& resource) {
        const std::string type(shortened(resource.type));
        if (resources_.size() < most_codes || resources_.contains(type)) ++resources_[type];
        const auto body = resource.body;
        if (type == "Procedure") {
            count_codes(type, body["code"]);
            has_site_ |= body["bodySite"].size() > 0;
        }
        if (type == "Condition") count_codes(type, body["code"]);
        if (type == "Encounter") {
            count_code(type, body["class"]);
            for (const auto one : body["type"]) count_codes(type, one);
        }
        if (type == "Observation") {
            count_codes(type, body["code"]);
            for (const auto component : body["component"]) count_codes(type, component["code"]);
        }
        if (type == "Patient" || type == "Practitioner") count_systems(systems_[type], body["identifier"]);
        if (type == "QuestionnaireResponse") take_answers(body);
    }

    std::int64_t of(const std::string& type) const {
        const auto found = resources_.find(type);
        return found == resources_.end() ? 0 : found->second;
    }
    std::vector<ResourceCount> resources() const {
        std::vector<ResourceCount> all;
        for (const auto& [type, count] : resources_) all.push_back({type, count});
        return all;
    }
    /// By type, the most frequent first.
    std::vector<CodeCount> codes() const {
        std::vector<CodeCount> all;
        for (const auto& [key, one] : codes_) all.push_back(one);
        std::ranges::stable_sort(all, [](const auto& a, const auto& b) {
            return a.resource != b.resource ? a.resource < b.resource : a.count > b.count;
        });
        return all;
    }
    std::vector<CodeCount> codes_of(std::string_view type) const {
        auto all = codes();
        std::erase_if(all, [&](const auto& one) { return one.resource != type; });
        return all;
    }
    /// The system that most identifiers of the type have; those of persons in Denmark first.
    std::string system_of(const std::string& type) const {
        const auto found = systems_.find(type);
        if (found == systems_.end()) return {};
        std::string best;
        std::int64_t most = 0;
        for (const auto& [system, count] : found->second) {
            if (system == danish_cpr) return system;
            if (count > most) best = system, most = count;
        }
        return best;
    }
    std::vector<std::string> items_of(const std::string& questionnaire) const {
        const auto found = items_.find(questionnaire);
        return found == items_.end() ? std::vector<std::string>{} : found->second;
    }
    bool has_site() const { return has_site_; }

  private:
    void count_code(const std::string& type, Json coding) {
        const auto code = coding["code"].text();
        if (code.empty()) return;
        count(type, std::string(coding["system"].text()), std::string(code), coding["display"].text());
    }
    void count_codes(const std::string& type, Json codings) {
        for (const auto coding : codings["coding"]) count_code(type, coding);
    }
    void count(const std::string& type, std::string system, std::string code, std::string_view display) {
        const auto key = std::tuple(type, system, code);
        if (codes_.size() >= most_codes && !codes_.contains(key)) return;
        auto& one = codes_[key];
        if (one.count++ == 0) one = {type, std::move(system), std::move(code), shortened(display), 1};
    }
    static void count_systems(std::map<std::string, std::int64_t>& into, Json identifiers) {
        for (const auto one : identifiers) {
            const std::string system(one["system"].text());
            if (!system.empty() && (into.size() < most_codes || into.contains(system))) ++into[system];
        }
    }
    void take_answers(Json body) {
        const std::string questionnaire(without_version(body["questionnaire"].text()));
        count("QuestionnaireResponse", {}, questionnaire, {});
        if (codes_.contains(std::tuple("QuestionnaireResponse", "", questionnaire)))
            list_items(body, items_[questionnaire]);
    }
    static void list_items(Json holder, std::vector<std::string>& into) {
        for (const auto item : holder["item"]) {
            const std::string link_id(item["linkId"].text());
            if (item["answer"].size() > 0 && into.size() < most_items &&
                std::ranges::find(into, link_id) == into.end())
                into.push_back(link_id);
            for (const auto answer : item["answer"]) list_items(answer, into);
            list_items(item, into);
        }
    }

    std::map<std::string, std::int64_t> resources_;
    std::map<std::tuple<std::string, std::string, std::string>, CodeCount> codes_;
    std::map<std::string, std::map<std::string, std::int64_t>> systems_;
    std::map<std::string, std::vector<std::string>> items_;
    bool has_site_ = false;
};

/// KNGB20 → KNGB: a primary ('B') or secondary ('C') joint replacement of NCSP's chapter N; empty for others.
std::string joint_replacement(const CodeCount& procedure, char kind) {
    const auto& code = procedure.code;
    constexpr std::string_view joints = "BCDEFGH";
    const bool fits = code.size() >= 5 && code.starts_with("KN") &&
                      joints.find(code[2]) != std::string_view::npos && code[3] == kind;
    return fits ? code.substr(0, 4) : std::string{};
}

void propose_revisions(const Census& census, Request& into) {
    std::set<std::string> primary, secondary;
    for (const auto& procedure : census.codes_of("Procedure")) {
        if (auto found = joint_replacement(procedure, 'B'); !found.empty()) primary.insert(found + "*");
        if (auto found = joint_replacement(procedure, 'C'); !found.empty()) secondary.insert(found + "*");
    }
    if (primary.empty()) return;
    into.code.assign(primary.begin(), primary.end());
    if (secondary.empty()) return;
    into.events.push_back({.name = "revision",
                           .of = EventOf::procedure,
                           .code = {secondary.begin(), secondary.end()},
                           .when = When::after,
                           .same_site = census.has_site()});
}

void propose_answers(const Census& census, Request& into) {
    const auto questionnaires = census.codes_of("QuestionnaireResponse");
    for (std::size_t i = 0; i < questionnaires.size() && i < most_proposed; ++i) {
        const auto& questionnaire = questionnaires[i].code;
        const auto items = census.items_of(questionnaire);
        if (questionnaire.empty() || items.empty()) continue;
        const auto which = i == 0 ? std::string{} : "_" + std::to_string(i + 1);
        into.answers.push_back({.name = "pre" + which,
                                .questionnaire = questionnaire,
                                .items = items,
                                .window = {.from = {.days = -90}, .to = {}, .at = {}}});
        into.answers.push_back(
            {.name = "after_12_months" + which,
             .questionnaire = questionnaire,
             .items = items,
             .window = {.from = {.months = 9}, .to = {.months = 15}, .at = {.months = 12}}});
    }
}

Request request_for(const Census& census) {
    Request made;
    made.one = census.of("Procedure") > 0               ? RowOf::procedure
               : census.of("Observation") > 0           ? RowOf::observation
               : census.of("QuestionnaireResponse") > 0 ? RowOf::questionnaire_response
                                                        : RowOf::encounter;
    if (made.one == RowOf::procedure) propose_revisions(census, made);
    if (made.one == RowOf::questionnaire_response)
        if (const auto all = census.codes_of("QuestionnaireResponse"); !all.empty()) {
            made.code = {all.front().code};
            made.items = census.items_of(all.front().code);
        }
    if (census.of("Patient") > 0) made.patient = PatientPart{.identifier = census.system_of("Patient")};
    if (census.of("Encounter") > 0) made.encounter = EncounterPart{};
    if (census.of("Practitioner") > 0)
        made.performer = PerformerPart{.identifier = census.system_of("Practitioner"), .function = {}};
    if (census.of("Device") > 0 && made.one == RowOf::procedure) made.devices.emplace_back();
    const auto conditions = census.codes_of("Condition");
    for (std::size_t i = 0; i < conditions.size() && i < most_proposed; ++i)
        made.events.push_back({.name = "condition_" + column_word(conditions[i].code),
                               .of = EventOf::condition,
                               .code = {conditions[i].code},
                               .when = When::before});
    if (made.one != RowOf::questionnaire_response) propose_answers(census, made);
    if (made.one == RowOf::observation) return made;
    const auto observations = census.codes_of("Observation");
    for (std::size_t i = 0; i < observations.size() && i < most_proposed; ++i)
        made.readings.push_back({.name = "observation_" + column_word(observations[i].code),
                                 .code = {observations[i].code},
                                 .unit = {},
                                 .window = {.from = {.days = -90}, .to = {}, .at = {}}});
    return made;
}

}  // namespace

Proposal propose(std::span<const File> files, const Limits& limits) {
    Census census;
    read_resources(files, limits,
                   {.resource = [&](const Resource& resource) { census.take(resource); },
                    .unread = [](Unread) {},
                    .findings = [](const Finding&) {}});
    return {request_for(census), census.resources(), census.codes()};
}

}  // namespace vaerdi::fhir
