#include "fhir/read_fhir.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "fhir/event_index.h"
#include "fhir/intake.h"
#include "fhir/nearest_index.h"
#include "fhir/row_parts.h"
#include "fhir/units.h"

namespace vaerdi::fhir {
namespace {

/// A record that makes a row; contained ones and older versions make none.
bool makes_row(const Happening& one) { return one.makes_row && !one.replaced && !one.contained; }

std::string_view type_word(EventOf of) {
    switch (of) {
        case EventOf::procedure:
            return "Procedure";
        case EventOf::encounter:
            return "Encounter";
        case EventOf::condition:
            break;
    }
    return "Condition";
}

/// Makes the table of what has been taken in.
class TableMaking {
  public:
    TableMaking(std::span<const File> files, const Intake& intake, const Request& request,
                const Findings& findings)
        : intake_(intake),
          records_(intake.records()),
          request_(request),
          table_(columns_of(request)),
          writer_(files, records_, table_, findings),
          persons_(records_, request.patient ? request.patient->identifier : ""),
          row_codes_(request.one == RowOf::questionnaire_response ? Codes{} : request.code, records_.codings),
          functions_(request.performer ? request.performer->function : Codes{}, records_.codings) {
        for (const auto& device : request.devices) device_types_.emplace_back(device.type, records_.codings);
    }

    FlatTable made() {
        report_circles();
        index_events();
        index_answers();
        index_readings();
        write_rows();
        table_.fates = intake_.fates();
        table_.made_up = intake_.made_up();
        return std::move(table_);
    }

  private:
    void report_circles() {
        for (const auto* patient : persons_.in_circles())
            writer_.finding(patient->place, "Patient.link", {},
                            {"the patients that replace one another lead round in a circle",
                             "patienterne, der erstatter hinanden, fører i ring"},
                            {"take out the link that leads back", "fjern det link, der fører tilbage"});
    }

    void index_events() {
        for (const auto& event : request_.events) {
            events_.emplace_back(event, records_, persons_);
            event_codes_.emplace_back(event.code, records_.codings);
            const auto type = type_word(event.of);
            if (intake_.used(type) == 0) {
                writer_.general(
                    {fmt::format("there is no {} in the files: '{}' is not known", type, event.name),
                     fmt::format("der er ingen {} i filerne: '{}' er ukendt", type, event.name)},
                    {"bring that file, too, or take the event out",
                     "tag også den fil med, eller fjern begivenheden"});
            } else if (events_.back().matching() == 0) {
                writer_.general(
                    {fmt::format("no {} has a code of '{}': it is 'no' in all rows", type, event.name),
                     fmt::format("ingen {} har en kode fra '{}': det er 'no' i alle rækker", type,
                                 event.name)},
                    {"check the codes", "se koderne efter"});
            }
        }
    }

    void index_answers() {
        for (const auto& answers : request_.answers) {
            auto& index = answers_.emplace_back();
            bool any = false;
            for (std::uint32_t number = 0; number < records_.responses.size(); ++number) {
                const auto& response = records_.responses[number];
                if (response.replaced || response.questionnaire == no_word ||
                    !same_questionnaire(records_.words[response.questionnaire], answers.questionnaire))
                    continue;
                any = true;
                index.add(persons_.of(response.patient), response, number);
            }
            index.sort();
            if (any)
                report_items(answers.name, answers.items);
            else
                writer_.general({fmt::format("nobody has answered the questionnaire of '{}'", answers.name),
                                 fmt::format("ingen har besvaret spørgeskemaet i '{}'", answers.name)},
                                {"check its address", "se dets adresse efter"});
        }
        if (request_.one == RowOf::questionnaire_response) report_items("items", request_.items);
    }
    void report_items(const std::string& part, const std::vector<std::string>& items) {
        for (const auto& item : items)
            if (!records_.link_ids.contains(item))
                writer_.general(
                    {fmt::format("the item '{}' of '{}' is answered nowhere", item, part),
                     fmt::format("spørgsmålet '{}' i '{}' er ikke besvaret noget sted", item, part)},
                    {"check the linkId", "se linkId efter"});
    }

    void left_out_for_unit(const ReadingRecord& reading, std::string_view stays) {
        const auto shown = [](std::string_view unit) {
            return unit.empty() ? Text("no unit", "ingen enhed") : Text(std::string(unit));
        };
        const auto kept = shown(stays);
        writer_.finding(reading.place, "Observation.valueQuantity.unit",
                        reading.unit == no_word ? std::string{} : records_.words[reading.unit],
                        {fmt::format("the other values of the code have {}: this one is left out", kept.en),
                         fmt::format("kodens andre værdier har {}: denne er udeladt", kept.da)},
                        {"convert it, or say in the request which unit is wanted",
                         "omregn den, eller skriv i forespørgslen, hvilken enhed der ønskes"});
    }
    std::vector<std::uint8_t> may_stand(const std::vector<std::uint32_t>& readings, const std::string& unit) {
        return with_one_unit(
            records_, readings, unit,
            [&](const ReadingRecord& reading, std::string_view stays) { left_out_for_unit(reading, stays); });
    }

