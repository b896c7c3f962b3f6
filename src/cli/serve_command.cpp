// vaerdi serve: the workbench and its API.
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/requests.h"
#include "server/demo.h"
#include "server/http_server.h"
#include "store/failure.h"

namespace vaerdi::cli {
namespace fs = std::filesystem;
namespace {

struct ServeRequest {
    std::string data;
    std::string private_folder;
    server::Listening listening;
    bool behind_https = false;
    bool demo = false;
};

/// Each connection takes a file descriptor; the usual soft limit of 1,024 is too low.
void allow_many_connections() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

/// Readable by the one who started the server and nobody else.
bool write_secretly(const fs::path& file, const std::string& text) {
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) return false;
    const auto written = write(descriptor, text.data(), text.size());
    return close(descriptor) == 0 && written == static_cast<ssize_t>(text.size());
}

void make_demo(store::Database& database, const ServeRequest& request, Console& console) {
    const auto logins = server::fill_with_demo(database, console.language);
    if (logins.empty()) return;
    std::string text =
        console.say({"Logins made for this installation:\n", "Logins dannet til denne installation:\n"});
    for (const auto& login : logins)
        text += "  " + login.login + "  " + login.password + "  (" + login.name + ")\n";
    console.out << text;
    std::error_code ignored;
    if (!fs::is_directory(request.data, ignored)) return;
    const auto file = fs::path(request.data) / "demo-logins.txt";
    if (write_secretly(file, text)) {
        console.out << console.say({"They also stand in ", "De står også i "}) << file.generic_string()
                    << "\n";
    }
}

/// Where patient-level rows are kept: beside the store, else where it was said; nowhere when it was not.
std::optional<server::OutcomePlace> outcome_place(const ServeRequest& request, bool shared) {
    if (shared && request.private_folder.empty()) return {};
    if (shared) return server::OutcomePlace{request.private_folder, request.data};
    if (!request.private_folder.empty()) return server::OutcomePlace{request.private_folder};
    const fs::path data(request.data);
    return server::OutcomePlace{data.extension() == ".db" ? data.parent_path() : data};
}

void serve(const ServeRequest& request, Console& console) {
    // Blocked before any thread is made, so that only sigwait() below gets them.
    sigset_t endings;
    sigemptyset(&endings);
    sigaddset(&endings, SIGINT);
    sigaddset(&endings, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &endings, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    allow_many_connections();
    try {
        const auto database = store::open_database(request.data);
        if (request.demo) make_demo(*database, request, console);
        server::Site site(*database, {.behind_https = request.behind_https,
                                      .outcomes = outcome_place(request, database->is_shared()),
                                      .log = [](std::string_view line) { std::cerr << line << std::flush; }});
        server::HttpServer http(site, request.listening);
        const auto host = request.listening.host.find(':') == std::string::npos
                              ? request.listening.host
                              : "[" + request.listening.host + "]";
        console.out << console.say({"Værdi is running at http://", "Værdi kører på http://"}) << host << ":"
                    << http.port() << "/\n"
                    << console.say({"Ctrl-C ends it; nothing that was saved is lost.\n",
                                    "Ctrl-C afslutter; intet, der er gemt, går tabt.\n"})
                    << std::flush;
        int ending = 0;
        sigwait(&endings, &ending);
        site.log.event("stopping");
        http.stop();
        site.log.event("stopped");
    } catch (const store::StoreFailure& failure) {
        refuse_command(console, failure.message());
    } catch (const server::CannotListen& failure) {
        refuse_command(console, failure.why);
    }
}

}  // namespace

void add_serve_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<ServeRequest>();
    auto* command = app.add_subcommand(
        "serve", say("The workbench in the browser, and its API", "Arbejdsbordet i browseren og dets API"));
    command
        ->add_option("--data", request->data,
                     say("Where all is kept: a folder, or postgres://…",
                         "Hvor alt gemmes: en mappe eller postgres://…"))
        ->required()
        ->type_name(say("WHERE", "HVOR"));
    command
        ->add_option("--private", request->private_folder,
                     say("Folder for patient-level rows and the key of their pseudonyms (that of --data)",
                         "Mappe til rækker om patienter og nøglen til deres pseudonymer (den i --data)"))
        ->type_name(say("FOLDER", "MAPPE"));
    command
        ->add_option("--port", request->listening.port,
                     say("Port; 0 takes one that is free", "Port; 0 vælger en ledig"))
        ->default_val(8080)
        ->type_name("N");
    command
        ->add_option("--host", request->listening.host,
                     say("Address to listen on (127.0.0.1)", "Adresse, der lyttes på (127.0.0.1)"))
        ->type_name(say("ADDRESS", "ADRESSE"));
    command
        ->add_option("--public-name", request->listening.public_names,
                     say("Name that browsers use for the server; may be repeated",
                         "Navn, som browsere bruger for serveren; kan gentages"))
        ->allow_extra_args(false)
        ->type_name(say("NAME", "NAVN"));
    command
        ->add_option("--threads", request->listening.threads,
                     say("Threads that answer (one per core)", "Tråde, der svarer (én pr. kerne)"))
        ->check(CLI::Range(0, 256).description(""))
        ->type_name("N");
    command->add_flag("--behind-https", request->behind_https,
                      say("A proxy on this machine speaks HTTPS for the server",
                          "En proxy på maskinen taler HTTPS for serveren"));
    command->add_flag("--demo", request->demo,
                      say("Fill an empty store with the examples and a person for each role",
                          "Fyld et tomt lager med eksemplerne og en bruger for hver rolle"));
    command->footer(say("Example:\n  vaerdi serve --data ~/vaerdi-data --port 8080 --demo",
                        "Eksempel:\n  vaerdi serve --data ~/vaerdi-data --port 8080 --demo"));
    command->callback([request, &console] { serve(*request, console); });
}

}  // namespace vaerdi::cli
