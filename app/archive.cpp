#include "app/archive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <tuple>

#include "app/files.hpp"
#include "app/rating.hpp"

namespace rubric::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNoInspections = "no file in this folder has a name that ends in `.toml` or `.json`";

// One that has lost its programme is an inspection all the same, and is told so.
bool is_inspection(const DataValue& document) {
  constexpr std::array<std::string_view, 7> kTelling = {"programme", "framework", "fieldwork", "judged",
                                                        "tally",     "cases",     "published"};
  return std::any_of(kTelling.begin(), kTelling.end(),
                     [&](std::string_view key) { return document.find(key) != nullptr; });
}

class Reader {
 public:
  Reader(const Options& options, Rules& rules) : options_(options), rules_(rules) {}

  Archive run() {
    for (const std::string& path : options_.files) add(path);
    std::stable_sort(archive_.ratings.begin(), archive_.ratings.end(),
                     [](const auto& a, const auto& b) { return key(*a) < key(*b); });
    return std::move(archive_);
  }

 private:
  static std::tuple<Date, std::string, std::string> key(const Rating& rating) {
    const Heading& heading = rating.inspection.heading;
    return {heading.fieldwork.value_or(Date::max()), heading.provider, rating.file};
  }

  void add(const std::string& path) {
    const FoundFiles found = inspection_files(path);
    for (const auto& [folder, problem] : found.unreadable) refuse(folder, problem, "check that you may open it");
    if (found.empty()) refuse(path, kNoInspections, "check the name of the folder");
    for (const fs::path& file : found.files) {
      std::error_code error;
      const fs::path canonical = fs::weakly_canonical(file, error);
      if (seen_.insert(error ? file : canonical).second) rate(shown_path(file));
    }
  }

  void refuse(const fs::path& folder, std::string_view problem, std::string advice) {
    const std::string name = shown_path(folder);
    Unrated unrated{name, {}};
    const SourceId source = rules_.sources().add(name, "");
    unrated.diagnostics.add(unreadable_folder(problem, std::move(advice), source, rules_.sources()));
    keep(std::move(unrated));
  }

  void rate(const std::string& file) {
    Unrated problems{file, {}};
    const auto document = read_data(file, options_, rules_, problems.diagnostics);
    if (document && !is_inspection(*document)) return archive_.passed_over.push_back(file);
    auto rating = document ? rate_data(*document, options_, rules_, raters_, problems.diagnostics) : nullptr;
    if (rating != nullptr && !problems.diagnostics.has_errors()) archive_.ratings.push_back(std::move(rating));
    keep(std::move(problems));
  }

  void keep(Unrated problems) {
    for (const Diagnostic& diagnostic : problems.diagnostics.all()) archive_.diagnostics.add(diagnostic);
    if (problems.diagnostics.has_errors()) archive_.unrated.push_back(std::move(problems));
  }

  const Options& options_;
  Rules& rules_;
  std::set<fs::path> seen_;
  RateEachBy raters_;
  Archive archive_;
};

}  // namespace

bool is_archive(const Options& options) {
  std::error_code ignored;  // what cannot be looked at is told when it is read
  return std::any_of(options.files.begin(), options.files.end(),
                     [&](const std::string& path) { return fs::is_directory(path, ignored); });
}

Archive rate_archive(const Options& options, Rules& rules) { return Reader(options, rules).run(); }

}  // namespace rubric::app
