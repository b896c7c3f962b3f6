#include "server/answers.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<view::Verdict>::names() {
    static const std::vector<std::string> names{"worth_it", "not_worth_it", "breaks_even",
                                                "better",   "poorer",       "open"};
    return names;
}

const std::vector<std::string>& Choices<server::Waits>::names() {
    static const std::vector<std::string> names{"draft", "errors", "no_case", "assumptions"};
    return names;
}

}  // namespace vaerdi::document

namespace vaerdi::server {
namespace {

template <class Record>
JsonFields<Record> with_saved(JsonFields<Record> list) {
    return std::move(list)
        .always("version", &SavedAnswer::version,
                {"Number of the version, from 1", "Versionens nummer, fra 1"})
        .always("saved", &SavedAnswer::saved, {"When it was saved (UTC)", "Hvornår den blev gemt (UTC)"})
        .always("by", &SavedAnswer::by,
                {"Who saved it; null for the program itself", "Hvem der gemte; null for programmet selv"});
}

template <class Record>
JsonFields<Record> with_colleague(JsonFields<Record> list) {
    return std::move(list)
        .always("id", &ColleagueAnswer::id)
        .always("login", &ColleagueAnswer::login)
        .always("name", &ColleagueAnswer::name);
}

template <class Record>
JsonFields<Record> with_example(JsonFields<Record> list) {
    return std::move(list)
        .always("name", &ExampleAnswer::name,
                {"Its folder among the examples", "Dets mappe blandt eksemplerne"})
        .always("title", &ExampleAnswer::title)
        .always("summary", &ExampleAnswer::summary)
        .always("size", &ExampleAnswer::size, {"small, medium or large", "small, medium eller large"});
}

}  // namespace

const JsonFields<HealthAnswer>& HealthAnswer::json_fields() {
    static const auto list = JsonFields<HealthAnswer>("state").always("status", &HealthAnswer::status);
    return list;
}

// ---- people

const JsonFields<AuthorAnswer>& AuthorAnswer::json_fields() {
    static const auto list = JsonFields<AuthorAnswer>("author")
                                 .always("id", &AuthorAnswer::id)
                                 .always("name", &AuthorAnswer::name);
    return list;
}

const JsonFields<SignedInAnswer>& SignedInAnswer::json_fields() {
    static const auto list = JsonFields<SignedInAnswer>("signed_in")
                                 .always("id", &SignedInAnswer::id)
                                 .always("login", &SignedInAnswer::login)
                                 .always("name", &SignedInAnswer::name)
                                 .always("language", &SignedInAnswer::language)
                                 .always("administrator", &SignedInAnswer::administrator,
                                         {"Looks after the whole workspace", "Passer hele arbejdspladsen"});
    return list;
}

const JsonFields<SessionAnswer>& SessionAnswer::json_fields() {
    static const auto list =
        JsonFields<SessionAnswer>("session")
            .always("person", &SessionAnswer::person,
                    {"null when nobody is signed in", "null, når ingen er logget ind"})
            .maybe("csrf", &SessionAnswer::csrf,
                   {"Goes with every change as X-CSRF-Token", "Følger med hver ændring som X-CSRF-Token"});
    return list;
}

const JsonFields<ColleagueAnswer>& ColleagueAnswer::json_fields() {
    static const auto list = with_colleague(JsonFields<ColleagueAnswer>("colleague"));
    return list;
}

const JsonFields<AccountAnswer>& AccountAnswer::json_fields() {
    static const auto list = with_colleague(JsonFields<AccountAnswer>("account"))
                                 .always("language", &AccountAnswer::language)
                                 .always("active", &AccountAnswer::active, {"May sign in", "Kan logge ind"})
                                 .always("created", &AccountAnswer::created)
                                 .maybe("password", &AccountAnswer::password,
                                        {"A generated password, told this once",
                                         "En dannet adgangskode, som kun vises denne gang"});
    return list;
}

// ---- purchases

const JsonFields<CaseHeadAnswer>& CaseHeadAnswer::json_fields() {
    static const auto list = JsonFields<CaseHeadAnswer>("case_head")
                                 .always("path", &CaseHeadAnswer::path)
                                 .always("version", &CaseHeadAnswer::version)
                                 .always("saved", &CaseHeadAnswer::saved)
                                 .always("by", &CaseHeadAnswer::by);
    return list;
}

const JsonFields<PurchaseVerdictAnswer>& PurchaseVerdictAnswer::json_fields() {
    static const auto list =
        JsonFields<PurchaseVerdictAnswer>("purchase_verdict")
            .always("sentence", &PurchaseVerdictAnswer::sentence, {"The answer in words", "Svaret med ord"})
            .always("alternative", &PurchaseVerdictAnswer::alternative,
                    {"The one with the highest net value", "Det med den højeste nettoværdi"})
            .always("verdict", &PurchaseVerdictAnswer::verdict)
            .always("probability", &PurchaseVerdictAnswer::probability,
                    {"That it is worth it", "For at det kan betale sig"})
            .always("course", &PurchaseVerdictAnswer::course,
                    {"The case follows a course of illness", "Casen følger et sygdomsforløb"})
            .always("uncertain", &PurchaseVerdictAnswer::uncertain,
                    {"Some number of the case is uncertain", "Et eller flere af casens tal er usikre"});
    return list;
}

const JsonFields<WaitingAnswer>& WaitingAnswer::json_fields() {
    static const auto list = JsonFields<WaitingAnswer>("waiting")
                                 .always("what", &WaitingAnswer::what)
                                 .always("count", &WaitingAnswer::count);
    return list;
}

const JsonFields<PurchaseAnswer>& PurchaseAnswer::json_fields() {
    static const auto list =
        JsonFields<PurchaseAnswer>("purchase_answer")
            .always("id", &PurchaseAnswer::id)
            .always("title", &PurchaseAnswer::title)
            .always("phase", &PurchaseAnswer::phase)
            .always("organisation", &PurchaseAnswer::organisation)
            .always("roles", &PurchaseAnswer::roles, {"One's own", "Ens egne"})
            .always("case", &PurchaseAnswer::value_case,
                    {"Null where there is none, or none to be seen", "Null, når der ingen er at se"})
            .always("answer", &PurchaseAnswer::answer, {"Null until there is one", "Null, til der er et"})
            .always("draft", &PurchaseAnswer::draft,
                    {"One has written and not saved", "Man har skrevet og ikke gemt"})
            .always("waiting", &PurchaseAnswer::waiting, {"What waits for one", "Hvad der venter på en"});
    return list;
}

const JsonFields<MemberAnswer>& MemberAnswer::json_fields() {
    static const auto list = JsonFields<MemberAnswer>("member")
                                 .always("person", &MemberAnswer::person)
                                 .always("name", &MemberAnswer::name)
                                 .always("login", &MemberAnswer::login)
                                 .always("roles", &MemberAnswer::roles);
    return list;
}

const JsonFields<ExampleAnswer>& ExampleAnswer::json_fields() {
    static const auto list = with_example(JsonFields<ExampleAnswer>("example"));
    return list;
}
const JsonFields<ExampleTextAnswer>& ExampleTextAnswer::json_fields() {
    static const auto list =
        with_example(JsonFields<ExampleTextAnswer>("example_text")).always("text", &ExampleTextAnswer::text);
    return list;
}
const JsonFields<TemplateAnswer>& TemplateAnswer::json_fields() {
    static const auto list = JsonFields<TemplateAnswer>("template")
                                 .always("size", &TemplateAnswer::size)
                                 .always("text", &TemplateAnswer::text);
    return list;
}

// ---- documents

const JsonFields<DocumentHeadAnswer>& DocumentHeadAnswer::json_fields() {
    static const auto list = with_saved(JsonFields<DocumentHeadAnswer>("document_head")
                                            .always("path", &DocumentHeadAnswer::path)
                                            .always("bytes", &DocumentHeadAnswer::bytes));
    return list;
}
const JsonFields<DocumentAnswer>& DocumentAnswer::json_fields() {
    static const auto list =
        with_saved(JsonFields<DocumentAnswer>("document")
                       .always("path", &DocumentAnswer::path)
                       .always("text", &DocumentAnswer::text)
                       .always("message", &DocumentAnswer::message,
                               {"Why, in the author's words", "Hvorfor, med forfatterens ord"})
                       .always("removed", &DocumentAnswer::removed)
                       .maybe("copied_from", &DocumentAnswer::copied_from,
                              {"Path of the document that it began as a copy of",
                               "Stien til det dokument, som det begyndte som en kopi af"}));
    return list;
}
const JsonFields<VersionHeadAnswer>& VersionHeadAnswer::json_fields() {
    static const auto list = with_saved(JsonFields<VersionHeadAnswer>("version_head")
                                            .always("message", &VersionHeadAnswer::message)
                                            .always("bytes", &VersionHeadAnswer::bytes)
                                            .always("removed", &VersionHeadAnswer::removed));
    return list;
}
const JsonFields<WrittenAnswer>& WrittenAnswer::json_fields() {
    static const auto list = JsonFields<WrittenAnswer>("written")
                                 .always("version", &WrittenAnswer::version)
                                 .always("unchanged", &WrittenAnswer::unchanged,
                                         {"The text stood there already", "Teksten stod der allerede"})
                                 .always("findings", &WrittenAnswer::findings,
                                         {"What to mend in it", "Hvad der skal rettes i den"});
    return list;
}
const JsonFields<RemovedAnswer>& RemovedAnswer::json_fields() {
    static const auto list = JsonFields<RemovedAnswer>("removed").always("version", &RemovedAnswer::version);
    return list;
}
const JsonFields<DraftAnswer>& DraftAnswer::json_fields() {
    static const auto list = JsonFields<DraftAnswer>("draft")
                                 .always("path", &DraftAnswer::path)
                                 .always("base", &DraftAnswer::base,
                                         {"The version it was begun from", "Versionen, den blev begyndt fra"})
                                 .always("text", &DraftAnswer::text)
                                 .always("saved", &DraftAnswer::saved);
    return list;
}
const JsonFields<DraftKeptAnswer>& DraftKeptAnswer::json_fields() {
    static const auto list =
        JsonFields<DraftKeptAnswer>("draft_kept").always("saved", &DraftKeptAnswer::saved);
    return list;
}

// ---- the record

const JsonFields<AuditEntryAnswer>& AuditEntryAnswer::json_fields() {
    static const auto list =
        JsonFields<AuditEntryAnswer>("audit_entry")
            .always("seq", &AuditEntryAnswer::seq, {"1, 2, 3 … without gaps", "1, 2, 3 … uden huller"})
            .always("at", &AuditEntryAnswer::at)
            .always("person", &AuditEntryAnswer::person)
            .always("action", &AuditEntryAnswer::action)
            .always("subject", &AuditEntryAnswer::subject,
                    {"A path, a purchase, or person/<id>", "En sti, et indkøb eller person/<id>"})
            .maybe(
                "about", &AuditEntryAnswer::about,
                {"The person's name, where the subject is one", "Personens navn, når det gælder en person"})
            .always("detail", &AuditEntryAnswer::detail)
            .always("hash", &AuditEntryAnswer::hash);
    return list;
}
const JsonFields<AuditHeadAnswer>& AuditHeadAnswer::json_fields() {
    static const auto list = JsonFields<AuditHeadAnswer>("audit_head")
                                 .always("seq", &AuditHeadAnswer::seq)
                                 .always("hash", &AuditHeadAnswer::hash);
    return list;
}
const JsonFields<AuditBreachAnswer>& AuditBreachAnswer::json_fields() {
    static const auto list = JsonFields<AuditBreachAnswer>("audit_breach")
                                 .always("seq", &AuditBreachAnswer::seq)
                                 .always("what", &AuditBreachAnswer::what);
    return list;
}
const JsonFields<AuditVerdictAnswer>& AuditVerdictAnswer::json_fields() {
    static const auto list = JsonFields<AuditVerdictAnswer>("audit_verdict")
                                 .always("whole", &AuditVerdictAnswer::whole)
                                 .always("entries", &AuditVerdictAnswer::entries)
                                 .always("versions", &AuditVerdictAnswer::versions)
                                 .always("head", &AuditVerdictAnswer::head)
                                 .always("breach", &AuditVerdictAnswer::breach);
    return list;
}

// ---- made into a response

std::optional<AuthorAnswer> Names::of(store::PersonId person) {
    if (person == store::nobody) return {};
    const auto [place, is_new] = known_.try_emplace(person);
    if (is_new) {
        const auto found = store::person_by_id(reading_, person);
        place->second = {person, found ? found->name : std::string{}};
    }
    return place->second;
}

SavedAnswer saved_answer(const store::VersionHead& head, Names& names) {
    return {head.version, store::utc_text(head.saved), names.of(head.author)};
}

}  // namespace vaerdi::server
