// vaerdi people: who may sign in to the workbench, and as what.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <termios.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/requests.h"
#include "cli/store_access.h"
#include "cli/style.h"
#include "cli/table.h"
#include "store/failure.h"
#include "store/password.h"
#include "store/people.h"
#include "store/purchases.h"

namespace vaerdi::cli {
namespace {

struct PeopleRequest {
    std::string where;
    std::string login;
    std::string name;
    std::string language = "da";
    std::string role;
    std::string purchase;
    bool remove = false;
    bool generate = false;
};

/// Keeps the terminal from showing what is typed.
class Unseen {
  public:
    Unseen() : terminal_(isatty(STDIN_FILENO) != 0 && tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!terminal_) return;
        auto quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Unseen() {
        if (terminal_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;
    bool terminal() const { return terminal_; }

  private:
    termios before_{};
    bool terminal_;
};

/// The first line of standard input, or a generated password. Absent, with the exit code set, when it will
/// not do.
std::optional<std::string> chosen_password(const PeopleRequest& request, Console& console) {
    if (request.generate) return store::generated_password();
    std::string password;
    {
        const Unseen unseen;
        if (unseen.terminal()) console.err << console.say({"Password: ", "Adgangskode: "}) << std::flush;
        std::getline(std::cin, password);
        if (unseen.terminal()) console.err << "\n";
    }
    if (const auto wrong = store::password_problem(password)) {
        refuse_command(console, *wrong);
        return {};
    }
    return password;
}

void tell_generated(const PeopleRequest& request, const std::string& password, Console& console) {
    if (request.generate)
        console.out << console.say({"Password, shown this once: ", "Adgangskode, vises kun nu: "}) << password
                    << "\n";
}

store::Person known_person(store::Reading& reading, const std::string& login) {
    if (auto person = store::person_by_login(reading, login)) return *person;
    throw store::StoreFailure(store::Fault::unknown,
                              {fmt::format("there is no person with the login '{}'", login),
                               fmt::format("der er ingen person med brugernavnet '{}'", login)});
}

/// `buyer (tavi), administrator`
std::string roles_in_words(const std::vector<store::HeldRole>& held, Language language) {
    std::vector<std::string> words;
    for (const auto& role : held) {
        const auto title = store::role_title(role.role).in(language);
        words.push_back(role.purchase.empty() ? title : fmt::format("{} ({})", title, role.purchase));
    }
    return fmt::format("{}", fmt::join(words, ", "));
}

void list_people(const PeopleRequest& request, Console& console) {
    with_store(request.where, IfMissing::refuse, console, [&](store::Database& database) {
        Table table({{console.say({"Login", "Brugernavn"}), false},
                     {console.say({"Name", "Navn"}), false},
                     {console.say({"Roles", "Roller"}), false}});
        database.read([&](store::Reading& reading) {
            for (const auto& person : store::all_people(reading)) {
                const auto roles = roles_in_words(store::roles_of(reading, person.id), console.language);
                const std::vector<std::string> cells{person.login, person.name, roles};
                person.active ? table.row(cells) : table.faint(cells);
            }
        });
        table.print(console.out, console.width, style_of(console));
    });
}

void add_one_person(const PeopleRequest& request, Console& console) {
    with_store(request.where, IfMissing::create, console, [&](store::Database& database) {
        const auto password = chosen_password(request, console);
        if (!password) return;
        const store::NewPerson person{
            .login = request.login,
            .name = request.name,
            .password_hash = store::hash_password(*password),
            .language = request.language == "da" ? Language::danish : Language::english};
        database.write(store::nobody, [&](store::Writing& writing) { store::add_person(writing, person); });
        console.out << fmt::format(
            fmt::runtime(pick(console.language, "{} can sign in as {}.\n", "{} kan logge ind som {}.\n")),
            request.name, request.login);
        tell_generated(request, *password, console);
    });
}

void change_password(const PeopleRequest& request, Console& console) {
    with_store(request.where, IfMissing::refuse, console, [&](store::Database& database) {
        const auto person =
            database.read([&](store::Reading& reading) { return known_person(reading, request.login); });
        const auto password = chosen_password(request, console);
        if (!password) return;
        const auto hash = store::hash_password(*password);
        database.write(store::nobody,
                       [&](store::Writing& writing) { store::set_password_hash(writing, person.id, hash); });
        console.out << console.say({"The password is changed; " + person.login + " is signed out everywhere.",
                                    "Adgangskoden er skiftet; " + person.login + " er logget ud overalt."})
                    << "\n";
        tell_generated(request, *password, console);
    });
}

void change_role(const PeopleRequest& request, Console& console) {
    const auto role = store::role_named(request.role);
    if (!role) {
        std::vector<std::string> known;
        for (const auto each : store::all_roles) known.emplace_back(store::role_word(each));
        return refuse_command(console, {fmt::format("there is no role '{}'; {}", request.role,
                                                    suggestions(request.role, known, Language::english)),
                                        fmt::format("der er ingen rolle '{}'; {}", request.role,
                                                    suggestions(request.role, known, Language::danish))});
    }
    with_store(request.where, IfMissing::refuse, console, [&](store::Database& database) {
        const auto held = database.write(store::nobody, [&](store::Writing& writing) {
            const auto person = known_person(writing, request.login);
            const store::HeldRole asked{person.id, request.purchase, *role};
            request.remove ? store::take_role(writing, asked) : store::give_role(writing, asked);
            return store::roles_of(writing, person.id);
        });
        const auto words = roles_in_words(held, console.language);
        console.out << request.login << ": "
                    << (words.empty() ? console.say({"no roles", "ingen roller"}) : words) << "\n";
    });
}

}  // namespace

void add_people_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<PeopleRequest>();
    auto* command =
        app.add_subcommand("people", say("Who may sign in, and as what: list, add, role, password",
                                         "Hvem der kan logge ind, og som hvad: list, add, role, password"));
    command->require_subcommand(1);
    command->footer(
        say("Example:\n  vaerdi people add anna --name \"Anna Holm\" --generate --data /var/lib/vaerdi",
            "Eksempel:\n  vaerdi people add anna --name \"Anna Holm\" --generate --data /var/lib/vaerdi"));
    const auto part = [&](const char* name, const std::string& help, bool of_one,
                          void (*work)(const PeopleRequest&, Console&)) {
        auto* added = command->add_subcommand(name, help);
        if (of_one)
            added->add_option("login", request->login, say("The login", "Brugernavnet"))
                ->required()
                ->type_name("");
        add_data_option(*added, request->where, console.language);
        added->callback([request, work, &console] { work(*request, console); });
        return added;
    };
    const auto password_option = [&](CLI::App* to) {
        to->add_flag("--generate", request->generate,
                     say("Make a password and show it once; else it is read from standard input",
                         "Lav en adgangskode og vis den én gang; ellers læses den fra standard input"));
    };
    part("list", say("Everyone, with their roles", "Alle, med deres roller"), false, list_people);

    auto* add = part("add", say("Adds a person", "Tilføjer en person"), true, add_one_person);
    add->add_option("--name", request->name, say("The name that others see", "Navnet, som andre ser"))
        ->required()
        ->type_name(say("NAME", "NAVN"));
    add->add_option("--language", request->language,
                    say("The person's language (da)", "Personens sprog (da)"))
        ->check(CLI::IsMember({"da", "en"}).description(""))
        ->type_name("da|en");
    password_option(add);

    auto* role = part("role", say("Gives or takes a role", "Giver eller tager en rolle"), true, change_role);
    role->add_option("role", request->role, "buyer, clinician, economist, supplier, administrator")
        ->required()
        ->type_name("");
    role->add_option("--purchase", request->purchase,
                     say("In this purchase; else in the whole workspace",
                         "I dette indkøb; ellers i hele arbejdsområdet"))
        ->type_name("ID");
    role->add_flag("--remove", request->remove, say("Take the role away", "Tag rollen fra"));

    password_option(
        part("password", say("Sets a new password", "Sætter en ny adgangskode"), true, change_password));
}

}  // namespace vaerdi::cli
