#include "store/documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "store/audit.h"
#include "store/drafts.h"
#include "store/failure.h"
#include "store/paths.h"
#include "store/purchases.h"
#include "store/secrets.h"

namespace vaerdi::store {
namespace {

constexpr const char* head_columns =
    "d.path, v.version, v.removed, v.size, v.sha256, v.author, v.saved_at, v.message";
constexpr const char* versions_of_documents = "FROM document d JOIN document_version v ON v.document = d.id";
constexpr const char* current_versions =
    "FROM document d JOIN document_version v ON v.document = d.id AND v.version = d.version";

VersionHead head_of(const SqlRow& row) {
    return {.path = as_text(row[0]),
            .version = as_number(row[1]),
            .removed = as_number(row[2]) != 0,
            .size = as_number(row[3]),
            .sha256 = as_text(row[4]),
            .author = as_number(row[5]),
            .saved = from_micros(as_number(row[6])),
            .message = as_text(row[7])};
}

std::vector<VersionHead> heads_of(const SqlRows& rows) {
    std::vector<VersionHead> heads;
    heads.reserve(rows.size());
    for (const auto& row : rows) heads.push_back(head_of(row));
    return heads;
}

std::optional<Version> one_version(const SqlRows& rows) {
    if (rows.empty()) return {};
    return Version{head_of(rows[0]), as_bytes(rows[0][8])};
}

/// The current version, removed or not.
std::optional<Version> newest(Reading& reading, const std::string& path) {
    return one_version(reading.execute(
        fmt::format("SELECT {}, v.content {} WHERE d.path = $1", head_columns, current_versions), {path}));
}

[[noreturn]] void refuse_edit(const Text& why) { throw StoreFailure(Fault::wrong_input, why); }

bool is_link_kind(std::string_view kind) {
    return !kind.empty() && kind.size() <= 40 && std::ranges::all_of(kind, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

void check_edit(Reading& reading, const Edit& edit) {
    check_document(edit.path, edit.text);
    if (edit.message.size() > longest_message)
        refuse_edit({"the message is longer than 1000 bytes", "beskeden er længere end 1000 byte"});
    for (const auto& link : edit.links) {
        if (const auto wrong = path_problem(link.to)) refuse_edit(*wrong);
        if (!is_link_kind(link.kind))
            refuse_edit(
                {fmt::format("'{}' is no kind of link: use letters a-z, digits and hyphens", link.kind),
                 fmt::format("'{}' er ikke en slags henvisning: brug bogstaver a-z, cifre og "
                             "bindestreger",
                             link.kind)});
    }
    const auto purchase = purchase_of(edit.path);
    if (!purchase.empty() && !purchase_exists(reading, purchase))
        throw StoreFailure(Fault::unknown, {fmt::format("there is no purchase {}", purchase),
                                            fmt::format("der er intet indkøb {}", purchase)});
}

std::int64_t id_of_document(Reading& reading, const std::string& path) {
    const auto rows = reading.execute("SELECT id FROM document WHERE path = $1", {path});
    return rows.empty() ? 0 : as_number(rows[0][0]);
}

/// In a folder a name is a file or a folder, never both; so it is here, as the store can be written as one.
void check_neighbours(Reading& reading, const std::string& path) {
    std::string other;
    const auto below = list_documents(reading, path + "/");
    if (!below.empty()) other = below.front().path;
    for (auto end = path.find('/'); end != path.npos; end = path.find('/', end + 1)) {
        if (read_document(reading, path.substr(0, end))) other = path.substr(0, end);
    }
    if (other.empty()) return;
    refuse_edit(
        {fmt::format("{} cannot be kept beside {}: a name is a file or a folder, not both", path, other),
         fmt::format("{} kan ikke stå ved siden af {}: et navn er en fil eller en mappe, ikke begge dele",
                     path, other)});
}

/// Puts the next version in its place and says so in the log.
void write_version(Writing& writing, const Edit& edit, std::int64_t version, bool removed) {
    auto id = id_of_document(writing, edit.path);
    if (id == 0) {
        id = as_number(writing.execute("SELECT COALESCE(MAX(id), 0) + 1 FROM document")[0][0]);
        const auto purchase = purchase_of(edit.path);
        writing.execute("INSERT INTO document (id, path, purchase, version) VALUES ($1, $2, $3, $4)",
                        {id, edit.path, purchase.empty() ? SqlValue{} : SqlValue{purchase}, version});
    } else {
        writing.execute("UPDATE document SET version = $1 WHERE id = $2", {version, id});
    }
    const auto sha256 = sha256_hex(edit.text);
    writing.execute(
        "INSERT INTO document_version (document, version, removed, size, sha256, author, saved_at, message,"
        " content) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {id, version, std::int64_t{removed}, static_cast<std::int64_t>(edit.text.size()), sha256,
         writing.by(), to_micros(writing.at()), edit.message, Bytes{edit.text}});
    auto links = edit.links;
    std::ranges::sort(links);
    links.erase(std::ranges::unique(links).begin(), links.end());
    for (const auto& link : links) {
        writing.execute("INSERT INTO document_link (document, version, kind, target) VALUES ($1, $2, $3, $4)",
                        {id, version, link.kind, link.to});
    }
    remove_draft(writing, edit.path);
    record(writing, removed ? "document.removed" : "document.saved", edit.path,
           nlohmann::json{{"version", version}, {"sha256", sha256}}.dump());
}

std::vector<MadeLink> links_where(Reading& reading, std::string_view column, const std::string& path) {
    std::vector<MadeLink> links;
    for (const auto& row :
         reading.execute(fmt::format("SELECT d.path, l.version, l.kind, l.target FROM document_link l"
                                     " JOIN document d ON d.id = l.document WHERE {} = $1"
                                     " ORDER BY d.path, l.version, l.kind, l.target",
                                     column),
                         {path})) {
        links.push_back({as_text(row[0]), as_number(row[1]), {as_text(row[2]), as_text(row[3])}});
    }
    return links;
}

}  // namespace

void check_document(const std::string& path, const std::string& text) {
    if (const auto wrong = path_problem(path)) refuse_edit(*wrong);
    if (text.size() > largest_document)
        refuse_edit({fmt::format("{} is larger than the 4 MB that a document may have", path),
                     fmt::format("{} er større end de 4 MB, et dokument må fylde", path)});
}

PutOutcome put_document(Writing& writing, const Edit& edit) {
    check_edit(writing, edit);
    auto current = newest(writing, edit.path);
    const bool there = current && !current->removed;
    if (there && current->text == edit.text) {
        remove_draft(writing, edit.path);
        return Saved{current->version, true};
    }
    const auto version = current ? current->version : 0;
    if (edit.base_version != version && (there || edit.base_version != 0)) {
        if (current) return Conflict{std::move(*current)};
        refuse_edit(
            {fmt::format("{} has no version {} that an edit could begin from", edit.path, edit.base_version),
             fmt::format("{} har ingen version {}, som en rettelse kan begynde fra", edit.path,
                         edit.base_version)});
    }
    if (!there) check_neighbours(writing, edit.path);
    write_version(writing, edit, version + 1, false);
    return Saved{version + 1};
}

PutOutcome remove_document(Writing& writing, const std::string& path, std::int64_t base_version,
                           const std::string& message) {
    const Edit edit{.path = path, .base_version = base_version, .text = {}, .message = message};
    check_edit(writing, edit);
    auto current = newest(writing, path);
    if (!current)
        throw StoreFailure(Fault::unknown, {fmt::format("there is no document {}", path),
                                            fmt::format("der er intet dokument {}", path)});
    if (current->removed) return Saved{current->version, true};
    if (current->version != base_version) return Conflict{std::move(*current)};
    write_version(writing, edit, base_version + 1, true);
    return Saved{base_version + 1};
}

std::optional<Version> read_document(Reading& reading, const std::string& path) {
    auto found = newest(reading, path);
    if (found && found->removed) return {};
    return found;
}

std::optional<Version> read_version(Reading& reading, const std::string& path, std::int64_t version) {
    return one_version(
        reading.execute(fmt::format("SELECT {}, v.content {} WHERE d.path = $1 AND v.version = $2",
                                    head_columns, versions_of_documents),
                        {path, version}));
}

std::vector<VersionHead> history(Reading& reading, const std::string& path) {
    return heads_of(reading.execute(fmt::format("SELECT {} {} WHERE d.path = $1 ORDER BY v.version DESC",
                                                head_columns, versions_of_documents),
                                    {path}));
}

std::vector<VersionHead> list_documents(Reading& reading, const std::string& prefix) {
    return heads_of(reading.execute(
        fmt::format("SELECT {} {} WHERE d.path >= $1 AND d.path < $2 AND v.removed = 0 ORDER BY d.path",
                    head_columns, current_versions),
        {prefix, after_all(prefix)}));
}

std::vector<MadeLink> links_from(Reading& reading, const std::string& path) {
    return links_where(reading, "d.path", path);
}
std::vector<MadeLink> links_to(Reading& reading, const std::string& path) {
    return links_where(reading, "l.target", path);
}

}  // namespace vaerdi::store
