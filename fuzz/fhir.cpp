// Any bytes as FHIR, alone or in two files: read to the end or refused in words, every resource counted once.
#include <cstdint>
#include <string_view>

#include "fhir/propose.h"
#include "require.h"

namespace {

using namespace vaerdi::fhir;

/// Asks for something of every kind.
Request everything(RowOf one) {
    Request request{.one = one, .items = {"1", "2"}};
    request.patient = PatientPart{.identifier = one == RowOf::encounter ? "" : "cpr"};
    request.encounter = EncounterPart{};
    request.performer = PerformerPart{};
    if (one == RowOf::procedure) request.devices.emplace_back();
    request.events = {{.name = "revision",
                       .of = EventOf::procedure,
                       .code = {"KNGC*"},
                       .same_site = one == RowOf::procedure},
                      {.name = "stay", .of = EventOf::encounter},
                      {.name = "earlier", .of = EventOf::procedure, .when = When::before},
                      {.name = "diabetes", .of = EventOf::condition, .code = {"DE1*"}, .when = When::before}};
    request.answers = {{.name = "pre",
                        .questionnaire = "oks",
                        .items = {"1", "2"},
                        .window = {.from = {.days = -90}, .to = {.months = 15}, .at = {.months = 12}}}};
    request.readings = {{.name = "bmi", .code = {"bmi"}, .window = {.from = {.days = -90}}}};
    return request;
}

void read(std::span<const File> files, RowOf one, const Limits& limits) {
    const auto request = everything(one);
    require(mistakes_in(request).empty());
    const auto table = read_fhir(
        files, request,
        [](const Finding& finding) {
            require(!finding.why.en.empty() && !finding.why.da.empty() && !finding.mend.en.empty() &&
                    !finding.mend.da.empty());
            require(vaerdi::is_utf8(finding.path) && vaerdi::is_utf8(finding.value));
        },
        limits);
    require(table.columns() == columns_of(request));
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (std::size_t column = 0; column < table.columns().size(); ++column)
            if (const auto cell = table.cell(row, column)) require(vaerdi::is_utf8(*cell) && !cell->empty());
    for (const auto& fate : table.fates) require(fate.count > 0 && !fate.what.da.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto one = static_cast<RowOf>(data[0] % 4);
    const auto half = text.size() / 2;
    const std::vector<File> files =
        (data[0] & 8U) != 0
            ? std::vector{text_file("a.ndjson", text.substr(0, half)), text_file("b.json", text.substr(half))}
            : std::vector{text_file((data[0] & 16U) != 0 ? "a.ndjson" : "a.json", text)};
    const Limits limits{.bytes = 1'000'000, .resources = 200, .resource_bytes = 20'000, .depth = 20};
    try {
        read(files, one, limits);
        require(mistakes_in(propose(files, limits).request).empty());
    } catch (const Refused& refused) {
        require(!refused.message().en.empty() && !refused.message().da.empty());
    }
    return 0;
}
