#include <fmt/format.h>

#include <algorithm>

#include "exchange/csv_records.h"
#include "exchange/csv_scan.h"
#include "exchange/letters.h"

namespace vaerdi::exchange {
namespace {

constexpr std::size_t usual_block = std::size_t{1} << 18;
/// A file whose every line opens a quotation mark is looked through once for each of them: that has an end.
constexpr std::uint64_t most_looked_through = std::uint64_t{1} << 31;

std::int64_t lines_in(std::string_view text) { return std::count(text.begin(), text.end(), '\n'); }

}  // namespace

void CsvBlocks::fill(std::size_t most) {
    while (!ended_ && held_.size() < most) {
        const auto before = held_.size();
        held_.resize(most);
        const auto count = text_.read(held_.data() + before, most - before);
        held_.resize(before + count);
        ended_ = count == 0;
        if (ends_with_return_)
            std::replace(held_.begin() + static_cast<std::ptrdiff_t>(before), held_.end(), '\r', '\n');
    }
}

std::string_view CsvBlocks::look_ahead() {
    fill(longest_record);
    if (!looked_ && held_.find('\n') == std::string::npos && held_.find('\r') != std::string::npos) {
        ends_with_return_ = true;  // as old Macs wrote
        std::ranges::replace(held_, '\r', '\n');
    }
    looked_ = true;
    return held_;
}

std::string CsvBlocks::take_line() {
    look_ahead();
    return take(std::min(held_.find('\n'), held_.size() - 1) + 1, RowFlaw::none).text;
}

/// Where the last record ends that is complete; 0 when none is. `full`: so much is held that a record which
/// is not complete never will be.
std::size_t CsvBlocks::end_of_records(bool full) {
    const std::string_view text = held_;
    if (text.find('"') == std::string_view::npos) return ended_ ? text.size() : text.rfind('\n') + 1;
    std::size_t at = 0;
    while (at < text.size()) {
        const bool last = ended_ || (full && at == 0);
        const auto record = scan_csv_record(text, at, separator_, last, [](const CsvField&) {});
        if (!record.complete || (record.next == text.size() && !ended_ && text.back() != '\n')) break;
        at = record.next;
        if (!record.broken) continue;
        looked_through_ += record.seen - std::min(record.seen, record.next);
        if (looked_through_ > most_looked_through) throw too_many_broken();
    }
    return at;
}

FileFailure CsvBlocks::too_many_broken() const {
    return {{fmt::format("too many rows of {} have quotation marks that are not in pairs", name_),
             fmt::format("for mange rækker i {} har anførselstegn, der ikke står i par", name_)},
            {"write a quotation mark inside a field twice, and the field in quotation marks",
             "skriv et anførselstegn inde i et felt to gange og feltet i anførselstegn"}};
}

Block CsvBlocks::take(std::size_t bytes, RowFlaw flaw) {
    Block block{held_.substr(0, bytes), flaw};
    held_.erase(0, bytes);
    lines_taken_ += lines_in(block.text);
    return block;
}

std::vector<std::string> CsvBlocks::take_heading() {
    look_ahead();
    while (!held_.empty() && (held_.front() == '\n' || held_.front() == '\r')) take(1, RowFlaw::none);
    if (held_.empty())
        throw FileFailure(
            {name_ + " is empty", name_ + " er tom"},
            {"hand in a file with a heading and rows", "aflever en fil med overskrift og rækker"});
    const auto record = scan_csv_record(held_, 0, separator_, ended_, [](const CsvField&) {});
    const Text first_line{"the first line names each column", "første linje navngiver hver kolonne"};
    if (!record.complete)
        throw FileFailure(
            {fmt::format("the heading of {} is longer than {} MB", name_, longest_record >> 20U),
             fmt::format("overskriften i {} er længere end {} MB", name_, longest_record >> 20U)},
            first_line);
    auto fields = fields_of(std::string_view(held_).substr(0, record.next), separator_);
    if (!fields)
        throw FileFailure({fmt::format("the quotation marks in the heading of {} are not in pairs", name_),
                           fmt::format("anførselstegnene i overskriften i {} står ikke i par", name_)},
                          first_line);
    if (fields->size() > most_headings)
        throw FileFailure(
            {fmt::format("{} has {} columns; {} are the most", name_, fields->size(), most_headings),
             fmt::format("{} har {} kolonner; højst {} er mulige", name_, fields->size(), most_headings)},
            {"keep the columns that are used", "behold de kolonner, der bruges"});
    take(record.next, RowFlaw::none);
    for (auto& field : *fields) field = std::string(trimmed(field));
    return *fields;
}

void CsvBlocks::skip_line() {
    for (;;) {
        const auto end = held_.find('\n');
        if (end != std::string::npos) {
            take(end + 1, RowFlaw::none);
            return;
        }
        held_.clear();
        fill(usual_block);
        if (held_.empty()) return;
    }
}

std::optional<Block> CsvBlocks::next() {
    for (std::size_t size = usual_block;; size = longest_record) {
        fill(size);
        if (held_.empty()) return {};
        const bool full = held_.size() >= longest_record;
        const auto end = end_of_records(full);
        if (end > 0) return take(end, RowFlaw::none);
        if (!full) continue;
        Block block{shortened(held_, 200), RowFlaw::too_long};
        std::ranges::replace(block.text, '\n', ' ');
        skip_line();
        block.text += '\n';
        return block;
    }
}

}  // namespace vaerdi::exchange
