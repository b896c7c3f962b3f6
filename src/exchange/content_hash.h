// What makes a version of a data set: the mapping and the content of every file. The same content has the
// same version, whatever the files are called and whenever they were made.
#pragma once

#include <span>
#include <string>

#include "exchange/data_file.h"
#include "exchange/resolved_mapping.h"
#include "warehouse/pseudonym.h"

namespace vaerdi::exchange {

/// 64 hexadecimal digits: BLAKE2b-256 over the mapping's text, the key's print (so that other pseudonyms make
/// another version) and the BLAKE2b-256 of each file in the given order. `key` may be null.
std::string version_of(const ResolvedMapping& mapping, std::span<const DataFile> files,
                       const warehouse::PseudonymKey* key);

}  // namespace vaerdi::exchange
