// Figures are tried standard by standard first: all that the rest of the plan sees of a standard are a few slots, its
// rating above all, and few combinations of its figures differ in those.
#include "runtime/missing.hpp"

#include <algorithm>
#include <optional>

#include "runtime/alternatives.hpp"
#include "runtime/combinations.hpp"
#include "runtime/cone.hpp"
#include "runtime/evaluate.hpp"
#include "runtime/leaves.hpp"
#include "runtime/open_figures.hpp"

namespace rubric {

namespace {

constexpr std::uint32_t kNone = UINT32_MAX;  // depends on no open figure
constexpr std::uint32_t kMany = kNone - 1;   // on several

class Trying {
 public:
  Trying(const Inspection& inspection, const Outcome& outcome)
      : plan_(*outcome.plan),
        framework_(*plan_.framework),
        inspection_(inspection),
        outcome_(outcome),
        slots_(outcome.slots),
        figures_(open_figures(framework_, inspection)) {}

  std::vector<MissingFigure> run() {
    find_owners();
    find_wanted();
    build();
    try_out();
    std::vector<MissingFigure> missing;
    for (std::uint32_t i = 0; i < figures_.size(); ++i)
      missing.push_back({figures_[i].standard, figures_[i].question, to_standard(i), to_overall(i)});
    return missing;
  }

 private:
  // ---- what depends on which figure

  std::uint32_t figure_read_by(const Step& step) const {
    const Expr& expr = framework_[step.expr];
    const QuestionId question = question_of(expr);
    for (std::uint32_t i = 0; i < figures_.size(); ++i) {
      const bool judgement = expr.op == Op::judged && !figures_[i].question && figures_[i].standard.index == expr.index;
      if (judgement || (question && figures_[i].question == question)) return i;
    }
    return kNone;
  }

  bool is_decided(const Step& step) const {
    const Expr& expr = framework_[step.expr];
    return expr.op == Op::awarded && decision_on(inspection_, StandardId{expr.index}) != nullptr;
  }

  void find_owners() {
    for (const Step& step : plan_.steps) {
      std::uint32_t figure = figure_read_by(step);
      std::uint32_t group = figure == kNone ? kNone : figures_[figure].standard.index;
      if (!is_decided(step)) {
        for_each_operand(step, [&](std::uint32_t slot) {
          figure = joined(figure, figure_of_[slot]);
          group = joined(group, group_of_[slot]);
        });
      }
      figure_of_.push_back(figure);
      group_of_.push_back(group);
    }
  }

  static std::uint32_t joined(std::uint32_t a, std::uint32_t b) {
    return a == kNone || a == b ? b : b == kNone ? a : kMany;
  }

  // ---- what is asked for

  std::uint32_t slot_of(DefinitionId id) const { return id ? plan_.slot_of_definition[id.index] : kNone; }

  std::uint32_t rating_of(StandardId id) const { return rating_in(framework_[id].results); }

  std::uint32_t rating_in(const Results& results) const {
    return slot_of(results.awarded ? results.awarded : results.rating);
  }

  void want(std::uint32_t slot) {
    const std::vector<bool> needed = needed_for(plan_, slot);
    for (std::size_t i = 0; i < needed.size(); ++i) needed_[i] = needed_[i] || needed[i];
    is_wanted_[slot] = true;
  }

  void find_wanted() {
    needed_.assign(plan_.steps.size(), false);
    is_wanted_ = needed_;
    const auto& overall = framework_.overall;
    if (overall) overall_ = overall->rating ? rating_in(*overall) : slot_of(overall->score);
    if (overall_ != kNone) want(overall_);
    for (const OpenFigure& figure : figures_) {
      if (const std::uint32_t rating = rating_of(figure.standard); rating != kNone) want(rating);
    }
  }

  // ---- the parts: figures within standards within the whole

  // Slots of one owner that other steps read, or that are asked for.
  std::vector<std::uint32_t> seen_outside(const std::vector<std::uint32_t>& owners, std::uint32_t owner) const {
    std::vector<bool> seen(owners.size(), false);
    for (std::size_t slot = 0; slot < owners.size(); ++slot) {
      if (owners[slot] == owner && is_wanted_[slot]) seen[slot] = true;
      if (!needed_[slot] || owners[slot] == owner) continue;
      for_each_operand(plan_.steps[slot],
                       [&](std::uint32_t read) { seen[read] = seen[read] || owners[read] == owner; });
    }
    std::vector<std::uint32_t> slots;
    for (std::uint32_t slot = 0; slot < seen.size(); ++slot) {
      if (seen[slot]) slots.push_back(slot);
    }
    return slots;
  }

  void build() {
    for (std::uint32_t i = 0; i < figures_.size(); ++i) {
      const std::uint32_t group = figures_[i].standard.index;
      if (groups_.empty() || groups_.back() != group) {
        groups_.push_back(group);
        whole_.members.emplace_back().seen = seen_outside(group_of_, group);
      }
      Piece& figure = whole_.members.back().members.emplace_back();
      figure.seen = seen_outside(figure_of_, i);
      figure.all_tried = figures_[i].has_end;
      places_.emplace_back(whole_.members.size() - 1, whole_.members.back().members.size() - 1);
    }
    if (overall_ != kNone) whole_.seen = {overall_};
    for (std::uint32_t slot = 0; slot < plan_.steps.size(); ++slot) {
      if (needed_[slot]) place(slot);
    }
  }

