// Which keys of a value belong together. What would be passed over silently is an error here.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "value/resolving.h"

namespace vaerdi::value {
namespace {

/// A way of giving a number or its uncertainty, and where it was written.
struct WrittenWay {
    std::string keys;
    Position at;
};

std::vector<WrittenWay> families_written(const document::DistributionDocument& d) {
    std::vector<WrittenWay> found;
    const auto see = [&](const char* name, const std::optional<document::FamilyParameters>& parameters) {
        if (parameters) found.push_back({name, parameters->at});
    };
    see("normal", d.normal);
    see("lognormal", d.lognormal);
    see("gamma", d.gamma);
    see("beta", d.beta);
    see("uniform", d.uniform);
    see("triangular", d.triangular);
    see("pert", d.pert);
    see("weibull", d.weibull);
    see("exponential", d.exponential);
    see("gompertz", d.gompertz);
    return found;
}

/// The ways in which a value says how uncertain it is; an honest value has at most one.
std::vector<WrittenWay> uncertainties(const UncertainValue& w) {
    auto found = families_written(w);
    if (!w.range.empty()) found.push_back({"range", w.range.front().at});
    if (is_given(w.sd)) found.push_back({"sd", w.sd.at});
    if (is_given(w.patient_sd)) found.push_back({"patient_sd", w.patient_sd.at});
    if (is_given(w.events)) found.push_back({"events", w.events.at});
    if (w.as) found.push_back({"as", w.as->at});
    if (is_given(w.draws)) found.push_back({"draws", w.draws.at});
    if (w.dirichlet) found.push_back({"dirichlet", w.dirichlet->at});
    if (w.mvnormal) found.push_back({"mvnormal", w.mvnormal->at});
    return found;
}

/// What a value is made of when it is more than one number.
std::vector<WrittenWay> parts_written(const UncertainValue& w) {
    std::vector<WrittenWay> found;
    if (!w.by.empty()) found.push_back({"by", w.by.entries.front().at});
    if (!w.years.empty()) found.push_back({"years", w.years.entries.front().at});
    return found;
}

class FormCheck {
  public:
    FormCheck(Resolving& r, const UncertainValue& written, const std::string& name)
        : r_(r), w_(written), name_(name) {}

    bool run() {
        parts_alone();
        one_uncertainty();
        what_needs_another();
        return sound_;
    }

  private:
    void wrong(Position at, Text message, Text remedy) {
        r_.error(at, std::move(message), std::move(remedy));
        sound_ = false;
    }

    void parts_alone() {
        const auto parts = parts_written(w_);
        if (parts.empty()) return;
        auto others = uncertainties(w_);
        if (is_given(w_.value)) others.push_back({"value", w_.value.at});
        if (is_given(w_.mean)) others.push_back({"mean", w_.mean.at});
        if (parts.size() > 1) others.push_back(parts[1]);
        const auto& whole = parts.front().keys;
        for (const auto& other : others) {
            wrong(other.at,
                  {fmt::format("'{}' and '{}' are both given for '{}'", whole, other.keys, name_),
                   fmt::format("både '{}' og '{}' er angivet for '{}'", whole, other.keys, name_)},
                  {fmt::format("write {} inside each value of {}:", other.keys, whole),
                   fmt::format("skriv {} inde i hver værdi under {}:", other.keys, whole)});
        }
    }

    void one_uncertainty() {
        const auto ways = uncertainties(w_);
        for (std::size_t i = 1; i < ways.size(); ++i) {
            wrong(ways[i].at,
                  {fmt::format("the uncertainty of '{}' is given in two ways: {} and {}", name_, ways[0].keys,
                               ways[i].keys),
                   fmt::format("usikkerheden på '{}' er angivet på to måder: {} og {}", name_, ways[0].keys,
                               ways[i].keys)},
                  {"keep one of them", "behold den ene"});
        }
        if (w_.as) {
            const auto inside = families_written(*w_.as);
            if (inside.empty())
                wrong(w_.as->at, {"'as' holds no distribution", "'as' rummer ingen fordeling"},
                      {"write e.g. as: {beta: [200, 3]}", "skriv fx as: {beta: [200, 3]}"});
            for (std::size_t i = 1; i < inside.size(); ++i) {
                wrong(inside[i].at,
                      {fmt::format("two distributions are given for '{}': {} and {}", name_, inside[0].keys,
                                   inside[i].keys),
                       fmt::format("der er givet to fordelinger for '{}': {} og {}", name_, inside[0].keys,
                                   inside[i].keys)},
                      {"keep one of them", "behold den ene"});
            }
        }
    }

