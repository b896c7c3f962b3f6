// The work of an individual model: the people of one replicate, a batch at a time. Private to this room.
//
// People are kept by the state they are in, so that what happens in a state is computed for many of them at
// once. Only the passing of transitions is summed up as it happens: how many in each year, and how much of
// the year (discounted to its beginning) had gone by. Time in states and what it is worth follow from that.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "health/individuals.h"
#include "math/draws.h"

namespace vaerdi::health {

/// People whose attributes and first events are drawn together.
inline constexpr std::size_t people_at_once = 1'024;

// What an address of chance at the start is for; attributes come after.
enum Origin : std::uint64_t { start_state, table_row, of_attributes };

class LifeCourses {
  public:
    explicit LifeCourses(const Individuals& of);

    void simulate(std::span<const double> arguments, const math::Replicate& replicate);
    /// Element i of the outputs that are asked for.
    void write(std::span<double* const> outputs, std::size_t i) const;

  private:
    using Column = std::array<double, longest_block>;

    /// Who is in a state, and since when.
    struct Queue {
        std::vector<std::uint32_t> person;  ///< within the batch
        std::vector<double> since;
        std::size_t size = 0;
    };
    /// Some people side by side at a moment of their lives.
    struct Moment {
        std::size_t n = 0;
        const std::uint32_t* person = nullptr;
        const double* time = nullptr;      ///< since the start
        const double* in_state = nullptr;  ///< null: just entered
    };
    /// How the stay of each in a block ends.
    struct Ends {
        Column time;   ///< since the start; past the horizon or infinite where it does not end
        Column which;  ///< of the state's exits
        Column year, share;
    };

    void begin_replicate(std::span<const double> arguments, const math::Replicate& replicate);
    void simulate_batch(std::size_t first, std::size_t count);
    void draw_attributes(std::size_t count);
    void place_at_start(std::size_t count);
    void work_through(std::size_t state, const std::uint32_t* person, const double* since, std::size_t n);
    void draw_ends(std::size_t state, const Moment& entry);
    void draw_years(std::size_t transition, const Moment& entry, const double* uniforms, double* years);
    void draw_once(std::size_t transition, const Moment& entry, const std::uint32_t* person, double* years);
    void leave(std::size_t state, const Moment& entry);
    void remember(std::uint32_t person, std::size_t transition, double time);

    double value_of(const Number& number) const;
    /// Runs a program for the people of a moment; output k is columns of `computed_`.
    void compute(const PersonProgram& program, const Moment& moment);
    void fill_input(std::uint32_t input, const Moment& moment, double* column) const;
    /// 1 − exp(−force · share of the year) over the force: what the year so far is worth at its beginning.
    void worth_of_share(std::size_t kind, const double* year, const double* share, std::size_t n,
                        double* worth) const;
    void add_level_stays(std::size_t state, const Moment& entry);
    void add_stays(std::size_t state, const Moment& entry);
    void add_passings(std::size_t state, const Moment& entry);
    void flush_pieces(const PersonAmounts& amounts);

    const Individuals& of_;
    const PeopleModel& model_;
    std::size_t years_, rows_;
    bool own_rows_;  ///< rows of the trace are not whole years

    // of the replicate
    math::Replicate replicate_;
    math::Stream chance_, origin_;
    std::vector<double> arguments_, spread_, fixed_, rows_up_to_;
    std::size_t people_ = 0;
    std::vector<double> start_;                 ///< people by state at the start
    std::vector<double> passed_;                ///< [transition][year]
    std::vector<std::vector<double>> gone_by_;  ///< by kind of rate: [transition][year]
    std::vector<double> moved_;                 ///< [transition][row]
    std::vector<std::vector<double>> amounts_;  ///< by kind of rate: [amount][year]
    std::vector<double> standing_;              ///< [amount][year]: change of level amounts
    std::vector<double> impossible_;            ///< by transition
    double events_ = 0, cut_short_ = 0;

    // of the batch
    std::vector<std::uint32_t> person_;  ///< numbers within the replicate
    std::vector<Queue> waiting_;
    Queue taken_;
    std::vector<std::vector<std::uint32_t>> visits_;  ///< by state
    std::vector<std::vector<double>> attributes_, counts_, last_;
    std::vector<double> age_;
    std::vector<std::vector<double>> once_;  ///< since the start; below nil: not drawn yet

    // of a block
    Ends ends_;
    std::vector<double> inputs_, computed_;
    std::vector<const double*> input_columns_;
    std::vector<double*> computed_columns_;
    math::Workspace workspace_;
    /// Pieces of stays, or passings, whose amounts depend on the person.
    struct Pieces {
        std::vector<std::uint32_t> person;
        std::vector<double> time, in_state, year, from, to;
        bool once = false;
    } pieces_;
};

}  // namespace vaerdi::health
