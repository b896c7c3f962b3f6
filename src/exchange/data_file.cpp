#include "exchange/data_file.h"

#include <fmt/format.h>
#include <fnmatch.h>
#include <sodium.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <memory>
#include <vector>

#include "base/text.h"

namespace vaerdi::exchange {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t block = 1 << 18;

/// Fills the memory with the next bytes of a content; 0 at its end.
using Source = std::function<std::size_t(char* into, std::size_t most)>;

ImportRefused unreadable(const std::string& name) {
    return ImportRefused({fmt::format("{} cannot be read", name), fmt::format("{} kan ikke læses", name)});
}

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

File opened(const fs::path& path, const char* how, const std::string& name) {
    File file(std::fopen(path.c_str(), how));
    if (!file) throw unreadable(name);
    return file;
}

std::string first_bytes(const fs::path& path, const std::string& name) {
    std::string bytes(4, '\0');
    const auto file = opened(path, "rb", name);
    bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
    return bytes;
}

bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}
bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }
bool is_parquet(std::string_view bytes) { return bytes.starts_with("PAR1"); }
/// Workbooks of Excel before 2007, and those with a password.
bool is_old_office(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0"); }

ImportRefused workbook(const std::string& name) {
    return ImportRefused({fmt::format("{} is an Excel workbook: save it as CSV (UTF-8)", name),
                          fmt::format("{} er en Excel-fil: gem den som CSV (UTF-8)", name)});
}

// ---- packed files

struct CloseZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseMember {
    void operator()(zip_file_t* member) const { zip_fclose(member); }
};

/// The names in an archive that hold data: no folders, nothing that an operating system put beside.
std::vector<std::string> members_of(zip_t* archive) {
    std::vector<std::string> names;
    const auto count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
        const std::string_view text = name ? name : "";
        const auto file = text.substr(text.rfind('/') + 1);
        if (!file.empty() && !text.starts_with("__MACOSX/") && !file.starts_with('.'))
            names.emplace_back(text);
    }
    return names;
}

std::vector<std::string> chosen_members(zip_t* archive, const Members& wanted, const std::string& name) {
    auto members = members_of(archive);
    std::ranges::sort(members);
    const auto& pattern = wanted.pattern;
    if (!pattern.empty())
        std::erase_if(members,
                      [&](const auto& one) { return fnmatch(pattern.c_str(), one.c_str(), 0) != 0; });
    if (members.size() == 1 || (!members.empty() && (wanted.all || !pattern.empty()))) return members;
    if (members.empty())
        throw ImportRefused(
            {fmt::format("{} holds no file{}", name, pattern.empty() ? "" : " like " + pattern),
             fmt::format("{} indeholder ingen fil{}", name, pattern.empty() ? "" : " som " + pattern)});
    constexpr std::size_t most_named = 10;
    const auto shown = fmt::format(
        "{}",
        fmt::join(members.begin(),
                  members.begin() + static_cast<std::ptrdiff_t>(std::min(most_named, members.size())), ", "));
    throw ImportRefused(
        {fmt::format("{} holds several files ({}); write `member:` to choose one", name, shown),
         fmt::format("{} indeholder flere filer ({}); vælg en med `member:`", name, shown)});
}

bool is_workbook(zip_t* archive) {
    if (zip_name_locate(archive, "[Content_Types].xml", 0) < 0) return false;
    return std::ranges::any_of(members_of(archive),
                               [](const auto& member) { return member.starts_with("xl/"); });
}

using Archive = std::unique_ptr<zip_t, CloseZip>;
Archive opened_archive(const fs::path& file) {
    int error = 0;
    return Archive(zip_open(file.c_str(), ZIP_RDONLY, &error));
}

/// Bytes of a content, counted against the limits.
class Bounded {
  public:
    Bounded(std::string name, std::uint64_t packed, const FileLimits& limits)
        : name_(std::move(name)), packed_(std::max<std::uint64_t>(packed, 1)), limits_(limits) {}

    void take(std::size_t bytes) {
        taken_ += bytes;
        if (taken_ > limits_.unpacked)
            throw ImportRefused({fmt::format("{} is larger than {} GB", name_, limits_.unpacked >> 30),
                                 fmt::format("{} er større end {} GB", name_, limits_.unpacked >> 30)});
        if (taken_ > limits_.suspicious && taken_ / packed_ > limits_.ratio)
            throw ImportRefused(
                {fmt::format("{} unpacks to more than {} times its size: that is no data file", name_,
                             limits_.ratio),
                 fmt::format("{} fylder udpakket mere end {} gange så meget: det er ikke en datafil", name_,
                             limits_.ratio)});
    }

