#include "instrument/questionnaires.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "document/yaml.h"
#include "instrument/shipped.h"

namespace vaerdi::instrument {
namespace {

constexpr int format_version = 1;

}  // namespace

void Instruments::add(Instrument instrument) {
    const auto same = std::ranges::find(all_, instrument.id, &Instrument::id);
    if (same == all_.end()) {
        all_.push_back(std::move(instrument));
    } else {
        *same = std::move(instrument);
    }
}

const Instrument* Instruments::find(std::string_view id) const {
    const auto found = std::ranges::find(all_, id, &Instrument::id);
    return found == all_.end() ? nullptr : &*found;
}

std::vector<std::string> Instruments::ids() const {
    std::vector<std::string> ids;
    for (const auto& instrument : all_) ids.push_back(instrument.id);
    return ids;
}

Instruments read_questionnaires(std::string_view text, Diagnostics& diagnostics) {
    Instruments read;
    const auto tree = document::read_yaml(text, diagnostics);
    if (!tree) return read;
    QuestionnairesDocument document;
    QuestionnairesDocument::fields().read(tree->root(), document, diagnostics);
    if (document.version && document.version.value != format_version) {
        diagnostics.error(
            document.version.at,
            {fmt::format("questionnaires in format {} are not known to this program", document.version.value),
             fmt::format("programmet kender ikke spørgeskemaer i format {}", document.version.value)},
            {"write `questionnaires: 1`, or use a newer program",
             "skriv `questionnaires: 1`, eller brug et nyere program"});
    }
    for (const auto& entry : document.instruments) {
        if (auto made = instrument_of(entry.value, entry.name, diagnostics)) read.add(std::move(*made));
    }
    return read;
}

const Instruments& shipped() {
    static const Instruments all = [] {
        Instruments read;
        for (const auto& file : shipped_files()) {
            Diagnostics found("shipped/" + std::string(file.name));
            const auto of_file = read_questionnaires(file.text, found);
            for (const auto& instrument : of_file.all()) read.add(instrument);
            if (found.has_errors())  // the tests read every shipped file: this build is broken
                throw std::logic_error(to_string(found.sorted().front(), Language::english));
        }
        return read;
    }();
    return all;
}

}  // namespace vaerdi::instrument
