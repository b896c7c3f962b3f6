// Purchases: the list of one's own with what waits in each, a new one, and what is told of one.
#include <algorithm>

#include "purchase/purchase_document.h"
#include "server/answers.h"
#include "server/bodies.h"
#include "server/case_summary.h"
#include "server/handlers.h"
#include "server/query.h"
#include "server/quota.h"
#include "server/site.h"
#include "server/starting_points.h"
#include "server/workspace.h"
#include "store/drafts.h"
#include "store/failure.h"
#include "store/secrets.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t longest_title = 300;
constexpr std::size_t largest_beginning = store::largest_document + 512 * 1024;

/// What the store tells of a purchase, taken in one reading.
struct Stored {
    std::string id;
    std::optional<store::Version> purchase, value_case;
    std::vector<store::VersionHead> tables;  ///< of draws that the case counts with
    std::size_t drafts = 0;
    std::optional<CaseHeadAnswer> head;
};

Stored stored(store::Reading& reading, const std::string& id, const Caller& caller, Names& names) {
    const auto folder = "purchases/" + id + "/";
    Stored found;
    found.id = id;
    found.purchase = store::read_document(reading, folder + "purchase.yaml");
    if (may(Action::read_case, roles_in_purchase(caller, id))) {
        found.value_case = store::read_document(reading, folder + "case.yaml");
        for (const auto& draft : store::drafts_of(reading, caller.person.id))
            found.drafts += draft.path.starts_with(folder) ? 1 : 0;
    }
    if (found.value_case) {
        const auto saved = saved_answer(*found.value_case, names);
        found.tables = tables_of_draws(reading, caller, found.value_case->path, found.value_case->text);
        found.head = {found.value_case->path, saved.version, saved.saved, saved.by};
    }
    return found;
}

/// Whether there is a case that gives an answer of the purchase's own.
bool has_case(const Stored& found) {
    return found.value_case && !is_untouched_template(found.value_case->text);
}

/// `summary` is null where there is no case, and where there was no time to assess it.
std::vector<WaitingAnswer> waiting_in(const Stored& found, const CaseSummary* summary, bool sees_case) {
    std::vector<WaitingAnswer> waiting;
    const auto add = [&](Waits what, std::size_t count) {
        if (count > 0) waiting.push_back({what, count});
    };
    add(Waits::draft, found.drafts);
    if (summary != nullptr) {
        add(Waits::errors, summary->errors);
        add(Waits::assumptions, summary->assumptions);
    } else if (sees_case && !has_case(found)) {
        add(Waits::no_case, 1);
    }
    return waiting;
}

PurchaseAnswer purchase_answer(Site& site, const Stored& found, const Caller& caller,
                               const Workspace& workspace, Language language, const std::stop_token& stop) {
    Diagnostics ignored;
    const auto document =
        found.purchase ? purchase::read_purchase(found.purchase->text, ignored) : std::nullopt;
    const auto roles = roles_in_purchase(caller, found.id);
    std::shared_ptr<const CaseSummary> summary;
    if (has_case(found)) {
        const auto& value_case = *found.value_case;
        auto key = value_case.sha256 + workspace.fingerprint;
        for (const auto& table : found.tables) key += table.path + " " + table.sha256 + "\n";
        summary = site.summaries.of(key, [&] {
            auto surroundings = workspace.surroundings;
            surroundings.document = {value_case.path, value_case.text};
            add_draws(site, caller, surroundings);
            return summary_of(surroundings, stop);
        });
    }
    const auto title = document ? document->title.in(language) : std::string{};
    PurchaseAnswer answer{.id = found.id,
                          .title = title.empty() ? found.id : title,
                          .organisation = document ? document->organisation.in(language) : std::string{},
                          .roles = roles,
                          .value_case = found.head,
                          .answer = {},
                          .draft = found.drafts > 0,
                          .waiting = waiting_in(found, summary.get(), may(Action::read_case, roles))};
    if (document && document->phase) answer.phase = document->phase.value;
    if (summary && !summary->sentence.empty())
        answer.answer = {summary->sentence.in(language), summary->alternative, summary->verdict,
                         summary->probability,           summary->has_course,  summary->is_uncertain};
    return answer;
}

