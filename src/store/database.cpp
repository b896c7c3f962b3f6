#include "store/database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "store/connection.h"
#include "store/migrations.h"

namespace vaerdi::store {
namespace fs = std::filesystem;
using std::chrono::steady_clock;

/// Connections that wait to be used. Readings share a bounded number of them, writings take turns at one.
class ConnectionPool {
  public:
    enum class Use { reading, writing };

    ConnectionPool(Target target, bool shared, std::size_t readers)
        : target_(std::move(target)), shared_(shared), readers_(std::max<std::size_t>(1, readers)) {}

    /// A connection for one transaction; gives it back when it is destroyed, unless it was lost.
    class Lease {
      public:
        Lease(ConnectionPool& pool, Use use) : pool_(pool), use_(use), connection_(pool.take(use)) {}
        ~Lease() { pool_.give_back(use_, std::move(connection_)); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }

      private:
        ConnectionPool& pool_;
        Use use_;
        std::unique_ptr<Connection> connection_;
    };

    std::chrono::milliseconds patience() const { return target_.patience; }

  private:
    std::unique_ptr<Connection> take(Use use) {
        std::unique_lock lock(mutex_);
        const auto has_room = [&] { return use == Use::writing ? !writing_ : reading_ < readers_; };
        if (!freed_.wait_for(lock, target_.patience, has_room))
            throw StoreFailure(Fault::unavailable,
                               {"the store is busy with others; try again", "lageret er optaget; prøv igen"});
        (use == Use::writing ? writing_ : reading_) += 1;
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
        lock.unlock();
        try {
            return shared_ ? connect_postgresql(target_) : connect_sqlite(target_);
        } catch (...) {
            give_back(use, nullptr);
            throw;
        }
    }

    void give_back(Use use, std::unique_ptr<Connection> connection) {
        const std::lock_guard lock(mutex_);
        (use == Use::writing ? writing_ : reading_) -= 1;
        if (connection && !connection->is_lost()) {
            idle_.push_back(std::move(connection));
        } else {
            idle_.clear();  // a server that went away has taken the others with it
        }
        freed_.notify_all();
    }

    Target target_;
    bool shared_;
    std::size_t readers_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::size_t reading_ = 0, writing_ = 0;          // guarded by mutex_
    std::vector<std::unique_ptr<Connection>> idle_;  // guarded by mutex_
};

namespace {

/// Runs `once` until the connection holds, for as long as `patience`.
void persevere(std::chrono::milliseconds patience, const std::function<void()>& once) {
    const auto until = steady_clock::now() + patience;
    for (std::chrono::milliseconds pause{10};; pause = std::min(2 * pause, std::chrono::milliseconds{500})) {
        try {
            return once();
        } catch (const ConnectionLost&) {
            if (steady_clock::now() + pause >= until) throw;
        }
        std::this_thread::sleep_for(pause);
    }
}

/// Rolls the transaction back unless it was ended.
class Ending {
  public:
    explicit Ending(Connection& connection) : connection_(connection) {}
    ~Ending() {
        if (!ended_) connection_.roll_back();
    }
    Ending(const Ending&) = delete;
    Ending& operator=(const Ending&) = delete;
    void commit() {
        connection_.commit();
        ended_ = true;
    }

  private:
    Connection& connection_;
    bool ended_ = false;
};

bool names_postgresql(const std::string& where) {
    if (where.starts_with("postgresql://") || where.starts_with("postgres://")) return true;
    for (const char* keyword : {"host=", "hostaddr=", "port=", "dbname=", "user=", "service="}) {
        if (where.starts_with(keyword)) return true;
    }
    return false;
}

fs::path sqlite_file(const std::string& where) {
    const fs::path path(where);
    return path.extension() == ".db" ? path : path / "vaerdi.db";
}

/// Makes the file, for its owner only: it holds what people have not published.
void make_file(const fs::path& file) {
    std::error_code failed;
    if (file.has_parent_path()) fs::create_directories(file.parent_path(), failed);
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (made >= 0) {
        ::close(made);
        return;
    }
    const auto why = failed ? failed.message() : std::generic_category().message(errno);
    throw StoreFailure(Fault::unavailable, {fmt::format("{} cannot be made: {}", file.string(), why),
                                            fmt::format("{} kan ikke oprettes: {}", file.string(), why)});
}

[[noreturn]] void no_store(const std::string& place) {
    throw StoreFailure(Fault::unknown, {fmt::format("there is no store in {}", place),
                                        fmt::format("der er intet lager i {}", place)});
}

Target target_of(const std::string& where, const Opening& opening) {
    if (names_postgresql(where)) return {where, postgresql_place(where), opening.patience};
    const auto file = sqlite_file(where);
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        if (!opening.create) no_store(file.string());
        make_file(file);
    }
    return {file.string(), file.string(), opening.patience};
}

/// Well-formed UTF-8 without NUL: what both databases keep as text.
bool is_text(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead == 0     ? 0
                                   : lead < 0x80 ? 1
                                   : lead < 0xC2 ? 0
                                   : lead < 0xE0 ? 2
                                   : lead < 0xF0 ? 3
                                   : lead < 0xF5 ? 4
                                                 : 0;
        if (length == 0 || i + length > text.size()) return false;
        for (std::size_t k = 1; k < length; ++k) {
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80) return false;
        }
        const auto second = length > 1 ? static_cast<unsigned char>(text[i + 1]) : 0;
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
            (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
            return false;
        i += length;
    }
    return true;
}

}  // namespace

SqlRows Reading::execute(std::string_view sql, const SqlRow& parameters) {
    for (const auto& parameter : parameters) {
        const auto* text = std::get_if<std::string>(&parameter);
        if (text != nullptr && !is_text(*text))
            throw StoreFailure(Fault::wrong_input, {"a text holds bytes that are no characters (UTF-8)",
                                                    "en tekst rummer bytes, der ikke er tegn (UTF-8)"});
    }
    return connection_.execute(sql, parameters);
}

Database::Database(const std::string& where, const Opening& opening)
    : shared_(names_postgresql(where)), clock_(opening.clock) {
    const auto target = target_of(where, opening);
    place_ = target.place;
    connections_ = std::make_unique<ConnectionPool>(target, shared_, opening.readers);
    const ConnectionPool::Lease connection(*connections_, ConnectionPool::Use::writing);
    if (!opening.create && applied_migration(*connection) == 0) no_store(place_);
    migrate(*connection, clock_());
}

Database::~Database() = default;

void Database::run_reading(const std::function<void(Reading&)>& work) {
    persevere(connections_->patience(), [&] {
        const ConnectionPool::Lease connection(*connections_, ConnectionPool::Use::reading);
        const Ending ending(*connection);
        connection->begin_reading();
        Reading reading(*connection);
        work(reading);
    });
}

void Database::run_writing(PersonId by, const std::function<void(Writing&)>& work) {
    persevere(connections_->patience(), [&] {
        const ConnectionPool::Lease connection(*connections_, ConnectionPool::Use::writing);
        Ending ending(*connection);
        connection->begin_writing();
        Writing writing(*connection, by, clock_());
        work(writing);
        ending.commit();
    });
}

std::unique_ptr<Database> open_database(const std::string& where, const Opening& opening) {
    return std::make_unique<Database>(where, opening);
}

}  // namespace vaerdi::store
