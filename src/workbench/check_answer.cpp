// What is wrong in a document, as `vaerdi check` says it.
#include "document/number_table.h"
#include "document/yaml.h"
#include "purchase/purchase_document.h"
#include "workbench/answer.h"
#include "workbench/answers.h"

namespace vaerdi::workbench {
namespace {

/// The kind that the first key tells; empty when the text is no document.
std::string kind_in(const std::optional<document::YamlTree>& tree) {
    if (!tree || tree->root().kind != document::YamlNode::Kind::mapping || tree->root().entries.empty())
        return {};
    return tree->root().entries.front().key;
}

}  // namespace

std::optional<CheckAnswer> checked(const CheckRequest& request, const Surroundings& surroundings,
                                   const std::stop_token& stop) {
    const auto& [name, text] = surroundings.document;
    Diagnostics found(name), reading(name);
    if (name.ends_with(".csv")) {
        CheckAnswer answer{{}, "draws"};
        if (const auto table = document::read_number_table(text, found))
            answer.table = TableAnswer{table->rows(), table->names()};
        answer.findings = findings_of(found.sorted(), language_of(request.language));
        return answer;
    }
    const auto tree = document::read_yaml(text, reading);
    const auto kind =
        request.kind ? document::Choices<DocumentKind>::names()[static_cast<std::size_t>(request.kind.value)]
                     : kind_in(tree);
    if (kind == "case") {
        const auto catalogue = catalogue_of(surroundings, found);
        if (auto document = value::read_case(text, found)) {
            value::read_given_draws(*document, files_beside(surroundings), found);
            value::resolve(*document, catalogue, id_from_name(name), {}, found, stop);
        }
    } else if (kind == "catalogue") {
        auto catalogue = catalogue::Catalogue::shipped();
        catalogue.add(text, name, found);
    } else if (kind == "purchase") {
        purchase::read_purchase(text, found);
    } else {
        found.append(reading);
    }
    if (stop.stop_requested()) return {};
    return CheckAnswer{findings_of(found.sorted(), language_of(request.language)), kind};
}

Answer answer(const CheckRequest& request, const Surroundings& surroundings, std::stop_token stop) {
    const auto answer = checked(request, surroundings, stop);
    if (!answer) return stopped();
    return document::json_of(*answer);
}

}  // namespace vaerdi::workbench
