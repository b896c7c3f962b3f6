#include "server/workspace.h"

#include "document/yaml.h"
#include "purchase/purchase_document.h"
#include "server/site.h"
#include "store/documents.h"
#include "store/secrets.h"
#include "value/resolved_case.h"

namespace vaerdi::server {
namespace {

std::string kind_of(const std::string& text) {
    Diagnostics ignored;
    const auto tree = document::read_yaml(text, ignored);
    if (!tree || tree->root().kind != document::YamlNode::Kind::mapping || tree->root().entries.empty())
        return {};
    return tree->root().entries.front().key;
}

}  // namespace

catalogue::Catalogue Workspace::catalogue() const {
    auto whole = catalogue::Catalogue::shipped();
    std::vector<catalogue::CatalogueFile> files;
    for (const auto& file : own) files.push_back({file.text, file.path});
    Diagnostics ignored;  // told when the file itself is checked
    whole.add(files, ignored);
    return whole;
}

Workspace workspace_of(Site& site) {
    return site.database.read([](store::Reading& reading) {
        Workspace workspace;
        for (const auto& head : store::list_documents(reading, "catalogue/")) {
            auto version = store::read_document(reading, head.path);
            if (!version) continue;
            workspace.fingerprint += version->path + " " + version->sha256 + "\n";
            workspace.own.push_back({std::move(version->path), std::move(version->text)});
        }
        workspace.fingerprint = store::sha256_hex(workspace.fingerprint);
        return workspace;
    });
}

Json findings_json(const Workspace& workspace, const std::string& path, const std::string& text,
                   Language language) {
    Diagnostics found(path);
    const auto kind = kind_of(text);
    if (kind == "case") {
        if (const auto document = value::read_case(text, found))
            value::resolve(*document, workspace.catalogue(), store::purchase_of(path), {}, found);
    } else if (kind == "purchase") {
        purchase::read_purchase(text, found);
    } else if (kind == "catalogue") {
        auto whole = catalogue::Catalogue::shipped();
        whole.add(text, path, found);
    } else {
        document::read_yaml(text, found);
    }
    Json list = Json::array();
    for (const auto& finding : found.sorted()) {
        list.push_back({{"severity", finding.severity == Severity::error ? "error" : "warning"},
                        {"file", finding.file},
                        {"line", finding.at.line},
                        {"column", finding.at.column},
                        {"message", finding.message.in(language)},
                        {"remedy", finding.remedy.in(language)}});
    }
    return list;
}

}  // namespace vaerdi::server
