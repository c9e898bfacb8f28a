// Whether the rows of a table leave nothing out, and do not meet.
//
// All combinations of values are tried that the rows can tell apart: of a number, each limit and the numbers next to
// it; of anything else, each of its values. That proves it where every heading is a value of its own: an input, a fact,
// a judgement, or the band of one. What else stands in a heading may be bound up with the others (`sum of scores` and
// `highest of scores`), so that not all combinations can come; such a table is held to its rows when it is used. So is
// one with too many combinations.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

constexpr std::size_t kMaxTried = 200'000;  // combinations: so that nobody waits for a check

const Expr& resolved(const Draft& draft, ExprId id) {
  const Expr* expr = &draft.framework[id];
  while (expr->op == Op::definition) expr = &draft.framework[draft.framework.definitions[expr->index].value];
  return *expr;
}

// One value of a heading: a number, or else the place of a level, choice or truth.
struct Candidate {
  Rational number;
  std::string words;
  bool missing = false;
};

bool is_leaf(Op op) { return op == Op::input || op == Op::fact || op == Op::judged || op == Op::fieldwork; }

// The value itself, or what it is the band of. Null where it is neither.
const Expr* leaf_of(const Draft& draft, ExprId heading) {
  const Expr& expr = resolved(draft, heading);
  const Expr& of = expr.op == Op::band ? resolved(draft, expr.args[0]) : expr;
  return is_leaf(of.op) ? &of : nullptr;
}

std::vector<Candidate> alternatives(const Draft& draft, Type type) {
  std::vector<Candidate> all;
  const auto add = [&](std::string_view words) {
    all.push_back({static_cast<std::int64_t>(all.size()), std::string(words)});
  };
  if (type.kind == TypeKind::truth) {
    add("no");
    add("yes");
  } else if (type.kind == TypeKind::level) {
    for (const Level& level : draft.framework.scales[type.of].levels) add(level.id);
  } else {
    for (const Choice& choice : draft.framework.facts[type.of].choices) add(choice.id);
  }
  return all;
}

// What a value is compared with in a cell; none where that is not known before the inspection.
std::optional<Rational> compared_with(const Draft& draft, ExprId id) {
  const Expr& expr = resolved(draft, id);
  if (is_numeric(expr.type)) return constant_value(draft, id);
  if (expr.op != Op::constant) return std::nullopt;
  return expr.type.kind == TypeKind::date ? expr.number : Rational(expr.index);
}

bool holds(Relation relation, Rational value, const std::vector<Rational>& with) {
  switch (relation) {
    case Relation::equal: return value == with[0];
    case Relation::within: return value >= with[0] && value <= with[1];
    case Relation::at_least: return value >= with[0];
    case Relation::at_most: return value <= with[0];
    case Relation::above: return value > with[0];
    case Relation::below: return value < with[0];
    case Relation::one_of: return std::find(with.begin(), with.end(), value) != with.end();
    case Relation::missing: return false;
  }
  return false;
}

// The cells below one heading, and the values that they tell apart.
class Column {
 public:
  Column(const Draft& draft, ExprId heading) : draft_(draft), heading_(heading) {}

  // False if it cannot be told what the cell holds for.
  bool add(ExprId cell) {
    Cell read;
    if (cell) {
      const Expr& test = draft_.framework[cell];
      if (test.op != Op::test) return false;
      read = {true, test.negated, test.relation, {}};
      for (std::size_t i = 1; i < test.args.size(); ++i) {
        const auto with = compared_with(draft_, test.args[i]);
        if (!with || !with->valid()) return false;
        read.with.push_back(*with);
        limits_.push_back(*with);
      }
    }
    cells_.push_back(std::move(read));
    return true;
  }

