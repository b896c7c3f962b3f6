// All resources of a reading, taken in one by one: what is kept of them, and what became of each.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fhir/taking.h"

namespace vaerdi::fhir {

class Intake {
  public:
    Intake(std::span<const File> files, const Request& request, const Findings& findings);

    void take(const Resource& resource);
    void unread(Unread why);

    const Records& records() const { return records_; }
    std::vector<Fate> fates() const;
    /// Every resource that was used is marked as made up.
    bool made_up() const { return used_ > 0 && used_ == marked_made_up_; }
    /// Resources of the type that were used.
    std::int64_t used(std::string_view type) const;

  private:
    /// Where the records of a resource stand, so that a newer version can take their place.
    struct Known {
        std::uint64_t content = 0;
        std::optional<std::int64_t> updated;
        Outcome outcome = Outcome::not_asked;
        Target target;
        std::uint32_t records = 0;
        bool marked = false;  ///< as made up
    };
    std::size_t count(ResourceKind kind) const;
    Outcome dispatch(const Taking& from);
    std::optional<ResourceKind> wanted_kind(std::string_view type) const;
    bool is_newer(const Taking& from, Known& known, const Known& now);
    void replace(const Known& old);
    void name(const Resource& resource, const Taking& from, Target target);
    void name_identifiers(const Taking& from, Target target);
    void take_contained(const Resource& resource, const Standpoint& from);
    void tally(std::string_view type, Outcome outcome, std::int64_t by = 1);

    std::span<const File> files_;
    Records records_;
    Wanted wanted_;
    const Findings& findings_;
    std::unordered_map<std::string, Known> known_;
    std::map<std::pair<std::string, Outcome>, std::int64_t> tally_;
    std::size_t types_ = 0;
    std::uint64_t resources_ = 0;
    std::int64_t used_ = 0, marked_made_up_ = 0;
};

}  // namespace vaerdi::fhir
