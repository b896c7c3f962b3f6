#include "purchase/purchase_document.h"

#include "document/yaml.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<purchase::Phase>::names() {
    static const std::vector<std::string> names{"need",     "market",    "case",     "tender",
                                                "contract", "operation", "outcomes", "spread"};
    return names;
}

}  // namespace vaerdi::document

namespace vaerdi::purchase {

const std::string& phase_word(Phase phase) {
    return document::Choices<Phase>::names()[static_cast<std::size_t>(phase)];
}

const document::Fields<PurchaseDocument>& PurchaseDocument::fields() {
    static const auto list =
        document::Fields<PurchaseDocument>("purchase")
            .required("purchase", &PurchaseDocument::version, {"Format version: 1", "Formatets version: 1"})
            .required("title", &PurchaseDocument::title, {"What is bought", "Hvad der købes"})
            .optional("summary", &PurchaseDocument::summary,
                      {"A few lines for the reader", "Nogle linjer til læseren"})
            .optional("organisation", &PurchaseDocument::organisation, {"Who buys it", "Hvem der køber det"})
            .optional("phase", &PurchaseDocument::phase,
                      {"How far the purchase has come", "Hvor langt indkøbet er kommet"});
    return list;
}

std::optional<PurchaseDocument> read_purchase(std::string_view text, Diagnostics& found) {
    const auto tree = document::read_yaml(text, found);
    if (!tree) return {};
    const auto& root = tree->root();
    if (root.kind != document::YamlNode::Kind::mapping || root.find("purchase") == nullptr) {
        found.error({1, 1},
                    {"this is not a purchase: the key 'purchase' is missing",
                     "dette er ikke et indkøb: nøglen 'purchase' mangler"},
                    {"begin with `purchase: 1`", "begynd med `purchase: 1`"});
        return {};
    }
    PurchaseDocument read;
    PurchaseDocument::fields().read(root, read, found);
    if (read.version && read.version.value != 1) {
        found.error(read.version.at,
                    {"this version of the format is not known", "denne version af formatet kendes ikke"},
                    {"write `purchase: 1`", "skriv `purchase: 1`"});
    }
    return read;
}

}  // namespace vaerdi::purchase
