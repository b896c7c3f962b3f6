// A block of rows worked out column by column. Private to this room.
//
// Chance has addresses: draw i of a column of a member is a function of the seed, the column's and the
// member's name, and the row's number within the member. So the rows are the same for any number of threads
// and any blocks, and a new column or another member changes no other draw.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generate/members.h"
#include "generate/plan.h"
#include "math/draws.h"

namespace vaerdi::generate {

constexpr std::size_t longest_block = 2048;

struct Block {
    std::size_t n = 0;
    std::vector<std::vector<double>> slots;           ///< by slot, as long as the longest block
    std::vector<std::vector<std::uint8_t>> written;   ///< by column: it is in the file
    std::vector<std::vector<std::uint32_t>> members;  ///< by column that picks
    std::vector<std::vector<std::int32_t>> answers;   ///< by column: all items of a row, row by row
    std::vector<std::vector<double>> scores;          ///< by column: of the answers as written
    std::vector<std::size_t> chain;  ///< the member of each group that all its rows belong to
};

constexpr std::int32_t no_answer = INT32_MIN;
constexpr std::uint32_t nobody = UINT32_MAX;  ///< is picked where no member weighs anything

/// The text of a column of texts in one row of the block; `number` is the row's number, for ids.
void append_text(std::string& to, std::size_t column, const Frame& frame, const std::vector<Members>& members,
                 const Block& block, std::size_t row, std::uint64_t number);

/// Works out the rows of one member, block after block in order.
class RowMaker {
  public:
    RowMaker(const Frame& frame, const Plan& plan, const std::vector<Members>& members, std::uint64_t seed,
             std::string table, Block& block, math::Workspace& workspace);

    /// Begins with the rows of a member (or the members of a parent); `chain`: the member of each group that
    /// they belong to.
    void begin(const std::string& path, std::vector<std::size_t> chain);
    /// The next rows; slots of the calendar are filled already.
    void make(std::size_t n);
    /// Runs a program over the slots as they are, for one row.
    double figure(const math::Program& program);
    /// Fills the slots of the chain for n rows.
    void fill_chain(std::size_t n);
    std::uint64_t rows_so_far() const { return done_; }

  private:
    void make_column(std::size_t index);
    void draw(const Column& column, std::size_t index);
    void run(const math::Program& program, std::vector<std::vector<double>>& into);
    void choose(const Column& column);
    void count(const Column& column);
    void pick(const Column& column, std::size_t index);
    void follow(const Column& column, std::size_t index);
    void die(const Column& column);
    void fill_picked(const Column& column, std::size_t index);
    void answer(const Column& column, std::size_t index);
    void write(const Column& column, std::size_t index);
    math::Stream stream(const Column& column, const char* part) const;

    const Frame& frame_;
    const Plan& plan_;
    const std::vector<Members>& members_;
    std::uint64_t seed_;
    std::string table_, path_;
    Block& block_;
    math::Workspace& workspace_;
    std::vector<std::size_t> chain_;
    std::vector<const double*> inputs_;
    std::vector<std::vector<double>> outputs_;
    std::vector<double> uniforms_;
    std::vector<double> before_;                      ///< by column that carries: the normal of the last row
    std::vector<std::vector<std::uint32_t>> counts_;  ///< by column that picks: rows of each member
    std::uint64_t done_ = 0;
};

}  // namespace vaerdi::generate
