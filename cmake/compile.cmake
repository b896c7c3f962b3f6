# How everything is compiled. Optimisation and debug levels stand in CMakePresets.json.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

# Same answer everywhere: a multiply and an add stay two roundings on every machine, fused or not in hardware.
add_compile_options(-ffp-contract=off)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|amd64|AMD64")
  add_compile_options(-march=x86-64-v3)
endif()

add_compile_options(-Wall -Wextra -Wpedantic)
if(VAERDI_WERROR)
  add_compile_options(-Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms on std::string in GCC 12 (GCC bugs 105651, 105329).
  add_compile_options(-Wno-restrict -Wno-array-bounds -Wno-stringop-overflow)
endif()

if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  add_compile_options(-Wno-deprecated-declarations)  # inside libstdc++ 12: std::get_temporary_buffer
endif()

if(VAERDI_SANITIZE)
  add_compile_options(-fsanitize=${VAERDI_SANITIZE} -fno-sanitize-recover=all)
  string(REPLACE "fuzzer-no-link," "" sanitize_at_link "${VAERDI_SANITIZE}")
  add_link_options(-fsanitize=${sanitize_at_link})
endif()

find_program(VAERDI_CCACHE ccache)
if(VAERDI_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}
      ${VAERDI_CCACHE})
endif()

find_program(VAERDI_MOLD mold)
if(VAERDI_MOLD AND NOT (CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 12.1))
  add_link_options(-fuse-ld=mold)
endif()

# One set of precompiled headers serves all targets of its kind: `rooms` and `tests`. Rooms in a unity build need none.
function(vaerdi_precompile target kind)
  if(NOT VAERDI_PCH OR (kind STREQUAL rooms AND CMAKE_UNITY_BUILD))
    return()
  endif()
  set(owner vaerdi_pch_${kind})
  if(NOT TARGET ${owner})
    file(CONFIGURE OUTPUT "${owner}.cpp" CONTENT "// carries the precompiled headers\n")
    add_library(${owner} OBJECT "${PROJECT_BINARY_DIR}/${owner}.cpp")
    target_precompile_headers(${owner} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/precompiled_${kind}.h")
    vaerdi_precompile_options(${owner} ${kind})
    if(kind STREQUAL tests)
      target_link_libraries(${owner} PRIVATE ${VAERDI_TEST_PARTS})
    endif()
  endif()
  target_precompile_headers(${target} REUSE_FROM ${owner})
  vaerdi_precompile_options(${target} ${kind})
endfunction()

# A precompiled header serves only files compiled with the same options and definitions.
function(vaerdi_precompile_options target kind)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_compile_options(${target} PRIVATE -fpch-preprocess)  # ccache asks for it
  endif()
  if(kind STREQUAL tests)
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)  # the rooms are to be quick, not their tests
  endif()
endfunction()
