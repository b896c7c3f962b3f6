// What the workbench is told about people, purchases, documents and the record, as records with one list of
// keys each: from it come the JSON and the description of the API. The engine's answers: workbench/answers.h.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "document/json_fields.h"
#include "purchase/purchase_document.h"
#include "server/message.h"
#include "server/role_words.h"
#include "store/documents.h"
#include "store/people.h"
#include "store/purchases.h"
#include "view/answer.h"
#include "workbench/answers.h"
#include "workbench/requests.h"

namespace vaerdi::server {

using document::JsonFields;

struct HealthAnswer {
    std::string status;
    static const JsonFields<HealthAnswer>& json_fields();
};

// ---- people

struct AuthorAnswer {
    std::int64_t id = 0;
    std::string name;
    static const JsonFields<AuthorAnswer>& json_fields();
};

struct SignedInAnswer {
    std::int64_t id = 0;
    std::string login, name;
    Language language = Language::danish;
    bool administrator = false;
    static const JsonFields<SignedInAnswer>& json_fields();
};
struct SessionAnswer {
    std::optional<SignedInAnswer> person;
    std::string csrf{};
    static const JsonFields<SessionAnswer>& json_fields();
};

struct ColleagueAnswer {
    std::int64_t id = 0;
    std::string login, name;
    static const JsonFields<ColleagueAnswer>& json_fields();
};
struct AccountAnswer : ColleagueAnswer {
    Language language = Language::danish;
    bool active = true;
    std::string created;
    std::string password{};  ///< generated, and told this once
    static const JsonFields<AccountAnswer>& json_fields();
};

// ---- purchases

struct CaseHeadAnswer {
    std::string path;
    std::int64_t version = 0;
    std::string saved;
    std::optional<AuthorAnswer> by;
    static const JsonFields<CaseHeadAnswer>& json_fields();
};
struct PurchaseVerdictAnswer {
    std::string sentence, alternative;
    view::Verdict verdict = view::Verdict::open;
    std::optional<double> probability;
    bool course = false, uncertain = false;
    static const JsonFields<PurchaseVerdictAnswer>& json_fields();
};
enum class Waits { draft, errors, no_case, assumptions };
struct WaitingAnswer {
    Waits what = Waits::draft;
    std::size_t count = 0;
    static const JsonFields<WaitingAnswer>& json_fields();
};
struct PurchaseAnswer {
    std::string id, title;
    purchase::Phase phase = purchase::Phase::need;
    std::string organisation;
    std::vector<store::Role> roles;
    std::optional<CaseHeadAnswer> value_case;
    std::optional<PurchaseVerdictAnswer> answer;
    bool draft = false;
    std::vector<WaitingAnswer> waiting;
    static const JsonFields<PurchaseAnswer>& json_fields();
};
struct MemberAnswer {
    std::int64_t person = 0;
    std::string name, login;
    std::vector<store::Role> roles;
    static const JsonFields<MemberAnswer>& json_fields();
};

struct ExampleAnswer {
    std::string name, title, summary, size;
    static const JsonFields<ExampleAnswer>& json_fields();
};
struct ExampleTextAnswer : ExampleAnswer {
    std::string text;
    static const JsonFields<ExampleTextAnswer>& json_fields();
};
struct TemplateAnswer {
    std::string size, text;
    static const JsonFields<TemplateAnswer>& json_fields();
};

// ---- documents

struct SavedAnswer {
    std::int64_t version = 0;
    std::string saved;
    std::optional<AuthorAnswer> by;
};
struct DocumentHeadAnswer : SavedAnswer {
    std::string path;
    std::size_t bytes = 0;
    static const JsonFields<DocumentHeadAnswer>& json_fields();
};
struct DocumentAnswer : SavedAnswer {
    std::string path, text, message;
    bool removed = false;
    std::string copied_from;  ///< empty: nothing, or what the caller may not read
    static const JsonFields<DocumentAnswer>& json_fields();
};
struct VersionHeadAnswer : SavedAnswer {
    std::string message;
    std::size_t bytes = 0;
    bool removed = false;
    static const JsonFields<VersionHeadAnswer>& json_fields();
};
struct WrittenAnswer {
    std::int64_t version = 0;
    bool unchanged = false;
    std::vector<workbench::FindingAnswer> findings;
    static const JsonFields<WrittenAnswer>& json_fields();
};
struct RemovedAnswer {
    std::int64_t version = 0;
    static const JsonFields<RemovedAnswer>& json_fields();
};
struct DraftAnswer {
    std::string path;
    std::int64_t base = 0;
    std::string text, saved;
    static const JsonFields<DraftAnswer>& json_fields();
};
struct DraftKeptAnswer {
    std::string saved;
    static const JsonFields<DraftKeptAnswer>& json_fields();
};

// ---- the record

struct AuditEntryAnswer {
    std::int64_t seq = 0;
    std::string at;
    std::optional<AuthorAnswer> person;
    std::string action, subject;
    std::string about{};  ///< the person's name, where the subject is one
    document::JsonText detail;
    std::string hash;
    static const JsonFields<AuditEntryAnswer>& json_fields();
};
struct AuditHeadAnswer {
    std::int64_t seq = 0;
    std::string hash;
    static const JsonFields<AuditHeadAnswer>& json_fields();
};
struct AuditBreachAnswer {
    std::int64_t seq = 0;
    std::string what;
    static const JsonFields<AuditBreachAnswer>& json_fields();
};
struct AuditVerdictAnswer {
    bool whole = true;
    std::int64_t entries = 0, versions = 0;
    AuditHeadAnswer head;
    std::optional<AuditBreachAnswer> breach;
    static const JsonFields<AuditVerdictAnswer>& json_fields();
};

// ---- made into a response

/// A record, or a list of records.
template <class Answer>
Response answered(const Answer& answer, int status = 200) {
    document::JsonWriter out;
    document::JsonFormat<Answer>::write(answer, out);
    Response response;
    response.status = status;
    response.body = out.take();
    return response;
}

/// The names of people, each looked up once.
class Names {
  public:
    explicit Names(store::Reading& reading) : reading_(reading) {}
    /// Absent for the program itself.
    std::optional<AuthorAnswer> of(store::PersonId person);

  private:
    store::Reading& reading_;
    std::map<store::PersonId, AuthorAnswer> known_;
};

SavedAnswer saved_answer(const store::VersionHead& head, Names& names);

}  // namespace vaerdi::server

namespace vaerdi::document {
template <>
struct Choices<view::Verdict> {
    static const std::vector<std::string>& names();
};
template <>
struct Choices<server::Waits> {
    static const std::vector<std::string>& names();
};
}  // namespace vaerdi::document
