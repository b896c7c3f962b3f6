#include "server/http_server.h"

#include <sys/socket.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>
#include <condition_variable>
#include <map>
#include <set>
#include <thread>

#include "server/beast_head.h"
#include "server/work_pool.h"

namespace vaerdi::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;

/// One connection. Everything but the answering itself happens on the network's one thread.
struct Connection {
    explicit Connection(tcp::socket socket) : stream(std::move(socket)) {}
    beast::tcp_stream stream;
    beast::flat_buffer buffer;
    std::string address;
    bool idle = false;      // between two requests
    std::stop_source work;  // of the answer being made
};

/// A share of the bytes that all bodies together may take, given back when it goes out of scope.
class BodyShare {
  public:
    BodyShare(std::size_t& in_flight, std::size_t bytes) : in_flight_(in_flight), bytes_(bytes) {
        in_flight_ += bytes_;
    }
    ~BodyShare() { in_flight_ -= bytes_; }
    BodyShare(const BodyShare&) = delete;
    BodyShare& operator=(const BodyShare&) = delete;

  private:
    std::size_t& in_flight_;
    std::size_t bytes_;
};

namespace {

constexpr std::size_t written_at_once = 64 * 1024;
constexpr std::string_view continue_text = "HTTP/1.1 100 Continue\r\n\r\n";

Response overloaded() {
    auto refused =
        refusal(503, "too_many",
                {"The server is busy; try again in a moment.", "Serveren har travlt; prøv igen om lidt."});
    refused.headers.emplace_back("Retry-After", "1");
    return refused;
}

bool is_loopback(const std::string& address) { return address == "::1" || address.starts_with("127."); }

/// Behind a proxy: the last address the proxy was told of, which is the one it saw itself.
std::string client_address(const Request& request, const std::string& peer, bool behind_proxy) {
    if (!behind_proxy || !is_loopback(peer)) return peer;
    const auto told = request.header("x-forwarded-for").value_or("");
    auto last = told.substr(told.rfind(',') + 1);
    last.erase(0, last.find_first_not_of(' '));
    return last.empty() ? peer : last;
}

}  // namespace

class HttpServer::Network {
  public:
    Network(Site& site, const Listening& listening)
        : site_(site), acceptor_(io_), workers_(listening.threads, site.options.limits.waiting) {
        listen(listening);
        hosts_.names.push_back(listening.host);
        for (const auto& name : listening.public_names) hosts_.names.push_back(name);
        site_.waiting = [this] { return workers_.waiting(); };
        asio::co_spawn(io_, accept(), asio::detached);
        thread_ = std::jthread([this] { io_.run(); });
    }
    ~Network() { stop(); }
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;

    std::uint16_t port() const { return port_; }

    void stop() {
        if (!thread_.joinable()) return;
        asio::post(io_, [this] {
            stopping_ = true;
            error_code ignored;
            acceptor_.close(ignored);
            for (auto* connection : open_) {
                if (connection->idle) connection->stream.cancel();
            }
        });
        if (!quiet_within(site_.options.limits.farewell)) {
            asio::post(io_, [this] {
                for (auto* connection : open_) {
                    connection->work.request_stop();
                    connection->stream.close();
                }
            });
            // What still runs ends at its next look at the stop token.
            quiet_within(site_.options.limits.calculation);
        }
        io_.stop();
        thread_.join();
        site_.waiting = {};
    }

  private:
    void listen(const Listening& listening) {
        const auto cannot = [&](const error_code& failed) {
            const auto where = listening.host + ":" + std::to_string(listening.port);
            throw CannotListen{
                {"cannot listen on " + where + ": " + failed.message() + "; choose another --port or --host",
                 "kan ikke lytte på " + where + ": " + failed.message() +
                     "; vælg en anden --port eller --host"}};
        };
        error_code failed;
        const auto address = asio::ip::make_address(listening.host, failed);
        if (failed) cannot(failed);
        const tcp::endpoint endpoint(address, listening.port);
        acceptor_.open(endpoint.protocol(), failed);
        if (!failed) acceptor_.set_option(asio::socket_base::reuse_address(true), failed);
        if (!failed) acceptor_.bind(endpoint, failed);
        if (!failed) acceptor_.listen(SOMAXCONN, failed);
        if (failed) cannot(failed);
        port_ = acceptor_.local_endpoint().port();
    }

