// Documents: what people write, kept word for word.
//
// A document is known by its path in the workspace, the same as in a folder
// (`purchases/knee-implants/case.yaml`, `catalogue/own.yaml`). Each saving makes a version 1, 2, 3 … that
// never changes again. Whoever saves says which version the edit began from: when someone else has saved
// since, nothing is written and both texts are there to be shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/text.h"
#include "store/database.h"

namespace vaerdi::store {

constexpr std::size_t largest_document = 4 * 1024 * 1024;  ///< bytes
constexpr std::size_t longest_path = 400;                  ///< bytes
constexpr std::size_t longest_message = 1000;              ///< bytes

/// A version without its text.
struct VersionHead {
    std::string path;
    std::int64_t version = 0;
    bool removed = false;   ///< this version says that the document was removed
    std::int64_t size = 0;  ///< bytes
    std::string sha256;     ///< of the text, 64 hexadecimal digits
    PersonId author = nobody;
    Time saved{};
    std::string message;  ///< why, in the author's words; may be empty
};

struct Version : VersionHead {
    std::string text;
};

/// A relation to another document, made by a version: `{"copied-from", "library/hip/case.yaml"}`.
struct Link {
    std::string kind;  ///< letters a-z, digits and hyphens
    std::string to;    ///< a path; it need not exist (any more)
    friend auto operator<=>(const Link&, const Link&) = default;
};

/// A link with the version it was made in.
struct MadeLink {
    std::string from;
    std::int64_t version = 0;
    Link link;
};

struct Edit {
    std::string path;
    std::int64_t base_version = 0;  ///< what the edit began from; 0: a new document, or one that was removed
    std::string text;
    std::string message{};
    std::vector<Link> links{};
};

struct Saved {
    std::int64_t version = 0;
    bool unchanged = false;  ///< the text was already there: no version was made
};

/// Someone else has saved since; nothing was written.
struct Conflict {
    Version current;
};

using PutOutcome = std::variant<Saved, Conflict>;

/// Saves a text as the next version and takes away the person's draft of the document. The very text that is
/// there already makes no version, whatever it began from: a repeated request does no harm.
/// Throws StoreFailure: wrong_input (path, size, message, link), unknown (the purchase).
PutOutcome put_document(Writing& writing, const Edit& edit);

/// Marks the document as removed by a version of its own; what was written before can still be read. Throws
/// StoreFailure (unknown) when there is no such document.
PutOutcome remove_document(Writing& writing, const std::string& path, std::int64_t base_version,
                           const std::string& message = {});

/// The current version; absent when there is no such document or it is removed.
std::optional<Version> read_document(Reading& reading, const std::string& path);

/// A version by number, also of a removed document.
std::optional<Version> read_version(Reading& reading, const std::string& path, std::int64_t version);

/// All versions, the newest first.
std::vector<VersionHead> history(Reading& reading, const std::string& path);

/// The current versions of all documents whose path begins with `prefix`, by path (order of bytes); without
/// removed ones.
std::vector<VersionHead> list_documents(Reading& reading, const std::string& prefix);

/// Links made by any version of the document, and those made to it; by path and version.
std::vector<MadeLink> links_from(Reading& reading, const std::string& path);
std::vector<MadeLink> links_to(Reading& reading, const std::string& path);

/// What is wrong with a path, in words; absent when it can be kept. Paths begin with purchases/<id>/,
/// catalogue/, library/ or portfolio/; no part of them is empty or begins with a dot.
std::optional<Text> path_problem(const std::string& path);

/// Throws StoreFailure (wrong_input) when such a document cannot be kept.
void check_document(const std::string& path, const std::string& text);

/// The id of the purchase that a path lies in: `knee-implants`; empty outside purchases/.
std::string purchase_of(const std::string& path);

}  // namespace vaerdi::store