    void index_readings() {
        for (const auto& wanted : request_.readings) {
            auto& index = readings_.emplace_back();
            const ChosenCodes chosen(wanted.code, records_.codings);
            std::vector<std::uint32_t> matching;
            for (std::uint32_t number = 0; number < records_.readings.size(); ++number) {
                const auto& reading = records_.readings[number];
                const auto holds = [&](auto one) { return chosen.holds(one); };
                if (!reading.replaced && std::ranges::any_of(reading.code, holds)) matching.push_back(number);
            }
            const auto may = may_stand(matching, wanted.unit);
            for (std::size_t i = 0; i < matching.size(); ++i)
                if (const auto& reading = records_.readings[matching[i]]; may[i] != 0)
                    index.add(persons_.of(reading.patient), reading, matching[i]);
            index.sort();
            if (matching.empty())
                writer_.general({fmt::format("no Observation has a code of '{}'", wanted.name),
                                 fmt::format("ingen Observation har en kode fra '{}'", wanted.name)},
                                {"check the codes", "se koderne efter"});
        }
    }

    void write_rows() {
        switch (request_.one) {
            case RowOf::procedure:
                for (std::uint32_t i = 0; i < records_.procedures.size(); ++i)
                    if (makes_row(records_.procedures[i])) write_procedure(records_.procedures[i], i);
                return;
            case RowOf::encounter:
                for (const auto& encounter : records_.encounters)
                    if (makes_row(encounter)) write_stay(encounter);
                return;
            case RowOf::observation:
                return write_observations();
            case RowOf::questionnaire_response:
                for (const auto& response : records_.responses)
                    if (makes_row(response)) write_response(response);
                return;
        }
    }

    void write_procedure(const ProcedureRecord& procedure, std::uint32_t number) {
        writer_.begin(procedure.place);
        writer_.text(procedure.id);
        writer_.word(procedure.status);
        writer_.day(procedure.date);
        writer_.day(procedure.end);
        writer_.code(procedure.code, row_codes_);
        writer_.codes(procedure.site);
        writer_.reasons(procedure);
        write_parts({"Procedure", procedure}, &procedure, number);
    }

    void write_stay(const EncounterRecord& encounter) {
        writer_.begin(encounter.place);
        RowAt at{"Encounter", encounter};
        at.stay = &encounter;
        write_parts(at, nullptr, no_word);
    }

    void write_response(const ResponseRecord& response) {
        writer_.begin(response.place);
        writer_.text(response.id);
        writer_.word(response.status);
        writer_.day(response.date);
        writer_.word(response.questionnaire);
        write_items(response, request_.items);
        write_parts({"QuestionnaireResponse", response}, nullptr, no_word);
    }
    void write_items(const ResponseRecord& response, const std::vector<std::string>& items) {
        for (const auto& item : items) {
            const auto found = std::ranges::find_if(
                response.items, [&](const auto& answer) { return records_.link_ids[answer.first] == item; });
            writer_.text(found == response.items.end() ? std::string_view{} : found->second);
        }
    }

    void write_observations() {
        std::map<std::uint32_t, std::vector<std::uint32_t>> by_code;
        for (std::uint32_t number = 0; number < records_.readings.size(); ++number) {
            const auto& reading = records_.readings[number];
            if (!makes_row(reading)) continue;
            const auto holds = [&](auto one) { return row_codes_.holds(one); };
            const auto asked = std::ranges::find_if(reading.code, holds);
            by_code[asked != reading.code.end() ? *asked
                    : reading.code.empty()      ? no_word
                                                : reading.code.front()]
                .push_back(number);
        }
        std::vector<std::uint8_t> stands(records_.readings.size());
        for (const auto& [code, numbers] : by_code) {
            const auto may = may_stand(numbers, request_.unit);
            for (std::size_t i = 0; i < numbers.size(); ++i) stands[numbers[i]] = may[i];
        }
        for (std::uint32_t number = 0; number < records_.readings.size(); ++number)
            if (makes_row(records_.readings[number]))
                write_observation(records_.readings[number], stands[number] != 0);
    }
    void write_observation(const ReadingRecord& reading, bool stands) {
        writer_.begin(reading.place);
        writer_.text(reading.id);
        writer_.word(reading.status);
        writer_.day(reading.date);
        writer_.text(reading.date.second < 0 ? "" : time_of_day(reading.date.second));
        writer_.code(reading.code, row_codes_);
        writer_.text(stands ? std::string_view(reading.value) : std::string_view{});
        stands ? writer_.word(reading.unit) : writer_.unknown(1);
        write_parts({"Observation", reading}, nullptr, no_word);
    }

