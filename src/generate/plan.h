// A generate document understood: names found, formulas compiled, questionnaires and life tables at hand.
// From it rows are made without anything that could fail.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/diagnostics.h"
#include "catalogue/catalogue.h"
#include "generate/family.h"
#include "generate/generate_document.h"
#include "instrument/questionnaires.h"
#include "math/program.h"
#include "math/sampler.h"

namespace vaerdi::generate {

/// What stands in a column of numbers that formulas read, for a block of rows.
struct Slot {
    enum class Holds {
        year,       ///< of the calendar
        years,      ///< since the first day of the document
        hour,       ///< of the row's day
        day,        ///< since 1970-01-01
        value,      ///< of a column
        known,      ///< whether a column has a value
        draw,       ///< what chance gives a column
        attribute,  ///< of the row's member of a group
        member,     ///< its number in the group
        sequence,   ///< how many rows it has had, with this one
    };
    Holds holds = Holds::value;
    std::size_t column = 0;  ///< of value, known, draw; the one that picks the member
    std::size_t group = 0;
    std::size_t attribute = 0;
    bool picked = false;  ///< the member is picked by `column`, and not the one the rows belong to
};

/// How a column's value comes about once its program has run.
enum class Source {
    number,   ///< it is the program's
    choice,   ///< by the program's weights
    poisson,  ///< by the program's mean
    pick,     ///< a member of a group, by the program's weight of each
    group,    ///< the name of the member the row belongs to, or of a picked one
    text,     ///< a text of that member
    id,       ///< a running number
    person,   ///< a made-up civil registration number
};

/// How a value is written.
enum class Writes { number, day, yes_no, text };

/// Death by a life table: the hazard of each year of age adds up until it reaches what was drawn.
struct Deaths {
    math::Program program;  ///< age, factor
    std::uint32_t of = 0;   ///< slot of the choice
    struct Table {
        int first_age = 0;
        std::vector<double> hazard;  ///< of each year of age; the last goes on for ever
    };
    std::vector<Table> tables;  ///< by value of the choice
};

struct Column {
    std::string name;
    Source source = Source::number;
    Writes writes = Writes::number;
    int decimals = 0;
    bool hidden = false;

    std::uint32_t value_slot = 0, known_slot = 0, draw_slot = 0;
    Draw draw = Draw::none;
    double carries = 0;
    std::optional<math::Sampler> sampler;
    std::shared_ptr<const Deaths> deaths;

    /// First the value (or the weights of a choice, the weight of a pick, the mean of a count), then what
    /// else there is.
    math::Program program;
    std::size_t weights = 0;  ///< of a choice
    std::optional<std::size_t> known_output, missing_output, missing_answers_output;

    std::vector<std::string> values;       ///< of a choice
    std::vector<double> numbers;           ///< of a choice among numbers
    std::size_t group = 0;                 ///< of pick, group and text
    std::optional<std::size_t> picked_by;  ///< of group and text: the column that picked the member
    std::size_t attribute = 0;             ///< of text
    std::string letters;                   ///< of an id
    std::uint32_t born = 0;                ///< slot with the date of birth of a person
    std::shared_ptr<const instrument::Instrument> answers;
    std::vector<double> easier;  ///< by item of the questionnaire: how much better it usually goes, in SD
};

/// Columns that are worked out one after another: those of the rows, or those of a group's members.
struct Frame {
    std::vector<Column> columns;
    std::vector<Slot> slots;
};

/// Something the members of a group have: given for each by name, or drawn.
struct Attribute {
    std::string name;
    bool is_text = false;
    std::vector<double> numbers;        ///< given, by member
    std::vector<std::string> texts;     ///< given, by member
    std::optional<std::size_t> column;  ///< drawn
};

struct Group {
    std::string name, named;
    std::optional<std::size_t> in;
    std::vector<std::string> members;    ///< given by name
    std::optional<math::Program> count;  ///< else: how many in each member of `in`
    std::vector<Attribute> attributes;
    Frame frame;
};

struct Rows {
    Text one;
    std::size_t in = 0;
    std::string date;
    bool per_day = false, weekdays = false;
    math::Program count;        ///< per year or per day; inputs as the frame of the rows
    math::Program first, last;  ///< days
};

struct Plan {
    std::string id;
    Text title;
    std::uint64_t seed = 1;
    Date from, to, follow_up_until;
    std::vector<Group> groups;
    Rows rows;
    Frame frame;
};

/// Everything that is wrong becomes a finding; absent when anything is.
std::optional<Plan> resolve(const GenerateDocument& document, const std::string& id,
                            const catalogue::Catalogue& catalogue, const instrument::Instruments& instruments,
                            Diagnostics& found);

/// `vaerdi generate` and `vaerdi check`: reads and resolves with what ships.
std::optional<Plan> plan_of(std::string_view text, const std::string& id, Diagnostics& found);

}  // namespace vaerdi::generate
