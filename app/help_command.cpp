// `rubric help CODE`: the page of a diagnostic; without a code, the list of them.
#include <fmt/format.h>

#include <algorithm>

#include "app/commands.hpp"
#include "app/json.hpp"
#include "app/message_pages.hpp"
#include "app/table.hpp"
#include "lang/codes.hpp"

namespace rubric::app {
namespace {

// What stands for the line that opens a block: the name of the file that it shows, if it shows one.
std::string opening(std::string_view fence) {
  const std::size_t name = fence.find(' ');
  return name == std::string_view::npos ? std::string() : fmt::format("{}:\n", fence.substr(name + 1));
}

// Markdown for a terminal: without its heading and without the fences of its blocks, which are set in instead.
std::string in_plain_text(std::string_view markdown) {
  std::string out;
  bool in_block = false;
  while (!markdown.empty()) {
    const std::size_t size = std::min(markdown.find('\n') + 1, markdown.size());
    const std::string_view line = markdown.substr(0, size);
    markdown.remove_prefix(size);
    if (line.starts_with("```")) {
      out += in_block ? std::string() : opening(line.substr(0, line.size() - 1));
      in_block = !in_block;
    } else if (in_block) {
      out += line == "\n" ? std::string(line) : fmt::format("    {}", line);
    } else if (!line.starts_with("# ")) {
      out += line;
    }
  }
  return out;
}

std::string page(const CodeInfo& info) {
  return fmt::format("{}: {}\n\n{}\n\n{}\n{}", info.id, info.title, info.meaning, info.way_out,
                     in_plain_text(message_page(info.id)));
}

std::string list() {
  std::vector<std::vector<std::string>> rows;
  for (const CodeInfo& info : all_codes()) rows.push_back({std::string(info.id), std::string(info.title)});
  return table(rows);
}

}  // namespace

int help(const Options& options, Console& console) {
  const bool digits_only = !options.code.empty() && options.code.find_first_not_of("0123456789") == std::string::npos;
  const CodeInfo* info = options.code.empty() ? nullptr : find_code((digits_only ? "R" : "") + options.code);
  if (info == nullptr && !options.code.empty()) {
    console.message(fmt::format("rubric: there is no message `{}`; `rubric help` lists them all\n", options.code));
    return Exit::error;
  }
  const std::string text = info == nullptr ? list() : page(*info);
  console.print(options.json ? json_of("help", text) : text);
  return Exit::ok;
}

}  // namespace rubric::app
