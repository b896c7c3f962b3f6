// Work cut into chunks, done by several threads.
//
// What a chunk computes may depend on its number only, never on the worker: then results do not depend on the
// number of threads. Write each chunk's result to its own place and combine in chunk order afterwards.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace vaerdi::math {

/// For long runs: how far it has come, and a way to stop it.
struct Watch {
    std::function<void(double share_done)> progress;  ///< called by the calling thread only, from 0 to 1
    std::stop_token stop;                             ///< when asked to stop, no new chunk is begun
};

/// Calls work(chunk, worker) once for each chunk 0 … chunks − 1, with worker in 0 … threads − 1 (for scratch
/// memory). The calling thread is worker 0; with threads = 1 everything runs there; threads = 0 means one per
/// core. Returns true when all chunks were done, false when stopped. If chunks throw, no new chunk is begun
/// and the exception of the lowest chunk is rethrown here.
bool for_each_chunk(std::size_t chunks, unsigned threads,
                    const std::function<void(std::size_t chunk, unsigned worker)>& work,
                    const Watch& watch = {});

/// The number of threads that `threads` stands for: itself, or one per core for 0.
unsigned thread_count(unsigned threads);

}  // namespace vaerdi::math
