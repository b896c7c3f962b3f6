// The server on a real port: slow and idle clients, too many of them, and a graceful end.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <thread>

#include "made_site.h"

namespace vaerdi::server {
namespace {

using namespace std::chrono_literals;

/// A connection to the server on this machine; gives up waiting after ten seconds.
class Client {
  public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        timeval patience{10, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(port);
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0;
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    bool connected() const { return connected_; }
    bool send(std::string_view bytes) {
        return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(bytes.size());
    }
    /// Until one whole answer is there, or the server closes.
    std::string receive() {
        std::string bytes;
        std::array<char, 65536> block{};
        for (;;) {
            const auto end = bytes.find("\r\n\r\n");
            const auto length = bytes.find("Content-Length: ");
            if (end != std::string::npos &&
                (length > end || bytes.size() >= end + 4 + std::stoul(bytes.substr(length + 16))))
                return bytes;
            const auto got = ::recv(socket_, block.data(), block.size(), 0);
            if (got <= 0) return bytes;
            bytes.append(block.data(), static_cast<std::size_t>(got));
        }
    }
    /// Whether the server has closed the connection (waits for it).
    bool is_closed() {
        char c = 0;
        const auto got = ::recv(socket_, &c, 1, 0);
        return got == 0 || (got < 0 && errno == ECONNRESET);
    }

  private:
    int socket_;
    bool connected_ = false;
};

const std::string health = MadeSite::bytes_of("GET", "/health");

SiteOptions quick(const std::function<void(Limits&)>& change = {}) {
    SiteOptions options;
    options.limits.head_time = 300ms;
    options.limits.body_progress = 300ms;
    options.limits.farewell = 2s;
    if (change) change(options.limits);
    return options;
}

struct Running {
    explicit Running(SiteOptions options = quick()) : made(std::move(options)), http(made.site(), {}) {}
    MadeSite made;
    HttpServer http;
    int health_status() {
        Client client(http.port());
        client.send(health);
        return read_answer(client.receive()).status;
    }
};

TEST(Network, KeepsAConnectionForSeveralRequests) {
    Running server;
    Client client(server.http.port());
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(client.send(health));
        EXPECT_EQ(read_answer(client.receive()).status, 200);
    }
}

TEST(Network, SlowHeadsAreCutOffAndOthersUnharmed) {
    Running server;
    std::vector<std::unique_ptr<Client>> slow;
    for (int i = 0; i < 50; ++i) {
        slow.push_back(std::make_unique<Client>(server.http.port()));
        slow.back()->send("GET /health HT");
    }
    EXPECT_EQ(server.health_status(), 200);
    for (const auto& client : slow) EXPECT_TRUE(client->is_closed());
}

TEST(Network, ABodyThatStopsComingIsCutOff) {
    Running server;
    Client client(server.http.port());
    client.send("POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(server.health_status(), 200);
}

TEST(Network, AThousandIdleConnectionsDoNoHarm) {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    const auto before = limit;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < 2200) GTEST_SKIP() << "this machine allows only " << limit.rlim_cur << " open files";
    {
        Running server;
        std::vector<std::unique_ptr<Client>> idle;
        for (int i = 0; i < 1000; ++i) idle.push_back(std::make_unique<Client>(server.http.port()));
        EXPECT_EQ(server.health_status(), 200);
        idle.front()->send(health);
        EXPECT_EQ(read_answer(idle.front()->receive()).status, 200);
        idle.back()->send(health);
        EXPECT_EQ(read_answer(idle.back()->receive()).status, 200);
    }
    setrlimit(RLIMIT_NOFILE, &before);
}

TEST(Network, ConnectionsBeyondTheLimitAreClosedAtOnce) {
    Running server(quick([](Limits& limits) { limits.connections_per_address = 3; }));
    std::vector<std::unique_ptr<Client>> open;
    for (int i = 0; i < 3; ++i) {
        open.push_back(std::make_unique<Client>(server.http.port()));
        open.back()->send(health);
        open.back()->receive();
    }
    Client one_more(server.http.port());
    EXPECT_TRUE(one_more.is_closed());
    open.clear();
    int status = 0;
    for (int i = 0; i < 100 && status != 200; ++i) {
        std::this_thread::sleep_for(10ms);
        status = server.health_status();
    }
    EXPECT_EQ(status, 200);
}

TEST(Network, AnAddressThatAsksTooFastIsToldToWait) {
    Running server(quick([](Limits& limits) {
        limits.requests_per_address = 1;
        limits.burst_per_address = 2;
    }));
    EXPECT_EQ(server.health_status(), 200);
    EXPECT_EQ(server.health_status(), 200);
    EXPECT_EQ(server.health_status(), 429);
}

TEST(Network, AnAnswerTooLargeToReadIsStillWritten) {
    Running server;
    Client client(server.http.port());
    client.send("POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000000\r\n\r\n" +
                std::string(200'000, 'x'));
    EXPECT_EQ(read_answer(client.receive()).status, 413);
}

TEST(Network, LargeDocumentsGoInAndOut) {
    Running server;
    const auto buyer = server.made.ticket("buyer");
    const std::string text(3'000'000, '#');
    Client client(server.http.port());
    client.send(MadeSite::bytes_of("PUT", "/api/documents/purchases/ours/large.yaml", buyer,
                                   Json{{"base", 0}, {"text", text}}.dump()));
    EXPECT_EQ(read_answer(client.receive()).status, 201);
    client.send(MadeSite::bytes_of("GET", "/api/documents/purchases/ours/large.yaml", buyer));
    EXPECT_EQ(read_answer(client.receive()).json()["text"], text);
}

TEST(Network, StopsGracefully) {
    auto server = std::make_unique<Running>();
    const auto port = server->http.port();
    Client idle(port);
    idle.send(health);
    EXPECT_EQ(read_answer(idle.receive()).status, 200);
    const auto buyer = server->made.ticket("buyer");
    Client busy(port);
    busy.send(MadeSite::bytes_of("POST", "/api/assess", buyer,
                                 R"({"document":"purchases/ours/case.yaml","draws":50000})"));
    std::this_thread::sleep_for(5ms);
    const auto began = std::chrono::steady_clock::now();
    std::thread stopping([&] { server->http.stop(); });
    const auto answered = read_answer(busy.receive());
    stopping.join();
    EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
    EXPECT_TRUE(answered.status == 200 || answered.head.empty());  // it may not have been read yet
    EXPECT_TRUE(idle.is_closed());
    EXPECT_FALSE(Client(port).connected());
}

TEST(Network, ANewerQuestionOfTheSameRunStopsTheOlder) {
    Running server;
    const auto buyer = server.made.ticket("buyer");
    std::atomic<int> superseded = 0, answered = 0;
    std::vector<std::thread> askers;
    for (int i = 0; i < 12; ++i) {
        askers.emplace_back([&, i] {
            Client client(server.http.port());
            client.send(MadeSite::bytes_of(
                "POST", "/api/assess", buyer,
                R"({"document":"purchases/ours/case.yaml","draws":100000,"run":"s","set":{"price.new":")" +
                    std::to_string(100 + i) + "\"}}"));
            const auto answer = read_answer(client.receive());
            if (answer.status == 200) ++answered;
            if (answer.code() == "superseded") ++superseded;
        });
    }
    for (auto& asker : askers) asker.join();
    EXPECT_GE(answered, 1);
    EXPECT_EQ(answered + superseded, 12);
}

TEST(Network, RefusesAPortThatIsTaken) {
    Running server;
    MadeSite other;
    Listening same;
    same.port = server.http.port();
    EXPECT_THROW(HttpServer(other.site(), same), CannotListen);
}

}  // namespace
}  // namespace vaerdi::server
