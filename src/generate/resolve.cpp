#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "generate/frame_builder.h"

namespace vaerdi::generate {
namespace {

constexpr std::size_t most_members = 10'000;  ///< given by name

class Resolver {
  public:
    Resolver(const GenerateDocument& document, const catalogue::Catalogue& catalogue,
             const instrument::Instruments& instruments, Diagnostics& found)
        : document_(document), catalogue_(catalogue), instruments_(instruments), found_(found) {}

    Plan resolve(const std::string& id) {
        plan_.id = id;
        plan_.title = document_.title;
        if (document_.seed) plan_.seed = static_cast<std::uint64_t>(document_.seed.value);
        read_days();
        read_parameters();
        for (const auto& entry : document_.groups) read_group(entry.name, entry.at, entry.value);
        read_rows();
        return std::move(plan_);
    }

  private:
    void read_days() {
        plan_.from = day_of(document_.from, found_).value_or(Date());
        plan_.to = day_of(document_.to, found_).value_or(plan_.from);
        plan_.follow_up_until = plan_.to;
        if (document_.follow_up_until)
            plan_.follow_up_until = day_of(document_.follow_up_until, found_).value_or(plan_.to);
        if (plan_.to < plan_.from) {
            found_.error(document_.to.at,
                         {"the last day comes before the first", "den sidste dag kommer før den første"},
                         {"turn them round", "byt om på dem"});
        }
        constexpr std::chrono::days longest{366 * 200};
        if (plan_.to - plan_.from > longest) {
            found_.error(document_.to.at,
                         {"the rows span more than 200 years", "rækkerne spænder over mere end 200 år"},
                         {"mend one of the years", "ret et af årstallene"});
        }
    }

    void read_parameters() {
        for (const auto& entry : document_.parameters) {
            if (!check_name(entry.name, entry.at, found_)) continue;
            parameters_.add(entry.name, {0, constant_of(entry.value, parameters_, found_).value_or(0), {}});
        }
    }

    std::optional<std::size_t> group_named(const document::Name& name) {
        std::vector<std::string> known;
        for (std::size_t at = 0; at < plan_.groups.size(); ++at) {
            if (plan_.groups[at].name == name.value) return at;
            known.push_back(plan_.groups[at].name);
        }
        const auto nearest = nearest_name(name.value, known);
        found_.error(
            name.at,
            {fmt::format("there is no group '{}' above", name.value),
             fmt::format("der er ingen gruppe '{}' ovenover", name.value)},
            nearest.empty()
                ? Text{"groups stand above those that lie in them", "grupper står over dem, der ligger i dem"}
                : Text{"did you mean '" + nearest + "'?", "mente du '" + nearest + "'?"});
        return {};
    }

    /// A number, a day or a text that a member is given.
    std::optional<double> given_number(const document::Formula& written) {
        if (const auto day = iso_date(written.value)) return days_of(*day);
        Diagnostics silent;
        return constant_of(written, parameters_, silent);
    }

    void read_given(Group& group, const GroupDocument& document) {
        for (const auto& member : document.members) {
            group.members.push_back(member.name);
            for (const auto& entry : member.value) {
                if (std::ranges::find(group.attributes, entry.name, &Attribute::name) !=
                    group.attributes.end())
                    continue;
                check_name(entry.name, entry.at, found_);
                group.attributes.emplace_back().name = entry.name;
            }
        }
        for (auto& attribute : group.attributes) {
            for (const auto& member : document.members) {
                const auto* written = member.value.find(attribute.name);
                if (written == nullptr) {
                    found_.error(
                        member.at,
                        {fmt::format("'{}' has no '{}', which others have", member.name, attribute.name),
                         fmt::format("'{}' har ingen '{}', som andre har", member.name, attribute.name)},
                        {"give it to every member", "giv den til alle medlemmer"});
                    continue;
                }
                const auto number = given_number(*written);
                attribute.is_text = attribute.is_text || !number;
                attribute.numbers.push_back(number.value_or(0));
                attribute.texts.push_back(written->value);
            }
        }
    }

