#include "runtime/changes.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace rubric {

namespace {

bool is_judged(Answer answer) { return answer == Answer::yes || answer == Answer::no; }
int turned(Answer answer) { return answer == Answer::yes ? -1 : 1; }

std::vector<std::size_t> judged_questions(const Pattern& pattern) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < pattern.answers.size(); ++i) {
    if (is_judged(pattern.answers[i])) result.push_back(i);
  }
  return result;
}

// Turns every non-empty subset of the pattern's answers round. No: there are too many.
bool turn_every_subset(const Pattern& pattern, std::set<Change>& found) {
  const std::vector<std::size_t> judged = judged_questions(pattern);
  if (judged.size() > kMaxJointQuestions) return false;
  for (std::size_t subset = 1; subset < std::size_t{1} << judged.size(); ++subset) {
    Change change(pattern.answers.size(), 0);
    for (std::size_t i = 0; i < judged.size(); ++i) {
      if ((subset >> i & 1U) != 0) change[judged[i]] = turned(pattern.answers[judged[i]]);
    }
    found.insert(std::move(change));
  }
  return found.size() <= kMaxChanges;
}

void turn_each_answer(const Pattern& pattern, std::set<Change>& found) {
  for (const std::size_t i : judged_questions(pattern)) {
    Change change(pattern.answers.size(), 0);
    change[i] = turned(pattern.answers[i]);
    found.insert(std::move(change));
  }
}

void add_known_cases(Changes& changes, const std::vector<Pattern>& patterns) {
  std::set<Change> found;
  for (const Pattern& pattern : patterns) turn_each_answer(pattern, found);
  for (const Pattern& pattern : patterns) {
    if (!changes.complete) break;
    changes.complete = turn_every_subset(pattern, found);
  }
  changes.sure.assign(found.begin(), found.end());
}

// A tally with a yes or a no has a case that gave it, so a change of one question is sure. Whether one case could
// make a joint change cannot be told.
void add_unknown_cases(Changes& changes, std::size_t questions) {
  for (std::size_t i = 0; i < questions; ++i) {
    for (const int by : {-1, 1}) {
      changes.sure.emplace_back(questions, 0);
      changes.sure.back()[i] = by;
    }
  }
  if (questions > kMaxJointQuestions) {
    changes.complete = false;
    return;
  }
  Change change(questions, -1);
  const auto counts = [](int by) { return by != 0; };
  while (true) {
    if (std::count_if(change.begin(), change.end(), counts) > 1) changes.possible.push_back(change);
    const auto next = std::find_if(change.begin(), change.end(), [](int by) { return by < 1; });
    if (next == change.end()) return;
    ++*next;
    std::fill(change.begin(), next, -1);
  }
}

}  // namespace

Changes changes_in_one_case(std::size_t questions, const std::vector<Pattern>& patterns) {
  Changes changes;
  add_known_cases(changes, patterns);
  const bool all_known = std::none_of(patterns.begin(), patterns.end(), [](const Pattern& pattern) {
    return std::find(pattern.answers.begin(), pattern.answers.end(), Answer::open) != pattern.answers.end();
  });
  if (patterns.empty() || !all_known) add_unknown_cases(changes, questions);
  return changes;
}

}  // namespace rubric
