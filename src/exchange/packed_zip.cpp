// Zip: its members one by one, never to a disk; what a member is called is only a name.
#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <memory>

#include "exchange/packed.h"

namespace vaerdi::exchange {
namespace {

constexpr zip_int64_t most_members = 10'000;
constexpr std::size_t most_named = 6;

using Archive = std::shared_ptr<zip_t>;

FileFailure broken_zip(const std::string& name) {
    return {{fmt::format("{} is a damaged zip, or not complete", name),
             fmt::format("{} er en beskadiget eller ufuldstændig zip", name)},
            {"fetch or pack the file again", "hent eller pak filen igen"}};
}

Archive opened(const DataFile& file) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = file.bytes
                               ? zip_source_buffer_create(file.bytes->data(), file.bytes->size(), 0, &error)
                               : zip_source_file_create(file.path.c_str(), 0, -1, &error);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    if (archive == nullptr) throw broken_zip(file.name);
    return {archive, [](zip_t* open) { zip_discard(open); }};
}

bool is_of_a_mac(std::string_view name) {
    const auto last = name.substr(name.rfind('/') + 1);
    return name.starts_with("__MACOSX/") || last.starts_with("._") || last == ".DS_Store";
}

struct Member {
    zip_uint64_t index;
    std::string name;
};

std::vector<Member> members(const Archive& archive, const std::string& file) {
    const auto count = zip_get_num_entries(archive.get(), 0);
    if (count > most_members)
        throw FileFailure(
            {fmt::format("{} holds {} files", file, count), fmt::format("{} rummer {} filer", file, count)},
            {"pack only the files with the rows", "pak kun filerne med rækkerne"});
    std::vector<Member> found;
    for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count); ++index) {
        const char* name = zip_get_name(archive.get(), index, ZIP_FL_ENC_GUESS);
        const std::string_view called = name == nullptr ? "" : name;
        if (called.empty() || called.ends_with('/') || is_of_a_mac(called) || !is_utf8(called)) continue;
        found.push_back({index, std::string(called)});
    }
    std::ranges::sort(found, {}, &Member::name);
    return found;
}

std::string some_names(const std::vector<Member>& all) {
    std::string list;
    for (std::size_t i = 0; i < std::min(all.size(), most_named); ++i)
        list += (i == 0 ? "" : ", ") + all[i].name;
    return all.size() > most_named ? list + " …" : list;
}

std::vector<Member> chosen(std::vector<Member> all, const std::string& file, const std::string& pattern) {
    const auto names = some_names(all);
    if (all.empty())
        throw FileFailure({file + " holds no files", file + " rummer ingen filer"},
                          {"pack the file with the rows", "pak filen med rækkerne"});
    if (pattern.empty()) {
        if (all.size() > 1)
            throw FileFailure({fmt::format("{} holds several files: {}", file, names),
                               fmt::format("{} rummer flere filer: {}", file, names)},
                              {"say which with `member: name`; * stands for anything",
                               "sig hvilken med `member: navn`; * står for hvad som helst"});
        return all;
    }
    std::erase_if(all, [&](const Member& member) {
        const std::string_view last = std::string_view(member.name).substr(member.name.rfind('/') + 1);
        return !fits_pattern(member.name, pattern) && !fits_pattern(last, pattern);
    });
    if (all.empty())
        throw FileFailure({fmt::format("no file in {} is called '{}': {}", file, pattern, names),
                           fmt::format("ingen fil i {} hedder '{}': {}", file, pattern, names)},
                          {"mend `member` in the mapping", "ret `member` i afbildningen"});
    return all;
}

ReadBytes unpacked_member(const DataFile& file, zip_uint64_t index, const std::string& name,
                          const UnpackLimits& limits) {
    const auto archive = opened(file);
    zip_stat_t about;
    zip_stat_init(&about);
    const bool known =
        zip_stat_index(archive.get(), index, 0, &about) == 0 && (about.valid & ZIP_STAT_COMP_SIZE) != 0;
    if (!known) throw broken_zip(name);
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
        throw FileFailure({name + " is locked with a password", name + " er låst med en adgangskode"},
                          {"unlock it and hand it in again", "lås den op, og aflever den igen"});
    // The archive outlives what is open in it.
    const std::shared_ptr<zip_file_t> member(zip_fopen_index(archive.get(), index, 0),
                                             [archive](zip_file_t* open) {
                                                 if (open != nullptr) zip_fclose(open);
                                             });
    if (member == nullptr) throw broken_zip(name);
    return [member, name, bounds = Unpacking(name, limits), packed = about.comp_size, out = std::uint64_t{0}](
               char* into, std::size_t room) mutable {
        const auto count = zip_fread(member.get(), into, room);
        if (count < 0) throw broken_zip(name);
        out += static_cast<std::uint64_t>(count);
        bounds.check(packed, out);
        return static_cast<std::size_t>(count);
    };
}

}  // namespace

std::vector<Part> members_of_zip(const DataFile& file, const std::string& member,
                                 const UnpackLimits& limits) {
    const auto archive = opened(file);
    std::vector<Part> parts;
    for (const auto& [index, called] : chosen(members(archive, file.name), file.name, member)) {
        const auto name = file.name + "/" + called;
        parts.push_back({name, FileKind::csv, [file, index = index, name, limits] {
                             return unpacked_member(file, index, name, limits);
                         }});
    }
    return parts;
}

}  // namespace vaerdi::exchange