/// The purchases the caller has a role in.
std::vector<std::string> purchases_of(store::Reading& reading, const Caller& caller) {
    const bool everywhere = std::ranges::any_of(caller.roles, [](const auto& held) {
        return held.purchase.empty() && held.role != store::Role::administrator;
    });
    if (everywhere) return store::all_purchases(reading);
    std::vector<std::string> ids;
    for (const auto& held : caller.roles) {
        if (!held.purchase.empty()) ids.push_back(held.purchase);
    }
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

Response list(Site& site, const Request& request, const Caller& caller) {
    const auto language = language_asked(request, caller.person.language);
    const auto found = site.database.read([&](store::Reading& reading) {
        Names names(reading);
        std::vector<Stored> all;
        for (const auto& id : purchases_of(reading, caller))
            all.push_back(stored(reading, id, caller, names));
        return all;
    });
    const auto workspace = workspace_of(site);
    std::vector<PurchaseAnswer> answer;
    for (const auto& purchase : found)
        answer.push_back(purchase_answer(site, purchase, caller, workspace, language, request.stop));
    return answered(answer);
}

/// A purchase as it is now, in the language that the request asks for.
Response one(Site& site, const Request& request, const std::string& id, const Caller& caller,
             int status = 200) {
    const auto language = language_asked(request, caller.person.language);
    require(site, caller, Action::see_purchase, id);
    const auto found = site.database.read([&](store::Reading& reading) {
        if (!store::purchase_exists(reading, id)) refuse_not_found();
        Names names(reading);
        return stored(reading, id, caller, names);
    });
    return answered(purchase_answer(site, found, caller, workspace_of(site), language, request.stop), status);
}

/// The case that a new purchase begins with; absent when none was asked for.
std::optional<std::string> beginning(const std::optional<BeginningBody>& from) {
    if (!from) return {};
    refuse_longer("text", from->text.value, store::largest_document);
    if (from->text) return from->text.value;
    if (from->example) {
        const auto* found = example_named(from->example.value);
        if (found == nullptr) refuse_not_found();
        return std::string(found->text);
    }
    if (!from->of_size)
        refuse_bad_request({"'from' names an example, a template or a text.",
                            "'from' angiver et eksempel, en skabelon eller en tekst."});
    const auto text =
        template_text(from->of_size.value, from->language ? from->language.value : Language::danish);
    if (!text) refuse_not_found();
    return std::string(*text);
}

/// The title as written; that of the example it begins with stands in both languages, in which every reader
/// meets it.
Text title_of(const NewPurchaseBody& body) {
    const auto* example = body.from && body.from->example ? example_named(body.from->example.value) : nullptr;
    const bool kept =
        example != nullptr && (body.title == example->title.en || body.title == example->title.da);
    return kept ? example->title : Text(body.title);
}

/// `Knæimplantater 2026` → `knaeimplantater-2026`
std::string id_from(const std::string& title) {
    std::string id;
    const auto lower = folded(title);
    for (std::size_t i = 0; i < lower.size() && id.size() < 40; ++i) {
        const auto rest = std::string_view(lower).substr(i);
        const char c = lower[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            id += c;
        } else if (rest.starts_with("æ")) {
            id += "ae", ++i;
        } else if (rest.starts_with("ø")) {
            id += "oe", ++i;
        } else if (rest.starts_with("å")) {
            id += "aa", ++i;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    while (id.ends_with('-')) id.pop_back();
    return id.empty() ? "purchase" : id;
}

/// The id wished for, or the first free one like the title. Ids of purchases that the caller may not know of
/// are stepped over without a word.
std::string free_id(store::Reading& reading, const std::string& wished) {
    if (!store::purchase_exists(reading, wished)) return wished;
    for (int number = 2; number < 100; ++number) {
        const auto id = wished + "-" + std::to_string(number);
        if (!store::purchase_exists(reading, id)) return id;
    }
    return wished + "-" + folded(store::sha256_hex(store::random_token()).substr(0, 12));
}

void save_first(store::Writing& writing, const std::string& path, const std::string& text) {
    store::put_document(writing, {.path = path, .base_version = 0, .text = text});
}

Response begin(Site& site, const Request& request, const Caller& caller) {
    const auto body = body_of<NewPurchaseBody>(request);
    const auto& title = body.title;
    refuse_longer("title", title, longest_title);
    refuse_longer("organisation", body.organisation, longest_title);
    if (title.find_first_not_of(' ') == std::string::npos)
        refuse_bad_request({"The purchase needs a title.", "Indkøbet skal have en titel."});
    const auto wished = given(body.id);
    if (wished) {
        if (const auto problem = store::purchase_id_problem(*wished)) refuse_bad_request(*problem);
    }
    const auto text = beginning(body.from);
    const auto phase = text ? purchase::Phase::case_ : purchase::Phase::need;
    const auto id = site.database.write(caller.person.id, [&](store::Writing& writing) {
        auto chosen = free_id(writing, wished.value_or(id_from(title)));
        store::create_purchase(writing, chosen);  // makes the caller its buyer
        store::give_role(writing, {caller.person.id, chosen, store::Role::administrator});
        save_first(writing, "purchases/" + chosen + "/purchase.yaml",
                   purchase::new_purchase_text(title_of(body), body.organisation, phase));
        if (text) save_first(writing, "purchases/" + chosen + "/case.yaml", *text);
        require_within_quota(site, writing);
        return chosen;
    });
    auto now = caller;
    now.roles.push_back({caller.person.id, id, store::Role::buyer});
    now.roles.push_back({caller.person.id, id, store::Role::administrator});
    return one(site, request, id, now, 201);
}

Response purchase_changed(Site& site, const Request& request, const Caller& caller) {
    const auto id = request.part("id");
    require(site, caller, Action::change_purchase, id);
    const auto body = body_of<PurchaseChangesBody>(request);
    refuse_longer("title", body.title.value, longest_title);
    refuse_longer("organisation", body.organisation.value, longest_title);
    purchase::PurchaseChanges changes{.title = given(body.title), .organisation = given(body.organisation)};
    if (body.phase) changes.phase = body.phase.value;
    const auto path = "purchases/" + id + "/purchase.yaml";
    site.database.write(caller.person.id, [&](store::Writing& writing) {
        const auto current = store::read_document(writing, path);
        const auto before =
            current ? current->text : purchase::new_purchase_text(id, "", purchase::Phase::need);
        const auto text = purchase::with_changes(before, changes);
        if (!text)
            refuse(422, "document_errors",
                   {"purchase.yaml is written in a way that can only be changed as text; open it and change "
                    "it there.",
                    "purchase.yaml er skrevet, så den kun kan ændres som tekst; åbn den, og ret den dér."},
                   ",\"findings\":[]");
        store::put_document(writing,
                            {.path = path, .base_version = current ? current->version : 0, .text = *text});
        require_within_quota(site, writing);
    });
    return one(site, request, id, caller);
}

}  // namespace

void add_purchase_routes(Routes& routes, Site& site) {
    routes.add({.method = Method::get,
                .pattern = "/api/purchases",
                .summary = {"My purchases and what waits in each", "Mine indkøb, og hvad der venter i hvert"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return list(site, request, *caller); },
                .effort = Effort::calculation,
                .answer = workbench::answer_shape<std::vector<PurchaseAnswer>>,
                .query = {"language"}});
    routes.add({.method = Method::post,
                .pattern = "/api/purchases",
                .needs = Action::begin_purchase,
                .summary = {"Begin a purchase, empty or from an example, template or text",
                            "Begynd et indkøb, tomt eller ud fra eksempel, skabelon eller tekst"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return begin(site, request, *caller); },
                .effort = Effort::calculation,
                .largest_body = largest_beginning,
                .request = workbench::request_shape<NewPurchaseBody>,
                .answer = workbench::answer_shape<PurchaseAnswer>,
                .query = {"language"}});
    routes.add(
        {.method = Method::get,
         .pattern = "/api/purchases/{id}",
         .summary = {"A purchase", "Et indkøb"},
         .handler = [&site](const Request& request,
                            const Caller* caller) { return one(site, request, request.part("id"), *caller); },
         .effort = Effort::calculation,
         .answer = workbench::answer_shape<PurchaseAnswer>,
         .query = {"language"}});
    routes.add({.method = Method::patch,
                .pattern = "/api/purchases/{id}",
                .summary = {"Change title, phase or organisation", "Ret titel, fase eller organisation"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return purchase_changed(site, request, *caller); },
                .effort = Effort::calculation,
                .request = workbench::request_shape<PurchaseChangesBody>,
                .answer = workbench::answer_shape<PurchaseAnswer>,
                .query = {"language"}});
}

}  // namespace vaerdi::server
