#include "app/rating_columns.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/rating.hpp"
#include "app/words.hpp"
#include "runtime/csv.hpp"

namespace rubric::app {
namespace {

struct Rated {
  std::string name;
  DefinitionId value;
};

DefinitionId awarded(const Results& results) { return results.awarded ? results.awarded : results.rating; }

std::vector<Rated> rated_in(const Framework& framework) {
  std::vector<Rated> all;
  if (framework.overall) {
    all.push_back({"overall", awarded(*framework.overall)});
    all.push_back({"score", framework.overall->score});
  }
  for (const Standard& standard : framework.standards) all.push_back({standard.id, awarded(standard.results)});
  for (const DefinitionId id : framework.printed) all.push_back({framework[id].name, id});
  all.erase(std::remove_if(all.begin(), all.end(), [](const Rated& rated) { return !rated.value; }), all.end());
  return all;
}

std::string differences(const Rating& rating) {
  if (rating.inspection.published_elsewhere && !rating.inspection.published.empty())
    return "not compared: published under another edition";
  std::vector<std::string> words;
  words.reserve(rating.report.differences.size());
  for (const Difference& difference : rating.report.differences)
    words.push_back(difference_in_words(*rating.framework, difference));
  return fmt::format("{}", fmt::join(words, "; "));
}

}  // namespace

RatingColumns::RatingColumns(const std::vector<const Framework*>& frameworks, bool compared) : compared_(compared) {
  for (const Framework* framework : frameworks) {
    for (const Rated& rated : rated_in(*framework)) {
      if (std::find(names_.begin(), names_.end(), rated.name) == names_.end()) names_.push_back(rated.name);
    }
  }
}

std::vector<std::string> RatingColumns::header() const {
  std::vector<std::string> cells = {"framework"};
  cells.insert(cells.end(), names_.begin(), names_.end());
  if (compared_) cells.emplace_back("differs");
  return cells;
}

std::vector<std::string> RatingColumns::cells(const Rating& rating) const {
  const Framework& framework = *rating.framework;
  std::vector<std::string> cells = {framework.id};
  const std::vector<Rated> all = rated_in(framework);
  for (const std::string& name : names_) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Rated& rated) { return rated.name == name; });
    cells.push_back(
        found == all.end() ? "" : in_words(framework, rating.outcome[found->value], framework[found->value].type));
  }
  if (compared_) cells.push_back(differences(rating));
  return cells;
}

// Numbers are no danger.
std::string without_formula(const std::string& text) {
  const std::string_view number = text.starts_with('+') ? std::string_view(text).substr(1) : text;
  if (!may_be_formula(text) || Rational::parse(number)) return text;
  return "'" + text;
}

std::string csv_line(const std::vector<std::string>& cells, char delimiter) {
  std::vector<std::string> written;
  written.reserve(cells.size());
  for (const std::string& cell : cells) written.push_back(csv_quoted(without_formula(cell), delimiter));
  return fmt::format("{}\n", fmt::join(written, std::string_view(&delimiter, 1)));
}

}  // namespace rubric::app
