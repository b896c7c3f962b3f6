// Any bytes as what a client sends on a connection: read, routed and answered over a store of its own, with
// nobody signed in. The server must neither crash nor answer anything that is not an answer.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fuzz_site.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto& site = vaerdi::fuzz_site().site;
    const auto answers = vaerdi::server::converse(site, {reinterpret_cast<const char*>(data), size});
    if (!answers.empty() && !answers.starts_with("HTTP/1.1 ")) std::abort();
    return 0;
}
