// The processes that `mpirun` started together.
//
// A program that was built without MPI (VAERDI_MPI), or that is started alone, is the only one.
#pragma once

#include "math/ranks.h"

namespace vaerdi::cluster {

/// Joins the others while it lives; one in a program.
class Processes {
  public:
    Processes();
    ~Processes();
    Processes(const Processes&) = delete;
    Processes& operator=(const Processes&) = delete;

    const math::Ranks& ranks() const { return ranks_; }
    /// The first prints; the others keep quiet.
    bool first() const { return ranks_.own == 0; }
    /// Ends the others too, when this one cannot go on.
    void abandon(int exit_code) const;

  private:
    math::Ranks ranks_;
};

}  // namespace vaerdi::cluster
