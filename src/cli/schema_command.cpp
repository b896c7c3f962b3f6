// vaerdi schema: the shape of a document, for editors and for reading.
#include <CLI/CLI.hpp>
#include <memory>

#include "catalogue/catalogue_document.h"
#include "cli/commands.h"
#include "cli/style.h"
#include "document/schema.h"
#include "value/case_document.h"

namespace vaerdi::cli {
namespace {

template <class Document>
std::string shape_of(const std::string& record, const Text& title, bool reference, Language language) {
    document::Definitions definitions;
    Document::fields().schema(definitions);
    return reference ? document::reference_page(record, title, definitions, language)
                     : document::json_schema(record, title, definitions, language);
}

}  // namespace

void add_schema_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    struct Request {
        std::string kind;
        bool reference = false;
    };
    const auto request = std::make_shared<Request>();
    auto* command =
        app.add_subcommand("schema", say("The shape of a document: JSON Schema, or a reference page",
                                         "Et dokuments form: JSON Schema eller en opslagsside"));
    command->add_option("kind", request->kind, say("case or catalogue", "case eller catalogue"))
        ->required()
        ->check(CLI::IsMember({"case", "catalogue"}).description(""))
        ->type_name("");
    command->add_flag("--reference", request->reference,
                      say("A reference page in Markdown instead", "I stedet en opslagsside i Markdown"));
    command->footer(say("Example:\n  vaerdi schema case > case.schema.json",
                        "Eksempel:\n  vaerdi schema case > case.schema.json"));
    command->callback([request, &console] {
        console.out << (request->kind == "case"
                            ? shape_of<value::CaseDocument>("case", {"Value case", "Værdicase"},
                                                            request->reference, console.language)
                            : shape_of<catalogue::CatalogueDocument>("catalogue", {"Catalogue", "Katalog"},
                                                                     request->reference, console.language));
    });
}

}  // namespace vaerdi::cli
