// A frame in the making: its columns are understood from the top down, and each knows those above it. Private
// to this room.
#pragma once

#include "generate/plan.h"

namespace vaerdi::generate {

class FrameBuilder {
  public:
    FrameBuilder(Plan& plan, const catalogue::Catalogue& catalogue,
                 const instrument::Instruments& instruments, const Names& parameters, Diagnostics& found)
        : plan_(plan), catalogue_(catalogue), instruments_(instruments), names_(parameters), found_(found) {}

    /// year, years, hour and the day of the rows.
    void add_calendar(const std::string& date);
    /// The members that rows belong to, from this group outwards: hospital.beds, region.name_of_it.
    void add_chain(std::size_t group);
    /// What is given to the members of this very group, by its own name: beds.
    void add_own(std::size_t group);
    void add_later(const std::string& name) { names_.add_later(name); }
    void add_column(const std::string& name, Position at, const ColumnDocument& document);

    /// A formula about these rows, as a program of one figure; a constant when nothing is written.
    math::Program program(const document::Formula& formula, double otherwise);

    Frame take() { return std::move(frame_); }
    const Names& names() const { return names_; }
    /// The group behind a column or name: its own, or the one it picks from.
    struct Member {
        std::size_t group = 0;
        std::optional<std::size_t> picked_by;
    };
    std::optional<Member> member(std::string_view name) const;

  private:
    friend class ColumnBuilder;

    std::uint32_t add_slot(const Slot& slot);
    void add_attributes(const std::string& prefix, const Slot& of);
    void add_choice_values(const std::string& prefix, std::uint32_t slot, const Column& choice);

    Plan& plan_;
    const catalogue::Catalogue& catalogue_;
    const instrument::Instruments& instruments_;
    Names names_;
    Diagnostics& found_;
    Frame frame_;
    std::vector<std::size_t> chain_;
    std::map<std::string, std::uint32_t, std::less<>> days_;  ///< slots that hold days, by name
};

}  // namespace vaerdi::generate
