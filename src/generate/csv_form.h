// How a generated table is written: as hospitals' systems write CSV.
#pragma once

namespace vaerdi::generate {

enum class Encoding { utf8, latin1 };

struct CsvForm {
    char separator = ',';
    char decimal = '.';
    Encoding encoding = Encoding::utf8;
};

}  // namespace vaerdi::generate
