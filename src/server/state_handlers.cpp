// Whether the server is well, and what it has done, for the machines that look after it.
#include "server/answers.h"
#include "server/handlers.h"
#include "server/site.h"
#include "store/audit.h"

namespace vaerdi::server {
namespace {

Response health(Site& site) {
    site.database.read([](store::Reading& reading) { store::audit_head(reading); });
    return answered(HealthAnswer{"ok"});
}

/// Only for programs on this machine: the figures tell how much the workbench is used.
Response figures(Site& site, const Request& request) {
    if (request.address != "127.0.0.1" && request.address != "::1") refuse_not_found();
    Response response;
    response.type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = site.metrics.text(site.waiting ? site.waiting() : 0);
    return response;
}

}  // namespace

void add_state_routes(Routes& routes, Site& site) {
    routes.add({.method = Method::get,
                .pattern = "/health",
                .access = Access::everyone,
                .summary = {"Whether server and store are well", "Om server og lager har det godt"},
                .handler = [&site](const Request&, const Caller*) { return health(site); },
                .answer = workbench::answer_shape<HealthAnswer>});
    routes.add({.method = Method::get,
                .pattern = "/metrics",
                .access = Access::everyone,
                .summary = {"Figures for Prometheus, to this machine only",
                            "Tal til Prometheus, kun til denne maskine"},
                .handler = [&site](const Request& request, const Caller*) { return figures(site, request); },
                .effort = Effort::none});
}

}  // namespace vaerdi::server
