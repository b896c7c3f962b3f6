#include "fhir/codes.h"

#include <algorithm>

namespace vaerdi::fhir {
namespace {

constexpr char between = '\x1f';  // of system and code; no system has it

}  // namespace

std::uint32_t Words::number(std::string_view word) {
    if (const auto found = numbers_.find(word); found != numbers_.end()) return found->second;
    const auto made = numbers_.emplace(std::string(word), static_cast<std::uint32_t>(words_.size())).first;
    words_.push_back(&made->first);
    return made->second;
}

std::string coding_word(std::string_view system, std::string_view code) {
    std::string word(system);
    std::ranges::replace(word, between, ' ');
    word += between;
    return word.append(code);
}
std::string_view system_of(std::string_view word) { return word.substr(0, word.find(between)); }
std::string_view code_of(std::string_view word) { return word.substr(word.find(between) + 1); }

ChosenCodes::ChosenCodes(const Codes& codes, const Words& codings) : codings_(codings) {
    for (const auto& written : codes) {
        Pattern pattern;
        pattern.code = written;
        if (const auto bar = written.find('|'); bar != std::string::npos) {
            pattern.any_system = false;
            pattern.system = written.substr(0, bar);
            pattern.code = written.substr(bar + 1);
        }
        if (pattern.code.ends_with('*')) {
            pattern.begins = true;
            pattern.code.pop_back();
        }
        patterns_.push_back(std::move(pattern));
    }
}

bool ChosenCodes::holds(std::string_view system, std::string_view code) const {
    return std::ranges::any_of(patterns_, [&](const Pattern& pattern) {
        return (pattern.any_system || pattern.system == system) &&
               (pattern.begins ? code.starts_with(pattern.code) : code == pattern.code);
    });
}

bool ChosenCodes::holds(std::uint32_t coding) const {
    if (known_.size() <= coding) known_.resize(std::max<std::size_t>(coding + 1, codings_.size()), -1);
    auto& answer = known_[coding];
    if (answer < 0) answer = holds(system_of(codings_[coding]), code_of(codings_[coding])) ? 1 : 0;
    return answer == 1;
}

std::string_view without_version(std::string_view canonical) {
    return canonical.substr(0, canonical.find('|'));
}
bool same_questionnaire(std::string_view answered, std::string_view asked) {
    return answered == asked ||
           (asked.find('|') == std::string_view::npos && without_version(answered) == asked);
}

}  // namespace vaerdi::fhir
