// A site for the fuzz targets: one person with every role in one purchase, in a temporary folder that goes
// with the process.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <string>

#include "server/http_server.h"
#include "store/documents.h"
#include "store/people.h"
#include "store/purchases.h"
#include "store/sessions.h"

namespace vaerdi {

struct FuzzFolder {
    std::string path = (std::filesystem::temp_directory_path() / "vaerdi-fuzz-XXXXXX").string();
    FuzzFolder() {
        if (mkdtemp(path.data()) == nullptr) std::abort();
    }
    ~FuzzFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};

struct FuzzSite {
    FuzzFolder folder;
    std::unique_ptr<store::Database> database;
    server::Site site;
    std::string cookie, csrf;

    explicit FuzzSite(server::SiteOptions options)
        : database(store::open_database(folder.path)), site(*database, std::move(options)) {
        database->write(store::nobody, [&](store::Writing& writing) {
            const auto id = store::add_person(writing, {"fuzz", "Fuzz"});
            store::create_purchase(writing, "ours");
            for (const auto role : store::all_roles) store::give_role(writing, {id, "ours", role});
            const auto begun = store::begin_session(writing, id, std::chrono::hours(8));
            cookie = "vaerdi_session=" + begun.token;
            csrf = begun.session.csrf_token;
        });
    }
};

inline FuzzSite& fuzz_site() {
    static FuzzSite made([] {
        server::SiteOptions options;
        options.limits.requests_per_session = options.limits.burst_per_session = 1e9;
        return options;
    }());
    return made;
}

}  // namespace vaerdi
