// Studies that could be made before deciding: which numbers they measure, how many they take, what they cost.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "math/formula_graph.h"
#include "value/net_value_at.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

constexpr std::size_t most_studies = 100;
constexpr std::size_t most_sizes = 100;
constexpr double largest_study = 1e9;

bool is_counted(const Input& input) {
    return input.joint >= 0 || input.is_share || std::holds_alternative<math::Beta>(*input.distribution);
}

class Binding {
  public:
    Binding(Resolving& r, const std::string& id, const StudyDocument& written) : r_(r), written_(written) {
        study_.id = id;
        study_.title = written.title.empty() ? Text(id) : written.title;
    }

    Study made() {
        for (const auto& name : written_.of) measured(name);
        if (sd_is_given() && !sd_used_ && sound_)
            r_.error(written_.patient_sd.at,
                     {"shares are counted: how much patients differ follows from the share itself",
                      "andele tælles: hvor meget patienter varierer, følger af andelen selv"},
                     {"remove patient_sd", "fjern patient_sd"});
        for (const auto& size : written_.patients) sized(size);
        std::ranges::sort(study_.patients);
        study_.patients.erase(std::ranges::unique(study_.patients).begin(), study_.patients.end());
        study_.cost = money(written_.cost, Unit());
        study_.cost_per_patient = money(written_.cost_per_patient, Unit::of(Dimension::patient));
        wait();
        return std::move(study_);
    }

  private:
    bool sd_is_given() const { return is_given(written_.patient_sd); }
    bool measures(std::size_t index) const {
        return std::ranges::find(study_.inputs, index) != study_.inputs.end();
    }
    void wrong(Position at, Text message, Text remedy) {
        sound_ = false;
        r_.error(at, std::move(message), std::move(remedy));
    }

    void measured(const Name& name) {
        const auto& c = r_.result;
        const auto found = inputs_called(c, name.value);
        if (found.empty()) return unknown(name);
        std::size_t uncertain = 0;
        for (const auto index : found) {
            if (!c.inputs[index].uncertain() || measures(index)) continue;
            ++uncertain;
            observed(name, index);
        }
        // What was set from outside is certain for now; the study then tells nothing.
        if (uncertain == 0 && r_.settings.empty())
            wrong(name.at,
                  {fmt::format("'{}' is certain: a study of it would tell nothing", name.value),
                   fmt::format("'{}' er sikker: en undersøgelse af den ville intet fortælle", name.value)},
                  {"give it a range or a distribution, or name another number once",
                   "giv den et interval eller en fordeling, eller nævn et andet tal én gang"});
    }

    void unknown(const Name& name) {
        sound_ = false;
        if (r_.faulty.contains(name.value)) return;
        if (r_.result.parameters.contains(name.value))
            return wrong(
                name.at,
                {fmt::format("'{}' is computed; a study measures numbers", name.value),
                 fmt::format("'{}' er beregnet; en undersøgelse måler tal", name.value)},
                {"name the uncertain numbers it is computed from", "nævn de usikre tal, den beregnes af"});
        std::vector<std::string> known;
        for (const auto& input : r_.result.inputs) {
            if (input.uncertain()) known.push_back(input.name);
        }
        wrong(name.at,
              {fmt::format("there is no number '{}' to study", name.value),
               fmt::format("der er ikke noget tal '{}' at undersøge", name.value)},
              did_you_mean(name.value, known,
                           {"name uncertain numbers of the case: of: [bed_days.tavi]",
                            "nævn usikre tal i værdicasen: of: [bed_days.tavi]"}));
    }

    void observed(const Name& name, std::size_t index) {
        const auto& input = r_.result.inputs[index];
        const bool row_of_shares =
            input.joint < 0 || std::holds_alternative<math::Dirichlet>(
                                   r_.result.joints[static_cast<std::size_t>(input.joint)].distribution);
        if (!row_of_shares)
            return wrong(
                name.at,
                {fmt::format("'{}' is a coefficient that varies with others: patients do not show it "
                             "one by one",
                             input.name),
                 fmt::format("'{}' er en koefficient, der varierer med andre: patienter viser den ikke "
                             "én for én",
                             input.name)},
                {"study a mean or a share; --information says what knowing the row is worth at most",
                 "undersøg et gennemsnit eller en andel; --information siger, hvad rækken højst er værd"});
        if (const auto of_one = variance_of_one(name, input)) {
            study_.inputs.push_back(index);
            study_.variance_of_one.push_back(*of_one);
        }
    }

    std::optional<double> variance_of_one(const Name& name, const Input& input) {
        if (is_counted(input)) {
            // Of one yes or no around the share, on average over what the share may be.
            const auto prior =
                *marginal(r_.result, static_cast<std::size_t>(&input - r_.result.inputs.data()));
            const double share = math::mean(prior);
            return std::max(0.0, share * (1 - share) - std::pow(math::standard_deviation(prior), 2));
        }
        if (!sd_is_given() && input.patient_sd) return *input.patient_sd * *input.patient_sd;
        if (!sd_is_given()) {
            wrong(name.at,
                  {fmt::format("how much patients differ in '{}' is not said", input.name),
                   fmt::format("det er ikke sagt, hvor meget patienter varierer i '{}'", input.name)},
                  {"add patient_sd: the standard deviation of one observation",
                   "tilføj patient_sd: standardafvigelsen af én observation"});
            return {};
        }
        sd_used_ = true;
        const auto sd =
            math::parse_quantity(written_.patient_sd.value, written_.patient_sd.at, r_.diagnostics);
        if (!sd) {
            sound_ = false;
            return {};
        }
        const bool plain = sd->unit.is_dimensionless();
        if (!plain && !sd->unit.same_dimensions(input.unit)) {
            wrong(written_.patient_sd.at, mismatch("patient_sd", sd->unit, input.unit),
                  {fmt::format("write it in the unit of '{}'", input.name),
                   fmt::format("skriv den i enheden for '{}'", input.name)});
            return {};
        }
        const double in_unit = plain ? sd->value : input.unit.from_base(sd->value);
        if (!(in_unit > 0) || !std::isfinite(in_unit)) {
            wrong(written_.patient_sd.at, {"patient_sd must be above nil", "patient_sd skal være over nul"},
                  {"write the standard deviation of one observation",
                   "skriv standardafvigelsen af én observation"});
            return {};
        }
        return in_unit * in_unit;
    }

