#include "workbench/warm_cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace vaerdi::workbench {
namespace {

constexpr std::size_t most_sliders = 6;

// Memory of what is kept, as measured on the examples.
constexpr std::size_t bytes_per_step = 400;
constexpr std::size_t bytes_per_letter = 60;
constexpr std::size_t bytes_per_draw = 20;  // as read and in order, and the line of its row

constexpr std::size_t most_answers = 16;  // of one case
constexpr std::size_t most_answer_bytes = 1 << 20;

std::size_t hash_of(const Surroundings& surroundings) {
    const std::hash<std::string_view> hash;
    std::size_t all = hash(surroundings.document.text);
    const auto mix = [&](std::string_view text) { all = all * 1'000'003 + hash(text); };
    mix(surroundings.document.name);
    for (const auto* files : {&surroundings.catalogue, &surroundings.draws}) {
        mix("files");
        for (const auto& file : *files) {
            mix(file.name);
            mix(file.text);
        }
    }
    if (surroundings.own_seen) {
        for (const auto* ids : {&surroundings.own_seen->prices, &surroundings.own_seen->staff}) {
            mix("own");
            for (const auto& id : *ids) mix(id);
        }
    }
    return all;
}

/// All that a case depends on, in a fixed order.
std::vector<const NamedText*> texts_of(const Surroundings& surroundings) {
    std::vector<const NamedText*> all{&surroundings.document};
    for (const auto* files : {&surroundings.catalogue, &surroundings.draws})
        for (const auto& file : *files) all.push_back(&file);
    return all;
}

bool same(const NamedText& a, const NamedText* b) { return a.name == b->name && a.text == b->text; }

/// How a number is written so that the case takes exactly this value; absent when it takes none.
std::optional<std::string> unit_text(const WarmCase& warm, const value::Input& input, double value) {
    std::vector<std::string> endings{""};
    if (const auto unit = input.unit.text(); !unit.empty()) endings.push_back(" " + unit);
    for (const auto& ending : endings) {
        Diagnostics found;
        const auto changed = value::resolve(warm.document(), warm.catalogue(), warm.fallback_id(),
                                            {{input.name, fmt::format("{}", value) + ending}}, found);
        if (!changed || found.has_errors()) continue;
        const auto index = changed->input_index(input.name);
        if (index && std::abs(changed->inputs[*index].base - value) <= 1e-9 * std::abs(value)) return ending;
    }
    return {};
}

}  // namespace

std::string id_from_name(std::string_view name) {
    auto stem = name.substr(name.rfind('/') + 1);
    stem = stem.substr(0, stem.rfind('.'));
    if (stem != "case") return std::string(stem);
    const auto end = name.rfind('/');
    if (end == std::string_view::npos) return "case";
    const auto folder = name.substr(0, end);
    return std::string(folder.substr(folder.rfind('/') + 1));
}

catalogue::Catalogue catalogue_of(const Surroundings& surroundings, Diagnostics& found) {
    auto catalogue = catalogue::Catalogue::shipped();
    for (const auto& file : surroundings.catalogue) {
        Diagnostics in_file(file.name);
        catalogue.add(file.text, file.name, in_file);
        found.append(in_file);
    }
    if (const auto& own = surroundings.own_seen) return catalogue.with_own(own->prices, own->staff);
    return catalogue;
}

const std::vector<SettableSlider>& WarmCase::sliders() const {
    std::call_once(sliders_once_, [&] {
        std::vector<std::string> endings;
        const auto can_be_set = [&](std::size_t input) {
            const auto& written = resolved_.inputs[input];
            // Another value than the one written shows that it was really taken.
            const auto ending = unit_text(*this, written, written.base != 0 ? written.base * 0.9 : 0.1);
            if (ending) endings.push_back(*ending);
            return ending.has_value();
        };
        const auto found = value::sliders(*ready_, most_sliders, can_be_set);
        for (std::size_t i = 0; i < found.size(); ++i) sliders_.push_back({found[i], endings[i]});
    });
    return sliders_;
}

const OwnEntries& WarmCase::own_entries() const {
    std::call_once(own_once_, [&] {
        const auto note = [&](const value::ResolvedCase& resolved) {
            const auto is_own = [&](std::string_view kind, const std::string& id) {
                const auto* origin = catalogue_.origin(kind, id);
                return origin != nullptr && !origin->shipped;
            };
            for (const auto& [id, price] : resolved.prices)
                if (is_own("price", id)) own_entries_.prices.insert(id);
            for (const auto& [id, group] : resolved.staff)
                if (is_own("staff", id)) own_entries_.staff.insert(id);
        };
        note(resolved_);
        for (const auto& scenario : document_->scenarios) {
            value::Settings settings;
            for (const auto& set : scenario.value.set) settings[set.name] = set.value.value;
            Diagnostics known_already;
            const auto changed =
                value::resolve(*document_, catalogue_, fallback_id_, settings, known_already);
            if (changed) note(*changed);
        }
    });
    return own_entries_;
}

