// Any bytes as the body of a request by someone who may do much: each of the routes that take a body must
// answer it, and never with a failure of the program.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "fuzz_site.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vaerdi;
    if (size == 0) return 0;
    auto& prepared = fuzz_site();
    std::vector<const server::Route*> taking;
    for (const auto& route : prepared.site.routes().all()) {
        // Not those that hash passwords (slow by design) or end the session.
        const bool usable = route.method != server::Method::get &&
                            !route.pattern.starts_with("/api/session") && route.pattern != "/api/people" &&
                            route.pattern != "/api/people/{id}";
        if (usable) taking.push_back(&route);
    }
    const auto& route = *taking[data[0] % taking.size()];
    auto target = route.pattern;
    const auto fill = [&](const std::string& name, const std::string& value) {
        if (const auto at = target.find(name); at != std::string::npos)
            target.replace(at, name.size(), value);
    };
    fill("{path...}", "purchases/ours/case.yaml");
    fill("{id}", "ours");
    const std::string body(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto bytes =
        std::string(server::method_word(route.method)) + " " + target +
        " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nCookie: " + prepared.cookie +
        "\r\nX-CSRF-Token: " + prepared.csrf + "\r\nContent-Length: " + std::to_string(body.size()) +
        "\r\n\r\n" + body;
    const auto answers = server::converse(prepared.site, bytes);
    if (!answers.starts_with("HTTP/1.1 ") || answers.starts_with("HTTP/1.1 500")) std::abort();
    return 0;
}
