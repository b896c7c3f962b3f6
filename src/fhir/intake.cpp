#include "fhir/intake.h"

#include <algorithm>

namespace vaerdi::fhir {
namespace {

constexpr std::size_t most_types = 500;  // that are told apart in the count; FHIR R4 has 148

std::string type_shown(std::string_view type) {
    const bool plain = type.size() <= 40 && std::ranges::all_of(type, [](char letter) {
                           return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
                       });
    return plain ? std::string(type) : std::string{};
}

bool is_marked_made_up(Json body) {
    for (const auto label : body["meta"]["security"])
        if (label["code"].text() == "HTEST") return true;
    return false;
}

bool is_used(Outcome outcome) { return outcome == Outcome::made_row || outcome == Outcome::looked_through; }

Text words_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::made_row:
            return {"made a row", "blev til en række"};
        case Outcome::looked_through:
            return {"looked through for what belongs to the rows",
                    "gennemset for, hvad der hører til rækkerne"};
        case Outcome::other_code:
            return {"has another code", "har en anden kode"};
        case Outcome::in_error:
            return {"entered in error", "oprettet ved en fejl"};
        case Outcome::not_done:
            return {"was not done, or not yet", "blev ikke udført, eller ikke endnu"};
        case Outcome::refuted:
            return {"was refuted", "blev afkræftet"};
        case Outcome::unfinished:
            return {"is still being answered", "er ikke besvaret færdig"};
        case Outcome::no_value:
            return {"has no value of its own", "har ingen egen værdi"};
        case Outcome::not_asked:
            return {"nothing of it is asked for", "der spørges ikke til den"};
        case Outcome::again:
            return {"came again unchanged", "kom igen uændret"};
        case Outcome::older:
            return {"an older version of another", "en ældre version af en anden"};
        case Outcome::clash:
            return {"has the id of another", "har en andens id"};
        case Outcome::not_json:
            return {"cannot be read", "kan ikke læses"};
        case Outcome::too_deep:
            return {"is nested too deep", "er indlejret for dybt"};
        case Outcome::too_large:
            return {"is too large", "er for stor"};
        case Outcome::key_twice:
            return {"has a key twice", "har en nøgle to gange"};
        case Outcome::no_resource:
            break;
    }
    return {"is no resource", "er ingen ressource"};
}

Outcome outcome_of(Unread why) {
    switch (why) {
        case Unread::not_json:
            return Outcome::not_json;
        case Unread::too_deep:
            return Outcome::too_deep;
        case Unread::too_large:
            return Outcome::too_large;
        case Unread::key_twice:
            return Outcome::key_twice;
        case Unread::no_resource:
            break;
    }
    return Outcome::no_resource;
}

/// The one name that tells a resource from all others; empty when it has none.
std::string own_name(const Resource& resource, std::string_view id, std::string_view server) {
    const auto url = resource.full_url;
    if (url.starts_with("urn:") || (url.find("://") != std::string_view::npos && server.empty()))
        return name_by_address(url);
    if (id.empty()) return {};
    return std::string(server).append(resource.type).append("/").append(id);
}

}  // namespace

Wanted::Wanted(const Request& asked, const Records& records)
    : request(asked),
      row_codes(asked.one == RowOf::questionnaire_response ? Codes{} : asked.code, records.codings) {
    for (const auto& reading : asked.readings) reading_codes.emplace_back(reading.code, records.codings);
    const auto has_event = [&](EventOf of) {
        return std::ranges::any_of(asked.events, [of](const Event& event) { return event.of == of; });
    };
    patients = asked.patient || !asked.events.empty() || !asked.answers.empty() || !asked.readings.empty();
    practitioners = asked.performer.has_value();
    devices = !asked.devices.empty();
    encounters = asked.one == RowOf::encounter || asked.encounter || has_event(EventOf::encounter);
    organizations = asked.one == RowOf::encounter || asked.encounter;
    procedures = asked.one == RowOf::procedure || has_event(EventOf::procedure);
    conditions = procedures || encounters || has_event(EventOf::condition);  // they are reasons, too
    responses = asked.one == RowOf::questionnaire_response || !asked.answers.empty();
    observations = asked.one == RowOf::observation || !asked.readings.empty();
}

