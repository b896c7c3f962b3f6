// The resources of files, one after the other, whatever they are packed in: a Bundle, a line of NDJSON, a
// file of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "fhir/json_tree.h"
#include "fhir/read_fhir.h"

namespace vaerdi::fhir {

/// Where a resource stands, for finding it again.
struct Place {
    Source source;
    std::int32_t entry = -1;  ///< of the Bundle, counted from 0; -1: no Bundle
};

/// A resource as it is read. It lives only while it is handed over.
struct Resource {
    Json body;
    std::string_view type;
    Place place;
    std::string_view full_url;  ///< of its entry
    std::uint32_t bundle = 0;   ///< counted from 1; 0: none
};

/// Why there is no resource where one should be.
enum class Unread { not_json, too_deep, too_large, key_twice, no_resource };

struct ResourceStream {
    std::function<void(const Resource&)> resource;
    std::function<void(Unread)> unread;
    Findings findings;
};

/// Reads all files to their end. Throws Refused.
void read_resources(std::span<const File> files, const Limits& limits, const ResourceStream& into);

/// `Bundle.entry[3].resource.onset`, or `Condition.onset` of a resource in no Bundle.
std::string path_of(const Place& place, std::string_view within);
/// What a user may see of a value or type from a file: shortened, whole letters.
std::string shortened(std::string_view written);

}  // namespace vaerdi::fhir
