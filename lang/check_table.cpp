// Tables: rows of cells, of which one applies. A two-way table is read as a row for each of its cells.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

bool is_cell(const Node* node) { return is_test(node->kind) || node->kind == K::any_value; }

std::vector<const Node*> cells_of(const Node& node) {
  std::vector<const Node*> cells;
  std::copy_if(node.children.begin(), node.children.end(), std::back_inserter(cells), is_cell);
  return cells;
}

std::vector<const Node*> values_of(const Node& row) {
  std::vector<const Node*> values;
  std::copy_if(row.children.begin(), row.children.end(), std::back_inserter(values), [](const Node* child) {
    return !is_cell(child) && !is_cite(child->kind) && child->kind != K::otherwise;
  });
  return values;
}

class Reading {
 public:
  Reading(Draft& draft, const Node& node, const Scope& scope)
      : draft_(draft),
        node_(node),
        scope_(scope),
        grid_(node.child(K::grid)),
        rows_{node, {}, {}, {}, node.child(K::first_row) != nullptr, false} {}

  ExprId read() {
    const std::vector<const Node*> rows = node_.all(K::row);
    check_not_empty(draft_, node_, rows.empty(), "a table has rows", "add one, such as `at most 15 | any -> good`");
    if (rows.empty() || !read_headings()) return {};
    bool right = true;
    for (const Node* row : rows) right = add_row(*row, row == rows.back()) && right;
    if (!right) return {};
    const auto outcomes = read_outcomes(draft_, node_.span, values_, scope_, given_scale());
    if (!outcomes) return {};
    if (draft_.whole(node_)) check_rows(draft_, rows_);
    return finish(*outcomes);
  }

 private:
  bool read_headings();
  bool add_row(const Node& row, bool last);
  bool add_otherwise(const Node& row, bool last, const std::vector<const Node*>& values);
  bool has_places(const Node& row, std::size_t cells, std::size_t values);
  std::optional<std::vector<ExprId>> read_cells(const std::vector<const Node*>& cells, std::size_t heading);
  std::optional<Type> given_scale();
  ExprId condition(std::size_t line);
  ExprId finish(const Outcomes& outcomes);

  Draft& draft_;
  const Node& node_;
  const Scope& scope_;
  const Node* grid_;
  Rows rows_;
  std::vector<ExprId> across_;  // the conditions of a two-way table's columns; none where anything will do
  std::vector<const Node*> values_;
  Table table_;
};

// What the cells of each column, or of the side and the top, are about.
bool Reading::read_headings() {
  const Node& head = grid_ != nullptr ? *grid_ : *node_.child(K::heads);
  const std::size_t count = grid_ != nullptr ? 2 : head.children.size() - 1;
  bool right = true;
  for (std::size_t i = 0; i < count; ++i) {
    rows_.headings.push_back(read_value(draft_, *head.children[i], scope_));
    right = right && rows_.headings.back();
  }
  if (!right || grid_ == nullptr) return right;
  const auto across = read_cells(cells_of(head), 1);
  if (across) across_ = *across;
  for (const Node* cell : cells_of(head)) table_.across.push_back(cell->span);
  return across.has_value();
}

// Cells below one heading, or below those from it on.
std::optional<std::vector<ExprId>> Reading::read_cells(const std::vector<const Node*>& cells, std::size_t heading) {
  std::vector<ExprId> read;
  bool right = true;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const ExprId about = rows_.headings[grid_ != nullptr ? heading : i];
    const bool any = cells[i]->kind == K::any_value;
    read.push_back(any ? ExprId{} : read_test(draft_, *cells[i], about, cells[i]->span, scope_));
    right = right && (any || read.back());
  }
  return right ? std::optional(read) : std::nullopt;
}

