// `rubric compare`: the same inspections under several frameworks.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "app/commands.hpp"
#include "app/comparing.hpp"
#include "app/framework_by_name.hpp"
#include "app/words.hpp"
#include "app/written.hpp"
#include "lang/utf8.hpp"

namespace rubric::app {
namespace {

class Compare {
 public:
  Compare(const Options& options, Console& console)
      : options_(options),
        console_(console),
        rules_(named_rules(options, true), named_rules(options, false)),
        inspections_(options, rules_, columns_of(options)) {}

  int run() {
    inspections_.read();
    if (!find_names()) return Exit::usage;
    if (!load()) return Exit::error;
    for (std::size_t i = 0; i < inspections_.size(); ++i) rate(i);
    console_.message(diagnostics_, rules_.sources());
    if (const std::string problem = group(); !problem.empty()) {
      console_.message(fmt::format("rubric: {}\n", problem));
      return Exit::usage;
    }
    return finish();
  }

 private:
  // Rules files are looked at beside those that ship, a folder in their place.
  static std::vector<std::string> named_rules(const Options& options, bool files) {
    std::vector<std::string> some;
    std::error_code error;
    std::copy_if(options.rules.begin(), options.rules.end(), std::back_inserter(some),
                 [&](const std::string& path) { return std::filesystem::is_directory(path, error) != files; });
    return some;
  }
  static std::vector<std::string> columns_of(const Options& options) {
    std::vector<std::string> columns = options.carry;
    if (options.by) columns.push_back(*options.by);
    return columns;
  }

  bool find_names();
  std::vector<const Declared*> alternatives() const;
  bool load();
  void rate(std::size_t i);
  std::unique_ptr<Rating> rate(std::size_t i, const std::string& framework);
  std::string group();
  std::optional<std::string> group_of(std::size_t i, const Rating& rating) const;
  int finish();
  int status() const;

  const Options& options_;
  Console& console_;
  Rules rules_;
  Inspections inspections_;
  std::vector<std::string> names_;
  Diagnostics diagnostics_;
  Compared compared_{inspections_, options_.carry, {}, {}, {}, {}};
  std::map<std::string, std::vector<std::size_t>> groups_;
  bool grouped_ = false;  // some inspection says to which group it belongs
};

// ---- which frameworks

// Those that amend another one, and are of the programme of some inspection.
std::vector<const Declared*> Compare::alternatives() const {
  std::vector<const Declared*> some;
  for (const Declared* declared : rules_.given()) {
    bool fits = false;
    for (std::size_t i = 0; i < inspections_.size(); ++i) fits = fits || inspections_.may_be_of(i, *declared);
    if (fits && !declared->in_force && !declared->amends.empty()) some.push_back(declared);
  }
  return some;
}

bool Compare::find_names() {
  names_ = options_.frameworks;
  if (names_.size() > 1) return true;
  std::string problem;
  if (names_.empty()) {
    const std::vector<const Declared*> some = alternatives();
    std::vector<std::string> listed;
    for (const Declared* declared : some) listed.push_back("`" + declared->name + "`");
    if (some.size() == 1) names_ = {some.front()->name};
    problem =
        some.empty()
            ? "there is no alternative to compare with its base: name two frameworks, `--framework A --framework B`"
            : fmt::format("the alternatives are {}: say which, `--framework NAME`", joined(listed, "and"));
  }
  const Declared* only = names_.empty() ? nullptr : rules_.library().find(names_.front());
  if (only != nullptr && !only->amends.empty()) {
    names_.insert(names_.begin(), only->amends);
    return true;
  }
  if (!names_.empty() && only == nullptr) return true;  // reported when it is loaded
  if (only != nullptr)
    problem = fmt::format(
        "`{}` amends no other framework that it could be compared with: name two, `--framework A "
        "--framework B`",
        names_.front());
  console_.message(fmt::format("rubric: {}\n", problem));
  return false;
}

bool Compare::load() {
  std::vector<const Framework*> frameworks;
  for (const std::string& name : names_) {
    frameworks.push_back(framework_by_name(rules_, name, console_).framework);
    if (frameworks.back() == nullptr) return false;
  }
  for (std::size_t i = 1; i < frameworks.size(); ++i)
    compared_.comparisons.emplace_back(*frameworks.front(), *frameworks[i]);
  return true;
}

// ---- rating

std::unique_ptr<Rating> Compare::rate(std::size_t i, const std::string& framework) {
  const Declared& declared = *rules_.library().find(framework);
  if (!inspections_.may_be_of(i, declared)) {
    compared_.unrated.push_back(
        {i, framework,
         fmt::format("it is of programme `{}`, not `{}`", inspections_.programme(i), declared.programme)});
    return nullptr;
  }
  Diagnostics problems;
  auto rating = inspections_.rate(i, framework, names_.front(), problems);
  if (rating != nullptr) return rating;
  for (const Diagnostic& problem : problems.all()) diagnostics_.add(problem);
  compared_.unrated.push_back({i, framework, first_error(problems, rules_.sources())});
  return nullptr;
}

void Compare::rate(std::size_t i) {
  const auto before = rate(i, names_.front());
  for (std::size_t other = 1; other < names_.size(); ++other) {
    const auto after = rate(i, names_[other]);
    if (before != nullptr && after != nullptr)
      compared_.comparisons[other - 1].add(i, *before, *after, rules_.sources());
  }
  if (!options_.by || before == nullptr) return;
  const auto group = group_of(i, *before);
  grouped_ = grouped_ || group;
  groups_[group.value_or("not said")].push_back(i);
}

// ---- groups

// What an input comes to, or what stands in a column.
std::optional<std::string> Compare::group_of(std::size_t i, const Rating& rating) const {
  const Framework& framework = *rating.framework;
  for (const FactId id : framework.inputs) {
    if (framework[id].id != *options_.by) continue;
    const Value& value = rating.inspection.inputs[id.index];
    return value.never_present() ? "missing" : in_words(framework, value, framework[id].type);
  }
  return inspections_.column(i, *options_.by);
}

std::string Compare::group() {
  if (!options_.by) return "";
  compared_.by = *options_.by;
  compared_.groups.assign(groups_.begin(), groups_.end());
  if (grouped_ || groups_.empty()) return "";
  return fmt::format("no inspection has an input or a column `{}`", *options_.by);
}

// ---- output

int Compare::status() const {
  if (diagnostics_.has_errors()) return Exit::error;
  for (const Comparison& comparison : compared_.comparisons) {
    for (std::size_t i = 0; i < comparison.subjects.size(); ++i) {
      if (comparison.subjects[i].in_both() && comparison.open(i)) return Exit::open;
    }
  }
  return Exit::ok;
}

int Compare::finish() {
  if (options_.csv) return worst(status(), put_text(options_, console_, csv_of(compared_), kByteOrderMark));
  const std::string text = options_.json ? json_of(compared_, rules_.sources()) : text_of(compared_, console_);
  return worst(status(), put_text(options_, console_, text));
}

}  // namespace

int compare(const Options& options, Console& console) {
  if (options.csv && options.json) {
    console.message("rubric: --csv and --json cannot be had together\n");
    return Exit::usage;
  }
  return Compare(options, console).run();
}

}  // namespace rubric::app
