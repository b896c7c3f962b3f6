#include "exchange/data_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "exchange/packed.h"

namespace vaerdi::exchange {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

FileFailure unreadable(const DataFile& file, int error) {
    const std::string reason = std::strerror(error);
    return {{fmt::format("{} cannot be read: {}", file.name, reason),
             fmt::format("{} kan ikke læses: {}", file.name, reason)},
            {"look for the file's name and place, and who may read it",
             "se efter filens navn og placering, og hvem der må læse den"}};
}

ReadBytes from_memory(std::string_view bytes) {
    return [rest = bytes](char* into, std::size_t room) mutable {
        const auto count = std::min(room, rest.size());
        std::memcpy(into, rest.data(), count);
        rest.remove_prefix(count);
        return count;
    };
}

/// The first bytes, which tell what a file is whatever its name.
std::string first_bytes(const ReadBytes& read) {
    std::array<char, 4096> start{};
    std::size_t count = 0;
    while (count < start.size()) {
        const auto more = read(start.data() + count, start.size() - count);
        if (more == 0) break;
        count += more;
    }
    return {start.data(), count};
}

bool called(std::string_view name, std::string_view ending) {
    return name.size() >= ending.size() && folded(name.substr(name.size() - ending.size())) == ending;
}

FileKind kind_of(std::string_view name, std::string_view start) {
    if (start.starts_with("PAR1")) return FileKind::parquet;
    if (called(name, ".csv") || called(name, ".txt") || called(name, ".tsv")) return FileKind::csv;
    if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
    const auto first = start.find_first_not_of(" \t\r\n");
    const bool json = first != std::string_view::npos && (start[first] == '{' || start[first] == '[');
    return json ? FileKind::json : FileKind::csv;
}

void refuse_what_is_no_text(const std::string& name, std::string_view start) {
    const auto refuse = [&](Text what, Text mend) {
        throw FileFailure({fmt::format("{} is {}", name, what.en), fmt::format("{} er {}", name, what.da)},
                          std::move(mend));
    };
    if (start.starts_with("PK\x03\x04") || start.starts_with("\x1F\x8B"))
        refuse({"packed twice", "pakket to gange"}, {"unpack it once", "pak den ud én gang"});
    if (start.starts_with("\xD0\xCF\x11\xE0"))
        refuse({"an old spreadsheet (.xls)", "et gammelt regneark (.xls)"},
               {"save it as CSV", "gem det som CSV"});
    if (start.starts_with("%PDF"))
        refuse({"a PDF", "en PDF"}, {"hand in the data as CSV", "aflever data som CSV"});
}

}  // namespace

bool fits_pattern(std::string_view name, std::string_view pattern) {
    const auto star = pattern.find('*');
    if (star == std::string_view::npos) return name == pattern;
    if (!name.starts_with(pattern.substr(0, star))) return false;
    name.remove_prefix(star);
    pattern.remove_prefix(star + 1);
    for (;;) {  // each piece at its first place: later ones only leave less room
        const auto next = pattern.find('*');
        const auto piece = pattern.substr(0, next);
        if (next == std::string_view::npos) return name.ends_with(piece) && name.size() >= piece.size();
        const auto at = name.find(piece);
        if (at == std::string_view::npos) return false;
        name.remove_prefix(at + piece.size());
        pattern.remove_prefix(next + 1);
    }
}

ReadBytes raw_bytes(const DataFile& file) {
    if (file.bytes) return from_memory(*file.bytes);
    std::error_code failed;
    if (!std::filesystem::is_regular_file(file.path, failed))
        throw unreadable(
            file, failed ? failed.value() : (std::filesystem::exists(file.path, failed) ? EISDIR : ENOENT));
    const std::shared_ptr<std::FILE> open(std::fopen(file.path.c_str(), "rbe"), [](std::FILE* opened) {
        if (opened != nullptr) std::fclose(opened);
    });
    if (open == nullptr) throw unreadable(file, errno);
    std::setvbuf(open.get(), nullptr, _IONBF, 0);
    return [open, file](char* into, std::size_t room) {
        const auto count = std::fread(into, 1, room, open.get());
        if (count == 0 && std::ferror(open.get()) != 0) throw unreadable(file, errno);
        return count;
    };
}

std::vector<Part> parts_of(const DataFile& file, const std::string& member, const UnpackLimits& limits) {
    const auto start = first_bytes(raw_bytes(file));
    std::vector<Part> parts;
    if (start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06")) {
        parts = members_of_zip(file, member, limits);
    } else if (start.starts_with("\x1F\x8B")) {
        auto name = file.name;
        if (called(name, ".gz")) name.resize(name.size() - 3);
        parts.push_back({name, FileKind::csv, [file, limits] { return unpacked_gzip(file, limits); }});
    } else {
        refuse_what_is_no_text(file.name, start);
        parts.push_back(
            {file.name, kind_of(file.name, start), [file] { return raw_bytes(file); }, file.path});
        return parts;
    }
    for (auto& part : parts) {
        const auto inside = first_bytes(part.open());
        refuse_what_is_no_text(part.name, inside);
        part.kind = kind_of(part.name, inside);
        if (part.kind == FileKind::parquet)
            throw FileFailure({fmt::format("{} is Parquet in a packed file", part.name),
                               fmt::format("{} er Parquet i en pakket fil", part.name)},
                              {"hand in the Parquet file itself; it is packed already",
                               "aflever selve Parquet-filen; den er allerede pakket"});
    }
    return parts;
}

}  // namespace vaerdi::exchange
