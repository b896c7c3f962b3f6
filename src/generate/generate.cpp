#include "generate/generate.h"

#include <algorithm>

#include "generate/csv_rows.h"
#include "generate/mistakes.h"
#include "generate/timeline.h"

namespace vaerdi::generate {
namespace {

/// Members that are written in one go: enough rows to be worth a thread's while.
constexpr std::uint64_t rows_of_a_piece = 50'000;

struct Turn {
    std::size_t member = 0;
    std::vector<Stretch> stretches;
    std::vector<std::uint64_t> rows;  ///< by stretch
    std::uint64_t first_row = 0;      ///< of the file, from 0
    std::uint64_t all() const {
        std::uint64_t sum = 0;
        for (const auto count : rows) sum += count;
        return sum;
    }
};

struct Piece {
    std::size_t first = 0, past = 0;  ///< turns
};

class Generating {
  public:
    Generating(const Plan& plan, const GenerateOptions& options)
        : plan_(plan), options_(options), seed_(options.seed.value_or(plan.seed)) {}

    Generated run(const std::function<void(std::string_view)>& write, const math::Watch& watch) {
        double more = 1;
        members_ = draw_members(plan_, seed_, 1);
        auto expected = plan_turns(1);
        if (options_.rows && expected > 0) {
            more = *options_.rows / static_cast<double>(expected);
            if (plan_.rows.per_day) members_ = draw_members(plan_, seed_, more);
            expected = plan_turns(plan_.rows.per_day ? 1 : more);
        }
        if (expected > most_rows) return {expected, false, true};
        cut_into_pieces();
        std::string heading;
        CsvRows(plan_, members_, options_.form).append_heading(heading);
        write(heading);
        return write_pieces(write, watch, expected);
    }

  private:
    /// What each member will have, and how many rows that is.
    std::uint64_t plan_turns(double more) {
        turns_.clear();
        Block block;
        math::Workspace workspace;
        RowMaker maker(plan_.frame, plan_, members_, seed_, "rows", block, workspace);
        const auto& of = members_[plan_.rows.in];
        std::uint64_t rows = 0;
        for (std::size_t member = 0; member < of.size(); ++member) {
            maker.begin(of.paths[member], chain_of(plan_, members_, plan_.rows.in, member));
            Turn turn{member, stretches_of(plan_, maker, block, more), {}, rows};
            for (const auto& stretch : turn.stretches)
                turn.rows.push_back(rows_in(plan_, stretch, seed_, of.paths[member]));
            rows += turn.all();
            turns_.push_back(std::move(turn));
        }
        return rows;
    }

    void cut_into_pieces() {
        pieces_.clear();
        for (std::size_t first = 0; first < turns_.size();) {
            auto past = first;
            for (std::uint64_t rows = 0; past < turns_.size() && rows < rows_of_a_piece; ++past)
                rows += turns_[past].all();
            pieces_.push_back({first, past});
            first = past;
        }
    }

    /// What one thread works with, from one piece to the next.
    struct Desk {
        explicit Desk(const Generating& of)
            : maker(of.plan_.frame, of.plan_, of.members_, of.seed_, "rows", block, workspace),
              rows(of.plan_, of.members_, of.options_.form),
              mistakes(rows, of.options_.form, of.seed_) {}
        Block block;
        math::Workspace workspace;
        RowMaker maker;
        CsvRows rows;
        Mistakes mistakes;
        std::vector<double> moments;
    };

    void append_turn(std::string& text, const Turn& turn, Desk& desk) const {
        const auto& path = members_[plan_.rows.in].paths[turn.member];
        desk.maker.begin(path, chain_of(plan_, members_, plan_.rows.in, turn.member));
        auto number = turn.first_row;
        for (std::size_t at = 0; at < turn.stretches.size(); ++at) {
            desk.moments.resize(turn.rows[at]);
            fill_moments(plan_, turn.stretches[at], seed_, path, desk.moments);
            for (std::size_t done = 0; done < desk.moments.size(); done += longest_block) {
                const auto n = std::min(longest_block, desk.moments.size() - done);
                fill_calendar(plan_, &desk.moments[done], n, desk.block);
                desk.maker.make(n);
                for (std::size_t row = 0; row < n; ++row, ++number) {
                    options_.messy ? desk.mistakes.append_row(text, desk.block, row, number)
                                   : desk.rows.append_row(text, desk.block, row, number);
                }
            }
        }
    }

    void write_piece(const Piece& piece, Desk& desk, std::string& text) const {
        text.clear();
        for (auto turn = piece.first; turn < piece.past; ++turn) append_turn(text, turns_[turn], desk);
        if (options_.form.encoding == Encoding::latin1) text = in_latin1(text);
    }

    /// A few pieces at a time, so that not the whole file lies in memory; written in order.
    Generated write_pieces(const std::function<void(std::string_view)>& write, const math::Watch& watch,
                           std::uint64_t rows) const {
        const std::size_t at_a_time = math::thread_count(options_.threads);
        std::vector<std::string> texts(at_a_time);
        std::vector<std::unique_ptr<Desk>> desks(at_a_time);
        for (std::size_t done = 0; done < pieces_.size(); done += at_a_time) {
            const auto count = std::min(at_a_time, pieces_.size() - done);
            const auto made = math::for_each_chunk(
                count, options_.threads,
                [&](std::size_t piece, unsigned worker) {
                    if (desks[worker] == nullptr) desks[worker] = std::make_unique<Desk>(*this);
                    write_piece(pieces_[done + piece], *desks[worker], texts[piece]);
                },
                math::Watch{{}, watch.stop});
            if (!made) return {0, true, false};
            for (std::size_t piece = 0; piece < count; ++piece) write(texts[piece]);
            if (watch.progress)
                watch.progress(static_cast<double>(done + count) / static_cast<double>(pieces_.size()));
        }
        return {rows, false, false};
    }

    const Plan& plan_;
    const GenerateOptions& options_;
    std::uint64_t seed_;
    std::vector<Members> members_;
    std::vector<Turn> turns_;
    std::vector<Piece> pieces_;
};

}  // namespace

Generated write_rows(const Plan& plan, const GenerateOptions& options,
                     const std::function<void(std::string_view)>& write, const math::Watch& watch) {
    return Generating(plan, options).run(write, watch);
}

}  // namespace vaerdi::generate
