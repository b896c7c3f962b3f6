// What makes a version of a data set: the mapping and the content of every file. The same content has the
// same version, whatever the files are called and whenever they were made.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/data_file.h"
#include "exchange/resolved_mapping.h"
#include "warehouse/pseudonym.h"

namespace vaerdi::exchange {

/// BLAKE2b-256 of bytes that come one after another.
class ContentPrint {
  public:
    ContentPrint();
    ~ContentPrint();
    ContentPrint(const ContentPrint&) = delete;
    ContentPrint& operator=(const ContentPrint&) = delete;

    void add(std::string_view bytes);
    /// 64 hexadecimal digits; nothing may be added afterwards.
    std::string hex();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string print_of_file(const DataFile& file);

/// The print over the mapping's text, that of the key (so that other pseudonyms make another version; null
/// for none) and of each file in the given order.
std::string version_of(const ResolvedMapping& mapping, const std::vector<std::string>& prints,
                       const warehouse::PseudonymKey* key);

}  // namespace vaerdi::exchange
