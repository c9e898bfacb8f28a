#include "runtime/prove/outcomes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "runtime/alternatives.hpp"
#include "runtime/lines.hpp"
#include "runtime/operands.hpp"
#include "runtime/prove/reach.hpp"

namespace rubric::prove {

namespace {

// A gate that decides by lines or bands, and what it looks at.
struct Decision {
  GateId gate = kNoGate;
  std::vector<GateId> deciding;
  GateId together = kNoGate;  // those and what comes of them, side by side
};

class Tables {
 public:
  explicit Tables(const Model& model) : model_(model), circuit_(circuit_of({&model.plan}, {model.names})) { find(); }

  std::vector<OutcomeTable> run() {
    std::vector<GateId> observed;
    for (const Decision& decision : decisions_) observed.push_back(decision.together);
    const Exploration explored(model_, circuit_, observed, {}, same_on_both_sides(model_.variables));
    std::vector<OutcomeTable> tables;
    for (const Decision& decision : decisions_) tables.push_back(table(explored, decision));
    return tables;
  }

 private:
  const Expr& expr(GateId gate) const { return circuit_.expr(circuit_.gates[gate]); }

  void find() {
    Circuit marked = circuit_;
    want(marked, results_in(marked, model_));
    std::set<Span> known;  // what several standards share is shown once
    for (GateId gate = 0; gate < marked.gates.size(); ++gate) {
      if (!marked.wanted[gate] || marked.gates[gate].kind != GateKind::step) continue;
      const bool bands = expr(gate).op == Op::band && expr(marked.gates[gate].operands[0]).op != Op::percent;
      if (!(bands || has_lines(expr(gate))) || !known.insert(expr(gate).span).second) continue;
      Decision decision{gate, deciding(gate), kNoGate};
      if (decision.deciding.empty()) continue;
      std::vector<GateId> together = decision.deciding;
      together.push_back(gate);
      decision.together = add_tuple(circuit_, together);
      decisions_.push_back(std::move(decision));
    }
  }

  std::vector<GateId> deciding(GateId id) const {
    const Gate& gate = circuit_.gates[id];
    if (expr(id).op == Op::band) return {gate.operands[gate.step.args[0]]};
    std::vector<GateId> found;
    for (const StepMember& heading : gate.step.members) found.push_back(gate.operands[heading.value]);
    if (!found.empty()) return found;
    for (std::size_t i = 0; i + 1 < gate.step.args.size(); i += 2) look_below(gate.operands[gate.step.args[i]], found);
    return found;
  }

  // What the truths of a condition are about.
  void look_below(GateId id, std::vector<GateId>& found) const {
    const Gate& gate = circuit_.gates[id];
    const bool about =
        gate.kind == GateKind::leaf || gate.kind == GateKind::unknown || expr(id).type.kind != TypeKind::truth;
    if (about && expr(id).op == Op::constant) return;
    if (about && std::find(found.begin(), found.end(), id) == found.end()) found.push_back(id);
    if (about) return;
    for (const GateId operand : gate.operands) look_below(operand, found);
  }

  std::string outcome(GateId gate, const Value& value) const {
    if (is_broken(value)) return "no outcome";
    return value_text(model_.framework, expr(gate).type, value);
  }

  OutcomeTable table(const Exploration& explored, const Decision& decision) const {
    const Expr& decides = expr(decision.gate);
    const bool bands = decides.op == Op::band;
    OutcomeTable table;
    table.name = bands ? model_.framework.bandings[decides.index].id : model_.framework.tables[decides.index].id;
    table.span = decides.span;
    const auto* sights = explored.space.sights(decision.together);
    table.whole = sights != nullptr && explored.space.proves(decision.together);
    if (!table.whole) return table;
    std::vector<Columns> columns = columns_of(decision.deciding, true);
    table.rows = rows(explored, decision, columns, *sights);
    if (!is_function(table.rows)) {  // it matters which standard has which rating
      columns = columns_of(decision.deciding, false);
      table.rows = rows(explored, decision, columns, *sights);
    }
    for (const Columns& column : columns)
      table.headings.push_back(column.size() > 1 ? std::nullopt
                                                 : std::optional(expr(decision.deciding[column[0]]).span));
    return table;
  }

