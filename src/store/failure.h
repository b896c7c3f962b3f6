// Why the store could not do what was asked, in words for the user.
//
// What a caller decides on (a conflict between two edits, an unknown login) is a value that a function gives
// back. A StoreFailure is thrown for the rest: the transaction it was thrown in has left no trace, except
// after `uncertain`.
#pragma once

#include <exception>

#include "base/text.h"

namespace vaerdi::store {

enum class Fault {
    wrong_input,  ///< what was given cannot be kept: a path, a text, a name
    unknown,      ///< there is no such document, person, purchase or store
    taken,        ///< the name is in use
    unavailable,  ///< the database cannot be reached, or stayed locked; trying again later may help
    uncertain,    ///< the connection was lost while the answer was awaited: written or not, look before
                  ///< repeating
    too_new,      ///< the store was made by a newer program
    not_empty,    ///< the place that should be empty is not
    damaged,      ///< the database contradicts itself or refused the statement
};

class StoreFailure : public std::exception {
  public:
    StoreFailure(Fault fault, Text message) : fault_(fault), message_(std::move(message)) {}

    Fault fault() const { return fault_; }
    const Text& message() const { return message_; }
    const char* what() const noexcept override { return message_.en.c_str(); }

  private:
    Fault fault_;
    Text message_;
};

}  // namespace vaerdi::store
