// Where the text of a file goes: into that file, or to standard output.
#include "app/written.hpp"

#include <fmt/format.h>

#include "app/files.hpp"
#include "app/json.hpp"

namespace rubric::app {

int put_text(const Options& options, Console& console, const std::string& text, std::string_view mark) {
  if (!options.out) {
    console.print(text);
    return Exit::ok;
  }
  const std::string problem = write_new_file(*options.out, std::string(mark) + text);
  if (problem.empty()) {
    console.message(fmt::format("written: {}\n", *options.out));
    return Exit::ok;
  }
  console.message(fmt::format("rubric: `{}` was not written: {}\n", *options.out, problem));
  return Exit::error;
}

int put_file(const Options& options, Console& console, std::string_view what, const std::string& text,
             std::string_view mark) {
  const bool as_json = options.json && !options.out;
  return put_text(options, console, as_json ? json_of(what, text) : text, mark);
}

}  // namespace rubric::app
