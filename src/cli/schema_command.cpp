// vaerdi schema: the shape of a document, for editors and for reading.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/style.h"
#include "view/document_kinds.h"

namespace vaerdi::cli {

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
    command
        ->add_option("kind", request->kind,
                     say("case, measures, mapping, generate, catalogue or purchase",
                         "case, measures, mapping, generate, catalogue eller purchase"))
        ->required()
        ->check(CLI::IsMember(document_kinds()).description(""))
        ->type_name("");
    command->add_flag("--reference", request->reference,
                      say("A reference page in Markdown instead", "I stedet en opslagsside i Markdown"));
    command->footer(say("Example:\n  vaerdi schema case > case.schema.json",
                        "Eksempel:\n  vaerdi schema case > case.schema.json"));
    command->callback([request, &console] {
        const auto shape = request->reference ? document_reference(request->kind, console.language)
                                              : document_schema(request->kind, console.language);
        console.out << shape.value_or("");
    });
}

}  // namespace vaerdi::cli