    void read_group(const std::string& name, Position at, const GroupDocument& document) {
        check_name(name, at, found_);
        Group group{};
        group.name = name;
        group.named = document.named ? document.named.value : name;
        if (document.in) group.in = group_named(document.in);
        if (document.members.empty() == !document.count) {
            found_.error(at,
                         {fmt::format("the group '{}' has either members or a count", name),
                          fmt::format("gruppen '{}' har enten members eller count", name)},
                         {"write members: {A: {…}, B: {…}} or count: 8",
                          "skriv members: {A: {…}, B: {…}} eller count: 8"});
        }
        if (!document.members.empty() && document.in) {
            found_.error(document.in.at,
                         {"members given by name lie in no other group",
                          "medlemmer ved navn ligger ikke i en anden gruppe"},
                         {"use count, or remove in", "brug count, eller fjern in"});
        }
        if (document.members.entries.size() > most_members) {
            found_.error(at,
                         {"a group has at most 10,000 members by name",
                          "en gruppe har højst 10.000 medlemmer ved navn"},
                         {"use count", "brug count"});
            return;
        }
        read_given(group, document);
        plan_.groups.push_back(std::move(group));
        auto& made = plan_.groups.back();
        FrameBuilder frame(plan_, catalogue_, instruments_, parameters_, found_);
        if (made.in) frame.add_chain(*made.in);
        if (document.count) made.count = frame.program(document.count, 1);
        frame.add_own(plan_.groups.size() - 1);
        read_columns(frame, document.has);
        made.frame = frame.take();
        for (std::size_t column = 0; column < made.frame.columns.size(); ++column) {
            const auto& drawn = made.frame.columns[column];
            auto& attribute = made.attributes.emplace_back();
            attribute.name = drawn.name;
            attribute.is_text = drawn.writes == Writes::text && drawn.numbers.empty();
            attribute.column = column;
        }
    }

    void read_columns(FrameBuilder& frame, const document::Dictionary<ColumnDocument>& columns) {
        for (const auto& entry : columns) frame.add_later(entry.name);
        for (const auto& entry : columns) frame.add_column(entry.name, entry.at, entry.value);
    }

    void read_rows() {
        const auto& written = document_.rows;
        auto& rows = plan_.rows;
        if (!written.in || !written.date) return;  // reported by the reader
        const auto in = group_named(written.in);
        if (!in) return;
        rows.one = written.one;
        rows.in = *in;
        rows.date = written.date.value;
        rows.weekdays = written.weekdays.value;
        rows.per_day = static_cast<bool>(written.per_day);
        check_name(rows.date, written.date.at, found_);
        if (static_cast<bool>(written.per_year) == static_cast<bool>(written.per_day)) {
            found_.error(
                written.at,
                {"rows come either per_year or per_day", "rækker kommer enten per_year eller per_day"},
                {"write e.g. per_year: 700", "skriv fx per_year: 700"});
        }
        FrameBuilder frame(plan_, catalogue_, instruments_, parameters_, found_);
        frame.add_calendar(rows.date);
        frame.add_chain(*in);
        rows.count = frame.program(rows.per_day ? written.per_day : written.per_year, 0);
        rows.first = frame.program(written.from, days_of(plan_.from));
        rows.last = frame.program(written.until, days_of(plan_.to));
        read_columns(frame, document_.columns);
        plan_.frame = frame.take();
    }

    const GenerateDocument& document_;
    const catalogue::Catalogue& catalogue_;
    const instrument::Instruments& instruments_;
    Diagnostics& found_;
    Names parameters_;
    Plan plan_;
};

}  // namespace

std::optional<Plan> resolve(const GenerateDocument& document, const std::string& id,
                            const catalogue::Catalogue& catalogue, const instrument::Instruments& instruments,
                            Diagnostics& found) {
    auto plan = Resolver(document, catalogue, instruments, found).resolve(id);
    if (found.has_errors()) return {};
    return plan;
}

std::optional<Plan> plan_of(std::string_view text, const std::string& id, Diagnostics& found) {
    const auto document = read_generate(text, found);
    if (!document) return {};
    return resolve(*document, id, catalogue::Catalogue::shipped(), instrument::shipped(), found);
}

}  // namespace vaerdi::generate
