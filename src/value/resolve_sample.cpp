// Which column of a sample is the cost or the effect of which alternative, and which are numbers.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "value/decision_sample.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

constexpr std::array cost_words{"cost", "costs"};
constexpr std::array effect_words{"effect", "effects", "eff", "qaly", "qalys"};

/// tavi of cost.tavi; empty when the column is called otherwise.
std::string alternative_of(std::string_view column, std::span<const char* const> words, char between) {
    for (const std::string_view word : words) {
        if (column.size() > word.size() + 1 && column[word.size()] == between &&
            folded(column.substr(0, word.size())) == word)
            return std::string(column.substr(word.size() + 1));
    }
    return {};
}

class SampleColumns {
  public:
    SampleColumns(SampleTables& tables, Diagnostics& diagnostics)
        : tables_(tables), diagnostics_(diagnostics) {}

    std::optional<DecisionSample> run() {
        same_number_of_rows();
        if (tables_.costs) of_table(*tables_.costs, &DecisionSample::Alternative::cost);
        if (tables_.effects) of_table(*tables_.effects, &DecisionSample::Alternative::effect);
        for (auto& table : tables_.draws) of_columns(table);
        check_alternatives();
        name_comparator();
        name_groups();
        if (diagnostics_.has_errors()) return {};
        return std::move(sample_);
    }

  private:
    void wrong(const std::string& file, Position at, Text message, Text remedy) {
        Diagnostics in_file(file);
        in_file.error(at, std::move(message), std::move(remedy));
        diagnostics_.append(in_file);
    }

    void same_number_of_rows() {
        std::vector<const SampleTable*> all;
        for (const auto& table : tables_.draws) all.push_back(&table);
        if (tables_.costs) all.push_back(&*tables_.costs);
        if (tables_.effects) all.push_back(&*tables_.effects);
        if (all.empty()) return;
        rows_ = all.front()->table.rows();
        for (const auto* table : all) {
            if (table->table.rows() == rows_) continue;
            wrong(table->file, {},
                  {fmt::format("the file has {} draws, {} has {}", table->table.rows(), all.front()->file,
                               rows_),
                   fmt::format("filen har {} udfald, {} har {}", table->table.rows(), all.front()->file,
                               rows_)},
                  {"row i of every file is draw i: give files of the same run",
                   "række i i hver fil er udfald i: angiv filer fra samme kørsel"});
        }
    }

    DecisionSample::Alternative& alternative(const std::string& name) {
        const auto [found, is_new] = places_.emplace(name, sample_.alternatives.size());
        if (is_new) sample_.alternatives.push_back({name, {}, {}});
        return sample_.alternatives[found->second];
    }

    void take(const SampleTable& table, document::NumberTable::Column& column, const std::string& name,
              std::vector<double> DecisionSample::Alternative::* part) {
        auto& into = alternative(name).*part;
        if (!into.empty()) {
            const bool is_cost = part == &DecisionSample::Alternative::cost;
            wrong(table.file, {1, column.place},
                  {fmt::format("the {} of '{}' is given twice", is_cost ? "cost" : "effect", name),
                   fmt::format("{} for '{}' er givet to gange", is_cost ? "omkostningen" : "effekten", name)},
                  {"keep one of the columns", "behold den ene kolonne"});
            return;
        }
        into = std::move(column.values);
    }

    void of_table(SampleTable& table, std::vector<double> DecisionSample::Alternative::* part) {
        for (auto& column : table.table.columns) take(table, column, column.name, part);
    }

    /// The point between word and alternative, or _ where no column has the point: a number may well be
    /// called cost_surgery.
    char between() const {
        for (const auto& table : tables_.draws) {
            for (const auto& column : table.table.columns) {
                if (!alternative_of(column.name, cost_words, '.').empty() ||
                    !alternative_of(column.name, effect_words, '.').empty())
                    return '.';
            }
        }
        return '_';
    }

    void of_columns(SampleTable& table) {
        const char point = between();
        for (auto& column : table.table.columns) {
            const auto cost = tables_.costs ? std::string() : alternative_of(column.name, cost_words, point);
            const auto effect =
                tables_.effects ? std::string() : alternative_of(column.name, effect_words, point);
            if (!cost.empty()) {
                take(table, column, cost, &DecisionSample::Alternative::cost);
            } else if (!effect.empty()) {
                take(table, column, effect, &DecisionSample::Alternative::effect);
            } else {
                number(table, column);
            }
        }
    }

    void number(const SampleTable& table, document::NumberTable::Column& column) {
        if (!numbers_.emplace(column.name, sample_.numbers.size()).second) {
            wrong(table.file, {1, column.place},
                  {fmt::format("two numbers are called '{}'", column.name),
                   fmt::format("to tal hedder '{}'", column.name)},
                  {"give each its own name", "giv hver sit eget navn"});
            return;
        }
        warn_of_slip(table, column);
        sample_.numbers.push_back({column.name, std::move(column.values)});
    }

