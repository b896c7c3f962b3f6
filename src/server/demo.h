// A workbench to try: the example purchases and one person for each role, with passwords made for this
// installation.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "store/database.h"

namespace vaerdi::server {

struct DemoLogin {
    std::string login, name, password;
};

/// Fills an empty store; gives the logins, or none when the store already has people in it.
std::vector<DemoLogin> fill_with_demo(store::Database& database, Language language);

}  // namespace vaerdi::server