Intake::Intake(std::span<const File> files, const Request& request, const Findings& findings)
    : files_(files), wanted_(request, records_), findings_(findings) {}

void Intake::tally(std::string_view type, Outcome outcome, std::int64_t by) {
    std::pair<std::string, Outcome> key{type_shown(type), outcome};
    if (types_ >= most_types && !tally_.contains(key)) key.first.clear();
    auto& count = tally_[key];
    types_ = tally_.size();
    count += by;
}

void Intake::unread(Unread why) { tally({}, outcome_of(why)); }

std::optional<ResourceKind> Intake::wanted_kind(std::string_view type) const {
    const auto when = [](bool wanted, ResourceKind kind) {
        return wanted ? std::optional(kind) : std::nullopt;
    };
    if (type == "Patient") return when(wanted_.patients, ResourceKind::patient);
    if (type == "Practitioner" || type == "PractitionerRole")
        return when(wanted_.practitioners, ResourceKind::practitioner);
    if (type == "Organization") return when(wanted_.organizations, ResourceKind::organization);
    if (type == "Device") return when(wanted_.devices, ResourceKind::device);
    if (type == "Encounter") return when(wanted_.encounters, ResourceKind::encounter);
    if (type == "Procedure") return when(wanted_.procedures, ResourceKind::procedure);
    if (type == "Condition") return when(wanted_.conditions, ResourceKind::condition);
    if (type == "QuestionnaireResponse") return when(wanted_.responses, ResourceKind::response);
    if (type == "Observation") return when(wanted_.observations, ResourceKind::observation);
    return {};
}

std::size_t Intake::count(ResourceKind kind) const {
    switch (kind) {
        case ResourceKind::patient:
            return records_.patients.size();
        case ResourceKind::practitioner:
            return records_.practitioners.size();
        case ResourceKind::organization:
            return records_.organizations.size();
        case ResourceKind::device:
            return records_.devices.size();
        case ResourceKind::encounter:
            return records_.encounters.size();
        case ResourceKind::procedure:
            return records_.procedures.size();
        case ResourceKind::condition:
            return records_.conditions.size();
        case ResourceKind::response:
            return records_.responses.size();
        case ResourceKind::observation:
            return records_.readings.size();
        case ResourceKind::other:
            break;
    }
    return 0;
}

Outcome Intake::dispatch(const Taking& from) {
    const auto type = from.type();
    if (type == "Patient") return take_patient(from);
    if (type == "Organization") return take_organization(from);
    if (type == "Device") return take_device(from);
    if (type == "Encounter") return take_encounter(from, wanted_);
    if (type == "Procedure") return take_procedure(from, wanted_);
    if (type == "Condition") return take_condition(from);
    if (type == "QuestionnaireResponse") return take_response(from, wanted_);
    if (type == "Observation") return take_observation(from, wanted_);
    return take_practitioner(from);
}

/// Whether the resource in hand is to be used although one of its name is known; counts what falls away.
bool Intake::is_newer(const Taking& from, Known& known, const Known& now) {
    if (known.content == now.content) {
        tally(from.type(), Outcome::again);
        return false;
    }
    if (known.updated && now.updated && *known.updated != *now.updated) {
        if (*now.updated < *known.updated) {
            tally(from.type(), Outcome::older);
            return false;
        }
        tally(from.type(), known.outcome, -1);
        tally(from.type(), Outcome::older);
        if (is_used(known.outcome)) --used_, marked_made_up_ -= known.marked ? 1 : 0;
        replace(known);
        return true;
    }
    tally(from.type(), Outcome::clash);
    from.finding(".id", {},
                 {"another resource has the same id and says something else; the first one is used",
                  "en anden ressource har samme id og siger noget andet; den første er brugt"},
                 {"give each its own id, or the version its meta.lastUpdated",
                  "giv hver sit eget id, eller angiv versionens meta.lastUpdated"},
                 true);
    return false;
}

