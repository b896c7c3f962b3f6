// What the heading of a column says of what stands below it, in Danish or English, so that a proposal can
// keep identifiers as pseudonyms and leave out what is nothing to count. A heading is a hint: a person reads
// it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace vaerdi::exchange {

/// The words of a heading or a file's name in letters a to z and digits, with `between` between them:
/// `Løbe nr.` → loebe_nr.
std::string plain_words(std::string_view written, char between);

class HeadingWords {
  public:
    explicit HeadingWords(std::string_view heading);
    /// What identifies a patient.
    bool patient() const;
    /// Those who treat patients.
    bool surgeon() const;
    /// Names of people, addresses, free text: what tells who somebody is, or may tell it.
    bool private_words() const;

  private:
    bool name_of_somebody() const;
    bool any(std::initializer_list<std::string_view> parts) const;

    std::string words_;  ///< _patient_id_
};

}  // namespace vaerdi::exchange
