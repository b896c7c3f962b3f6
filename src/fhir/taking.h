// One resource in hand: what it says, read with forbearance, and what is wrong in it as findings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/records.h"
#include "fhir/resource_stream.h"

namespace vaerdi::fhir {

/// What became of a resource.
enum class Outcome {
    made_row,
    looked_through,
    other_code,
    in_error,
    not_done,
    refuted,
    unfinished,
    no_value,
    not_asked,
    again,
    older,
    clash,
    not_json,
    too_deep,
    too_large,
    key_twice,
    no_resource,
};

class Taking {
  public:
    Taking(Json body, std::string_view type, const Place& place, const Standpoint& from, Records& into,
           const std::string& file, const Findings& findings)
        : body_(body),
          type_(type),
          place_(place),
          from_(from),
          into_(into),
          file_(file),
          findings_(findings) {}

    Json body() const { return body_; }
    Json operator[](std::string_view key) const { return body_[key]; }
    std::string_view type() const { return type_; }
    Records& into() const { return into_; }
    Record record() const {
        return {.place = place_, .id = std::string(body_["id"].text()), .contained = from_.contained};
    }
    const Standpoint& from() const { return from_; }

    std::vector<Identifier> identifiers() const;
    /// The codings of a CodeableConcept, or of a list of them.
    CodingList codings(Json concept_or_list) const;
    void add_codings(Json concept_or_list, CodingList& to) const;
    std::uint32_t coding(Json coding) const;
    /// By its address or, when it has none, by the identifier it gives.
    ReferenceNumber reference(Json reference, std::string_view type) const;
    std::vector<ReferenceNumber> references(Json list, std::string_view type) const;

    /// The date in the first of these that is there. What cannot be read, or is no whole day, is a finding,
    /// and so is, at the path `missing`, that there is none.
    struct Dated {
        std::string_view element;
        bool period = false;  ///< its start
    };
    Moment date(std::initializer_list<Dated> elements, std::string_view missing) const;
    Moment date(Json value, std::string_view path) const;

    /// The patient; a finding when none is named.
    ReferenceNumber patient(std::string_view element) const;
    /// `status` as a word.
    std::uint32_t status() const;

    /// `path` without the type: ".birthDate".
    void finding(std::string_view path, std::string value, Text why, Text mend, bool left_out = false) const;

  private:
    Json body_;
    std::string_view type_;
    Place place_;
    Standpoint from_;
    Records& into_;
    const std::string& file_;
    const Findings& findings_;
};

/// What of the request decides whether a resource is kept.
struct Wanted {
    explicit Wanted(const Request& request, const Records& records);

    const Request& request;
    bool patients = false, practitioners = false, organizations = false, devices = false;
    bool encounters = false, procedures = false, conditions = false, responses = false, observations = false;
    ChosenCodes row_codes;
    std::vector<ChosenCodes> reading_codes;  ///< by reading of the request
};

Outcome take_patient(const Taking& from);
Outcome take_practitioner(const Taking& from);
Outcome take_organization(const Taking& from);
Outcome take_device(const Taking& from);
Outcome take_encounter(const Taking& from, const Wanted& wanted);
Outcome take_procedure(const Taking& from, const Wanted& wanted);
Outcome take_condition(const Taking& from);
Outcome take_response(const Taking& from, const Wanted& wanted);
Outcome take_observation(const Taking& from, const Wanted& wanted);

/// An identifier as it is compared: a CPR number without its hyphen.
std::string plain_identifier(std::string_view system, std::string_view value);
/// A decimal number without exponent; absent for what is none, or too large for anybody.
std::optional<std::string> plain_decimal(std::string_view written);

}  // namespace vaerdi::fhir
