# rubric_fmt: fmt as the libraries and the program link it. A program without libraries to load needs it as an archive,
# and Debian has it as a shared library only; the archive is then made from its headers, as fmt's own build makes it.
get_target_property(type fmt::fmt TYPE)
if(NOT RUBRIC_STATIC OR NOT type STREQUAL SHARED_LIBRARY)
  add_library(rubric_fmt INTERFACE)
  target_link_libraries(rubric_fmt INTERFACE fmt::fmt)
elseif(fmt_VERSION VERSION_LESS 10)
  add_library(rubric_fmt STATIC cmake/fmt.cpp)
  # As for the shared library, so that whoever builds both ways compiles once (ccache).
  target_include_directories(rubric_fmt SYSTEM PUBLIC $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
  target_compile_definitions(rubric_fmt PUBLIC $<TARGET_PROPERTY:fmt::fmt,INTERFACE_COMPILE_DEFINITIONS>)
else()
  add_library(rubric_fmt INTERFACE)
  target_link_libraries(rubric_fmt INTERFACE fmt::fmt-header-only)
endif()