    void needs(Position at, const char* key, const char* other, const char* en, const char* da) {
        wrong(at,
              {fmt::format("'{}' in '{}' needs '{}'", key, name_, other),
               fmt::format("'{}' i '{}' kræver '{}'", key, name_, other)},
              {en, da});
    }

    void what_needs_another() {
        const bool has_base = is_given(w_.value) || is_given(w_.mean) || !parts_written(w_).empty();
        if (is_given(w_.value) && is_given(w_.mean))
            wrong(w_.mean.at,
                  {fmt::format("'{}' has both value and mean", name_),
                   fmt::format("'{}' har både value og mean", name_)},
                  {"write {value: …, sd: …} or {mean: …, sd: …}; for a base value that is not the mean, "
                   "{value: …, as: {…}}",
                   "skriv {value: …, sd: …} eller {mean: …, sd: …}; for en basisværdi, der ikke er "
                   "middelværdien, {value: …, as: {…}}"});
        if (!w_.range.empty() && !has_base)
            needs(w_.range.front().at, "range", "value", "write {value: 7.5, range: [7, 8]}",
                  "skriv {value: 7.5, range: [7, 8]}");
        if (is_given(w_.sd) && !has_base)
            needs(w_.sd.at, "sd", "mean", "write {mean: 7.5, sd: 1}", "skriv {mean: 7.5, sd: 1}");
        if (is_given(w_.patient_sd) && !has_base)
            needs(w_.patient_sd.at, "patient_sd", "value", "write {value: 7.5, patient_sd: 4, n: 60}",
                  "skriv {value: 7.5, patient_sd: 4, n: 60}");
        if (is_given(w_.patient_sd) && !is_given(w_.n))
            needs(w_.patient_sd.at, "patient_sd", "n",
                  "add n: the number of patients; for the uncertainty of the mean itself write sd",
                  "tilføj n: antal patienter; er det usikkerheden på selve middelværdien, så skriv sd");
        if (is_given(w_.n) && !is_given(w_.patient_sd))
            needs(w_.n.at, "n", "patient_sd", "write {value: 7.5, patient_sd: 4, n: 60}",
                  "skriv {value: 7.5, patient_sd: 4, n: 60}");
        if (is_given(w_.events) && !is_given(w_.of))
            needs(w_.events.at, "events", "of", "write {events: 12, of: 293}", "skriv {events: 12, of: 293}");
        if (is_given(w_.of) && !is_given(w_.events))
            needs(w_.of.at, "of", "events", "write {events: 12, of: 293}", "skriv {events: 12, of: 293}");
        if (!w_.in.empty() && !w_.otherwise)
            needs(w_.in.front().at, "in", "otherwise", "add otherwise: the value of the other alternatives",
                  "tilføj otherwise: værdien for de andre alternativer");
        if (w_.otherwise && w_.in.empty())
            needs(w_.otherwise.get()->place(), "otherwise", "in",
                  "add in: the alternatives that have the value",
                  "tilføj in: de alternativer, der har værdien");
        if (w_.same_draw && w_.by.empty())
            needs(w_.same_draw.at, "same_draw", "by",
                  "same_draw stands beside by:", "same_draw står ved siden af by:");
    }

    Resolving& r_;
    const UncertainValue& w_;
    const std::string& name_;
    bool sound_ = true;
};

}  // namespace

bool check_forms(Resolving& r, const UncertainValue& written, const std::string& name) {
    return FormCheck(r, written, name).run();
}

bool writes_uncertainty(const UncertainValue& written) { return !uncertainties(written).empty(); }

}  // namespace vaerdi::value