std::shared_ptr<const std::string> WarmCase::answered(const std::string& question) const {
    const std::scoped_lock lock(answers_mutex_);
    const auto found = std::ranges::find(answers_, question, &Answered::question);
    if (found == answers_.end()) return nullptr;
    answers_.splice(answers_.begin(), answers_, found);
    return found->answer;
}

void WarmCase::keep(const std::string& question, std::shared_ptr<const std::string> answer) const {
    const std::scoped_lock lock(answers_mutex_);
    answer_bytes_ += answer->size();
    answers_.push_front({question, std::move(answer)});
    while (!answers_.empty() && (answers_.size() > most_answers || answer_bytes_ > most_answer_bytes)) {
        answer_bytes_ -= answers_.back().answer->size();
        answers_.pop_back();
    }
}

std::variant<std::shared_ptr<const WarmCase>, Refusal> WarmCases::open(const Surroundings& surroundings,
                                                                       const std::stop_token& stop) {
    const auto hash = hash_of(surroundings);
    if (auto kept = find(hash, surroundings)) return kept;
    // Outside the lock: two who ask at once for a new case both make it, and one of the two is kept.
    const std::shared_ptr<WarmCase> made(new WarmCase);
    made->name_ = surroundings.document.name;
    made->fallback_id_ = id_from_name(surroundings.document.name);
    made->own_seen_ = surroundings.own_seen;
    for (const auto* text : texts_of(surroundings)) made->texts_.push_back(*text);
    Diagnostics found(surroundings.document.name);
    made->catalogue_ = catalogue_of(surroundings, found);
    made->document_ = value::read_case(surroundings.document.text, found);
    std::optional<value::ResolvedCase> resolved;
    if (made->document_) value::read_given_draws(*made->document_, files_beside(surroundings), found);
    if (made->document_)
        resolved = value::resolve(*made->document_, made->catalogue_, made->fallback_id_, {}, found, stop);
    if (stop.stop_requested()) return stopped();
    if (!resolved || found.has_errors()) return document_errors(found.sorted());
    made->resolved_ = std::move(*resolved);
    made->ready_.emplace(made->resolved_);
    made->warnings_ = found.sorted();
    made->bytes_ = most_answer_bytes + made->ready_->steps() * bytes_per_step;
    for (const auto& text : surroundings.catalogue) made->bytes_ += text.text.size() * bytes_per_letter;
    made->bytes_ += surroundings.document.text.size() * bytes_per_letter;
    for (const auto& text : surroundings.draws) made->bytes_ += text.text.size();
    for (const auto& [name, table] : made->document_->given)
        if (table) made->bytes_ += (table->columns.size() + 1) * table->lines.size() * bytes_per_draw;
    keep(hash, made);
    return made;
}

std::shared_ptr<const WarmCase> WarmCases::find(std::size_t hash, const Surroundings& surroundings) {
    const auto texts = texts_of(surroundings);
    const std::scoped_lock lock(mutex_);
    for (auto entry = kept_.begin(); entry != kept_.end(); ++entry) {
        if (entry->first != hash || entry->second->own_seen_ != surroundings.own_seen ||
            !std::ranges::equal(entry->second->texts_, texts, same))
            continue;
        kept_.splice(kept_.begin(), kept_, entry);
        return entry->second;
    }
    return nullptr;
}

void WarmCases::keep(std::size_t hash, std::shared_ptr<const WarmCase> made) {
    const std::scoped_lock lock(mutex_);
    bytes_ += made->bytes();
    kept_.emplace_front(hash, std::move(made));
    while (!kept_.empty() && (kept_.size() > bounds_.cases || bytes_ > bounds_.bytes)) {
        bytes_ -= kept_.back().second->bytes();
        kept_.pop_back();
    }
}

std::size_t WarmCases::count() const {
    const std::scoped_lock lock(mutex_);
    return kept_.size();
}
std::size_t WarmCases::bytes() const {
    const std::scoped_lock lock(mutex_);
    return bytes_;
}

}  // namespace vaerdi::workbench
