# `cmake --install build/release --prefix /opt/vaerdi`: the command into bin/, and into lib/ the DuckDB that
# tools/get-duckdb fetched, which no system has; the command finds it there. In the build tree it finds the fetched one.
if(TARGET vaerdi)
  set_target_properties(vaerdi PROPERTIES INSTALL_RPATH "$ORIGIN/../lib")
  install(TARGETS vaerdi RUNTIME DESTINATION bin)
  cmake_path(IS_PREFIX PROJECT_SOURCE_DIR "${DuckDB_LIBRARY}" NORMALIZE fetched)
  if(fetched)
    install(FILES "${DuckDB_LIBRARY}" DESTINATION lib)
    install(FILES "${PROJECT_SOURCE_DIR}/third_party/duckdb/LICENSE" DESTINATION share/doc/vaerdi RENAME LICENSE.duckdb)
  endif()
endif()
