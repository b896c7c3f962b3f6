#include "fhir/resource_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace vaerdi::fhir {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 20;
constexpr std::size_t most_letters_shown = 40;
constexpr std::string_view white_space = " \t\r\n";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_blank(std::string_view text) { return text.find_first_not_of(white_space) == std::string_view::npos; }

/// The bytes of one file, counted with those of the files before it.
class FileBytes : public ByteSource {
  public:
    FileBytes(ReadBytes read, std::vector<char>& block, std::uint64_t& taken, std::uint64_t most)
        : read_(std::move(read)), block_(block), taken_(taken), most_(most) {}

    std::string_view more() override {
        if (pushed_back_) {
            pushed_back_ = false;
            return block();
        }
        size_ = read_(block_.data(), block_.size());
        taken_ += size_;
        if (taken_ > most_)
            throw Refused({fmt::format("the files hold more than {} bytes", most_),
                           fmt::format("filerne fylder mere end {} byte", most_)});
        return block();
    }
    /// The first bytes, which are read again afterwards.
    std::string_view peek() {
        const auto first = more();
        pushed_back_ = true;
        return first;
    }

  private:
    std::string_view block() const { return {block_.data(), size_}; }

    ReadBytes read_;
    std::vector<char>& block_;
    std::uint64_t& taken_;
    std::uint64_t most_;
    std::size_t size_ = 0;
    bool pushed_back_ = false;
};

/// The lines of a file. One that is longer than is allowed is passed over to its end.
class Lines {
  public:
    Lines(ByteSource& bytes, std::size_t longest) : bytes_(bytes), longest_(longest) {}

    /// Absent at the end.
    std::optional<std::string_view> next() {
        line_.clear();
        too_long_ = false;
        ended_ = false;
        bool any = false;
        while (true) {
            if (rest_.empty()) {
                rest_ = bytes_.more();
                if (rest_.empty()) return any ? std::optional<std::string_view>(line_) : std::nullopt;
            }
            any = true;
            const auto end = rest_.find('\n');
            const auto piece = rest_.substr(0, end);
            if (line_.size() + piece.size() > longest_) too_long_ = true;
            if (!too_long_) line_ += piece;
            rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
            ended_ = end != std::string_view::npos;
            if (ended_) return line_;
        }
    }
    bool too_long() const { return too_long_; }
    /// Whether the line has an end; the last one of a file may have none.
    bool ended() const { return ended_; }

  private:
    ByteSource& bytes_;
    std::size_t longest_;
    std::string_view rest_;
    std::string line_;
    bool too_long_ = false, ended_ = false;
};

struct UnreadWords {
    Text why, mend;
};
UnreadWords words_of(const JsonReading& reading, const Limits& limits) {
    switch (reading.fault) {
        case JsonFault::too_deep:
            return {{fmt::format("is nested more than {} levels deep", limits.depth),
                     fmt::format("er indlejret mere end {} niveauer", limits.depth)},
                    {"no resource of a hospital is; ask where it comes from",
                     "det er ingen ressource fra et hospital; spørg, hvor den kommer fra"}};
        case JsonFault::too_large:
            return {{fmt::format("is larger than {} bytes or a million values", limits.resource_bytes),
                     fmt::format("fylder mere end {} byte eller en million værdier", limits.resource_bytes)},
                    {"take out what is attached to it (documents, pictures)",
                     "fjern det, der er vedhæftet (dokumenter, billeder)"}};
        case JsonFault::key_twice:
            return {
                {"has a key that stands twice in one object", "har en nøgle, der står to gange i ét objekt"},
                {"keep one of the two values", "behold den ene af de to værdier"}};
        case JsonFault::not_json:
        case JsonFault::none:
            break;
    }
    return {{fmt::format("is not JSON in UTF-8: it breaks at byte {}", reading.at),
             fmt::format("er ikke JSON i UTF-8: teksten brister ved byte {}", reading.at)},
            {"export it anew, as JSON in UTF-8", "eksportér igen, som JSON i UTF-8"}};
}

Unread unread_of(JsonFault fault) {
    switch (fault) {
        case JsonFault::too_deep:
            return Unread::too_deep;
        case JsonFault::too_large:
            return Unread::too_large;
        case JsonFault::key_twice:
            return Unread::key_twice;
        case JsonFault::not_json:
        case JsonFault::none:
            break;
    }
    return Unread::not_json;
}

