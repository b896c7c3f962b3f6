// Help texts that line up in any language.
#pragma once

#include "base/text.h"

namespace CLI {
class App;
}

namespace vaerdi::cli {

/// Takes the place of CLI11's own layout, for this app and the commands added after.
void lay_out_help(CLI::App& app, Language language);

}  // namespace vaerdi::cli