  private:
    std::string name_;
    std::uint64_t packed_, taken_ = 0;
    const FileLimits& limits_;
};

// ---- what the bytes are

bool is_ascii(std::string_view bytes) {
    std::uint64_t all = 0, word = 0;
    std::size_t i = 0;
    for (; i + sizeof word <= bytes.size(); i += sizeof word) {
        std::memcpy(&word, bytes.data() + i, sizeof word);
        all |= word;
    }
    for (; i < bytes.size(); ++i) all |= static_cast<unsigned char>(bytes[i]);
    return (all & 0x8080808080808080U) == 0;
}

/// Looks at bytes as they pass: their hash, whether they are UTF-8, whether there is a NUL among them.
class Looking {
  public:
    Looking() { crypto_generichash_init(&hash_, nullptr, 0, crypto_generichash_BYTES); }

    void see(std::string_view bytes) {
        crypto_generichash_update(&hash_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
        has_nul_ = has_nul_ || std::memchr(bytes.data(), 0, bytes.size()) != nullptr;
        if (is_utf8_ && !(rest_.empty() && is_ascii(bytes))) utf8(bytes);
    }

    bool has_nul() const { return has_nul_; }
    bool is_utf8() const { return is_utf8_ && rest_.empty(); }
    std::string hash() {
        std::array<unsigned char, crypto_generichash_BYTES> digest{};
        crypto_generichash_final(&hash_, digest.data(), digest.size());
        std::string text;
        for (const auto byte : digest) text += fmt::format("{:02x}", byte);
        return text;
    }

  private:
    /// A letter may be cut in two by the end of a block.
    void utf8(std::string_view bytes) {
        std::string text = rest_ + std::string(bytes);
        std::size_t whole = text.size();
        for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
            const auto byte = static_cast<unsigned char>(text[text.size() - back]);
            if (byte < 0x80) break;
            if (byte < 0xC0) continue;
            const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            if (length > back) whole = text.size() - back;
            break;
        }
        is_utf8_ = vaerdi::is_utf8(std::string_view(text).substr(0, whole));
        rest_ = text.substr(whole);
    }

    crypto_generichash_state hash_{};
    std::string rest_;
    bool is_utf8_ = true, has_nul_ = false;
};

Looking copy(const Source& source, const fs::path& to, Bounded& bounded, const std::string& name) {
    const auto file = opened(to, "wb", name);
    std::vector<char> memory(block);
    Looking looking;
    while (const auto bytes = source(memory.data(), memory.size())) {
        bounded.take(bytes);
        looking.see({memory.data(), bytes});
        if (std::fwrite(memory.data(), 1, bytes, file.get()) != bytes)
            throw ImportRefused({fmt::format("{} cannot be unpacked: the disk is full", name),
                                 fmt::format("{} kan ikke udpakkes: disken er fuld", name)});
    }
    return looking;
}

/// Rewrites a file in UTF-8.
void to_utf8(const fs::path& from, const fs::path& to, const char* letters, const std::string& name) {
    UErrorCode failed = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> in(ucnv_open(letters, &failed), ucnv_close);
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> out(ucnv_open("UTF-8", &failed), ucnv_close);
    if (U_FAILURE(failed)) throw unreadable(name);
    const auto source = opened(from, "rb", name), target = opened(to, "wb", name);
    std::vector<char> read(block), written(4 * block);
    std::vector<UChar> pivot(block);
    UChar *pivot_source = pivot.data(), *pivot_target = pivot.data();
    bool first = true, more = true;
    while (more) {
        const auto bytes = std::fread(read.data(), 1, read.size(), source.get());
        more = bytes == read.size();
        const char* begin = read.data();
        do {
            char* end = written.data();
            failed = U_ZERO_ERROR;
            ucnv_convertEx(out.get(), in.get(), &end, written.data() + written.size(), &begin,
                           read.data() + bytes, pivot.data(), &pivot_source, &pivot_target,
                           pivot.data() + pivot.size(), first, !more, &failed);
            first = false;
            std::fwrite(written.data(), 1, static_cast<std::size_t>(end - written.data()), target.get());
        } while (failed == U_BUFFER_OVERFLOW_ERROR);
        if (U_FAILURE(failed)) throw unreadable(name);
    }
}