class FileReading {
  public:
    FileReading(std::span<const File> files, const Limits& limits, const ResourceStream& into)
        : files_(files), limits_(limits), into_(into), block_(block_size) {}

    void read(std::uint32_t number) {
        place_ = {.source = {.file = number}};
        FileBytes bytes(files_[number].open(), block_, bytes_taken_, limits_.bytes);
        auto beginning = bytes.peek();
        if (beginning.starts_with(byte_order_mark)) beginning.remove_prefix(byte_order_mark.size());
        if (beginning.size() < block_size - byte_order_mark.size() && is_blank(beginning))
            return finding({"the file is empty", "filen er tom"}, {"export it anew", "eksportér den igen"});
        const auto begin = beginning.find_first_not_of(white_space);
        if (begin != std::string_view::npos && beginning[begin] == '<')
            return broken_file({"the file is XML", "filen er XML"},
                               {"export it as JSON (application/fhir+json)",
                                "eksportér den som JSON (application/fhir+json)"});
        is_object_ = begin != std::string_view::npos && beginning[begin] == '{';
        if (is_lines(files_[number].name, beginning))
            read_lines(bytes);
        else
            read_one(bytes);
    }

  private:
    static bool is_lines(std::string_view name, std::string_view beginning) {
        if (name.ends_with(".ndjson") || name.ends_with(".jsonl")) return true;
        const auto end = beginning.find('\n');
        if (end == std::string_view::npos || is_blank(beginning.substr(end))) return false;
        JsonTree line;
        const auto reading = read_json(beginning.substr(0, end), {.bytes = block_size, .depth = 1000}, line);
        return reading.fault == JsonFault::none && line.root().kind() == Json::Kind::object;
    }

    JsonLimits json_limits() const { return {.bytes = limits_.resource_bytes, .depth = limits_.depth}; }

    void read_lines(ByteSource& bytes) {
        Lines lines(bytes, limits_.resource_bytes * 2);
        while (auto line = lines.next()) {
            ++place_.source.record;
            if (place_.source.record == 1 && line->starts_with(byte_order_mark))
                line->remove_prefix(byte_order_mark.size());
            if (!lines.too_long() && is_blank(*line)) continue;
            const auto reading = lines.too_long() ? JsonReading{JsonFault::too_large, 0}
                                                  : read_json(*line, json_limits(), tree_);
            if (reading.fault == JsonFault::not_json && !lines.ended())
                throw broken_off({fmt::format("line {}", place_.source.record),
                                  fmt::format("linje {}", place_.source.record)},
                                 reading);
            if (reading.fault == JsonFault::none)
                take(tree_.root(), {});
            else
                unread(reading, {"the line", "linjen"});
        }
    }

    void read_one(ByteSource& bytes) {
        bool has_entries = false;
        const auto reading =
            read_resource_file(bytes, json_limits(), tree_, [&](Json entry, JsonFault fault) {
                if (!has_entries) ++bundles_, bundle_ = bundles_;
                has_entries = true;
                ++place_.source.record;
                ++place_.entry;
                if (fault != JsonFault::none)
                    unread({fault, 0}, {"the entry", "indgangen"});
                else
                    take_entry(entry);
            });
        bundle_ = 0;
        if (reading.fault == JsonFault::not_json && is_object_)
            throw broken_off(has_entries
                                 ? Text{fmt::format("entry {} of the Bundle", place_.source.record + 1),
                                        fmt::format("indgang {} i Bundle", place_.source.record + 1)}
                                 : Text{"its only resource", "dens eneste ressource"},
                             reading);
        const bool in_entries = has_entries && reading.fault != JsonFault::none;
        if (in_entries) {
            ++place_.source.record;
            place_.entry = -1;
            return unread(reading, {"the Bundle, from here on,", "Bundle herfra"});
        }
        place_.entry = -1;
        if (has_entries) return check_type(tree_.root()["resourceType"].text());
        place_.source.record = 1;
        if (reading.fault != JsonFault::none) return unread(reading, {"the file", "filen"});
        take(tree_.root(), {});
    }

    /// The entries were read before it was seen whether this is a Bundle.
    void check_type(std::string_view type) {
        if (type == "Bundle") return;
        place_.source.record = 0;
        finding({fmt::format("the file has entries, but is no Bundle (resourceType '{}')", shortened(type)),
                 fmt::format("filen har indgange, men er ingen Bundle (resourceType '{}')", shortened(type))},
                {"its entries were read as those of a Bundle; if they are none, take the file out",
                 "dens indgange blev læst som en Bundles; er de ikke det, så fjern filen"});
    }

