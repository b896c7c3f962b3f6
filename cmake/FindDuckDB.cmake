# DuckDB: the system's own if there is one, else what tools/get-duckdb put into third_party/duckdb.
#   DuckDB_FOUND, DuckDB_VERSION, DuckDB_LIBRARY, target DuckDB::DuckDB
# DuckDB_ROOT goes before both.
set(fetched "${PROJECT_SOURCE_DIR}/third_party/duckdb")
find_path(DuckDB_INCLUDE_DIR duckdb.h PATHS "${fetched}" PATH_SUFFIXES include)
find_library(DuckDB_LIBRARY duckdb PATHS "${fetched}" PATH_SUFFIXES lib)

# The header carries no version: the library is asked.
if(DuckDB_INCLUDE_DIR AND DuckDB_LIBRARY AND NOT DuckDB_VERSION)
  set(asking "${PROJECT_BINARY_DIR}/CMakeFiles/duckdb_version.cpp")
  file(WRITE "${asking}"
       "#include <duckdb.h>\n#include <cstdio>\nint main() { std::puts(duckdb_library_version()); }\n")
  try_run(DuckDB_ASKED DuckDB_ASKING_COMPILES "${PROJECT_BINARY_DIR}" "${asking}"
          CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${DuckDB_INCLUDE_DIR}" LINK_LIBRARIES "${DuckDB_LIBRARY}"
          RUN_OUTPUT_VARIABLE said)
  if("${said}" MATCHES "v([0-9]+\\.[0-9]+\\.[0-9]+)")
    set(DuckDB_VERSION "${CMAKE_MATCH_1}" CACHE INTERNAL "Version of the DuckDB library")
  endif()
endif()

if(DuckDB_VERSION AND DuckDB_VERSION VERSION_LESS 1.4)
  set(DuckDB_FIND_VERSION 1.4)  # the first whose C interface has all that the rooms use
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  DuckDB REQUIRED_VARS DuckDB_LIBRARY DuckDB_INCLUDE_DIR VERSION_VAR DuckDB_VERSION
  REASON_FAILURE_MESSAGE "Run tools/get-duckdb, which fetches it.")
if(DuckDB_FOUND AND NOT TARGET DuckDB::DuckDB)
  add_library(DuckDB::DuckDB SHARED IMPORTED)
  set_target_properties(DuckDB::DuckDB PROPERTIES IMPORTED_LOCATION "${DuckDB_LIBRARY}"
                        INTERFACE_INCLUDE_DIRECTORIES "${DuckDB_INCLUDE_DIR}")
endif()
mark_as_advanced(DuckDB_INCLUDE_DIR DuckDB_LIBRARY)
