// What requests to the server carry, as records with one list of fields each: from it come reading and the
// description of the API. The engine's questions: workbench/requests.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/fields.h"
#include "purchase/purchase_document.h"
#include "server/message.h"
#include "server/role_words.h"
#include "workbench/read_request.h"
#include "workbench/requests.h"

namespace vaerdi::server {

using document::Located;

struct SignInBody {
    std::string login, password;
    static const document::Fields<SignInBody>& fields();
};
struct PasswordBody {
    std::string old, fresh;
    static const document::Fields<PasswordBody>& fields();
};
struct LanguageBody {
    Located<Language> language;
    static const document::Fields<LanguageBody>& fields();
};

struct NewPersonBody {
    std::string login, name;
    Located<Language> language;
    Located<std::string> password;
    static const document::Fields<NewPersonBody>& fields();
};
struct PersonChangesBody {
    Located<std::string> name;
    Located<bool> active;
    Located<std::string> password;
    static const document::Fields<PersonChangesBody>& fields();
};

struct MemberBody {
    std::string login;
    std::vector<Located<store::Role>> roles;
    static const document::Fields<MemberBody>& fields();
};
struct MembersBody {
    std::vector<MemberBody> members;
    static const document::Fields<MembersBody>& fields();
};

struct BeginningBody {
    Located<std::string> text, example, of_size;
    Located<Language> language;
    static const document::Fields<BeginningBody>& fields();
};
struct NewPurchaseBody {
    std::string title, organisation;
    Located<std::string> id;
    std::optional<BeginningBody> from;
    static const document::Fields<NewPurchaseBody>& fields();
};
struct PurchaseChangesBody {
    Located<std::string> title, organisation;
    Located<purchase::Phase> phase;
    static const document::Fields<PurchaseChangesBody>& fields();
};

struct SaveBody {
    Located<int> base;
    std::string text, message;
    std::string copied_from;  ///< path of the document that this one began as a copy of
    static const document::Fields<SaveBody>& fields();
};
struct RemoveBody {
    Located<int> base;
    static const document::Fields<RemoveBody>& fields();
};
struct DraftBody {
    Located<int> base;
    std::string text;
    static const document::Fields<DraftBody>& fields();
};

/// The body of a request; refuses (400) what is none, with the key where it is wrong.
template <class Body>
Body body_of(const Request& request) {
    auto read = workbench::read_request<Body>(request.body, workbench::Types::as_in_json);
    if (const auto* refused = std::get_if<workbench::Refusal>(&read))
        refuse(refused->status, refused->code, refused->message);
    return std::get<Body>(std::move(read));
}

/// Refuses (400) a text that is longer than so many bytes.
void refuse_longer(const char* name, const std::string& text, std::size_t longest);
/// The text, or nothing when it was not written.
std::optional<std::string> given(const Located<std::string>& text);

}  // namespace vaerdi::server
