// An individual model: people simulated one by one through states, in continuous time.
//
// Method: the continuous-time state-transition model by event times (Jackson 2011; Incerti, Jansen 2021): in
// a state the events that may end the stay compete, each with a time of its own; the earliest decides. Times
// run from the entry into the state (clock reset), from the start (clock forward) or along the age, and their
// parameters may depend on the person and on what happened to him before.
//
// It is one simulated step of a graph (math/simulation.h). Chance has an address: person, replicate, state,
// how often he has come into it, and event; so the same person meets the same chances under every
// alternative, and what makes no difference to anybody makes a difference of exactly nothing.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "health/event_time.h"
#include "health/rate.h"
#include "math/program.h"
#include "math/sampler.h"
#include "math/simulation.h"

namespace vaerdi::health {

/// What formulas know of a person, as inputs of the inner programs: first these, then the attributes, then
/// by kind of event how often it has happened, then how long ago it last did.
enum PersonInput : std::uint32_t { time_in_model, time_in_state, age, first_attribute };

/// Years since what has not happened yet.
inline constexpr double never_yet = 1e6;

enum class Clock { reset, forward, age };

/// A number of the model: fixed, the same for all people of a replicate, or computed for each.
struct Number {
    enum class Of { all, replicate, person } of = Of::all;
    double value = 0;         ///< of all
    std::uint32_t index = 0;  ///< argument of the simulation, or output of the state's program
};

/// A transition, and when it comes if nothing else comes before.
struct EventTime {
    std::size_t from = 0, to = 0;
    Family family = Family::exponential;
    std::array<Number, most_parameters> parameters{};
    std::optional<Number> hazard_ratio;
    Clock clock = Clock::reset;
    HazardSteps steps;  ///< of a piecewise hazard
    /// A time that nothing on the way can change is drawn once for each person, for all transitions of the
    /// same number; there is one of them in every state that is left.
    std::optional<std::size_t> once{};
    std::vector<std::size_t> counts;  ///< kinds of events that it is
};

/// What formulas of one state compute for each person: a program over inputs of the person (PersonInput) and,
/// after them, the arguments of the simulation.
struct PersonProgram {
    math::Program program;
    bool is_empty() const { return program.output_count() == 0; }
};

/// Amounts that depend on the person: output k of the program adds to amount `amounts[k]`.
struct PersonAmounts {
    PersonProgram program;
    std::vector<std::size_t> amounts;
};

struct PeopleState {
    PersonProgram times;             ///< numbers of its event times, when it is entered
    PersonAmounts level;             ///< for a year in it, the same all through a stay
    PersonAmounts stay;              ///< for a year in it, changing with time
    std::vector<std::size_t> exits;  ///< transitions out of it
};

/// What a person brings, drawn at the start.
struct Attribute {
    std::optional<math::Sampler> sampler;  ///< of its own
    std::optional<double> share;           ///< 1 for this share of people, else 0
    std::vector<double> column;            ///< else from a row of the table, the same for all its columns
};

struct PeopleModel {
    std::vector<EventTime> transitions;
    std::vector<PeopleState> states;
    std::vector<PersonAmounts> at;  ///< by transition: amounts at passing it
    std::vector<Number> start;      ///< share by state
    std::vector<Attribute> attributes;
    std::vector<double> row_weights;           ///< of the table, adding up to 1
    std::optional<std::size_t> age_attribute;  ///< age at the start
    std::optional<Number> start_age;           ///< else the same for all
    std::size_t event_kinds = 0;
    std::size_t drawn_once = 0;  ///< kinds of times that are
    std::size_t amounts = 0;     ///< that depend on the person
    std::size_t arguments = 0;
    int years = 1;  ///< of follow-up
    /// By rate and year of follow-up: force of discounting, so that a krone after a share f of the year is
    /// worth exp(−force · f) at its beginning.
    std::array<std::vector<double>, 3> force;
    double row_years = 1;  ///< between two rows of the trace
    std::size_t people = 1, people_of_a_draw = 1;

    std::uint32_t person_inputs() const {
        return static_cast<std::uint32_t>(first_attribute + attributes.size() + 2 * event_kinds);
    }
    int rows() const;  ///< of the trace, less the one at the start
};

/// After this many times through all states somebody still on the way stays where he is.
inline constexpr int most_rounds = 2'000;

class Individuals : public math::Simulation {
  public:
    explicit Individuals(PeopleModel model);

    // --- the outputs, each for one who begins; year of follow-up from 0, discounted to the year's beginning
    std::uint32_t years_in_state(std::size_t state, int year, Rate rate) const;
    std::uint32_t passed(std::size_t transition, int year, Rate rate) const;
    std::uint32_t amount(std::size_t amount, int year, Rate rate) const;
    std::uint32_t occupancy(std::size_t state, int row) const;
    /// Passings of a transition between the row before and a row, from 1.
    std::uint32_t arrivals(std::size_t transition, int row) const;
    /// Events drawn, of a transition whose parameters were impossible, and people cut short by most_rounds.
    std::uint32_t events() const;
    std::uint32_t impossible(std::size_t transition) const;
    std::uint32_t cut_short() const;

    const PeopleModel& model() const { return model_; }
    /// The distinct rates are counted once: which of them a rate is.
    std::size_t kind_of(Rate rate) const { return kind_[static_cast<std::size_t>(rate)]; }
    const std::vector<std::vector<double>>& kinds() const { return forces_; }
    /// May a person come into a state more than once?
    bool comes_again(std::size_t state) const { return comes_again_[state]; }

    std::size_t output_count() const override;
    void run(std::span<const double* const> arguments, std::span<double* const> outputs, std::size_t n,
             const math::Replicate& first) const override;

  private:
    std::uint32_t first_of_amounts() const;
    std::uint32_t first_of_occupancy() const;

    PeopleModel model_;
    std::array<std::size_t, 3> kind_{};
    std::vector<std::vector<double>> forces_;
    std::vector<bool> comes_again_;
};

}  // namespace vaerdi::health