bool Reading::has_places(const Node& row, std::size_t cells, std::size_t values) {
  const std::size_t own_cells = cells_of(row).size();
  const std::size_t own_values = values_of(row).size();
  if (own_cells == cells && own_values == values) return true;
  const bool of_cells = own_cells != cells;
  const std::size_t own = of_cells ? own_cells : own_values;
  draft_.error(
      Code::row_cells, row.span,
      fmt::format("this row has {} {}{}, and the table has {}", own, of_cells ? "cell" : "outcome", own == 1 ? "" : "s",
                  of_cells ? cells : values),
      of_cells ? "give it a cell for each heading; `any` where anything will do" : "give it an outcome for each column",
      {{(grid_ != nullptr ? grid_ : node_.child(K::heads))->span, "the heading"}});
  return false;
}

bool Reading::add_otherwise(const Node& row, bool last, const std::vector<const Node*>& values) {
  if (!last || grid_ != nullptr) {
    draft_.error(Code::row_cells, row.span,
                 last ? "a two-way table has no last resort" : "`otherwise` stands before another row",
                 last ? "use `any` at the left or across" : "put `otherwise` last");
    return false;
  }
  rows_.otherwise = true;
  values_.push_back(values[0]);
  rows_.spans.push_back(row.span);
  table_.lines.push_back(draft_.origin(row));
  return true;
}

bool Reading::add_row(const Node& row, bool last) {
  if (table_.lines.empty()) table_.origin = draft_.origin(node_);
  const bool otherwise = row.child(K::otherwise) != nullptr;
  const std::size_t cells = otherwise ? 0 : grid_ != nullptr ? 1 : rows_.headings.size();
  const std::size_t values = grid_ != nullptr && !otherwise ? across_.size() : 1;
  if (!has_places(row, cells, values)) return false;
  if (otherwise) return add_otherwise(row, last, values_of(row));
  const auto read = read_cells(cells_of(row), 0);
  if (!read) return false;
  const std::vector<const Node*> outcomes = values_of(row);
  for (std::size_t i = 0; i < values; ++i) {
    std::vector<ExprId> line = *read;
    if (grid_ != nullptr) line.push_back(across_[i]);
    rows_.cells.push_back(std::move(line));
    rows_.spans.push_back(row.span);
    values_.push_back(outcomes[i]);
    table_.lines.push_back(draft_.origin(row));
  }
  return true;
}

std::optional<Type> Reading::given_scale() {
  const Node* gives = node_.child(K::gives);
  if (gives == nullptr) return std::nullopt;
  const auto scale = draft_.scales.find(draft_.text(*gives->id()));
  if (scale == draft_.scales.end()) {
    draft_.unknown(*gives->id(), "scale", names_in(draft_.scales));
    return std::nullopt;
  }
  draft_.scale_used[scale->second] = true;
  return Type{TypeKind::level, scale->second};
}

// When a line applies: all of its cells hold.
ExprId Reading::condition(std::size_t line) {
  std::vector<ExprId> parts;
  std::copy_if(rows_.cells[line].begin(), rows_.cells[line].end(), std::back_inserter(parts),
               [](ExprId cell) { return static_cast<bool>(cell); });
  return parts.size() == 1 ? parts[0] : draft_.add(Op::all_of, {TypeKind::truth}, rows_.spans[line], std::move(parts));
}

ExprId Reading::finish(const Outcomes& outcomes) {
  table_.id = draft_.id(node_);
  table_.title = draft_.title(node_);
  Expr expr;
  expr.op = rows_.first ? Op::first_of : Op::only_of;
  expr.type = outcomes.type;
  expr.span = node_.id()->span;
  expr.index = static_cast<std::uint32_t>(draft_.framework.tables.size());
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (i < rows_.cells.size()) expr.args.push_back(condition(i));
    expr.args.push_back(outcomes.values[i]);
  }
  for (const ExprId heading : rows_.headings) expr.members.push_back({heading, {}, {}});
  draft_.framework.tables.push_back(std::move(table_));
  return draft_.add(std::move(expr));
}

}  // namespace

ExprId read_table(Draft& draft, const Node& node, const Scope& scope) { return Reading(draft, node, scope).read(); }

}  // namespace rubric
