// A life table: how likely one is to die before the next birthday, by whole age and sex.
//
// A period table follows nobody: it says how long those would live who met, at each age, the mortality of one
// calendar year. In a case it is asked as `lookup(dk-life-table-2019.women, age)`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "document/uncertain_value.h"

namespace vaerdi::catalogue {

/// The probabilities of dying of one sex.
struct Mortality {
    std::string sex;  ///< women, men or both
    int first_age = 0;
    std::vector<double> dying;  ///< within the year, by whole age from `first_age` on

    int last_age() const { return first_age + static_cast<int>(dying.size()) - 1; }
    /// The last age stands for all above it: whoever reaches it dies in that year of life.
    bool is_open() const { return !dying.empty() && dying.back() == 1; }
};

/// A life table, ready to use.
struct LifeTable {
    std::string id;
    Text title, region;
    std::string period;             ///< the calendar year or years of the deaths: 2019, 2018-2019
    std::vector<Mortality> by_sex;  ///< women, men, both; those that are given
    bool level_beyond = false;      ///< after the last age its probability goes on
    std::string source, accessed;
    document::Located<document::Evidence> evidence;  ///< absent: an assumption
    Text note;

    const Mortality* of(std::string_view sex) const;
};

/// Years that one of a whole age has left to live on average: half a year in the year of life in which he
/// dies, as most published tables reckon from age 1 on. Absent for an age the table does not hold, and where
/// the table ends before all are dead.
/// Source: Preston, Heuveline, Guillot, Demography (2001), chapter 3, with nax = 1/2.
std::optional<double> life_expectancy(const LifeTable& table, const Mortality& of, int age);

}  // namespace vaerdi::catalogue
