#include "server/bodies.h"

namespace vaerdi::server {

using document::Fields;

const Fields<SignInBody>& SignInBody::fields() {
    static const auto list = Fields<SignInBody>("sign_in")
                                 .required("login", &SignInBody::login, {"Login", "Login"})
                                 .required("password", &SignInBody::password, {"Password", "Adgangskode"});
    return list;
}

const Fields<PasswordBody>& PasswordBody::fields() {
    static const auto list =
        Fields<PasswordBody>("password_change")
            .required("old", &PasswordBody::old, {"The password until now", "Adgangskoden indtil nu"})
            .required("new", &PasswordBody::fresh, {"The password from now on", "Adgangskoden fra nu af"});
    return list;
}

const Fields<LanguageBody>& LanguageBody::fields() {
    static const auto list = Fields<LanguageBody>("language_change")
                                 .required("language", &LanguageBody::language, {"da or en", "da eller en"});
    return list;
}

const Fields<NewPersonBody>& NewPersonBody::fields() {
    static const auto list =
        Fields<NewPersonBody>("new_person")
            .required("login", &NewPersonBody::login, {"Login", "Login"})
            .required("name", &NewPersonBody::name, {"Name", "Navn"})
            .optional("language", &NewPersonBody::language, {"da (default) or en", "da (standard) eller en"})
            .optional("password", &NewPersonBody::password,
                      {"Else one is generated and told once", "Ellers dannes en, som vises én gang"});
    return list;
}

const Fields<PersonChangesBody>& PersonChangesBody::fields() {
    static const auto list =
        Fields<PersonChangesBody>("person_changes")
            .optional("name", &PersonChangesBody::name, {"Name", "Navn"})
            .optional("active", &PersonChangesBody::active, {"May sign in", "Kan logge ind"})
            .optional("password", &PersonChangesBody::password,
                      {"new: one is generated and told once", "new: der dannes en, som vises én gang"});
    return list;
}

const Fields<MemberBody>& MemberBody::fields() {
    static const auto list =
        Fields<MemberBody>("member_roles")
            .required(
                "login", &MemberBody::login,
                {"Who, by the login as they tell it", "Hvem, ud fra login, som vedkommende oplyser det"})
            .required("roles", &MemberBody::roles, {"The roles held", "De roller, vedkommende har"});
    return list;
}

const Fields<MembersBody>& MembersBody::fields() {
    static const auto list = Fields<MembersBody>("members").required(
        "members", &MembersBody::members,
        {"Everybody who takes part; whoever is left out has no role any more",
         "Alle, der deltager; den, der udelades, har ingen rolle længere"});
    return list;
}

const Fields<BeginningBody>& BeginningBody::fields() {
    static const auto list =
        Fields<BeginningBody>("beginning")
            .optional("text", &BeginningBody::text, {"A value case", "En værdicase"})
            .optional("example", &BeginningBody::example,
                      {"Or the name of an example", "Eller navnet på et eksempel"})
            .optional("template", &BeginningBody::of_size,
                      {"Or the size of a template: small, medium, large",
                       "Eller størrelsen på en skabelon: small, medium, large"})
            .optional("language", &BeginningBody::language, {"Of the template", "Skabelonens sprog"});
    return list;
}

const Fields<NewPurchaseBody>& NewPurchaseBody::fields() {
    static const auto list =
        Fields<NewPurchaseBody>("new_purchase")
            .required("title", &NewPurchaseBody::title, {"What is bought", "Hvad der købes"})
            .optional("organisation", &NewPurchaseBody::organisation, {"Who buys", "Hvem der køber"})
            .optional("id", &NewPurchaseBody::id, {"Else made from the title", "Ellers dannet af titlen"})
            .optional("from", &NewPurchaseBody::from,
                      {"What the case begins from", "Hvad værdicasen begynder fra"});
    return list;
}

const Fields<PurchaseChangesBody>& PurchaseChangesBody::fields() {
    static const auto list =
        Fields<PurchaseChangesBody>("purchase_changes")
            .optional("title", &PurchaseChangesBody::title, {"Title", "Titel"})
            .optional("organisation", &PurchaseChangesBody::organisation, {"Who buys", "Hvem der køber"})
            .optional("phase", &PurchaseChangesBody::phase, {"How far it has come", "Hvor langt det er"});
    return list;
}

const Fields<SaveBody>& SaveBody::fields() {
    static const auto list =
        Fields<SaveBody>("save")
            .required("base", &SaveBody::base,
                      {"The version that was changed; 0 for a new document",
                       "Versionen, der er ændret; 0 for et nyt dokument"})
            .required("text", &SaveBody::text, {"The document", "Dokumentet"})
            .optional("message", &SaveBody::message, {"Why, in one's own words", "Hvorfor, med egne ord"})
            .optional("copied_from", &SaveBody::copied_from,
                      {"Path of the document that this one began as a copy of",
                       "Stien til det dokument, som dette begyndte som en kopi af"});
    return list;
}

const Fields<RemoveBody>& RemoveBody::fields() {
    static const auto list = Fields<RemoveBody>("remove").required(
        "base", &RemoveBody::base, {"The version that was seen", "Versionen, der er set"});
    return list;
}

const Fields<DraftBody>& DraftBody::fields() {
    static const auto list =
        Fields<DraftBody>("keep_draft")
            .required("base", &DraftBody::base,
                      {"The version it was begun from", "Versionen, den blev begyndt fra"})
            .required("text", &DraftBody::text, {"What is written so far", "Det, der er skrevet indtil nu"});
    return list;
}

void refuse_longer(const char* name, const std::string& text, std::size_t longest) {
    if (text.size() <= longest) return;
    refuse_bad_request(
        {std::string("'") + name + "' is too long.", std::string("'") + name + "' er for lang."});
}

std::optional<std::string> given(const Located<std::string>& text) {
    return text ? std::optional(text.value) : std::nullopt;
}

}  // namespace vaerdi::server
