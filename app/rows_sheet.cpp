#include "app/rows_sheet.hpp"

#include <fmt/format.h>

#include "app/words.hpp"

namespace rubric::app {

using Role = RowColumn::Role;

namespace {

// The columns that an option names.
std::vector<NamedColumn> named(const std::vector<std::string>& columns, const std::string& option, Sources& sources) {
  std::vector<NamedColumn> all;
  for (const std::string& column : columns) {
    const SourceId source = sources.add("the command line", option + column);
    all.push_back({column,
                   {source, static_cast<std::uint32_t>(option.size()),
                    static_cast<std::uint32_t>(option.size() + column.size())}});
  }
  return all;
}

}  // namespace

std::optional<RowSheet> read_rows(SourceId source, const Options& options, Sources& sources, Diagnostics& diagnostics) {
  return read_inspection_rows(source, sources, named(options.carry, "--carry ", sources),
                              named(options.ignore, "--ignore ", sources), diagnostics);
}

bool says_framework(const RowSheet& sheet, const Options& options, Diagnostics& diagnostics) {
  if (sheet.rows.empty()) {
    diagnostics.add({Code::data_syntax,
                     sheet.columns.front().span,
                     "a sheet without inspections",
                     "fill in a row for each",
                     {},
                     {}});
    return false;
  }
  if (options.framework || sheet.has(Role::framework) || (sheet.has(Role::programme) && sheet.has(Role::fieldwork)))
    return true;
  const std::string name = shown(options.files.front());
  diagnostics.add(
      {Code::not_an_inspection,
       sheet.columns.front().span,
       "the sheet does not say which framework rates its rows",
       fmt::format("say `--framework NAME`, or add columns `programme` and `fieldwork`; a sheet of the cases of one "
                   "inspection is named beside it: rubric rate inspection.toml --cases court={}",
                   name),
       {},
       {}});
  return false;
}

}  // namespace rubric::app
