#include "server/workspace.h"

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

void add_draws(Site& site, workbench::Surroundings& surroundings, std::string* fingerprint) {
    const auto& [name, text] = surroundings.document;
    const auto purchase = store::purchase_of(name);
    if (purchase.empty() || text.find("draws:") == std::string::npos) return;
    std::set<std::string> folders{"purchases/" + purchase + "/", name.substr(0, name.rfind('/') + 1)};
    site.database.read([&](store::Reading& reading) {
        for (const auto& folder : folders) {
            for (const auto& head : store::list_documents(reading, folder)) {
                const bool is_beside =
                    head.path.ends_with(".csv") && head.path.rfind('/') + 1 == folder.size();
                if (!is_beside) continue;
                auto table = store::read_document(reading, head.path);
                if (!table) continue;
                if (fingerprint != nullptr) *fingerprint += table->path + " " + table->sha256 + "\n";
                surroundings.draws.push_back({std::move(table->path), std::move(table->text)});
            }
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
        add_draws(site, around);
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
    add_draws(site, surroundings);
    workbench::CheckRequest question;
    question.language = {language, {1, 1}};
    if (const auto kind = kind_at(path)) question.kind = {*kind, {1, 1}};
    auto found = workbench::checked(question, surroundings, stop);
    if (!found) return {};
    return std::move(found->findings);
}

}  // namespace vaerdi::server