  void find_candidates() {
    find_present();
    const Expr* leaf = leaf_of(draft_, heading_);
    const bool of_fact = leaf != nullptr && (leaf->op == Op::input || leaf->op == Op::fact);
    const auto asks = [](const Cell& cell) { return cell.given && cell.relation == Relation::missing; };
    if (of_fact && draft_.framework.facts[leaf->index].or_missing && std::any_of(cells_.begin(), cells_.end(), asks))
      candidates_.push_back({0, "missing", true});
  }
  const std::vector<Candidate>& candidates() const { return candidates_; }
  bool holds_for(std::size_t row, std::size_t candidate) const {
    const Cell& cell = cells_[row];
    if (candidates_[candidate].missing) return !cell.given || (cell.relation == Relation::missing && !cell.negated);
    return !cell.given || holds(cell.relation, candidates_[candidate].number, cell.with) != cell.negated;
  }

 private:
  struct Cell {
    bool given = false;
    bool negated = false;
    Relation relation = Relation::equal;
    std::vector<Rational> with;
  };
  void find_present();
  std::vector<Rational> numbers(const Fact* fact) const;

  const Draft& draft_;
  ExprId heading_;
  std::vector<Cell> cells_;
  std::vector<Rational> limits_;
  std::vector<Candidate> candidates_;
};

// Of what its numbers are multiples; 0 where all between the ends are possible.
Rational step_of(const Fact* fact, Type type) {
  if (type.kind == TypeKind::whole || type.kind == TypeKind::date) return 1;
  if (fact == nullptr || !fact->decimals) return 0;
  Rational step = 1;
  for (int i = 0; i < *fact->decimals; ++i) step = step / 10;
  return step;
}

// The limits, their neighbours and the ends; of numbers without a step, one between each two of them instead.
std::vector<Rational> Column::numbers(const Fact* fact) const {
  if (fact != nullptr && !fact->values.empty()) return fact->values;
  const Rational step = step_of(fact, draft_.type(heading_));
  std::vector<Rational> found = limits_;
  if (fact != nullptr && fact->bounds.low) found.push_back(*fact->bounds.low);
  if (fact != nullptr && fact->bounds.high) found.push_back(*fact->bounds.high);
  if (found.empty()) found.emplace_back(0);
  std::sort(found.begin(), found.end());
  const std::vector<Rational> fixed = found;
  if (step == 0) {
    for (std::size_t i = 1; i < fixed.size(); ++i) found.push_back((fixed[i - 1] + fixed[i]) / 2);
    found.push_back(fixed.front() - 1);
    found.push_back(fixed.back() + 1);
  } else {
    found.clear();
    for (const Rational limit : fixed) {
      const Rational below = round(limit, RoundingMode::down, step);
      const Rational above = round(limit, RoundingMode::up, step);
      found.insert(found.end(), {below - step, below, above, above + step});
    }
  }
  return found;
}

// What a banding gives at all.
std::vector<Candidate> outcomes(const Draft& draft, const Banding& banding) {
  std::vector<Candidate> all;
  for (const Band& band : banding.bands) {
    const bool level = banding.result.kind == TypeKind::level;
    const Rational value = level ? Rational(band.level) : band.number;
    all.push_back({value, level ? draft.framework.scales[banding.result.of].levels[band.level].id : to_string(value)});
  }
  return all;
}

void Column::find_present() {
  const Type type = draft_.type(heading_);
  const Expr& expr = resolved(draft_, heading_);
  const bool numeric = is_numeric(type) || type.kind == TypeKind::date;
  if (!numeric || expr.op == Op::band) {
    candidates_ =
        expr.op == Op::band ? outcomes(draft_, draft_.framework.bandings[expr.index]) : alternatives(draft_, type);
    return;
  }
  const bool of_fact = expr.op == Op::input || expr.op == Op::fact;
  const Fact* fact = of_fact ? &draft_.framework.facts[expr.index] : nullptr;
  std::vector<Rational> all = numbers(fact);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  for (const Rational number : all) {
    if (!number.valid() || (fact != nullptr && !fact->bounds.contains(number))) continue;
    const bool date = type.kind == TypeKind::date;
    candidates_.push_back({number, date ? to_string(Date(std::chrono::days(number.numerator()))) : to_string(number)});
  }
}

class Proof {
 public:
  Proof(Draft& draft, const Rows& rows) : draft_(draft), rows_(rows), applied_(rows.cells.size()) {}

