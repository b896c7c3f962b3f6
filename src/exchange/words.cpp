#include "exchange/words.h"

namespace vaerdi::exchange {

Text letters_words(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf_8:
            return "UTF-8";
        case Encoding::latin_1:
            return "Latin-1";
        case Encoding::utf_16:
            return "UTF-16";
    }
    return {};
}

Text separator_words(Separator separator) {
    switch (separator) {
        case Separator::comma:
            return {"fields between commas", "felter mellem kommaer"};
        case Separator::semicolon:
            return {"fields between semicolons", "felter mellem semikoloner"};
        case Separator::tab:
            return {"fields between tabs", "felter mellem tabulatorer"};
        case Separator::bar:
            return {"fields between |", "felter mellem |"};
    }
    return {};
}

}  // namespace vaerdi::exchange
