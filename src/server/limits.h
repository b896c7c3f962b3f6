// How much of everything one client, and all of them together, may take. The figures are meant for a hospital
// behind one address with hundreds of people moving sliders; tests set smaller ones.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace vaerdi::server {

struct Limits {
    std::size_t header = 16 * 1024;                    ///< bytes of a request's head
    std::size_t bodies_in_flight = 256 * 1024 * 1024;  ///< bytes of all bodies being received
    std::size_t connections = 4000;                    ///< in all
    std::size_t connections_per_address = 2000;
    std::size_t waiting = 512;  ///< requests that wait for a worker

    double requests_per_session = 60;  ///< a second, in the long run
    double burst_per_session = 240;    ///< at once
    double lookups_per_person = 0.2;   ///< people found by their login, a second in the long run
    double burst_of_lookups = 60;

    // What one person may write in 24 hours, far above a day's work by hand; and keep unsaved.
    std::int64_t purchases_a_day = 100;
    std::int64_t versions_a_day = 5000;
    std::int64_t bytes_a_day = 512 * 1024 * 1024;  ///< of all versions together
    std::int64_t drafts_per_person = 300;

    double requests_per_address = 2000;
    double burst_per_address = 6000;

    std::chrono::milliseconds idle{75'000};            ///< between requests on one connection
    std::chrono::milliseconds head_time{10'000};       ///< from the first byte of a head to its last
    std::chrono::milliseconds body_progress{10'000};   ///< for the next bytes of a body
    std::chrono::milliseconds body_time{120'000};      ///< for a whole body
    std::chrono::milliseconds write_progress{20'000};  ///< for the next piece of an answer to be taken
    std::chrono::milliseconds calculation{20'000};     ///< before a calculation is asked to stop
    std::chrono::milliseconds farewell{10'000};        ///< for what runs when the server stops

    std::chrono::seconds session_idle{8 * 3600};       ///< a session that nobody uses ends
    std::chrono::seconds session_absolute{24 * 3600};  ///< and so does every session
};

}  // namespace vaerdi::server
