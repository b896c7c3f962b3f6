// FHIR R4 as hospitals hand it out, turned into a flat table: Bundles, NDJSON files of bulk exports, or both.
//
// Resources are read one at a time and only what the request needs is kept, in any order of files; references
// by id, full address, urn:uuid, identifier or to contained resources are followed when all is read. A
// resource that comes again unchanged counts once; of several versions the newest (meta.lastUpdated) counts.
// What is entered in error, cancelled or not done is passed over. Nothing disappears: each resource is
// counted under its fate (FlatTable::fates), and what is wrong in one is a finding.
//
// Source: HL7 FHIR R4 (4.0.1), Bundle, NDJSON, Reference, date and dateTime; the Danish identifier systems.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/text.h"
#include "fhir/flat_table.h"
#include "fhir/request.h"

namespace vaerdi::fhir {

/// Fills at most `room` bytes and says how many; 0 at the end.
using ReadBytes = std::function<std::size_t(char* into, std::size_t room)>;

/// A file, wherever its bytes come from. It is opened once for each reading.
struct File {
    std::string name;
    std::function<ReadBytes()> open;
};
/// A text in memory, which must outlive the file.
File text_file(std::string name, std::string_view text);

/// Something in the files that could not be used as it stands.
struct Finding {
    std::string file;         ///< empty: all of them
    std::int64_t record = 0;  ///< line of NDJSON or entry of the Bundle, counted from 1; 0: the whole file
    std::string path;         ///< Bundle.entry[3].resource.onsetDateTime, counted from 0 as in FHIR
    std::string value;        ///< as written, shortened; never of what tells who a patient is
    Text why, mend;
    bool row_left_out = false;  ///< the resource was not used; else only the value is missing
};
using Findings = std::function<void(Finding)>;

struct Limits {
    std::uint64_t bytes = std::uint64_t{64} << 30;  ///< of all files
    std::int64_t resources = 20'000'000;
    std::size_t resource_bytes = std::size_t{16} << 20;  ///< of one resource; a larger one is left out
    std::size_t depth = 64;  ///< nesting of one resource; a deeper one is left out
};

/// The files hold more than was allowed, or break off; no table is made of a part of them.
class Refused : public std::exception {
  public:
    explicit Refused(Text message) : message_(std::move(message)) {}
    const Text& message() const { return message_; }
    const char* what() const noexcept override { return message_.en.c_str(); }

  private:
    Text message_;
};

/// One row for each resource that the request asks for, in the order of the files. The request has no
/// mistakes (mistakes_in). Throws Refused.
FlatTable read_fhir(std::span<const File> files, const Request& request, const Findings& findings,
                    const Limits& limits = {});

}  // namespace vaerdi::fhir
