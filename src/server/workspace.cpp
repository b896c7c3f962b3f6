#include "server/workspace.h"

#include <algorithm>
#include <functional>
#include <set>

#include "server/rights.h"
#include "server/site.h"
#include "store/documents.h"
#include "store/secrets.h"
#include "workbench/answer.h"

namespace vaerdi::server {

Workspace workspace_of(Site& site) {
    return site.database.read([](store::Reading& reading) {
        Workspace workspace;
        for (const auto& head : store::list_documents(reading, "catalogue/")) {
            auto version = store::read_document(reading, head.path);
            if (!version) continue;
            workspace.fingerprint += version->path + " " + version->sha256 + "\n";
            workspace.surroundings.catalogue.push_back({std::move(version->path), std::move(version->text)});
        }
        workspace.fingerprint = store::sha256_hex(workspace.fingerprint);
        return workspace;
    });
}

namespace {

/// What the text of a case names under `draws`.
std::vector<std::string> named_in(const std::string& text) {
    if (text.find("draws") == std::string::npos) return {};  // most cases are not read for it
    Diagnostics ignored;
    const auto document = value::read_case(text, ignored);
    return document ? value::files_of_draws(*document) : std::vector<std::string>{};
}

/// The version of a document that was there at a time; the newest without one.
std::optional<store::VersionHead> head_at(store::Reading& reading, const std::string& path,
                                          const std::optional<store::Time>& at) {
    for (const auto& head : store::history(reading, path)) {
        if (at && head.saved > *at) continue;
        return head.removed ? std::nullopt : std::optional(head);
    }
    return {};
}

}  // namespace

std::vector<store::VersionHead> tables_of_draws(store::Reading& reading, const Caller& caller,
                                                const std::string& path, const std::string& text,
                                                const std::optional<store::Time>& at) {
    std::vector<store::VersionHead> found;
    const auto purchase = store::purchase_of(path);
    const auto files = purchase.empty() ? std::vector<std::string>{} : named_in(text);
    if (files.empty()) return found;
    const auto home = "purchases/" + purchase + "/";
    const auto beside = path.substr(0, path.rfind('/') + 1);
    std::optional<std::vector<std::string>> named_by_the_case;
    const auto counts_for_all = [&](const std::string& file) {
        if (!named_by_the_case) {
            const auto value_case = store::read_document(reading, home + "case.yaml");
            named_by_the_case = value_case ? named_in(value_case->text) : std::vector<std::string>{};
        }
        return std::ranges::find(*named_by_the_case, file) != named_by_the_case->end();
    };
    for (const auto& file : files) {
        for (const auto& folder : std::set<std::string, std::greater<>>{beside, home}) {
            const auto head = head_at(reading, folder + file, at);
            if (!head) continue;
            const bool may_count = may_with_document(caller, Doing::read, head->path) ||
                                   (folder == home && counts_for_all(file));
            if (may_count) found.push_back(*head);
            if (may_count) break;
        }
    }
    return found;
}

void add_draws(Site& site, const Caller& caller, workbench::Surroundings& surroundings,
               const std::optional<store::Time>& at) {
    const auto& [name, text] = surroundings.document;
    if (text.find("draws") == std::string::npos) return;
    site.database.read([&](store::Reading& reading) {
        for (const auto& head : tables_of_draws(reading, caller, name, text, at)) {
            if (auto table = store::read_version(reading, head.path, head.version))
                surroundings.draws.push_back({table->path, std::move(table->text)});
        }
        return 0;
    });
}

workbench::Surroundings surroundings_for(Site& site, const Caller& caller, const std::string& purchase,
                                         const std::stop_token& stop, const store::Version* value_case) {
    auto surroundings = workspace_of(site).surroundings;
    if (may_in_workspace(caller, Action::read_own_prices)) return surroundings;
    std::optional<store::Version> newest;
    if (value_case == nullptr && !purchase.empty() &&
        may(Action::read_case, roles_in_purchase(caller, purchase))) {
        newest = site.database.read([&](store::Reading& reading) {
            return store::read_document(reading, "purchases/" + purchase + "/case.yaml");
        });
        if (newest) value_case = &*newest;
    }
    workbench::OwnEntries seen;
    if (value_case != nullptr) {
        auto around = surroundings;
        around.document = {value_case->path, value_case->text};
        add_draws(site, caller, around);
        const auto opened = site.cases.open(around, stop);
        if (const auto* warm = std::get_if<std::shared_ptr<const workbench::WarmCase>>(&opened))
            seen = (*warm)->own_entries();
    }
    surroundings.own_seen = std::move(seen);
    return surroundings;
}

namespace {

/// What a document at a place must be, whatever its text says it is; absent where any kind may lie.
std::optional<workbench::DocumentKind> kind_at(std::string_view path) {
    if (path.starts_with("catalogue/")) return workbench::DocumentKind::catalogue;
    if (path.ends_with("/case.yaml")) return workbench::DocumentKind::case_document;
    return {};
}

}  // namespace

std::optional<std::vector<workbench::FindingAnswer>> findings_in(Site& site, const Caller& caller,
                                                                 const std::string& path,
                                                                 const std::string& text, Language language,
                                                                 const std::stop_token& stop) {
    auto surroundings = surroundings_for(site, caller, store::purchase_of(path), stop);
    surroundings.document = {path, text};
    add_draws(site, caller, surroundings);
    workbench::CheckRequest question;
    question.language = {language, {1, 1}};
    if (const auto kind = kind_at(path)) question.kind = {*kind, {1, 1}};
    auto found = workbench::checked(question, surroundings, stop);
    if (!found) return {};
    return std::move(found->findings);
}

}  // namespace vaerdi::server
