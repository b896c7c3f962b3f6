// Yes and no as files write them.
#pragma once

#include <optional>
#include <string_view>

namespace vaerdi::exchange {

/// yes, no, ja, nej, true, false, their first letters, 1 and 0, in any case.
std::optional<bool> read_truth(std::string_view text);

}  // namespace vaerdi::exchange
