# vaerdi_room(<name> USES <room>… PARTS <part>… [SHIPS <folder> [EXCEPT <word>]] [PAGES <folder>] [COMMAND <executable>])
#   makes src/<name>/*.cpp the static library vaerdi_<name>.
#   SHIPS: the files of the folder go into the library, see embed.cmake; EXCEPT those whose name begins with the word.
#   PAGES: so do the files of this folder, byte for byte and compressed, see embed_pages.cmake.
#   COMMAND: src/<name>/main.cpp is left out of the library and becomes the executable.
# A room named under USES must stand above, so the rooms cannot use each other in a circle.

function(vaerdi_room name)
  cmake_parse_arguments(ROOM "" "SHIPS;EXCEPT;PAGES;COMMAND" "USES;PARTS" ${ARGN})
  get_property(declared GLOBAL PROPERTY vaerdi_rooms)
  foreach(used IN LISTS ROOM_USES)
    if(NOT "${used}" IN_LIST declared)
      message(FATAL_ERROR "room '${name}' uses '${used}', which does not stand above it in CMakeLists.txt")
    endif()
  endforeach()
  set_property(GLOBAL APPEND PROPERTY vaerdi_rooms ${name})

  set(folder "${PROJECT_SOURCE_DIR}/src/${name}")
  file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cpp")
  if(ROOM_COMMAND)
    list(REMOVE_ITEM sources "${folder}/main.cpp")
  endif()
  if(ROOM_SHIPS AND EXISTS "${folder}/shipped.h")
    vaerdi_embed(${name} "${ROOM_SHIPS}" embed.cmake "${ROOM_EXCEPT}" shipped)
    list(APPEND sources "${shipped}")
  endif()
  if(ROOM_PAGES AND sources)
    vaerdi_embed(${name} "${ROOM_PAGES}" embed_pages.cmake "" shipped)
    list(APPEND sources "${shipped}")
  endif()
  if(NOT sources)
    return()
  endif()

  set(library vaerdi_${name})
  add_library(${library} STATIC ${sources})
  target_include_directories(${library} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  vaerdi_precompile(${library} rooms)
  foreach(used IN LISTS ROOM_USES)
    if(TARGET vaerdi_${used})
      target_link_libraries(${library} PUBLIC vaerdi_${used})
    endif()
  endforeach()
  foreach(part IN LISTS ROOM_PARTS)
    vaerdi_use_part(${library} ${part})
  endforeach()

  if(ROOM_COMMAND AND EXISTS "${folder}/main.cpp")
    add_executable(${ROOM_COMMAND} "${folder}/main.cpp")
    target_link_libraries(${ROOM_COMMAND} PRIVATE ${library})
  endif()
endfunction()

# Sets <out> to a source that cmake/<script> makes of the files under <folder>, but for those called <except>….
function(vaerdi_embed room folder script except out)
  set(generated "${PROJECT_BINARY_DIR}/generated/${room}/shipped.cpp")
  set(script "${PROJECT_SOURCE_DIR}/cmake/${script}")
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*")
  string(SHA256 listing "${files}")  # a file taken away changes the command, so the source is made anew
  add_custom_command(
    OUTPUT "${generated}"
    COMMAND "${CMAKE_COMMAND}" "-DROOM=${room}" "-DFOLDER=${PROJECT_SOURCE_DIR}/${folder}" "-DOUT=${generated}"
            "-DEXCEPT=${except}" "-DLISTING=${listing}" -P "${script}"
    DEPENDS ${files} "${script}"
    COMMENT "Taking ${folder} into the ${room} room"
    VERBATIM)
  set_source_files_properties("${generated}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON SKIP_PRECOMPILE_HEADERS ON)
  set(${out} "${generated}" PARENT_SCOPE)
endfunction()