    void take_entry(Json entry) {
        const auto resource = entry["resource"];
        if (resource.kind() != Json::Kind::object) {
            count_resource();
            into_.unread(Unread::no_resource);
            return;
        }
        take(resource, entry["fullUrl"].text());
    }

    void take(Json body, std::string_view full_url) {
        const auto type = body["resourceType"].text();
        if (type == "Bundle") return take_bundle(body);
        count_resource();
        if (type.empty()) {
            into_.unread(Unread::no_resource);
            finding({"this is no FHIR resource: resourceType is missing",
                     "det er ingen FHIR-ressource: resourceType mangler"},
                    {"each line, or the resource of each entry, is one object with a resourceType",
                     "hver linje, eller hver indgangs resource, er ét objekt med en resourceType"});
            return;
        }
        into_.resource({body, type, place_, full_url, bundle_});
    }

    /// A Bundle on a line, or inside another one.
    void take_bundle(Json body) {
        const auto around = place_;
        const auto bundle_around = bundle_;
        ++bundles_, bundle_ = bundles_;
        std::int32_t entry = 0;
        for (const auto item : body["entry"]) {
            if (around.entry < 0) place_.entry = entry++;
            take_entry(item);
        }
        place_ = around;
        bundle_ = bundle_around;
    }

    /// What is missing of a file nobody knows: a part of it is no data set.
    Refused broken_off(const Text& in, const JsonReading& reading) const {
        const auto& name = files_[place_.source.file].name;
        return Refused({fmt::format("{} breaks off in {} (byte {}): nothing of it is taken; export it anew",
                                    name, in.en, reading.at),
                        fmt::format("{} brister i {} (byte {}): intet af den er hentet; eksportér den igen",
                                    name, in.da, reading.at)});
    }

    void count_resource() {
        if (++resources_ > limits_.resources)
            throw Refused({fmt::format("the files hold more than {} resources", limits_.resources),
                           fmt::format("filerne har flere end {} ressourcer", limits_.resources)});
    }

    void unread(const JsonReading& reading, const Text& what) {
        count_resource();
        into_.unread(unread_of(reading.fault));
        auto words = words_of(reading, limits_);
        finding({what.en + " " + words.why.en, what.da + " " + words.why.da}, std::move(words.mend));
    }

    void broken_file(Text why, Text mend) {
        count_resource();
        into_.unread(Unread::not_json);
        finding(std::move(why), std::move(mend));
    }

    void finding(Text why, Text mend) {
        into_.findings({.file = files_[place_.source.file].name,
                        .record = place_.source.record,
                        .path = path_of(place_, {}),
                        .value = {},
                        .why = std::move(why),
                        .mend = std::move(mend),
                        .row_left_out = true});
    }

    std::span<const File> files_;
    const Limits& limits_;
    const ResourceStream& into_;
    std::vector<char> block_;
    std::uint64_t bytes_taken_ = 0;
    std::int64_t resources_ = 0;
    std::uint32_t bundles_ = 0;
    Place place_;
    std::uint32_t bundle_ = 0;
    bool is_object_ = false;  // the file begins as one
    JsonTree tree_;
};

}  // namespace

File text_file(std::string name, std::string_view text) {
    return {std::move(name), [text] {
                return [rest = text](char* into, std::size_t room) mutable {
                    const auto taken = rest.copy(into, room);
                    rest.remove_prefix(taken);
                    return taken;
                };
            }};
}

void read_resources(std::span<const File> files, const Limits& limits, const ResourceStream& into) {
    FileReading reading(files, limits, into);
    for (std::uint32_t number = 0; number < files.size(); ++number) reading.read(number);
}

std::string path_of(const Place& place, std::string_view within) {
    if (place.entry < 0) return std::string(within);
    auto path = fmt::format("Bundle.entry[{}]", place.entry);
    if (within.empty()) return path;
    path += ".resource";
    if (const auto dot = within.find('.'); dot != std::string_view::npos) path += within.substr(dot);
    return path;
}

std::string shortened(std::string_view written) {
    if (written.size() <= most_letters_shown) return std::string(written);
    auto end = most_letters_shown;
    while (end > 0 && (static_cast<unsigned char>(written[end]) & 0xC0U) == 0x80U) --end;
    return std::string(written.substr(0, end)) + "…";
}

}  // namespace vaerdi::fhir
