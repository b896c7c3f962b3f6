// Patient-level data that nobody is behind, as a document describes them: how many there are in each unit and
// year, what sort of people they are, who treated them with what, and what came of it.
//
// A value is drawn from a distribution, or follows from others by a formula, so that what is true (a product
// that lasts longer, a surgeon who learns) is known, and whoever analyses the data can be held against it.
// docs/language/generate.md is the reference for users.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "document/fields.h"
#include "document/uncertain_value.h"

namespace vaerdi::generate {

/// Years until death by a life table of the catalogue, from an age on.
struct LifeTableDocument {
    Position at;
    document::Name of;                            ///< a choice among the columns: sex
    document::Dictionary<document::Name> tables;  ///< dk-life-table-2019.women by value of `of`
    document::Formula age;
    document::Formula times;  ///< factor on the mortality of the table
    static const document::Fields<LifeTableDocument>& fields();
};

/// One column: exactly one way in which its values come about, and how they are written.
struct ColumnDocument {
    Position at;
    // Where the value comes from
    document::Formula is;    ///< a formula, the name of a group, or a text that its members have
    document::Formula date;  ///< a formula that gives a day
    document::Formula id;    ///< a running number behind these letters
    document::Name person;   ///< a made-up civil registration number, from a date of birth
    document::Formula chance, log_odds;
    document::Formula poisson;
    document::Dictionary<document::Formula> choice;
    document::Name pick;  ///< one member of a group
    document::Formula weight;
    std::optional<document::FamilyParameters> normal, lognormal, gamma, beta, uniform, triangular, pert,
        weibull, exponential, gompertz;
    std::optional<LifeTableDocument> life_table;
    // What is made of it
    document::Formula carries;
    std::vector<document::Formula> between;
    document::Name after;
    std::vector<document::Name> before;
    document::Name answers;
    std::vector<document::Name> easiest_first;
    document::Formula when;
    // How it is written
    document::Located<int> decimals;
    document::Formula missing, missing_answers;
    document::Located<bool> hidden;
    static const document::Fields<ColumnDocument>& fields();
};

/// Whoever or whatever rows belong to: hospitals, surgeons, products, patients with many readings.
struct GroupDocument {
    Position at;
    document::Name in;        ///< the group whose members they belong to
    document::Formula count;  ///< in each of those
    document::Formula named;  ///< Surgeon gives Surgeon 1, Surgeon 2 …
    document::Dictionary<document::Dictionary<document::Formula>> members;
    document::Dictionary<ColumnDocument> has;  ///< drawn once for each member
    static const document::Fields<GroupDocument>& fields();
};

struct RowsDocument {
    Position at;
    Text one;             ///< what one row is
    document::Name in;    ///< the group whose members have rows
    document::Name date;  ///< what the column with the row's day is called
    document::Formula per_year, per_day;
    document::Formula from, until;  ///< days, when they differ between members
    document::Located<bool> weekdays;
    static const document::Fields<RowsDocument>& fields();
};

struct GenerateDocument {
    document::Located<int> version;
    Text title, summary;
    document::Located<int> seed;
    document::Formula from, to, follow_up_until;
    document::Dictionary<document::Formula> parameters;
    document::Dictionary<GroupDocument> groups;
    RowsDocument rows;
    document::Dictionary<ColumnDocument> columns;
    static const document::Fields<GenerateDocument>& fields();
};

/// Reads a document; absent when it is none at all. Everything that is wrong becomes a finding.
std::optional<GenerateDocument> read_generate(std::string_view text, Diagnostics& found);

}  // namespace vaerdi::generate