    bool quiet_within(std::chrono::milliseconds patience) {
        std::unique_lock lock(quiet_mutex_);
        return quiet_.wait_for(lock, patience, [this] { return connections_open_ == 0; });
    }

    asio::awaitable<void> accept() {
        while (!stopping_) {
            error_code failed;
            tcp::socket socket(io_);
            co_await acceptor_.async_accept(socket, asio::redirect_error(asio::use_awaitable, failed));
            if (failed == asio::error::operation_aborted || failed == asio::error::bad_descriptor) co_return;
            if (failed) {  // no file descriptors left, most likely: others close soon
                asio::steady_timer pause(io_, std::chrono::milliseconds(50));
                co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
                continue;
            }
            const auto peer = socket.remote_endpoint(failed);
            if (failed) continue;
            auto address = peer.address().to_string();
            const auto& limits = site_.options.limits;
            if (open_.size() >= limits.connections ||
                by_address_[address] >= limits.connections_per_address) {
                ++site_.metrics.connections_refused;
                continue;  // the socket closes
            }
            socket.set_option(tcp::no_delay(true), failed);
            auto connection = std::make_shared<Connection>(std::move(socket));
            connection->address = std::move(address);
            asio::co_spawn(io_, serve(std::move(connection)), asio::detached);
        }
    }

    void note_open(Connection& connection) {
        open_.insert(&connection);
        ++by_address_[connection.address];
        ++site_.metrics.connections;
        const std::lock_guard lock(quiet_mutex_);
        ++connections_open_;
    }

    void note_closed(Connection& connection) {
        open_.erase(&connection);
        const auto count = by_address_.find(connection.address);
        if (--count->second == 0) by_address_.erase(count);
        --site_.metrics.connections;
        const std::lock_guard lock(quiet_mutex_);
        --connections_open_;
        quiet_.notify_all();
    }

    asio::awaitable<void> serve(std::shared_ptr<Connection> connection) {
        note_open(*connection);
        try {
            while (!stopping_ && co_await serve_one(*connection)) {
            }
        } catch (const std::exception& failure) {
            site_.log.failure("", failure.what());
        }
        error_code ignored;
        connection->stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
        note_closed(*connection);
    }

    /// Reads and answers one request; whether the connection goes on.
    asio::awaitable<bool> serve_one(Connection& connection) {
        const auto& limits = site_.options.limits;
        error_code failed;
        if (connection.buffer.size() == 0 && !co_await first_bytes(connection)) co_return false;

        RequestParser parser;
        prepare(parser, limits);
        connection.stream.expires_after(limits.head_time);
        co_await beast::http::async_read_header(connection.stream, connection.buffer, parser,
                                                asio::redirect_error(asio::use_awaitable, failed));
        if (failed) {
            if (const auto refused = refusal_of(failed)) co_await refuse(connection, *refused);
            co_return false;
        }
        auto request = admitted(site_, parser, hosts_);
        if (const auto* refused = std::get_if<Response>(&request)) {
            co_await refuse(connection, *refused);
            co_return false;
        }
        auto& [head, match] = std::get<Admitted>(request);
        head.request.address = client_address(head.request, connection.address, site_.options.behind_https);
        if (const auto refused = site_.too_often(head.request.address)) {
            co_await refuse(connection, *refused);
            co_return false;
        }
        if (bodies_in_flight_ + head.body_size > limits.bodies_in_flight) {
            co_await refuse(connection, overloaded());
            co_return false;
        }
        const BodyShare share(bodies_in_flight_, head.body_size);
        if (head.expects_continue && !co_await write(connection, continue_text)) co_return false;
        if (!co_await read_body(connection, parser)) co_return false;
        head.request.body = std::move(parser.get().body());

        const bool head_only = head.request.head_only;
        const auto response = co_await answer(connection, std::move(head.request), match);
        const bool keep_alive = head.keep_alive && !stopping_;
        const auto text = head_text(response, keep_alive);
        if (!co_await write(connection, text)) co_return false;
        if (!head_only && !co_await write(connection, response.content())) co_return false;
        co_return keep_alive;
    }

    asio::awaitable<bool> first_bytes(Connection& connection) {
        error_code failed;
        connection.idle = true;
        connection.stream.expires_after(site_.options.limits.idle);
        const auto read = co_await connection.stream.async_read_some(
            connection.buffer.prepare(4096), asio::redirect_error(asio::use_awaitable, failed));
        connection.idle = false;
        connection.buffer.commit(read);
        co_return !failed;
    }