    void sized(const Formula& written) {
        const auto size = math::parse_quantity(written.value, written.at, r_.diagnostics);
        if (!size) return;
        const bool heads =
            size->unit.is_dimensionless() || size->unit.same_dimensions(Unit::of(Dimension::patient));
        const bool whole = std::abs(size->value - std::round(size->value)) < 1e-9;
        if (heads && whole && size->value >= 1 && size->value <= largest_study) {
            study_.patients.push_back(std::round(size->value));
            return;
        }
        r_.error(written.at,
                 {fmt::format("'{}' is no number of patients", written.value),
                  fmt::format("'{}' er ikke et antal patienter", written.value)},
                 {"write whole numbers from 1: patients: [50, 100, 200]",
                  "skriv hele tal fra 1: patients: [50, 100, 200]"});
    }

    /// An amount in the currency of the case, for one of `per`.
    double money(const Formula& written, const Unit& per) {
        if (!is_given(written)) return 0;
        const auto currency = *Unit::of_currency(r_.result.currency);
        const auto amount = math::parse_quantity(written.value, written.at, r_.diagnostics);
        if (!amount) return 0;
        const bool fits = amount->unit.same_dimensions(currency) ||
                          amount->unit.same_dimensions(currency / per) || amount->unit.is_dimensionless();
        if (!fits) {
            r_.error(written.at, mismatch("'" + written.value + "'", amount->unit, currency),
                     {fmt::format("write an amount in {}", r_.result.currency),
                      fmt::format("skriv et beløb i {}", r_.result.currency)});
            return 0;
        }
        if (!(amount->value >= 0) || !std::isfinite(amount->value)) {
            r_.error(written.at,
                     {"a study cannot cost less than nothing", "en undersøgelse kan ikke koste under nul"},
                     {"write e.g. 2_000_000 DKK", "skriv fx 2_000_000 DKK"});
            return 0;
        }
        return amount->value;
    }

    void wait() {
        if (!is_given(written_.duration)) return;
        const auto& c = r_.result;
        const auto time = math::parse_quantity(written_.duration.value, written_.duration.at, r_.diagnostics);
        if (!time) return;
        const bool in_days = time->unit.same_dimensions(Unit::of(Dimension::day));
        if (!in_days && !time->unit.is_dimensionless() &&
            !time->unit.same_dimensions(Unit::of(Dimension::year))) {
            r_.error(written_.duration.at, mismatch("duration", time->unit, Unit::of(Dimension::year)),
                     {"write e.g. 2 years or 6 months", "skriv fx 2 years eller 6 months"});
            return;
        }
        study_.duration = in_days ? time->value / days_of_a_year : time->value;
        if (!(study_.duration >= 0) || !std::isfinite(study_.duration)) {
            r_.error(written_.duration.at,
                     {"a study cannot last less than nothing", "en undersøgelse kan ikke vare under nul"},
                     {"write e.g. 2 years", "skriv fx 2 years"});
            study_.duration = 0;
        }
        const auto& who = c.patients.given ? c.patients : c.procedures.given ? c.procedures : c.pieces;
        if (study_.duration > 0 && (!who.given || who.at_start))
            r_.error(
                written_.duration.at,
                {"while the study runs the case decides for nobody: all come at the start",
                 "mens undersøgelsen løber, beslutter casen for ingen: alle kommer ved start"},
                {"write how many come each year, population: {patients: 300 per year, for: 10 years}, or "
                 "remove duration",
                 "skriv, hvor mange der kommer hvert år, population: {patients: 300 per year, for: 10 "
                 "years}, "
                 "eller fjern duration"});
    }

    Resolving& r_;
    const StudyDocument& written_;
    Study study_;
    bool sd_used_ = false, sound_ = true;
};

}  // namespace

void resolve_studies(Resolving& r) {
    const auto& studies = r.document.studies;
    if (studies.entries.size() > most_studies) {
        r.error(
            studies.entries.front().at,
            {fmt::format("the case has {} studies; {} are the most", studies.entries.size(), most_studies),
             fmt::format("værdicasen har {} undersøgelser; højst {} er muligt", studies.entries.size(),
                         most_studies)},
            {"keep those that could be made", "behold dem, der kunne laves"});
        return;
    }
    for (const auto& entry : studies) {
        if (entry.value.patients.size() > most_sizes) {
            r.error(entry.at,
                    {fmt::format("the study has {} sizes; {} are the most", entry.value.patients.size(),
                                 most_sizes),
                     fmt::format("undersøgelsen har {} størrelser; højst {} er muligt",
                                 entry.value.patients.size(), most_sizes)},
                    {"name fewer", "nævn færre"});
            continue;
        }
        r.result.studies.push_back(Binding(r, entry.name, entry.value).made());
    }
}

}  // namespace vaerdi::value
