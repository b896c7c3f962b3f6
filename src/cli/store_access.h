// How the commands that look after a store open it and tell what went wrong.
#pragma once

#include <functional>
#include <string>

#include "cli/console.h"
#include "store/database.h"

namespace vaerdi::cli {

/// --data: the folder or PostgreSQL database of the store.
void add_data_option(CLI::App& command, std::string& where, Language language);

enum class IfMissing { create, refuse };

/// Opens the store and works with it. Says why when that fails, and sets the exit code.
void with_store(const std::string& where, IfMissing if_missing, Console& console,
                const std::function<void(store::Database&)>& work);

}  // namespace vaerdi::cli