void Intake::replace(const Known& old) {
    const auto mark = [&](auto& records) {
        for (std::uint32_t i = 0; i < old.records; ++i) records[old.target.index + i].replaced = true;
    };
    switch (old.target.kind) {
        case ResourceKind::patient:
            return mark(records_.patients);
        case ResourceKind::practitioner:
            return mark(records_.practitioners);
        case ResourceKind::organization:
            return mark(records_.organizations);
        case ResourceKind::device:
            return mark(records_.devices);
        case ResourceKind::encounter:
            return mark(records_.encounters);
        case ResourceKind::procedure:
            return mark(records_.procedures);
        case ResourceKind::condition:
            return mark(records_.conditions);
        case ResourceKind::response:
            return mark(records_.responses);
        case ResourceKind::observation:
            return mark(records_.readings);
        case ResourceKind::other:
            return;
    }
}

void Intake::take(const Resource& resource) {
    ++resources_;
    const auto kind = wanted_kind(resource.type);
    if (!kind) return tally(resource.type, Outcome::not_asked);
    const auto id = resource.body["id"].text();
    const Standpoint standpoint{.server = server_of(resource.full_url, resource.type, id),
                                .bundle = resource.bundle,
                                .resource = resources_};
    const Taking from(resource.body, resource.type, resource.place, standpoint, records_,
                      files_[resource.place.source.file].name, findings_);
    Known now{.content = resource.body.content_hash(),
              .updated = read_instant(resource.body["meta"]["lastUpdated"].text()),
              .target = {*kind, static_cast<std::uint32_t>(count(*kind))},
              .marked = is_marked_made_up(resource.body)};
    const auto name_of_it = own_name(resource, id, standpoint.server);
    Known* known = nullptr;
    if (!name_of_it.empty()) {
        const auto [found, fresh] = known_.try_emplace(name_of_it);
        known = &found->second;
        if (!fresh && !is_newer(from, *known, now)) return;
    }
    now.outcome = dispatch(from);
    tally(resource.type, now.outcome);
    now.records = static_cast<std::uint32_t>(count(*kind)) - now.target.index;
    if (is_used(now.outcome)) {
        ++used_, marked_made_up_ += now.marked ? 1 : 0;
        if (now.target.kind < ResourceKind::response) {
            name(resource, from, now.target);
            name_identifiers(from, now.target);
        }
        take_contained(resource, standpoint);
    }
    if (known != nullptr) *known = now;
}

void Intake::name(const Resource& resource, const Taking& from, Target target) {
    const auto id = from["id"].text();
    const auto name_of_it = own_name(resource, id, from.from().server);
    if (!name_of_it.empty()) records_.references.name(name_of_it, target);
    if (resource.bundle != 0 && !resource.full_url.empty())
        records_.references.name(name_in_bundle(resource.bundle, resource.full_url), target);
    if (id.empty()) return;
    const auto type_and_id = std::string(resource.type).append("/").append(id);
    if (resource.bundle != 0) records_.references.name(name_in_bundle(resource.bundle, type_and_id), target);
    if (name_of_it != type_and_id)
        records_.references.name_loosely(name_on_some_server(type_and_id), name_of_it);
}

void Intake::name_identifiers(const Taking& from, Target target) {
    for (const auto& [system, value, old] : from.identifiers())
        records_.references.name(name_by_identifier(from.type(), system, value), target);
}

void Intake::take_contained(const Resource& resource, const Standpoint& container) {
    for (const auto body : resource.body["contained"]) {
        const auto type = body["resourceType"].text();
        const auto kind = wanted_kind(type);
        const auto id = body["id"].text();
        if (!kind || *kind == ResourceKind::procedure || *kind >= ResourceKind::response || id.empty())
            continue;
        auto standpoint = container;
        standpoint.contained = true;
        const Taking from(body, type, resource.place, standpoint, records_,
                          files_[resource.place.source.file].name, findings_);
        const auto index = static_cast<std::uint32_t>(count(*kind));
        if (is_used(dispatch(from)))
            records_.references.name(name_contained(container.resource, id), {*kind, index});
    }
}

std::vector<Fate> Intake::fates() const {
    std::vector<Fate> all;
    for (const auto& [key, count] : tally_)
        if (count > 0) all.push_back({key.first, words_of(key.second), count, is_used(key.second)});
    return all;
}

std::int64_t Intake::used(std::string_view type) const {
    std::int64_t sum = 0;
    for (const auto& [key, count] : tally_)
        if (key.first == type && is_used(key.second)) sum += count;
    return sum;
}

}  // namespace vaerdi::fhir
