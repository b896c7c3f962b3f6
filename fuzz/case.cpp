// Any bytes as a value case: read, bound to the shipped catalogue, and calculated, with a few draws, when
// nothing is wrong.
// Whatever cannot be calculated must have been refused with a place and words in both languages.
#include <cstdint>
#include <string_view>

#include "require.h"
#include "value/assessment.h"
#include "value/resolved_case.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vaerdi;
    Diagnostics found("fuzz.yaml");
    const auto document = value::read_case({reinterpret_cast<const char*>(data), size}, found);
    require(document.has_value() || found.has_errors());
    if (!document) return 0;
    const bool wrong = found.has_errors();
    const auto resolved = value::resolve(*document, catalogue::Catalogue::shipped(), "fuzz", {}, found);
    require(resolved.has_value() != found.has_errors());
    require(!wrong || !resolved);
    for (const auto& finding : found.sorted()) {
        require(!finding.message.en.empty() && !finding.message.da.empty());
        require(!to_string(finding, Language::danish).empty());
    }
    if (!resolved) return 0;
    value::Options options;
    options.draws = 16;
    options.threads = 1;
    require(value::assess(*resolved, options).has_value());
    return 0;
}
