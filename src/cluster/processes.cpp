#include "cluster/processes.h"

#ifdef VAERDI_MPI
#include <mpi.h>

#include <algorithm>
#include <cstdlib>
#endif

namespace vaerdi::cluster {

#ifdef VAERDI_MPI

namespace {

/// Started by mpirun or a scheduler? Joining costs half a second, which a program alone need not pay.
bool started_together() {
    for (const char* sign : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK"}) {
        if (std::getenv(sign) != nullptr) return true;
    }
    return false;
}

/// Counts of an exchange are ints; longer columns go in pieces of this length.
constexpr std::size_t most_at_once = std::size_t{1} << 30;

void share_piece(std::span<double> part, int from) {
    for (std::size_t done = 0; done < part.size(); done += most_at_once) {
        const auto n = std::min(most_at_once, part.size() - done);
        MPI_Bcast(part.data() + done, static_cast<int>(n), MPI_DOUBLE, from, MPI_COMM_WORLD);
    }
}

}  // namespace

Processes::Processes() {
    if (!started_together()) return;
    int given = MPI_THREAD_SINGLE;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &given);
    int count = 1, own = 0;
    MPI_Comm_size(MPI_COMM_WORLD, &count);
    MPI_Comm_rank(MPI_COMM_WORLD, &own);
    ranks_.count = static_cast<std::size_t>(count);
    ranks_.own = static_cast<std::size_t>(own);
    ranks_.all_agree = [](bool yes) {
        int all = yes ? 1 : 0;
        MPI_Allreduce(MPI_IN_PLACE, &all, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
        return all == 1;
    };
    ranks_.exchange = [](std::span<double> column, std::span<const std::size_t> begins) {
        for (std::size_t rank = 0; rank + 1 < begins.size(); ++rank)
            share_piece(column.subspan(begins[rank], begins[rank + 1] - begins[rank]),
                        static_cast<int>(rank));
    };
}

Processes::~Processes() {
    int joined = 0;
    MPI_Initialized(&joined);
    if (joined != 0) MPI_Finalize();
}

void Processes::abandon(int exit_code) const {
    if (ranks_.count > 1) MPI_Abort(MPI_COMM_WORLD, exit_code);
}

#else

Processes::Processes() = default;
Processes::~Processes() = default;
void Processes::abandon(int) const {}

#endif

}  // namespace vaerdi::cluster