/// Takes the mark away that some programs put before UTF-8.
void drop_mark(const fs::path& from, const fs::path& to, const std::string& name) {
    const auto source = opened(from, "rb", name), target = opened(to, "wb", name);
    std::fseek(source.get(), 3, SEEK_SET);
    std::vector<char> memory(block);
    while (const auto bytes = std::fread(memory.data(), 1, memory.size(), source.get()))
        std::fwrite(memory.data(), 1, bytes, target.get());
}

Source bytes_of(File& file) {
    return [&file](char* into, std::size_t most) { return std::fread(into, 1, most, file.get()); };
}

/// A file of its own, or a member of a zip, unpacked into the folder.
struct Unpacked {
    std::string name;
    fs::path path;
    Looking looking;
};

fs::path free_place(const PrivateFolder& folder, const char* ending) {
    std::size_t number = 0;
    fs::path path;
    do path = folder.path() / fmt::format("{}{}", number++, ending);
    while (fs::exists(path));
    return path;
}

Unpacked unpack_member(zip_t* archive, const std::string& member, const std::string& archive_name,
                       const PrivateFolder& folder, Bounded& bounded) {
    const auto name = archive_name + ": " + member;
    const std::unique_ptr<zip_file_t, CloseMember> content(zip_fopen(archive, member.c_str(), 0));
    if (!content)
        throw ImportRefused(
            {fmt::format("{} cannot be unpacked (damaged, or locked by a password)", name),
             fmt::format("{} kan ikke udpakkes (beskadiget eller låst med adgangskode)", name)});
    const auto to = free_place(folder, ".raw");
    auto looking = copy(
        [&](char* into, std::size_t most) -> std::size_t {
            const auto got = zip_fread(content.get(), into, most);
            if (got < 0)
                throw ImportRefused(
                    {fmt::format("{} is damaged", name), fmt::format("{} er beskadiget", name)});
            return static_cast<std::size_t>(got);
        },
        to, bounded, name);
    return {name, to, std::move(looking)};
}

Looking unpack_gzip(const fs::path& file, const fs::path& to, const std::string& name, Bounded& bounded) {
    const std::unique_ptr<gzFile_s, decltype(&gzclose)> packed(gzopen(file.c_str(), "rb"), gzclose);
    if (!packed) throw unreadable(name);
    return copy(
        [&](char* into, std::size_t most) -> std::size_t {
            const auto got = gzread(packed.get(), into, static_cast<unsigned>(most));
            int error = Z_OK;
            gzerror(packed.get(), &error);
            if (got < 0 || (error != Z_OK && error != Z_STREAM_END))
                throw ImportRefused({fmt::format("{} is damaged, or ends too early", name),
                                     fmt::format("{} er beskadiget eller slutter for tidligt", name)});
            return static_cast<std::size_t>(got);
        },
        to, bounded, name);
}

/// Unpacks (or copies) into the folder.
std::vector<Unpacked> unpack(const fs::path& file, const std::string& name, const Members& members,
                             const PrivateFolder& folder, const FileLimits& limits) {
    std::error_code failed;
    const auto size = fs::file_size(file, failed);
    if (failed) throw unreadable(name);
    const auto bytes = first_bytes(file, name);
    std::vector<Unpacked> made;
    if (is_zip(bytes)) {
        const auto archive = opened_archive(file);
        if (!archive)
            throw ImportRefused({fmt::format("{} is a damaged zip file", name),
                                 fmt::format("{} er en beskadiget zip-fil", name)});
        if (is_workbook(archive.get())) throw workbook(name);
        Bounded bounded(name, size, limits);
        for (const auto& member : chosen_members(archive.get(), members, name))
            made.push_back(unpack_member(archive.get(), member, name, folder, bounded));
        return made;
    }
    const auto to = free_place(folder, ".raw");
    Bounded bounded(name, is_gzip(bytes) ? size : limits.unpacked, limits);
    if (is_gzip(bytes)) {
        made.push_back({name, to, unpack_gzip(file, to, name, bounded)});
    } else {
        auto source = opened(file, "rb", name);
        made.push_back({name, to, copy(bytes_of(source), to, bounded, name)});
    }
    return made;
}

/// JSON: an object, or a list of objects; a heading of a CSV may begin with a bracket, too.
bool is_json(const fs::path& path, const std::string& name) {
    std::string text(256, '\0');
    const auto file = opened(path, "rb", name);
    text.resize(std::fread(text.data(), 1, text.size(), file.get()));
    constexpr auto blank = " \t\r\n";
    const auto begin = text.find_first_not_of(blank);
    if (begin == std::string::npos) return false;
    if (text[begin] == '{') return true;
    const auto next = text.find_first_not_of(blank, begin + 1);
    return text[begin] == '[' && next != std::string::npos && (text[next] == '{' || text[next] == ']');
}

