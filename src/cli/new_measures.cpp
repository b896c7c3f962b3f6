#include "cli/new_measures.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/requests.h"
#include "cli/written_file.h"
#include "exchange/propose_mapping.h"
#include "workbench/proposed_measures.h"

namespace vaerdi::cli {
namespace fs = std::filesystem;
namespace {

/// What a proposed mapping makes of the data.
warehouse::DataSet data_set_of(const std::string& mapping) {
    Diagnostics found("mapping.yaml");
    const auto document = exchange::read_mapping(mapping, found);
    const auto resolved = document ? exchange::resolve(*document, "data", found) : std::nullopt;
    warehouse::DataSet data;
    if (resolved) data.columns = resolved->data_columns();
    return data;
}

}  // namespace

void new_measures(const std::string& data, Written written, Console& console) {
    auto path = fs::path(data);
    if (path.filename().empty()) path = path.parent_path();
    const auto folder = path.parent_path();
    const auto mapping = folder / "mapping.yaml", measures = folder / "measures.yaml";
    for (const auto& made : {mapping, measures}) {
        if (written != Written::beside || !fs::exists(made)) continue;
        const auto shown = made.generic_string();
        return refuse_command(console, {shown + " is there already; --force writes over it",
                                        shown + " findes allerede; --force overskriver den"});
    }
    try {
        const exchange::PrivateFolder unpacked;
        const auto proposed = exchange::propose_mapping({{path, path.filename().generic_string()}}, unpacked);
        const auto counted =
            workbench::proposed_measures(data_set_of(proposed.text), "mapping.yaml", console.language);
        if (written == Written::printed) {
            console.out << proposed.text << "---\n" << counted;
            return;
        }
        for (const auto& found : proposed.found) console.out << found.in(console.language) << "\n";
        write_file(mapping.string(), proposed.text, console);
        if (console.exit_code != 0) return;
        write_file(measures.string(), counted, console);
        if (console.exit_code != 0) return;
        console.out << fmt::format(
            fmt::runtime(pick(console.language,
                              "They are a proposal: read and mend the mapping first; then\n"
                              "  vaerdi import {0}\n  vaerdi measure {1}\n",
                              "De er et forslag: læs og ret afbildningen først; derefter\n"
                              "  vaerdi import {0}\n  vaerdi measure {1}\n")),
            mapping.generic_string(), measures.generic_string());
    } catch (const exchange::ImportRefused& refused) {
        console.err << "vaerdi: " << console.say(refused.message()) << "\n";
        console.exit_code = document_errors;
    }
}

}  // namespace vaerdi::cli
