#include "exchange/csv_writer.h"

#include "exchange/data_file.h"

namespace vaerdi::exchange {
namespace {

constexpr std::size_t block_written = 1 << 18;

[[noreturn]] void disk_full() {
    throw ImportRefused({"there is no room on the disk for what is unpacked",
                         "der er ikke plads på disken til det, der pakkes ud"});
}

}  // namespace

CsvWriter::CsvWriter(const std::filesystem::path& file, const std::vector<std::string>& headings)
    : file_(std::fopen(file.c_str(), "wb")), columns_(headings.size()) {
    if (!file_) disk_full();
    for (const auto& heading : headings) field(heading);
    end_row();
}

void CsvWriter::field(std::optional<std::string_view> value) {
    if (filled_++ > 0) held_ += ',';
    const auto text = value.value_or("");
    // An empty line would be no row.
    if (text.find_first_of(",\"\r\n") == std::string_view::npos && !(columns_ == 1 && text.empty())) {
        held_ += text;
        return;
    }
    held_ += '"';
    for (const char c : text) {
        if (c == '"') held_ += '"';
        if (c != '\0') held_ += c;
    }
    held_ += '"';
}

void CsvWriter::end_row() {
    while (filled_ < columns_) field({});
    filled_ = 0;
    held_ += '\n';
    if (held_.size() >= block_written) write();
}

void CsvWriter::rows(const warehouse::Answer& answer) {
    for (std::size_t row = 0; row < answer.rows(); ++row) {
        for (const auto& column : answer.columns)
            field(column.is_known(row) ? std::optional<std::string_view>(column.texts[row]) : std::nullopt);
        end_row();
    }
}

void CsvWriter::finish() {
    write();
    if (std::fflush(file_.get()) != 0) disk_full();
}

void CsvWriter::write() {
    if (std::fwrite(held_.data(), 1, held_.size(), file_.get()) != held_.size()) disk_full();
    held_.clear();
}

}  // namespace vaerdi::exchange
