// References from one FHIR resource to another, and what they lead to once everything is read.
//
// A reference may be written in several ways: Patient/7, the full address (perhaps with its /_history/2), a
// urn:uuid of the same Bundle, #7 for a contained resource, an identifier (Patient with CPR …). Each is kept
// as the names that the resource may go by, the nearest first: ids of two servers in two Bundles are told
// apart by their addresses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fhir/codes.h"

namespace vaerdi::fhir {

using ReferenceNumber = std::uint32_t;
inline constexpr ReferenceNumber no_reference = 0xffffffff;

enum class ResourceKind : std::uint8_t {
    patient,
    practitioner,
    organization,
    device,
    encounter,
    procedure,
    condition,
    response,
    observation,
    other,
};

/// Where a resource is kept.
struct Target {
    ResourceKind kind = ResourceKind::other;
    std::uint32_t index = 0;
    friend bool operator==(const Target&, const Target&) = default;
};

/// From where a reference is made.
struct Standpoint {
    std::string_view server;  ///< the address before Type/id in the fullUrl, with its last slash
    std::uint32_t bundle = 0;
    std::uint64_t resource = 0;  ///< number of the resource or of the one that contains it, for #7
    bool contained = false;
};

class References {
  public:
    /// `reference` as written, or the identifier of the one meant.
    ReferenceNumber number(std::string_view reference, const Standpoint& from);
    ReferenceNumber number(std::string_view type, std::string_view system, std::string_view value);

    /// Names a resource; a name that another one has passes to this one, which is its newer version.
    void name(const std::string& name, Target target);
    /// A second name for what is called `own`; one that fits several leads to none of them.
    void name_loosely(const std::string& name, const std::string& own);
    std::optional<Target> find(ReferenceNumber reference) const;

    /// The type that a reference says it leads to; empty when it does not say.
    std::string_view type_of(ReferenceNumber reference) const;
    /// The identifier by which a reference names what it means, if that is how it does.
    struct Named {
        std::string_view system, value;
    };
    std::optional<Named> identifier_in(ReferenceNumber reference) const;
    std::size_t size() const { return written_.size(); }

  private:
    Words written_;  // names by reference, one after the other
    std::unordered_map<std::string, Target> named_;
    std::unordered_map<std::string, std::string> loosely_named_;
};

// The names a resource goes by.
std::string name_by_address(std::string_view address);
std::string name_on_some_server(std::string_view type_and_id);
std::string name_in_bundle(std::uint32_t bundle, std::string_view address);
std::string name_contained(std::uint64_t container, std::string_view id);
std::string name_by_identifier(std::string_view type, std::string_view system, std::string_view value);

/// https://server/fhir/Patient/7 → https://server/fhir/; empty when the address does not end so.
std::string_view server_of(std::string_view full_url, std::string_view type, std::string_view id);

}  // namespace vaerdi::fhir
