// A site over a store of its own: people of every role, two purchases, sessions ready to use.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "server/described.h"
#include "server/http_server.h"
#include "server/site.h"
#include "store/documents.h"
#include "store/drafts.h"
#include "store/people.h"
#include "store/purchases.h"
#include "store/sessions.h"

namespace vaerdi::server {

using store::Role;
using Json = nlohmann::ordered_json;

inline constexpr const char* small_case = R"(case: 1
title: Two dressings
comparator: today
alternatives: {today: Gauze, new: Foam}
population: {patients: 100}
horizon: 1 year
parameters:
  price: {unit: DKK/patient, by: {today: 100, new: 150}}
  days: {unit: days/patient, by: {today: 2, new: 1}}
lines:
  - {name: Dressing, amount: price, payer: region}
  - {name: Bed days, quantity: days, price: 4000 DKK/day, payer: region}
)";

/// A folder that goes away with the test.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "vaerdi-server-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::string path() const { return path_.string(); }

  private:
    std::filesystem::path path_;
};

struct Answered {
    int status = 0;
    std::string head, body;
    Json json() const { return Json::parse(body, nullptr, false); }
    std::string code() const {
        const auto parsed = json();
        return parsed.is_object() && parsed.contains("error") ? parsed["error"]["code"].get<std::string>()
                                                              : "";
    }
};

/// The first answer in what came back over the wire.
inline Answered read_answer(const std::string& bytes) {
    Answered answered;
    const auto end = bytes.find("\r\n\r\n");
    if (end == std::string::npos) return answered;
    answered.head = bytes.substr(0, end);
    answered.body = bytes.substr(end + 4);
    answered.status = std::stoi(bytes.substr(9, 3));
    return answered;
}

/// Who asks: a cookie and the token that goes with it.
struct Ticket {
    store::PersonId person = store::nobody;
    std::string cookie, csrf;
};

class MadeSite {
  public:
    explicit MadeSite(SiteOptions options = {})
        : MadeSite(std::make_shared<TemporaryFolder>(), std::move(options)) {
        fill();
    }
    /// Over a store that was filled before: as after a restart.
    MadeSite(std::shared_ptr<TemporaryFolder> folder, SiteOptions options = {})
        : folder_(std::move(folder)),
          database_(open()),
          site_(*database_, with_outcomes(std::move(options))) {}

    Site& site() { return site_; }
    store::Database& database() { return *database_; }
    std::shared_ptr<TemporaryFolder> folder() const { return folder_; }
    store::Time now = store::machine_time();

    store::PersonId person(const std::string& login) {
        return database_->read(
            [&](store::Reading& reading) { return store::person_by_login(reading, login)->id; });
    }
    Ticket ticket(const std::string& login) {
        const auto id = person(login);
        const auto begun = database_->write(id, [&](store::Writing& writing) {
            return store::begin_session(writing, id, std::chrono::hours(8));
        });
        return {id, "vaerdi_session=" + begun.token, begun.session.csrf_token};
    }

    Answered ask(const std::string& method, const std::string& target, const Ticket& by = {},
                 const std::string& body = {}, const std::string& more_headers = {}) {
        auto answered = read_answer(converse(site_, bytes_of(method, target, by, body, more_headers)));
        const bool well = answered.status == 200 || answered.status == 201;
        if (well && target.starts_with("/api/")) {
            EXPECT_EQ(
                described().problem(method, target, nlohmann::json::parse(answered.body, nullptr, false)), "")
                << method << " " << target;
        }
        return answered;
    }
    /// What the API says of itself; the same whatever the store holds.
    const Described& described() {
        static const Described known(
            nlohmann::json::parse(read_answer(converse(site_, bytes_of("GET", "/api/openapi.json"))).body));
        return known;
    }
    static std::string bytes_of(const std::string& method, const std::string& target, const Ticket& by = {},
                                const std::string& body = {}, const std::string& more_headers = {}) {
        std::string bytes = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + more_headers;
        if (!by.cookie.empty()) bytes += "Cookie: " + by.cookie + "\r\n";
        if (!by.csrf.empty()) bytes += "X-CSRF-Token: " + by.csrf + "\r\n";
        if (!body.empty())
            bytes +=
                "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
        return bytes + "\r\n" + body;
    }

    void put(const std::string& login, const std::string& path, const std::string& text,
             std::int64_t base = 0) {
        database_->write(person(login), [&](store::Writing& writing) {
            store::Edit edit;
            edit.path = path;
            edit.base_version = base;
            edit.text = text;
            store::put_document(writing, edit);
        });
    }

  private:
    SiteOptions with_outcomes(SiteOptions options) const {
        options.outcomes = OutcomePlace{.folder = folder_->path()};
        return options;
    }
    std::unique_ptr<store::Database> open() {
        store::Opening opening;
        opening.clock = [this] { return now; };
        return store::open_database(folder_->path(), opening);
    }

    /// One person for each role in `ours`, named after it; `stranger` in `theirs` only; `chief` looks after
    /// the workspace and holds no role in a purchase.
    void fill() {
        database_->write(store::nobody, [&](store::Writing& writing) {
            store::create_purchase(writing, "ours");
            store::create_purchase(writing, "theirs");
            const auto add = [&](const std::string& login) {
                store::NewPerson fresh;
                fresh.login = login;
                fresh.name = "Name of " + login;
                fresh.language = Language::english;
                return store::add_person(writing, fresh);
            };
            for (const auto role : store::all_roles)
                store::give_role(writing, {add(std::string(store::role_word(role))), "ours", role});
            store::give_role(writing, {add("stranger"), "theirs", Role::buyer});
            store::give_role(writing, {add("chief"), store::whole_workspace, Role::administrator});
            add("newcomer");
        });
        put("buyer", "purchases/ours/purchase.yaml", "purchase: 1\ntitle: Ours\nphase: case  # so far\n");
        put("buyer", "purchases/ours/case.yaml", small_case);
        put("buyer", "purchases/ours/notes.yaml", "notes: 1\n");
        put("stranger", "purchases/theirs/purchase.yaml", "purchase: 1\ntitle: Theirs\n");
        put("stranger", "purchases/theirs/case.yaml", small_case);
    }

    std::shared_ptr<TemporaryFolder> folder_;
    std::unique_ptr<store::Database> database_;
    Site site_;
};

}  // namespace vaerdi::server
