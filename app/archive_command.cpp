#include "app/archive_command.hpp"

#include "app/archive.hpp"
#include "app/archive_table.hpp"
#include "app/files.hpp"
#include "app/json.hpp"
#include "app/rating.hpp"
#include "app/written.hpp"
#include "lang/utf8.hpp"

namespace rubric::app {
namespace {

bool as_csv(const Options& options) { return options.csv || (options.out && has_ending(*options.out, ".csv")); }

std::string in_json(const Archive& archive, const Options& options, const Rules& rules) {
  std::vector<Result> results;
  for (const auto& rating : archive.ratings) results.push_back(result_of(*rating, options));
  return json_of(results, &archive, rules.library().sources());
}

int status_in(const Archive& archive) {
  int status = archive.unrated.empty() ? Exit::ok : Exit::error;
  for (const auto& rating : archive.ratings) status = worst(status, status_of(*rating));
  return status;
}

}  // namespace

int rate_folders(const Options& options, Console& console) {
  Rules rules({}, options.rules);
  const Archive archive = rate_archive(options, rules);
  console.message(archive.diagnostics, rules.sources());
  const bool csv = !options.json && as_csv(options);
  const std::string text = options.json ? in_json(archive, options, rules)
                           : csv        ? csv_of(archive)
                                        : text_of(archive, options, rules.sources(), console);
  const int written = put_text(options, console, text, csv ? kByteOrderMark : "");
  return worst(status_in(archive), written);
}

}  // namespace rubric::app
