# Writes OUT, a C++ source that defines shipped_files() of src/<ROOM>/shipped.h: every file under FOLDER by its path
# within it, in the order of the paths. Run by rooms.cmake when one of the files has changed. Text files only; line
# ends become plain (\n). Files whose name begins with EXCEPT (a regular expression) are left out.
file(GLOB_RECURSE names RELATIVE "${FOLDER}" "${FOLDER}/*")
if(EXCEPT)
  list(FILTER names EXCLUDE REGEX "(^|/)${EXCEPT}[^/]*$")
endif()
list(SORT names)
list(LENGTH names count)

set(entries "")
foreach(name IN LISTS names)
  file(READ "${FOLDER}/${name}" text)
  string(FIND "${text}" ")vaerdi\"" at)
  if(NOT at EQUAL -1)
    message(FATAL_ERROR "${FOLDER}/${name}: a shipped file cannot have )vaerdi\" in it, which ends a raw string here")
  endif()
  string(APPEND entries "    {\"${name}\", R\"vaerdi(${text})vaerdi\"},\n")
endforeach()

file(WRITE "${OUT}" "// Generated from the data folder by cmake/embed.cmake.
#include \"${ROOM}/shipped.h\"

#include <array>

namespace vaerdi::${ROOM} {
namespace {
constexpr std::array<ShippedFile, ${count}> files = {{
${entries}}};
}  // namespace

std::span<const ShippedFile> shipped_files() { return files; }
}  // namespace vaerdi::${ROOM}
")