  void run() {
    if (!read()) return;
    std::vector<std::size_t> place(columns_.size());
    do {
      try_out(place);
    } while (!reported_ && next(place));
    if (!reported_) report_unused();
  }

 private:
  bool read();
  bool next(std::vector<std::size_t>& place) const;
  void try_out(const std::vector<std::size_t>& place);
  void report_unused();
  bool is_missing(const std::vector<std::size_t>& place) const {
    for (std::size_t i = 0; i < place.size(); ++i) {
      if (columns_[i].candidates()[place[i]].missing) return true;
    }
    return false;
  }
  std::string words(const std::vector<std::size_t>& place) const;

  Draft& draft_;
  const Rows& rows_;
  std::vector<Column> columns_;
  std::vector<bool> applied_;
  bool reported_ = false;
};

bool Proof::read() {
  std::vector<std::pair<Op, std::uint32_t>> seen;
  std::size_t combinations = 1;
  for (std::size_t i = 0; i < rows_.headings.size(); ++i) {
    const Expr* leaf = leaf_of(draft_, rows_.headings[i]);
    if (leaf == nullptr || std::find(seen.begin(), seen.end(), std::pair(leaf->op, leaf->index)) != seen.end())
      return false;
    seen.emplace_back(leaf->op, leaf->index);
    Column column(draft_, rows_.headings[i]);
    for (const std::vector<ExprId>& cells : rows_.cells) {
      if (!column.add(cells[i])) return false;
    }
    column.find_candidates();
    combinations *= column.candidates().size();
    if (combinations == 0 || combinations > kMaxTried) return false;
    columns_.push_back(std::move(column));
  }
  return true;
}

bool Proof::next(std::vector<std::size_t>& place) const {
  for (std::size_t i = 0; i < place.size(); ++i) {
    if (++place[i] < columns_[i].candidates().size()) return true;
    place[i] = 0;
  }
  return false;
}

// "`oxygen` is no and `saturation` is 93"
std::string Proof::words(const std::vector<std::size_t>& place) const {
  std::string all;
  for (std::size_t i = 0; i < place.size(); ++i) {
    const std::string_view heading = draft_.sources.text(draft_.framework[rows_.headings[i]].span);
    all += fmt::format("{}`{}` is {}", i == 0 ? "" : " and ", heading, columns_[i].candidates()[place[i]].words);
  }
  return all;
}

void Proof::try_out(const std::vector<std::size_t>& place) {
  std::optional<std::size_t> found;
  for (std::size_t row = 0; row < rows_.cells.size(); ++row) {
    bool applies = true;
    for (std::size_t i = 0; i < columns_.size() && applies; ++i) applies = columns_[i].holds_for(row, place[i]);
    if (!applies) continue;
    if (!found) {
      applied_[row] = true;
      found = row;
      if (rows_.first) return;
      continue;
    }
    reported_ = true;
    draft_.error(Code::rows_overlap, rows_.spans[row], fmt::format("two rows apply where {}", words(place)),
                 "move a limit, or write `first row that applies` in the head of the table",
                 {{rows_.spans[*found], "the other row"}});
    return;
  }
  if (found || rows_.otherwise || is_missing(place))
    return;  // without a row for what is missing the table is missing, too
  reported_ = true;
  draft_.error(Code::no_row, rows_.table.id()->span, fmt::format("no row applies where {}", words(place)),
               "add a row for it, move a limit, or end with `otherwise -> …`");
}

void Proof::report_unused() {
  if (rows_.table.child(NodeKind::grid) != nullptr) return;
  for (std::size_t row = 0; row < applied_.size(); ++row) {
    if (!applied_[row])
      draft_.error(Code::never_applies, rows_.spans[row], "this row never applies",
                   rows_.first ? "the rows above it apply first: take it out, or move it further up"
                               : "take it out, or correct its cells");
  }
}

}  // namespace

void check_rows(Draft& draft, const Rows& rows) { Proof(draft, rows).run(); }

}  // namespace rubric
