#include "server/workspace.h"

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

/// What a document at a place must be, whatever its text says it is; absent where any kind may lie.
std::optional<workbench::DocumentKind> kind_at(std::string_view path) {
    if (path.starts_with("catalogue/")) return workbench::DocumentKind::catalogue;
    if (path.ends_with("/case.yaml")) return workbench::DocumentKind::case_document;
    return {};
}

}  // namespace

std::optional<std::vector<workbench::FindingAnswer>> findings_in(Site& site, const std::string& path,
                                                                 const std::string& text, Language language,
                                                                 const std::stop_token& stop) {
    auto surroundings = workspace_of(site).surroundings;
    surroundings.document = {path, text};
    workbench::CheckRequest question;
    question.language = {language, {1, 1}};
    if (const auto kind = kind_at(path)) question.kind = {*kind, {1, 1}};
    auto found = workbench::checked(question, surroundings, stop);
    if (!found) return {};
    return std::move(found->findings);
}

}  // namespace vaerdi::server
