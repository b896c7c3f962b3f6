#include "exchange/fhir_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <memory>

#include "exchange/csv_shape.h"
#include "exchange/csv_writer.h"

namespace vaerdi::exchange {

namespace {

/// Where in the resource: which entry of the Bundle it is, its number says.
std::string within_resource(const std::string& path) {
    constexpr std::string_view resource = ".resource.";
    const auto at = path.find(resource);
    return path.starts_with("Bundle.entry[") && at != std::string::npos ? path.substr(at + resource.size())
                                                                        : path;
}

}  // namespace

std::vector<fhir::File> as_fhir(const std::vector<OpenedFile>& files) {
    std::vector<fhir::File> made;
    for (const auto& file : files)
        made.push_back({file.name, [path = file.plain]() -> fhir::ReadBytes {
                            auto in = std::make_shared<std::ifstream>(path, std::ios::binary);
                            return [in](char* into, std::size_t room) -> std::size_t {
                                in->read(into, static_cast<std::streamsize>(room));
                                return static_cast<std::size_t>(in->gcount());
                            };
                        }});
    return made;
}

Rewritten fhir_rows(const std::vector<OpenedFile>& files, const fhir::Request& request,
                    const PrivateFolder& folder) {
    Rewritten made{.plain = folder.path() / "fhir.csv"};
    for (const auto& file : files) made.files.push_back(file.name);
    const auto findings = [&](fhir::Finding finding) {
        made.broken.push_back({.line = finding.record,
                               .text = std::move(finding.value),
                               .why = std::move(finding.why),
                               .mend = std::move(finding.mend),
                               .file = std::move(finding.file),
                               .column = within_resource(finding.path),
                               .row = finding.row_left_out});
    };
    try {
        const auto inputs = as_fhir(files);
        const auto table = fhir::read_fhir(inputs, request, findings);
        CsvWriter writer(made.plain, table.columns());
        for (std::size_t row = 0; row < table.rows(); ++row) {
            for (std::size_t column = 0; column < table.columns().size(); ++column)
                writer.field(table.cell(row, column));
            writer.end_row();
            made.places.push_back({table.source(row).file, table.source(row).record});
        }
        writer.finish();
        for (const auto& fate : table.fates)
            made.found.push_back({fmt::format("{}: {} {}", fate.resource.empty() ? "?" : fate.resource,
                                              fate.count, fate.what.en),
                                  fmt::format("{}: {} {}", fate.resource.empty() ? "?" : fate.resource,
                                              fate.count, fate.what.da)});
    } catch (const fhir::Refused& refused) {
        throw ImportRefused(refused.message());
    }
    return made;
}

}  // namespace vaerdi::exchange