  static bool is_function(const std::vector<OutcomeTable::Row>& rows) {
    std::set<std::vector<std::string>> known;
    return std::all_of(rows.begin(), rows.end(),
                       [&](const OutcomeTable::Row& row) { return known.insert(row.cells).second; });
  }

  using Columns = std::vector<std::size_t>;  // places in what decides

  // Levels of one scale, such as the ratings of all standards, are one column.
  std::vector<Columns> columns_of(const std::vector<GateId>& deciding, bool together) const {
    std::vector<Columns> columns;
    for (std::size_t i = 0; i < deciding.size(); ++i) {
      const Expr& own = expr(deciding[i]);
      const auto same = [&](const Columns& column) {
        const Expr& other = expr(deciding[column.front()]);
        return together && own.type.kind == TypeKind::level && other.type == own.type && own.op != Op::input &&
               other.op != Op::input;
      };
      const auto known = std::find_if(columns.begin(), columns.end(), same);
      if (known == columns.end())
        columns.push_back({i});
      else
        known->push_back(i);
    }
    return columns;
  }

  // "2 good, 3 outstanding", the worst first.
  std::string cell(const Exploration& explored, const Decision& decision, const Columns& column,
                   const std::vector<ValueId>& values) const {
    const Type type = expr(decision.deciding[column.front()]).type;
    if (column.size() == 1) return value_text(model_.framework, type, explored.space[values[column.front()]]);
    std::map<std::uint64_t, std::pair<std::string, int>> counted;
    for (const std::size_t i : column) {
      const Value& value = explored.space[values[i]];
      auto& [name, count] = counted[value.alternatives];
      name = value_text(model_.framework, type, value);
      ++count;
    }
    std::string text;
    for (const auto& [level, each] : counted)
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", each.second, each.first);
    return text;
  }

  std::vector<OutcomeTable::Row> rows(const Exploration& explored, const Decision& decision,
                                      const std::vector<Columns>& columns,
                                      const std::map<Sight, Example>& sights) const {
    std::vector<std::pair<const std::vector<ValueId>*, double>> sorted;
    for (const auto& [sight, example] : sights)
      sorted.emplace_back(&explored.space.machine().tuple(sight.value), example.count);
    std::sort(sorted.begin(), sorted.end(),
              [&](const auto& a, const auto& b) { return before(explored, *a.first, *b.first); });
    std::vector<OutcomeTable::Row> rows;
    std::map<std::pair<std::vector<std::string>, std::string>, std::size_t> known;
    for (const auto& [values, count] : sorted) {
      OutcomeTable::Row row{{}, outcome(decision.gate, explored.space[values->back()]), 0};
      for (const Columns& column : columns) row.cells.push_back(cell(explored, decision, column, *values));
      const auto [at, fresh] = known.try_emplace({row.cells, row.outcome}, rows.size());
      if (fresh) rows.push_back(std::move(row));
      rows[at->second].combinations += count;
    }
    return rows;
  }

  static bool before(const Exploration& explored, const std::vector<ValueId>& a, const std::vector<ValueId>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      const Value& x = explored.space[a[i]];
      const Value& y = explored.space[b[i]];
      if (x == y) continue;
      if (x.never_present() != y.never_present()) return x.never_present();
      if (x.numbers.empty() || y.numbers.empty()) return x.alternatives < y.alternatives;
      return x.numbers.hull().low < y.numbers.hull().low;
    }
    return false;
  }

  const Model& model_;
  Circuit circuit_;
  std::vector<Decision> decisions_;
};

}  // namespace

std::vector<OutcomeTable> outcome_tables(const Framework& framework, std::int64_t most) {
  const Model model(framework, most);
  return model.subjects.empty() ? std::vector<OutcomeTable>{} : Tables(model).run();
}

}  // namespace rubric::prove