  void place(std::uint32_t slot) {
    if (figure_of_[slot] == kNone) return;
    if (figure_of_[slot] != kMany) return figure_part(figure_of_[slot]).steps.push_back(slot);
    const auto group = std::find(groups_.begin(), groups_.end(), group_of_[slot]);
    (group == groups_.end() ? whole_ : whole_.members[static_cast<std::size_t>(group - groups_.begin())])
        .steps.push_back(slot);
  }

  Piece& figure_part(std::uint32_t figure) {
    return whole_.members[places_[figure].first].members[places_[figure].second];
  }

  // ---- trying

  Value value_of(const Step& step, const OpenFigure* figure, std::size_t choice) {
    const Expr& expr = framework_[step.expr];
    if (figure != nullptr && expr.op == Op::judged) return Value::alternative(figure->levels[choice]);
    if (figure != nullptr && question_of(expr)) return tally_value(expr.op, figure->tallies[choice]);
    if (expr.op == Op::awarded) return slots_[step.args[0]];  // not decided, else it would depend on no figure
    if (expr.op == Op::one_case) return truth_of(true, true);
    return evaluate(step, slots_, {framework_, &inspection_, unheard_});
  }

  void compute(const std::vector<std::uint32_t>& steps, const OpenFigure* figure, std::size_t choice) {
    for (const std::uint32_t slot : steps) slots_[slot] = value_of(plan_.steps[slot], figure, choice);
  }

  void try_out() {
    for (std::uint32_t i = 0; i < figures_.size(); ++i) {
      Piece& piece = figure_part(i);
      for (std::size_t choice = 0; choice < figures_[i].choices(); ++choice) {
        compute(piece.steps, &figures_[i], choice);
        class_of(piece, slots_);
      }
      if (piece.classes.empty()) class_of(piece, outcome_.slots);  // nothing to try: as open as it is
    }
    const Compute by_rules = [this](const std::vector<std::uint32_t>& steps) { compute(steps, nullptr, 0); };
    for (Piece& standard : whole_.members) combine_members(standard, slots_, by_rules);
    if (overall_ != kNone) combine_members(whole_, slots_, by_rules);
  }

  // ---- what has come out

  // Whether the slot, as a piece has it, differs for certain between two of its classes.
  static bool differs(const Piece& piece, std::uint32_t slot, ClassPair classes) {
    const auto place =
        static_cast<std::size_t>(std::find(piece.seen.begin(), piece.seen.end(), slot) - piece.seen.begin());
    if (place == piece.seen.size()) return false;
    const Value& a = piece.classes[classes.first][place];
    const Value& b = piece.classes[classes.second][place];
    return a.certain() && b.certain() && a != b;
  }

  Matters to_standard(std::uint32_t figure) const {
    const auto [at, member] = places_[figure];
    const Piece& standard = whole_.members[at];
    const StandardId id = figures_[figure].standard;
    const std::uint32_t rating = rating_of(id);
    if (rating == kNone || outcome_.slots[rating].certain()) return Matters::no;
    if (group_of_[rating] != id.index) return Matters::perhaps;  // it depends on other standards, too
    const auto& outcomes = standard.outcomes[member];
    const bool matters =
        std::any_of(outcomes.begin(), outcomes.end(), [&](ClassPair pair) { return differs(standard, rating, pair); });
    if (matters && !standard.spent) return Matters::yes;
    return matters || !is_exact(standard, rating) ? Matters::perhaps : Matters::no;
  }

  Matters to_overall(std::uint32_t figure) const {
    const auto [at, member] = places_[figure];
    if (overall_ == kNone || outcome_.slots[overall_].certain()) return Matters::no;
    const Piece& standard = whole_.members[at];
    const auto& outcomes = standard.outcomes[member];
    if (outcomes.empty() && standard.all_tried && all_certain(standard)) return Matters::no;  // nobody else sees it
    const auto& differences = whole_.differences[at];
    const bool matters =
        std::any_of(outcomes.begin(), outcomes.end(), [&](ClassPair pair) { return differences.contains(pair); });
    if (matters && !whole_.spent && all_certain(whole_, overall_)) return Matters::yes;
    return matters || !is_exact(whole_, overall_) || !standard.all_tried ? Matters::perhaps : Matters::no;
  }

  static bool all_certain(const Piece& piece) {
    return std::all_of(piece.seen.begin(), piece.seen.end(),
                       [&](std::uint32_t slot) { return all_certain(piece, slot); });
  }
  // All of it has been tried, and always came to one value.
  static bool is_exact(const Piece& piece, std::uint32_t slot) { return piece.all_tried && all_certain(piece, slot); }
  static bool all_certain(const Piece& piece, std::uint32_t slot) {
    const auto place =
        static_cast<std::size_t>(std::find(piece.seen.begin(), piece.seen.end(), slot) - piece.seen.begin());
    return std::all_of(piece.classes.begin(), piece.classes.end(),
                       [&](const auto& values) { return place == values.size() || values[place].certain(); });
  }

  const Plan& plan_;
  const Framework& framework_;
  const Inspection& inspection_;
  const Outcome& outcome_;
  std::vector<Value> slots_;
  std::vector<OpenFigure> figures_;
  std::vector<std::uint32_t> figure_of_, group_of_;  // per slot: whom it depends on
  std::vector<bool> needed_, is_wanted_;             // per slot
  std::uint32_t overall_ = kNone;
  Piece whole_;
  std::vector<std::uint32_t> groups_;                        // per member of the whole: its standard
  std::vector<std::pair<std::size_t, std::size_t>> places_;  // per figure: where its piece is
  Diagnostics unheard_;
};

}  // namespace

std::vector<MissingFigure> missing_figures(const Inspection& inspection, const Outcome& outcome) {
  return Trying(inspection, outcome).run();
}

}  // namespace rubric
