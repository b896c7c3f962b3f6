// One column of a frame in the making. Private to this room.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "generate/frame_builder.h"

namespace vaerdi::generate {

/// A distribution that a column may be drawn from, and where the document has it.
struct ColumnFamily {
    const char* name;
    std::optional<document::FamilyParameters> ColumnDocument::* member;
};
std::span<const ColumnFamily> column_families();

/// Puts together one column of a frame.
class ColumnBuilder {
  public:
    ColumnBuilder(FrameBuilder& frame, const std::string& name, Position at, const ColumnDocument& document)
        : frame_(frame), found_(frame.found_), document_(document), at_(at) {
        column_.name = name;
    }

    void build();

  private:
    void error(Position at, Text message, Text remedy) {
        found_.error(at, std::move(message), std::move(remedy));
    }
    std::optional<math::Node> node(const document::Formula& formula) {
        return node_of(formula, frame_.names_, graph_, found_);
    }
    math::Node number(double value) { return graph_.constant(value); }
    std::uint32_t draw_slot() {
        column_.draw_slot = frame_.add_slot({.holds = Slot::Holds::draw, .column = index_});
        return column_.draw_slot;
    }

    bool read_source(const std::string& key);
    bool read_is();
    bool read_chance(const document::Formula& written, bool log_odds);
    bool read_choice();
    bool read_pick();
    bool read_person();
    bool read_family(const std::string& key, const document::FamilyParameters& written);
    bool read_life_table();
    void read_carries();
    void read_between();
    void read_after();
    void read_answers();
    void read_easiest(const instrument::Instrument& of);
    void round_value();
    void add_output(std::optional<std::size_t>& index, const document::Formula& written);
    void read_known();
    void check_modifiers(const std::string& key);
    void publish();

    FrameBuilder& frame_;
    Diagnostics& found_;
    const ColumnDocument& document_;
    Position at_;
    Column column_;
    std::size_t index_ = 0;
    math::Graph graph_;
    std::vector<math::Node> outputs_;
    std::optional<math::Node> event_known_;
    bool is_drawn_ = false;  ///< by a family or a life table
};

}  // namespace vaerdi::generate