/// The first line that is no UTF-8 in a file that elsewhere has letters of UTF-8; 0: there is none.
std::int64_t stray_line(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::int64_t number = 0, stray = 0;
    bool has_letters = false;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (is_ascii(line)) continue;
        const bool utf8 = vaerdi::is_utf8(line);
        has_letters = has_letters || utf8;
        if (!utf8 && stray == 0) stray = number;
        if (has_letters && stray > 0) return stray;
    }
    return 0;
}

/// What was unpacked, made text in UTF-8 unless it is Parquet.
OpenedFile readable(Unpacked unpacked, std::optional<Encoding> encoding, const PrivateFolder& folder) {
    auto& raw = unpacked.path;
    OpenedFile made{std::move(unpacked.name), raw, unpacked.looking.hash()};
    const auto bytes = first_bytes(raw, made.name);
    if (is_parquet(bytes)) {
        made.form = Form::parquet;
        return made;
    }
    if (is_old_office(bytes)) throw workbook(made.name);
    if (is_zip(bytes))
        if (const auto archive = opened_archive(raw); archive && is_workbook(archive.get()))
            throw workbook(made.name);
    if (is_zip(bytes) || is_gzip(bytes))
        throw ImportRefused({fmt::format("{} is packed twice; unpack it once first", made.name),
                             fmt::format("{} er pakket to gange; udpak den én gang først", made.name)});
    const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    made.encoding = encoding.value_or(utf16                        ? Encoding::utf_16
                                      : unpacked.looking.is_utf8() ? Encoding::utf_8
                                                                   : Encoding::latin_1);
    if (unpacked.looking.has_nul() && made.encoding != Encoding::utf_16)
        throw ImportRefused(
            {fmt::format("{} is no text file", made.name), fmt::format("{} er ikke en tekstfil", made.name)});
    if (const auto line = !encoding && made.encoding == Encoding::latin_1 ? stray_line(raw) : 0; line > 0)
        throw ImportRefused({fmt::format("{} is UTF-8, but for line {}: mend that line, or write `encoding: "
                                         "latin-1` if all of it is Latin-1",
                                         made.name, line),
                             fmt::format("{} er UTF-8, bortset fra linje {}: ret linjen, eller skriv "
                                         "`encoding: latin-1`, hvis det hele er Latin-1",
                                         made.name, line)});
    if (made.encoding == Encoding::utf_8 && !unpacked.looking.is_utf8())
        throw ImportRefused({fmt::format("{} is not UTF-8; write `encoding: latin-1`", made.name),
                             fmt::format("{} er ikke UTF-8; skriv `encoding: latin-1`", made.name)});
    if (made.encoding != Encoding::utf_8) {
        made.plain = free_place(folder, ".utf8");
        // What is called Latin-1 nearly always is its larger sister, windows-1252.
        to_utf8(raw, made.plain, made.encoding == Encoding::utf_16 ? "UTF-16" : "windows-1252", made.name);
        fs::remove(raw);
    } else if (bytes.starts_with("\xEF\xBB\xBF")) {
        made.plain = free_place(folder, ".utf8");
        drop_mark(raw, made.plain, made.name);
        fs::remove(raw);
    }
    if (is_json(made.plain, made.name)) made.form = Form::json;
    return made;
}

}  // namespace

PrivateFolder::PrivateFolder(const fs::path& parent) {
    auto pattern = ((parent.empty() ? fs::temp_directory_path() : parent) / "vaerdi-import-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw ImportRefused({"there is no place to unpack files in", "der er intet sted at udpakke filer"});
    path_ = pattern;
}

PrivateFolder::~PrivateFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::vector<OpenedFile> open_data_files(const fs::path& file, const std::string& name, const Members& members,
                                        std::optional<Encoding> encoding, const PrivateFolder& folder,
                                        const FileLimits& limits) {
    std::error_code failed;
    if (!fs::is_regular_file(file, failed))
        throw ImportRefused(
            {fmt::format("there is no file {}", name), fmt::format("der er ingen fil {}", name)});
    std::vector<OpenedFile> made;
    for (auto& unpacked : unpack(file, name, members, folder, limits))
        made.push_back(readable(std::move(unpacked), encoding, folder));
    return made;
}

}  // namespace vaerdi::exchange