    asio::awaitable<bool> read_body(Connection& connection, RequestParser& parser) {
        const auto& limits = site_.options.limits;
        const auto latest = std::chrono::steady_clock::now() + limits.body_time;
        while (!parser.is_done()) {
            error_code failed;
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                latest - std::chrono::steady_clock::now());
            if (left <= std::chrono::milliseconds(0)) co_return false;
            connection.stream.expires_after(std::min(limits.body_progress, left));
            co_await beast::http::async_read_some(connection.stream, connection.buffer, parser,
                                                  asio::redirect_error(asio::use_awaitable, failed));
            if (failed) co_return false;
        }
        co_return true;
    }

    /// Has a worker make the answer and waits for it; asks a calculation to stop when its time is up.
    asio::awaitable<Response> answer(Connection& connection, Request request, const Match& match) {
        connection.stream.expires_never();
        if (match.route != nullptr && match.route->effort == Effort::none)
            co_return site_.answer(std::move(request), match);

        struct Answer {
            explicit Answer(asio::io_context& io) : made(io) {}
            Response response;
            asio::steady_timer made;  // cancelled when the response is there
            bool is_made = false;     // on the network's thread only
        };
        const auto waited = std::make_shared<Answer>(io_);
        connection.work = std::stop_source();
        request.stop = connection.work.get_token();
        const bool calculates = match.route != nullptr && match.route->effort == Effort::calculation;
        const bool queued = workers_.try_run(calculates ? Weight::heavy : Weight::light,
                                             [this, waited, request = std::move(request), match]() mutable {
                                                 waited->response = site_.answer(std::move(request), match);
                                                 asio::post(io_, [waited] {
                                                     waited->is_made = true;
                                                     waited->made.cancel();
                                                 });
                                             });
        if (!queued) {
            ++site_.metrics.requests_refused;
            co_return overloaded();
        }
        error_code ignored;
        waited->made.expires_after(site_.options.limits.calculation);
        co_await waited->made.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        if (!waited->is_made) {
            connection.work.request_stop();
            waited->made.expires_at(asio::steady_timer::time_point::max());
            if (!waited->is_made)
                co_await waited->made.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        }
        co_return std::move(waited->response);
    }

    asio::awaitable<void> refuse(Connection& connection, const Response& response) {
        ++site_.metrics.requests_refused;
        const auto text = head_text(response, false) + response.body;
        if (!co_await write(connection, text)) co_return;
        // A client that is still sending would lose the answer if the connection closed at once.
        error_code failed;
        connection.stream.socket().shutdown(tcp::socket::shutdown_send, failed);
        connection.stream.expires_after(std::chrono::seconds(2));
        for (std::size_t thrown_away = 0; !failed && thrown_away < written_at_once * 16;) {
            connection.buffer.clear();
            thrown_away +=
                co_await connection.stream.async_read_some(connection.buffer.prepare(written_at_once),
                                                           asio::redirect_error(asio::use_awaitable, failed));
        }
    }

    asio::awaitable<bool> write(Connection& connection, std::string_view bytes) {
        while (!bytes.empty()) {
            error_code failed;
            connection.stream.expires_after(site_.options.limits.write_progress);
            const auto written = co_await connection.stream.async_write_some(
                asio::buffer(bytes.data(), std::min(bytes.size(), written_at_once)),
                asio::redirect_error(asio::use_awaitable, failed));
            if (failed) co_return false;
            bytes.remove_prefix(written);
        }
        co_return true;
    }

    Site& site_;
    HostNames hosts_;
    asio::io_context io_{1};
    tcp::acceptor acceptor_;
    std::uint16_t port_ = 0;

    // On the network's thread only.
    bool stopping_ = false;
    std::set<Connection*> open_;
    std::map<std::string, std::size_t> by_address_;
    std::size_t bodies_in_flight_ = 0;

    std::mutex quiet_mutex_;
    std::condition_variable quiet_;
    std::size_t connections_open_ = 0;

    WorkPool workers_;  // its threads post to io_, so they end before it does
    std::jthread thread_;
};

HttpServer::HttpServer(Site& site, const Listening& listening)
    : network_(std::make_unique<Network>(site, listening)) {}

HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const { return network_->port(); }

void HttpServer::stop() { network_->stop(); }

}  // namespace vaerdi::server
