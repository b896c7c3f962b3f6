#include "comparison/regression_words.h"

namespace vaerdi::comparison {

namespace {

Text listed(std::span<const std::size_t> places, std::span<const Text> names) {
    Text result;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool last = i + 1 == places.size();
        const Text comma = i == 0 ? Text("") : last ? Text(" and ", " og ") : Text(", ");
        const auto& name = names[places[i] - 1];
        result.en += comma.en + "\"" + name.en + "\"";
        result.da += comma.da + "\"" + name.da + "\"";
    }
    return result;
}

void say_left_out(const Coefficients& coefficients, std::span<const Text> names, std::vector<Text>& into) {
    for (const auto place : coefficients.left_out) {
        const auto name = listed(std::span(&place, 1), names);
        into.emplace_back(
            name.en +
                " is the same for all patients, or follows from the covariates before it: it is left out "
                "of the adjustment. Remove it from adjust_for.",
            name.da +
                " er ens for alle patienter eller følger af kovariaterne før den: den er udeladt af "
                "justeringen. Fjern den fra adjust_for.");
    }
}

}  // namespace

std::vector<Text> remarks(const LogisticFit& fit, std::span<const Text> names) {
    std::vector<Text> result;
    say_left_out(fit.coefficients, names, result);
    if (fit.separated == std::vector<std::size_t>{0}) {
        result.emplace_back("The event happened to nobody or to everybody: there is nothing to adjust.",
                            "Hændelsen ramte ingen eller alle: der er intet at justere.");
    } else if (!fit.separated.empty()) {
        const auto which = listed(fit.separated, names);
        result.emplace_back(
            "For some values of " + which.en +
                " the event happened to nobody or to everybody, so the coefficients there have no finite "
                "value. "
                "The expected numbers hold; for an effect to be read, merge rare groups.",
            "For nogle værdier af " + which.da +
                " ramte hændelsen ingen eller alle, så koefficienterne dér har ingen endelig værdi. De "
                "forventede antal gælder; skal en effekt kunne aflæses, så slå sjældne grupper sammen.");
    } else if (!fit.converged) {
        result.emplace_back(
            "The adjustment found no best fit in 60 steps: do not use it. Look for covariates with values "
            "far "
            "from all others.",
            "Justeringen fandt ikke den bedste tilpasning i 60 skridt: brug den ikke. Se efter kovariater "
            "med "
            "værdier langt fra alle andre.");
    }
    return result;
}

std::vector<Text> remarks(const LinearFit& fit, std::span<const Text> names) {
    std::vector<Text> result;
    say_left_out(fit.coefficients, names, result);
    return result;
}

}  // namespace vaerdi::comparison
