// The web application: its files, and its first page for every address that the application itself
// understands.
#include <algorithm>
#include <array>

#include "pages/pages.h"
#include "server/handlers.h"

namespace vaerdi::server {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> media_types{
    {{".html", "text/html; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".css", "text/css; charset=utf-8"},
     {".json", "application/json"},
     {".svg", "image/svg+xml"},
     {".png", "image/png"},
     {".ico", "image/x-icon"},
     {".woff2", "font/woff2"},
     {".woff", "font/woff"},
     {".txt", "text/plain; charset=utf-8"},
     {".webmanifest", "application/manifest+json"}}};

std::string_view media_type(std::string_view path) {
    for (const auto& [ending, type] : media_types) {
        if (path.ends_with(ending)) return type;
    }
    return "application/octet-stream";
}

bool takes_gzip(const Request& request) {
    return request.header("accept-encoding").value_or("").find("gzip") != std::string::npos;
}

/// Names the file itself where it exists; else the first page, unless the address looks like a file.
const pages::Page* page_for(std::string_view path) {
    path.remove_prefix(std::min<std::size_t>(1, path.size()));
    if (const auto* found = pages::page(path)) return found;
    const auto last = path.substr(path.rfind('/') + 1);
    if (last.find('.') != std::string_view::npos) return nullptr;
    return pages::page("index.html");
}

Response give(const Request& request) {
    const auto* page = page_for(request.path);
    if (page == nullptr) {
        if (pages::pages().empty())
            refuse(404, "not_found",
                   {"This program was built without its pages: run tools/build-web and build again.",
                    "Programmet er bygget uden sine sider: kør tools/build-web, og byg igen."});
        refuse_not_found();
    }
    const auto tag = "\"" + std::string(page->sha256.substr(0, 16)) + "\"";
    Response response;
    response.type = media_type(page->path);
    response.headers.emplace_back("ETag", tag);
    response.headers.emplace_back("Vary", "Accept-Encoding");
    // Vite puts a digest into the names under assets/: what they hold never changes.
    response.headers.emplace_back("Cache-Control", page->path.starts_with("assets/")
                                                       ? "public, max-age=31536000, immutable"
                                                       : "no-cache");
    if (request.header("if-none-match") == tag) {
        response.status = 304;
        return response;
    }
    response.shipped = page->bytes;
    if (!page->gzip.empty() && takes_gzip(request)) {
        response.shipped = page->gzip;
        response.headers.emplace_back("Content-Encoding", "gzip");
    }
    return response;
}

}  // namespace

Route pages_route() {
    return {.method = Method::get,
            .pattern = "/{path...}",
            .access = Access::everyone,
            .summary = {"The web application", "Webprogrammet"},
            .handler = [](const Request& request, const Caller*) { return give(request); },
            .effort = Effort::none};
}

}  // namespace vaerdi::server
