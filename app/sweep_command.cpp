// `rubric sweep`: how many services stand where when numbers in the rules are others.
#include <fmt/format.h>

#include <algorithm>

#include "app/commands.hpp"
#include "app/sweep.hpp"
#include "app/written.hpp"
#include "lang/utf8.hpp"

namespace rubric::app {
namespace {

class Command {
 public:
  Command(const Options& options, Console& console)
      : options_(options), console_(console), rules_({}, options.rules), inspections_(options, rules_, options.carry) {}

  int run() {
    inspections_.read();
    std::vector<std::pair<std::size_t, std::unique_ptr<Rating>>> rated = rate();
    if (rated.empty()) return told(Exit::error);
    for (const auto& [i, rating] : rated) {
      if (rating->framework != rated.front().second->framework)
        return refuse(fmt::format("these inspections are rated by {} and {}: say which, `--framework NAME`",
                                  rated.front().second->framework->id, rating->framework->id));
    }
    if (const std::string problem = prepare(*rated.front().second->framework); !problem.empty()) return refuse(problem);
    Sweep sweep(*declared_, standard_, rules_, inspections_, swept_);
    for (auto& [i, rating] : rated) sweep.add(i, std::move(rating));
    if (const std::string problem = sweep.run(options_.framework, diagnostics_); !problem.empty()) {
      told(Exit::error);
      console_.message(fmt::format("rubric: {}\n", problem));
      return Exit::error;
    }
    return finish();
  }

 private:
  std::vector<std::pair<std::size_t, std::unique_ptr<Rating>>> rate();
  std::string prepare(const Framework& framework);
  std::string find_subject();
  std::vector<std::string> parameters() const;
  int finish();
  int told(int status) {
    console_.message(diagnostics_, rules_.sources());
    return status;
  }
  int refuse(const std::string& problem) {
    told(Exit::usage);
    console_.message(fmt::format("rubric: {}\n", problem));
    return Exit::usage;
  }

  const Options& options_;
  Console& console_;
  Rules rules_;
  Inspections inspections_;
  Diagnostics diagnostics_;
  const Declared* declared_ = nullptr;
  StandardId standard_;
  Swept swept_;
};

// By the rules as they stand. Of several editions each would have its own numbers: the others are refused.
std::vector<std::pair<std::size_t, std::unique_ptr<Rating>>> Command::rate() {
  std::vector<std::pair<std::size_t, std::unique_ptr<Rating>>> rated;
  const Declared* asked = options_.framework ? rules_.library().find(*options_.framework) : nullptr;
  for (std::size_t i = 0; i < inspections_.size(); ++i) {
    if (asked != nullptr && !inspections_.may_be_of(i, *asked)) {
      console_.message(fmt::format("rubric: {} is of another programme, and is passed over\n", inspections_.place(i)));
      continue;
    }
    Diagnostics problems;
    auto rating = inspections_.rate(i, options_.framework, options_.framework.value_or(""), problems);
    for (const Diagnostic& problem : problems.all()) diagnostics_.add(problem);
    if (rating != nullptr) rated.emplace_back(i, std::move(rating));
  }
  return rated;
}

std::vector<std::string> Command::parameters() const {
  std::vector<std::string> names;
  Diagnostics none;
  const auto edition = amend(rules_.library(), *declared_, none);
  for (const Node* node : edition->tree.root->all(NodeKind::parameter))
    names.emplace_back(rules_.library().sources().text(node->id()->span));
  return names;
}

std::string Command::find_subject() {
  const Framework& framework = *swept_.framework;
  if (options_.standard && *options_.standard != "overall") {
    const auto found = std::find_if(framework.standards.begin(), framework.standards.end(),
                                    [&](const Standard& standard) { return standard.id == *options_.standard; });
    if (found == framework.standards.end())
      return fmt::format("{} has no standard `{}`", framework.id, *options_.standard);
    standard_ = {static_cast<std::uint32_t>(found - framework.standards.begin())};
    swept_.title = fmt::format("{} {}", found->id, found->title);
  } else if (!framework.overall) {
    return fmt::format("{} has no overall: say `--standard NUMBER`", framework.id);
  } else {
    swept_.title = framework.overall_title;
  }
  const Results& results = framework.results(standard_);
  const DefinitionId rating = results.awarded ? results.awarded : results.rating;
  if (!rating || framework[rating].type.kind != TypeKind::level)
    return fmt::format("{} is not rated by levels", swept_.title);
  swept_.standings = standings_of(framework, rating);
  swept_.standings.titles.emplace_back("no rating");
  swept_.standings.ids.emplace_back("no-rating");
  return {};
}

std::string Command::prepare(const Framework& framework) {
  swept_.framework = &framework;
  declared_ = rules_.library().find(framework.id);
  if (const std::string problem = find_subject(); !problem.empty()) return problem;
  const std::vector<std::string> known = parameters();
  std::size_t points = 1;
  for (const std::string& set : options_.set) {
    Axis& axis = swept_.axes.emplace_back();
    if (const std::string problem = read_axis(set, framework, known, axis); !problem.empty()) return problem;
    const auto named = [&](const Axis& other) { return other.name == axis.name; };
    if (std::count_if(swept_.axes.begin(), swept_.axes.end(), named) > 1)
      return fmt::format("`{}` is set twice", axis.name);
    points *= axis.values.size();
    if (points > kMaxPoints) return fmt::format("these are more than {} combinations of values", kMaxPoints);
  }
  swept_.points = grid_of(swept_.axes);
  return {};
}

int Command::finish() {
  const int status = told(diagnostics_.has_errors() ? Exit::error : Exit::ok);
  const std::string text = options_.json  ? json_of(swept_, inspections_)
                           : options_.csv ? csv_of(swept_, inspections_)
                                          : text_of(swept_, inspections_, console_);
  return worst(status, put_text(options_, console_, text, options_.csv ? kByteOrderMark : ""));
}

}  // namespace

int sweep(const Options& options, Console& console) {
  if (options.csv && options.json) {
    console.message("rubric: --csv and --json cannot be had together\n");
    return Exit::usage;
  }
  return Command(options, console).run();
}

}  // namespace rubric::app