    /// kost.new is perhaps the cost of new.
    void warn_of_slip(const SampleTable& table, const document::NumberTable::Column& column) {
        const auto point = column.name.find('.');
        if (point == std::string::npos || (tables_.costs && tables_.effects)) return;
        const std::vector<std::string> words{"cost", "effect", "qaly"};
        const auto meant = nearest_name(folded(column.name.substr(0, point)), words);
        if (meant.empty()) return;
        Diagnostics in_file(table.file);
        in_file.warning({1, column.place},
                        {fmt::format("'{}' is taken as a number", column.name),
                         fmt::format("'{}' tages som et tal", column.name)},
                        {fmt::format("for an alternative call it {}{}", meant, column.name.substr(point)),
                         fmt::format("kald den {}{}, hvis den hører til et alternativ", meant,
                                     column.name.substr(point))});
        diagnostics_.append(in_file);
    }

    void warn_without_effects() {
        diagnostics_.warning({},
                             {"no column is an effect: net benefit is the cost with a minus",
                              "ingen kolonne er en effekt: nettogevinsten er omkostningen med minus"},
                             {"call effects effect.NAME, or give them in a file of their own (--effects)",
                              "kald effekter effect.NAVN, eller giv dem i deres egen fil (--effects)"});
    }

    void check_alternatives() {
        if (sample_.alternatives.size() < 2) {
            diagnostics_.error(
                {},
                {"fewer than two alternatives have a cost or an effect",
                 "færre end to alternativer har en omkostning eller en effekt"},
                {"call the columns cost.old, effect.old, cost.new, effect.new; or give --costs and "
                 "--effects, "
                 "files with a column for each alternative",
                 "kald kolonnerne cost.gammel, effect.gammel, cost.ny, effect.ny; eller angiv --costs og "
                 "--effects, filer med en kolonne for hvert alternativ"});
            return;
        }
        const bool costs =
            std::ranges::any_of(sample_.alternatives, [](const auto& a) { return !a.cost.empty(); });
        const bool effects =
            std::ranges::any_of(sample_.alternatives, [](const auto& a) { return !a.effect.empty(); });
        if (!effects) warn_without_effects();
        for (auto& one : sample_.alternatives) {
            if (one.cost.empty() == costs) missing(one.name, "cost", "omkostning", costs);
            if (one.effect.empty() == effects) missing(one.name, "effect", "effekt", effects);
            one.cost.resize(rows_);
            one.effect.resize(rows_);
        }
    }

    /// Where others have one; where none has, it is 0 for all.
    void missing(const std::string& name, const char* en, const char* da, bool others_have) {
        if (!others_have) return;
        std::vector<std::string> known;
        for (const auto& other : sample_.alternatives)
            if (other.name != name) known.push_back(other.name);
        diagnostics_.error(
            {},
            {fmt::format("'{}' has no {}, others have", name, en),
             fmt::format("'{}' har ingen {}, det har andre", name, da)},
            did_you_mean(name, known,
                         {fmt::format("add a column {}.{}; a number whose name begins with "
                                      "cost_ or effect_ needs columns with a point for the "
                                      "alternatives, or --costs and --effects",
                                      en, name),
                          fmt::format("tilføj en kolonne {}.{}; et tal, hvis navn begynder med "
                                      "cost_ eller effect_, kræver kolonner med punktum til "
                                      "alternativerne, eller --costs og --effects",
                                      en, name)}));
    }

    void name_comparator() {
        if (tables_.comparator.empty()) return;
        const auto found = places_.find(tables_.comparator);
        if (found != places_.end()) {
            sample_.comparator = found->second;
            return;
        }
        std::vector<std::string> known;
        for (const auto& one : sample_.alternatives) known.push_back(one.name);
        diagnostics_.error({},
                           {fmt::format("no alternative is called '{}'", tables_.comparator),
                            fmt::format("intet alternativ hedder '{}'", tables_.comparator)},
                           did_you_mean(tables_.comparator, known,
                                        {"known: " + listed(known).en, "kendte: " + listed(known).da}));
    }

    void name_groups() {
        std::vector<std::string> known;
        for (const auto& number : sample_.numbers) known.push_back(number.name);
        const Text advice = known.empty() ? Text("the files hold nothing but costs and effects",
                                                 "filerne rummer kun omkostninger og effekter")
                                          : Text("known: " + listed(known).en, "kendte: " + listed(known).da);
        for (const auto& [name, numbers] : tables_.groups) {
            DecisionSample::Group group{name, {}};
            for (const auto& number : numbers) {
                const auto found = numbers_.find(number);
                if (found != numbers_.end()) {
                    group.numbers.push_back(found->second);
                    continue;
                }
                diagnostics_.error({},
                                   {fmt::format("the group '{}': no number is called '{}'", name, number),
                                    fmt::format("gruppen '{}': intet tal hedder '{}'", name, number)},
                                   did_you_mean(number, known, advice));
            }
            sample_.groups.push_back(std::move(group));
        }
    }

    SampleTables& tables_;
    Diagnostics& diagnostics_;
    DecisionSample sample_;
    std::size_t rows_ = 0;
    std::map<std::string, std::size_t> places_, numbers_;
};

}  // namespace

std::optional<DecisionSample> resolve_sample(SampleTables tables, Diagnostics& diagnostics) {
    return SampleColumns(tables, diagnostics).run();
}

}  // namespace vaerdi::value
