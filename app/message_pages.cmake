# Writes the C++ source that holds the example pages of the messages, so that the program prints them wherever it is:
# cmake -D FOLDER=docs/messages -D OUT=message_pages.cpp -P message_pages.cmake
file(GLOB pages ${FOLDER}/R*.md)
list(SORT pages)
set(entries "")
foreach(page IN LISTS pages)
  cmake_path(GET page STEM code)
  file(READ ${page} text)
  string(APPEND entries "    {\"${code}\", R\"page(${text})page\"},\n")
endforeach()
file(WRITE ${OUT} "// Made by app/message_pages.cmake from docs/messages.
#include \"app/message_pages.hpp\"

#include <algorithm>
#include <iterator>

namespace rubric::app {
namespace {

struct Page {
  std::string_view code;
  std::string_view text;
};
constexpr Page kPages[] = {
${entries}};

}  // namespace

std::string_view message_page(std::string_view code) {
  const auto* found =
      std::find_if(std::begin(kPages), std::end(kPages), [&](const Page& page) { return page.code == code; });
  return found == std::end(kPages) ? std::string_view() : found->text;
}

}  // namespace rubric::app
")
