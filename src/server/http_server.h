// The server's connection to the network: takes connections, reads requests within all limits, has a worker
// answer them and writes the answers. Connections cost little and are served by one thread; answers are made
// by the workers.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/text.h"
#include "server/site.h"
#include "server/wire.h"

namespace vaerdi::server {

struct Listening {
    std::string host = "127.0.0.1";           ///< address of this machine to listen on
    std::uint16_t port = 0;                   ///< 0: any that is free
    unsigned threads = 0;                     ///< workers; 0: one per core
    std::vector<std::string> public_names{};  ///< further names that browsers may use for this server
};

/// Thrown when the server cannot listen where it was told to.
struct CannotListen {
    Text why;
};

class HttpServer {
  public:
    /// Listens and serves until stopped. The site must outlive the server. Throws CannotListen.
    HttpServer(Site& site, const Listening& listening);
    /// Stops, if that has not happened yet.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    std::uint16_t port() const;

    /// Takes no more connections, lets what runs come to its end (at most Limits::farewell; then calculations
    /// are stopped and connections cut), and returns when all is quiet.
    void stop();

  private:
    class Network;
    std::unique_ptr<Network> network_;
};

/// What the server answers to these bytes, without a network: the requests in them are read, checked and
/// answered one after the other, as on one connection. For tests with made-up bytes.
std::string converse(Site& site, std::string_view bytes, const HostNames& hosts = {});

}  // namespace vaerdi::server
