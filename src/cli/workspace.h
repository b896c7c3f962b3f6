// From what was written on the command line to a case that can be calculated: finding the file, the
// workspace's catalogue, and the values set from outside.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "cli/console.h"
#include "cli/findings.h"
#include "document/yaml.h"
#include "value/given_draws.h"
#include "value/resolved_case.h"

namespace vaerdi::cli {

struct SourceFile {
    std::string name;  ///< as shown in messages
    std::string text;
    std::string fallback_id;       ///< of the folder for case.yaml, else of the file
    std::filesystem::path folder;  ///< where it lies
};

/// Reads a file; a folder stands for its case.yaml, `-` for standard input. When it cannot be read, says so
/// and sets the exit code.
std::optional<SourceFile> read_source(const std::string& argument, Console& console);

/// The text of a file, or why it cannot be read (missing, a folder, larger than `most` bytes).
std::optional<std::string> read_text(const std::filesystem::path& file, Text& why,
                                     std::size_t most = document::largest_text);

/// The files beside a document (`-`: in the current folder), for its tables of draws.
value::FilesBeside files_beside(const std::string& document);

/// The nearest folder from `folder` upwards that has a catalogue/ with .yaml files; a folder with .git ends
/// the way up.
std::optional<std::filesystem::path> workspace_of(const std::filesystem::path& folder);

/// The .yaml and .yml files of the workspace's catalogue, by name.
std::vector<std::filesystem::path> catalogue_files(const std::filesystem::path& workspace);

/// The shipped catalogue with the workspace's on top. `workspace`: as given with --workspace, or empty.
/// Absent, with the exit code set, when --workspace names no folder.
std::optional<catalogue::Catalogue> catalogue_for(const std::filesystem::path& folder,
                                                  const std::string& workspace, Diagnostics& found,
                                                  Texts& texts, Console& console);

struct CaseRequest {
    std::string file;
    std::string workspace;
    std::vector<std::string> set;  ///< name=value
    std::string scenario;
};

struct OpenCase {
    value::CaseDocument document;
    catalogue::Catalogue catalogue;
    value::Settings settings;
    value::ResolvedCase resolved;
    std::vector<Diagnostic> warnings;
    std::string name;  ///< of its file, as shown in messages
    Texts texts;       ///< of the case and of the workspace's catalogue, by name
    Texts draws;       ///< of the tables of draws that the case names, by name
};

/// Reads and resolves a case. When something is wrong, says it on `err` and sets the exit code.
std::optional<OpenCase> open_case(const CaseRequest& request, Console& console);

/// "did you mean 'x'?" and up to `limit` of the known names, for a name that is not known.
std::string suggestions(const std::string& written, const std::vector<std::string>& known, Language language,
                        std::size_t limit = 12);

}  // namespace vaerdi::cli
