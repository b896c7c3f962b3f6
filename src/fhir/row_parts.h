// What stands beside a row: its patient, stay, performers and devices, followed through their references.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/persons.h"
#include "fhir/read_fhir.h"
#include "fhir/records.h"

namespace vaerdi::fhir {

/// Writes the cells of a table, and tells what could not be followed.
class RowWriter {
  public:
    RowWriter(std::span<const File> files, const Records& records, FlatTable& table, const Findings& findings)
        : files_(files), records_(records), table_(table), findings_(findings) {}

    const Records& records() const { return records_; }
    void begin(const Place& place) { table_.begin_row(place.source); }

    void text(std::string_view value) { value.empty() ? table_.add_unknown() : table_.add(value); }
    void unknown(std::size_t cells);
    void truth(std::optional<bool> value);
    void day(const Moment& moment);
    void word(std::uint32_t word) { word == no_word ? table_.add_unknown() : text(records_.words[word]); }
    void coding(std::uint32_t coding);
    /// The code that was asked for, else the first.
    void code(const CodingList& codes, const ChosenCodes& chosen);
    /// All of them.
    void codes(const CodingList& codes);
    void reasons(const Reasoned& of);
    /// Several values beside each other, each once.
    void values(const std::vector<std::string>& several);

    void finding(const Place& place, std::string_view path, std::string value, Text why, Text mend);
    /// The reference at this place leads to nothing that is in the files.
    void leads_nowhere(const Place& place, std::string_view path, std::string_view type);
    /// About all the files.
    void general(Text why, Text mend);

  private:
    std::span<const File> files_;
    const Records& records_;
    FlatTable& table_;
    const Findings& findings_;
};

/// The row in hand.
struct RowAt {
    std::string_view type;
    const Happening& row;
    Person person = nobody;
    const EncounterRecord* stay = nullptr;
};

void write_patient(const RowAt& at, const PatientPart& part, const Persons& persons, RowWriter& into);
void write_encounter(const RowAt& at, const std::string& unit_system, const ChosenCodes& kinds,
                     RowWriter& into);
void write_performer(const RowAt& at, const PerformerPart& part, const ChosenCodes& function,
                     RowWriter& into);
void write_device(const RowAt& at, const ProcedureRecord& procedure, const ChosenCodes& type,
                  RowWriter& into);

}  // namespace vaerdi::fhir