    const EncounterRecord* stay_of(const Happening& row) const {
        const auto target = records_.references.find(row.encounter);
        if (!target || target->kind != ResourceKind::encounter) return nullptr;
        return &records_.encounters[target->index];
    }

    /// `number`: of the procedure that is the row.
    void write_parts(RowAt at, const ProcedureRecord* procedure, std::uint32_t number) {
        at.person = persons_.of(at.row.patient);
        if (at.stay == nullptr) at.stay = stay_of(at.row);
        if (request_.patient) write_patient(at, *request_.patient, persons_, writer_);
        if (request_.encounter || request_.one == RowOf::encounter) {
            const auto part = request_.encounter.value_or(EncounterPart{});
            write_encounter(at, part.unit, row_codes_, writer_);
        }
        if (request_.performer) write_performer(at, *request_.performer, functions_, writer_);
        for (const auto& type : device_types_) write_device(at, *procedure, type, writer_);
        for (std::size_t i = 0; i < events_.size(); ++i) write_event(at, i, procedure, number);
        for (std::size_t i = 0; i < answers_.size(); ++i) write_answers(at, i);
        for (std::size_t i = 0; i < readings_.size(); ++i) write_reading(at, i);
    }

    void write_event(const RowAt& at, std::size_t which, const ProcedureRecord* procedure,
                     std::uint32_t number) {
        const auto& event = request_.events[which];
        if (intake_.used(type_word(event.of)) == 0) return writer_.unknown(4);
        const bool after_the_stay =
            event.of == EventOf::encounter && event.when == When::after && at.stay != nullptr;
        const auto& from = after_the_stay ? at.stay->end : at.row.date;
        EventAsked asked{.person = at.person, .sides = {}, .day = {}};
        if (from.is_day()) asked.day = from.first;
        if (event.same_site) asked.sides = sides_of(procedure->site, records_.codings);
        if (event.of == EventOf::procedure) asked.own = number;
        if (event.of == EventOf::encounter && at.stay != nullptr)
            asked.own = static_cast<std::uint32_t>(at.stay - records_.encounters.data());
        const auto found = events_[which].find(asked);
        writer_.truth(found.happened);
        if (!found.index) return writer_.unknown(3);
        const auto& chosen = event_codes_[which];
        switch (event.of) {
            case EventOf::procedure:
                return write_happened(records_.procedures[*found.index], chosen);
            case EventOf::condition:
                return write_happened(records_.conditions[*found.index], chosen);
            case EventOf::encounter: {
                auto encounter = records_.encounters[*found.index];
                if (encounter.kind != no_word) encounter.code.push_back(encounter.kind);
                return write_happened(encounter, chosen);
            }
        }
    }
    void write_happened(const Reasoned& event, const ChosenCodes& chosen) {
        writer_.day(event.date);
        writer_.code(event.code, chosen);
        writer_.reasons(event);
    }

    void write_answers(const RowAt& at, std::size_t which) {
        const auto& answers = request_.answers[which];
        const auto found = nearest(answers_[which], at, answers.window);
        if (!found) return writer_.unknown(1 + answers.items.size());
        const auto& response = records_.responses[*found];
        writer_.day(response.date);
        write_items(response, answers.items);
    }
    void write_reading(const RowAt& at, std::size_t which) {
        const auto found = nearest(readings_[which], at, request_.readings[which].window);
        if (!found) return writer_.unknown(3);
        const auto& reading = records_.readings[*found];
        writer_.text(reading.value);
        writer_.word(reading.unit);
        writer_.day(reading.date);
    }
    static std::optional<std::uint32_t> nearest(const NearestIndex& index, const RowAt& at,
                                                const Window& window) {
        if (at.person == nobody || !at.row.date.is_day()) return {};
        return index.find(at.person, at.row.date.first, window);
    }

    const Intake& intake_;
    const Records& records_;
    const Request& request_;
    FlatTable table_;
    RowWriter writer_;
    Persons persons_;
    ChosenCodes row_codes_, functions_;
    std::vector<ChosenCodes> device_types_, event_codes_;
    std::vector<EventIndex> events_;
    std::vector<NearestIndex> answers_, readings_;
};

}  // namespace

FlatTable read_fhir(std::span<const File> files, const Request& request, const Findings& findings,
                    const Limits& limits) {
    Intake intake(files, request, findings);
    read_resources(files, limits,
                   {.resource = [&](const Resource& resource) { intake.take(resource); },
                    .unread = [&](Unread why) { intake.unread(why); },
                    .findings = findings});
    return TableMaking(files, intake, request, findings).made();
}

}  // namespace vaerdi::fhir
