#include "cli/open_measures.h"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "cli/findings.h"
#include "cli/workspace.h"

namespace vaerdi::cli {

void add_open_measures_options(CLI::App& command, OpenMeasuresRequest& request, Language language) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(language, en, da));
    };
    command.add_option("measures", request.file, say("Measures file", "Målefil"))
        ->required()
        ->type_name(say("MEASURES", "MÅLINGER"));
    add_data_options(command, request.data, language);
}

std::optional<OpenMeasures> open_measures(const OpenMeasuresRequest& request, Console& console) {
    const auto source = read_source(request.file, console);
    if (!source) return {};
    const auto show = [&](const Diagnostics& found) {
        print_findings(console.err, found.sorted(), {{source->name, source->text}}, console);
    };
    Diagnostics found(source->name);
    const auto document = outcome::read_measures(source->text, found);
    if (!document || !document->data || found.has_errors()) {
        show(found);
        console.exit_code = document_errors;
        return {};
    }
    // Beside the measures as they were named, so that findings name it as the user would.
    const auto mapping = std::filesystem::path(request.file).parent_path() / document->data.value;
    auto data = open_data(mapping.string(), request.data, console);
    if (!data) return {};
    auto resolved = outcome::resolve(*document, data->imported.data.columns, found);
    show(found);
    if (!resolved) {
        console.exit_code = document_errors;
        return {};
    }
    return OpenMeasures{std::move(data->database), std::move(data->imported.data), std::move(*resolved)};
}

}  // namespace vaerdi::cli
