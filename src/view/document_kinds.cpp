#include "view/document_kinds.h"

#include <algorithm>
#include <array>

#include "catalogue/catalogue_document.h"
#include "document/schema.h"
#include "exchange/mapping_document.h"
#include "generate/generate_document.h"
#include "outcome/measures_document.h"
#include "purchase/purchase_document.h"
#include "value/case_document.h"

namespace vaerdi::view {
namespace {

struct DocumentShape {
    std::string kind;
    Text title;
    document::Schema (*shape)(document::Definitions&);
};

template <class Document>
document::Schema shape_of_document(document::Definitions& definitions) {
    return Document::fields().schema(definitions);
}

const std::array<DocumentShape, 6>& shapes() {
    static const std::array<DocumentShape, 6> all{
        {{"case", {"Value case", "Værdicase"}, shape_of_document<value::CaseDocument>},
         {"catalogue", {"Catalogue", "Katalog"}, shape_of_document<catalogue::CatalogueDocument>},
         {"purchase", {"Purchase", "Indkøb"}, shape_of_document<purchase::PurchaseDocument>},
         {"measures", {"Measures", "Målinger"}, shape_of_document<outcome::MeasuresDocument>},
         {"mapping", {"Mapping of data", "Afbildning af data"}, shape_of_document<exchange::MappingDocument>},
         {"generate", {"Generated data", "Genererede data"}, shape_of_document<generate::GenerateDocument>}}};
    return all;
}

template <class Print>
std::optional<std::string> printed(std::string_view kind, Language language, Print&& print) {
    const auto found = std::ranges::find(shapes(), kind, &DocumentShape::kind);
    if (found == shapes().end()) return {};
    document::Definitions definitions;
    found->shape(definitions);
    return print(found->kind, found->title, definitions, language);
}

}  // namespace

const std::vector<std::string>& document_kinds() {
    static const auto kinds = [] {
        std::vector<std::string> listed;
        for (const auto& shape : shapes()) listed.push_back(shape.kind);
        return listed;
    }();
    return kinds;
}

std::optional<std::string> document_schema(std::string_view kind, Language language) {
    return printed(kind, language, document::json_schema);
}

std::optional<std::string> document_reference(std::string_view kind, Language language) {
    return printed(kind, language, document::reference_page);
}

}  // namespace vaerdi::view
