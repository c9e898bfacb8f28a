#include "runtime/one_case.hpp"

#include <algorithm>

#include "runtime/alternatives.hpp"
#include "runtime/changes.hpp"
#include "runtime/cone.hpp"
#include "runtime/evaluate.hpp"
#include "runtime/leaves.hpp"

namespace rubric {

namespace {

constexpr std::size_t kMaxTrials = 20'000;  // ratings of one standard by other tallies

// Rates one standard by given tallies of its questions, aside from the slots of the inspection.
class ByPlan {
 public:
  ByPlan(const Plan& plan, StandardId standard, const Inspection& inspection, std::span<const Value> slots)
      : plan_(plan),
        cone_(plan.cones[standard.index]),
        questions_((*plan.framework)[standard].questions),
        inspection_(inspection),
        slots_(slots.begin(), slots.begin() + cone_.rating + 1) {}

  const Value& rating(const std::vector<Tally>& tallies) {
    for (const std::uint32_t slot : cone_.steps) slots_[slot] = value_of(plan_.steps[slot], tallies);
    return slots_[cone_.rating];
  }

 private:
  Value value_of(const Step& step, const std::vector<Tally>& tallies) {
    const Expr& expr = (*plan_.framework)[step.expr];
    if (expr.op == Op::one_case) return truth_of(true, true);  // no trials within trials
    const QuestionId question = question_of(expr);
    if (!question) return evaluate(step, slots_, {*plan_.framework, &inspection_, unheard_});
    const auto found = std::find(questions_.begin(), questions_.end(), question);
    return tally_value(expr.op, tallies[static_cast<std::size_t>(found - questions_.begin())]);
  }

  const Plan& plan_;
  const Cone& cone_;
  const std::vector<QuestionId>& questions_;
  const Inspection& inspection_;
  std::vector<Value> slots_;
  Diagnostics unheard_;  // what goes wrong in a trial is no error of the inspection
};

class Trials {
 public:
  explicit Trials(const RatingBy& rating) : rating_(rating) {}

  bool spent() const { return count_ >= kMaxTrials; }
  const Value& rating(const std::vector<Tally>& tallies) {
    ++count_;
    return rating_(tallies);
  }

 private:
  const RatingBy& rating_;
  std::size_t count_ = 0;
};

bool apply(const Change& change, std::vector<Tally>& tallies) {
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    tallies[i].yes += change[i];
    if (tallies[i].yes < 0 || tallies[i].yes > tallies[i].relevant) return false;
  }
  return true;
}

// How much difference one of the changes makes; stops at the first that surely makes one, and when no more trials
// are left.
Differs greatest(const std::vector<Change>& changes, const std::vector<Tally>& tallies, const Value& rating,
                 Trials& trials) {
  Differs result = Differs::no;
  for (const Change& change : changes) {
    std::vector<Tally> changed = tallies;
    if (!apply(change, changed)) continue;
    if (trials.spent()) return Differs::perhaps;
    result = std::max(result, compared(rating, trials.rating(changed)));
    if (result == Differs::yes) break;
  }
  return result;
}

Value by_tallies(const std::vector<Tally>& tallies, const Changes& changes, Trials& trials) {
  const Value rating = trials.rating(tallies);
  if (!is_broken(rating) && rating.never_present()) return Value::truth(false);
  const Differs sure = greatest(changes.sure, tallies, rating, trials);
  if (sure == Differs::yes) return Value::truth(true);
  const bool open = !changes.complete || sure == Differs::perhaps ||
                    greatest(changes.possible, tallies, rating, trials) != Differs::no;
  return truth_of(open, true);
}

std::uint64_t levels_reached(const std::vector<Change>& changes, const std::vector<Tally>& tallies, Trials& trials) {
  std::uint64_t reached = 0;
  for (const Change& change : changes) {
    std::vector<Tally> changed = tallies;
    if (trials.spent()) break;
    if (apply(change, changed)) reached |= trials.rating(changed).alternatives;
  }
  return reached;
}

// The tallies that each question may have; empty where one of them has no list.
using Lists = std::vector<const std::vector<Tally>*>;

Lists lists_of(const std::vector<QuestionId>& questions, const Inspection& inspection) {
  Lists lists;
  for (const QuestionId question : questions) {
    const std::vector<Tally>* list = inspection.tallies[question.index].list();
    if (list == nullptr || list->empty()) return {};
    lists.push_back(list);
  }
  return lists;
}

std::vector<Tally> chosen_tallies(const Lists& lists, const std::vector<std::size_t>& chosen) {
  std::vector<Tally> tallies;
  for (std::size_t i = 0; i < lists.size(); ++i) tallies.push_back((*lists[i])[chosen[i]]);
  return tallies;
}

// The next choice of one tally of each list; false after the last.
bool advance(std::vector<std::size_t>& chosen, const Lists& lists) {
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (++chosen[i] < lists[i]->size()) return true;
    chosen[i] = 0;
  }
  return false;
}

}  // namespace

Differs compared(const Value& rating, const Value& other) {
  if (is_broken(rating) || is_broken(other) || !rating.certain() || !other.certain()) return Differs::perhaps;
  return rating == other ? Differs::no : Differs::yes;
}

Value one_case(const std::vector<Tally>& tallies, const Changes& changes, const RatingBy& rating) {
  Trials trials(rating);
  return by_tallies(tallies, changes, trials);
}

Value one_case(const Plan& plan, StandardId standard, const Inspection& inspection, std::span<const Value> slots) {
  const Cone& cone = plan.cones[standard.index];
  if (cone.steps.empty()) return Value::truth(false);
  if (is_broken(slots[cone.rating])) return broken();
  if (slots[cone.rating].never_present()) return Value::truth(false);
  const std::vector<QuestionId>& questions = (*plan.framework)[standard].questions;
  const Lists lists = lists_of(questions, inspection);
  if (lists.empty()) return truth_of(true, true);
  const Changes changes = changes_in_one_case(questions.size(), inspection.patterns[standard.index]);
  ByPlan by_plan(plan, standard, inspection, slots);
  const RatingBy rating = [&](const std::vector<Tally>& tallies) -> const Value& { return by_plan.rating(tallies); };
  Trials trials(rating);
  std::vector<std::size_t> chosen(lists.size(), 0);
  Value result;
  do {
    result = unite(result, by_tallies(chosen_tallies(lists, chosen), changes, trials));
  } while (result.alternatives != (kYes | kNo) && advance(chosen, lists));
  return result;
}

std::uint64_t levels_by_one_case(const Plan& plan, StandardId standard, const Inspection& inspection,
                                 std::span<const Value> slots) {
  constexpr std::uint64_t kAll = ~std::uint64_t{0};
  const std::vector<QuestionId>& questions = (*plan.framework)[standard].questions;
  const Lists lists = lists_of(questions, inspection);
  const Changes changes = changes_in_one_case(questions.size(), inspection.patterns[standard.index]);
  if (plan.cones[standard.index].steps.empty() || lists.empty() || !changes.complete) return kAll;
  ByPlan by_plan(plan, standard, inspection, slots);
  const RatingBy rating = [&](const std::vector<Tally>& tallies) -> const Value& { return by_plan.rating(tallies); };
  Trials trials(rating);
  std::vector<std::size_t> chosen(lists.size(), 0);
  std::uint64_t reached = 0;
  do {
    for (const std::vector<Change>* some : {&changes.sure, &changes.possible}) {
      reached |= levels_reached(*some, chosen_tallies(lists, chosen), trials);
    }
  } while (!trials.spent() && advance(chosen, lists));
  return trials.spent() ? kAll : reached;
}

}  // namespace rubric
