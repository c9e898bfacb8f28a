// `rubric help CODE`: the page of a diagnostic; without a code, the list of them.
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/json.hpp"
#include "app/table.hpp"
#include "lang/codes.hpp"

namespace rubric::app {
namespace {

std::string page(const CodeInfo& info) {
  return fmt::format("{}: {}\n\n{}\n\n{}\n", info.id, info.title, info.meaning, info.way_out);
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
