// vaerdi audit: what was done in a store, and whether its log is whole.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/numerals.h"
#include "cli/commands.h"
#include "cli/requests.h"
#include "cli/store_access.h"
#include "cli/style.h"
#include "cli/table.h"
#include "store/audit.h"
#include "store/people.h"

namespace vaerdi::cli {
namespace {

struct AuditRequest {
    std::string where;
    std::string kept;
    std::string subject;
    std::size_t limit = 20;
    bool json = false;
};

/// `7:<64 hexadecimal digits>`, as verify prints it.
std::optional<store::AuditHead> kept_head(const std::string& written) {
    constexpr std::size_t hash_digits = 64;
    store::AuditHead head;
    const auto* end = written.data() + written.size();
    const auto [stop, wrong] = std::from_chars(written.data(), end, head.seq);
    if (wrong != std::errc{} || stop == end || *stop != ':' || head.seq < 0) return {};
    head.hash = std::string(stop + 1, end);
    if (head.hash.size() != hash_digits) return {};
    return head;
}

void verify_log(const AuditRequest& request, Console& console) {
    const auto kept = kept_head(request.kept);
    if (!request.kept.empty() && !kept)
        return refuse_command(console, {"--head takes what an earlier verify printed, as 7:3f0c…",
                                        "--head skal have det, en tidligere verify skrev, som 7:3f0c…"});
    with_store(request.where, IfMissing::refuse, console, [&](store::Database& database) {
        const auto report =
            database.read([&](store::Reading& reading) { return store::verify_audit(reading, kept); });
        if (report.first_breach) {
            console.err << "vaerdi: "
                        << console.say({"the audit log is broken: " + report.first_breach->what.en,
                                        "revisionsloggen er brudt: " + report.first_breach->what.da})
                        << "\n";
            console.exit_code = document_errors;
            return;
        }
        const auto count = [&](std::int64_t n) {
            return number(static_cast<double>(n), 0, console.language);
        };
        console.out << fmt::format(
            fmt::runtime(
                pick(console.language,
                     "The audit log is whole. Entries: {} · versions of documents, all as saved: {}\n"
                     "Its head, to keep elsewhere: {}:{}\n",
                     "Revisionsloggen er hel. Indførsler: {} · versioner af dokumenter, alle som gemt: {}\n"
                     "Dens hoved, til at gemme et andet sted: {}:{}\n")),
            count(report.entries), count(report.versions), report.head.seq, report.head.hash);
    });
}

void show_log(const AuditRequest& request, Console& console) {
    with_store(request.where, IfMissing::refuse, console, [&](store::Database& database) {
        std::map<store::PersonId, std::string> logins{
            {store::nobody, console.say({"(program)", "(programmet)"})}};
        const auto entries = database.read([&](store::Reading& reading) {
            for (const auto& person : store::all_people(reading)) logins[person.id] = person.login;
            return store::audit_entries(reading, {.limit = request.limit, .subject = request.subject});
        });
        if (request.json) {
            auto json = nlohmann::ordered_json::array();
            for (const auto& entry : entries)
                json.push_back({{"seq", entry.seq},
                                {"at", store::utc_text(entry.at)},
                                {"person", entry.person},
                                {"action", entry.action},
                                {"subject", entry.subject},
                                {"detail", nlohmann::ordered_json::parse(entry.detail, nullptr, false)},
                                {"previous", entry.previous},
                                {"hash", entry.hash}});
            console.out << json.dump(2) << "\n";
            return;
        }
        Table table({{"#", true},
                     {console.say({"Time (UTC)", "Tid (UTC)"}), false},
                     {console.say({"Who", "Hvem"}), false},
                     {console.say({"What", "Hvad"}), false},
                     {console.say({"On what", "På hvad"}), false}});
        for (const auto& entry : entries) {
            const auto login = logins.find(entry.person);
            table.row({std::to_string(entry.seq), store::utc_text(entry.at).substr(0, 19),
                       login == logins.end() ? std::to_string(entry.person) : login->second, entry.action,
                       shortened(entry.subject, 50)});
        }
        table.print(console.out, console.width, style_of(console));
    });
}

}  // namespace

void add_audit_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<AuditRequest>();
    auto* command = app.add_subcommand(
        "audit", say("The audit log of a store: verify, show", "Et lagers revisionslog: verify, show"));
    command->require_subcommand(1);
    command->footer(say("Example:\n  vaerdi audit verify --data /var/lib/vaerdi",
                        "Eksempel:\n  vaerdi audit verify --data /var/lib/vaerdi"));

    auto* verify = command->add_subcommand(
        "verify", say("Whether the log and every version of a document are as they were written",
                      "Om loggen og hver version af et dokument er, som de blev skrevet"));
    add_data_option(*verify, request->where, console.language);
    verify
        ->add_option("--head", request->kept,
                     say("A head that was kept elsewhere: it must still be in the log",
                         "Et hoved, der er gemt et andet sted: det skal stadig være i loggen"))
        ->type_name("N:HASH");
    verify->callback([request, &console] { verify_log(*request, console); });

    auto* show = command->add_subcommand("show", say("The newest entries", "De nyeste indførsler"));
    add_data_option(*show, request->where, console.language);
    show->add_option("--limit", request->limit, say("At most so many (20)", "Højst så mange (20)"))
        ->check(CLI::Range(std::size_t{1}, std::size_t{100'000}).description(""))
        ->type_name("N");
    show->add_option("--subject", request->subject,
                     say("Only what begins so, e.g. purchases/tavi/",
                         "Kun det, der begynder sådan, fx purchases/tavi/"))
        ->type_name(say("PATH", "STI"));
    show->add_flag("--json", request->json,
                   say("All of each entry, for programs", "Alt i hver indførsel, til programmer"));
    show->callback([request, &console] { show_log(*request, console); });
}

}  // namespace vaerdi::cli
