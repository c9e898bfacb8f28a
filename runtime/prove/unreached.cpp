#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "runtime/alternatives.hpp"
#include "runtime/lines.hpp"
#include "runtime/prove/reach.hpp"

namespace rubric::prove {

namespace {

bool is_change(Op op) {
  return op == Op::limit || op == Op::raise || op == Op::raise_by || op == Op::lower_by || op == Op::unless;
}

// What was seen in all gates that stand for the same part of the rules: a banding that twelve standards use.
struct Seen {
  bool known = true;  // no: in some of them it cannot be told
  std::set<std::uint32_t> details;
  std::vector<Rational> numbers;  // that are banded
};

class Unreached {
 public:
  Unreached(const Exploration& explored, Diagnostics& diagnostics)
      : explored_(explored), framework_(explored.model.framework), diagnostics_(diagnostics) {}

  bool run() {
    const auto is_question = [](const Variable& variable) { return variable.what == Variable::What::question; };
    for (const Variable& variable : explored_.model.variables) {
      if (is_question(variable))
        bound_ = {fmt::format("tallies up to {} relevant cases were tried", variable.choices->back().tally.relevant)};
    }
    look();
    for (const auto& [banding, seen] : bandings_) report_bands(framework_.bandings[banding], seen);
    for (const auto& [table, seen] : tables_) report_lines(framework_.tables[table], seen);
    report_changes();
    report_levels();
    return all_known_;
  }

 private:
  const std::map<Sight, Example>* known_sights(GateId gate) {
    const bool known = explored_.circuit.gates[gate].kind != GateKind::unknown && explored_.space.proves(gate);
    all_known_ = all_known_ && known;
    return known ? explored_.space.sights(gate) : nullptr;
  }

  void look() {
    for (GateId gate = 0; gate < explored_.circuit.gates.size(); ++gate) {
      const Gate& at = explored_.circuit.gates[gate];
      if (!explored_.circuit.wanted[gate] || !Circuit::computes(at)) continue;
      const Expr& expr = explored_.circuit.expr(at);
      if (expr.op == Op::band) add(bandings_[expr.index], gate);
      if (has_lines(expr)) add(tables_[expr.index], gate);
    }
  }

  void add(Seen& seen, GateId gate) {
    const auto* sights = known_sights(gate);
    if (sights == nullptr) {
      seen.known = false;
      return;
    }
    for (const auto& [sight, example] : *sights) {
      seen.details.insert(sight.detail);
      if (explored_.circuit.expr(explored_.circuit.gates[gate]).op != Op::band || sight.value == kNothingYet) continue;
      const Numbers& numbers = explored_.space[sight.value].numbers;
      if (!numbers.empty() && numbers.valid()) seen.numbers.push_back(numbers.hull().low);
    }
  }

  void report_bands(const Banding& banding, const Seen& seen) {
    if (!seen.known) return;
    for (std::size_t i = 0; i < banding.bands.size(); ++i) {
      if (seen.details.contains(static_cast<std::uint32_t>(i))) continue;
      std::vector<std::string> notes = bound_;
      if (!seen.numbers.empty()) {
        const auto [low, high] = std::minmax_element(seen.numbers.begin(), seen.numbers.end());
        notes.push_back(fmt::format("what comes lies between {} and {}", to_string(*low), to_string(*high)));
      }
      diagnostics_.add({Code::band_unreached,
                        banding.bands[i].origin.span,
                        "no inspection comes into this band",
                        "move its edges, or take it out",
                        {},
                        std::move(notes)});
    }
  }

  // Of a two-way table, rows and columns as a whole: a cell alone that never comes up is what such a table may well
  // have.
  void report_lines(const Table& table, const Seen& seen) {
    if (!seen.known) return;
    const std::size_t width = std::max<std::size_t>(table.across.size(), 1);
    std::vector<bool> columns(width);
    for (std::size_t row = 0; row < table.lines.size(); row += width) {
      bool reached = false;
      for (std::size_t column = 0; column < width; ++column) {
        if (!seen.details.contains(static_cast<std::uint32_t>(row + column))) continue;
        reached = true;
        columns[column] = true;
      }
      if (!reached) report_line(table.lines[row].span, "row");
    }
    const bool used = std::find(columns.begin(), columns.end(), true) != columns.end();
    for (std::size_t column = 0; used && column < table.across.size(); ++column) {
      if (!columns[column]) report_line(table.across[column], "column");
    }
  }

  void report_line(const Span& span, std::string_view what) {
    diagnostics_.add({Code::never_applies,
                      span,
                      fmt::format("no inspection comes to this {}", what),
                      "take it out, or correct its conditions",
                      {},
                      bound_});
  }

  // A rule that several standards share is reported if it changes nothing in any of them.
  void report_changes() {
    std::map<Span, bool> bites;
    for (const Subject& subject : explored_.model.subjects) {
      for (const DefinitionId rule : subject.results->rules) {
        const Expr& expr = framework_[framework_[rule].value];
        const bool own = expr.op != Op::unless || framework_[expr.args[1]].span != expr.span;
        if (!is_change(expr.op) || !own) continue;
        const auto* sights = known_sights(explored_.circuit.gate(0, rule));
        const bool may = sights == nullptr || std::any_of(sights->begin(), sights->end(), [](const auto& at) {
                           return at.first.detail != 0 && !is_fault(at.first.detail) && at.first.detail != kBroken;
                         });
        bites[expr.span] = bites[expr.span] || may;
      }
    }
    for (const auto& [span, does] : bites) {
      if (does) continue;
      diagnostics_.add({Code::never_bites,
                        span,
                        "this rule changes no rating that an inspection can have",
                        "take it out, or correct its condition or the level that it names",
                        {},
                        bound_});
    }
  }

  std::vector<std::string> levels_never_given(const Subject& subject, const Scale& scale) {
    const GateId gate = explored_.circuit.gate(0, subject.results->rating);
    const auto* sights = known_sights(gate);
    if (sights == nullptr) return {};
    std::uint64_t given = 0;
    for (const auto& [sight, example] : *sights) given |= explored_.space.result(gate, sight).alternatives;
    std::vector<std::string> never;
    for (std::uint32_t level = 0; level < scale.levels.size(); ++level) {
      if ((given >> level & 1U) == 0) never.push_back(fmt::format("`{}`", scale.levels[level].id));
    }
    return never;
  }

  // A rule that several standards share is reported once, though not the same levels may be wanting in all of them.
  void report_levels() {
    std::map<Span, std::map<std::vector<std::string>, std::vector<std::string>>> found;  // levels, and of what
    for (const Subject& subject : explored_.model.subjects) {
      const Scale* scale = scale_of(framework_, subject);
      if (scale == nullptr) continue;
      const std::vector<std::string> never = levels_never_given(subject, *scale);
      if (!never.empty())
        found[framework_[framework_[subject.results->rating].value].span][never].push_back(subject.name);
    }
    for (const auto& [span, by_levels] : found) {
      std::vector<std::string> texts;
      for (const auto& [levels, subjects] : by_levels)
        texts.push_back(fmt::format("no inspection makes {} {}", listed(subjects, 3), listed(levels, 10)));
      std::string first = texts.front();
      texts.erase(texts.begin());
      diagnostics_.add({Code::level_unreached,
                        span,
                        std::move(first),
                        "correct the rule, if the level can be given",
                        {},
                        std::move(texts)});
    }
  }

  const Exploration& explored_;
  const Framework& framework_;
  Diagnostics& diagnostics_;
  std::map<std::uint32_t, Seen> bandings_;
  std::map<std::uint32_t, Seen> tables_;
  bool all_known_ = true;
  std::vector<std::string> bound_;  // what the claim is limited to, as a note
};

}  // namespace

std::vector<GateId> observed_for_reach(const Circuit& circuit, const Model& model) {
  std::vector<GateId> observed = results_in(circuit, model);
  Circuit marked = circuit;
  want(marked, observed);
  for (GateId gate = 0; gate < marked.gates.size(); ++gate) {
    if (!marked.wanted[gate] || marked.gates[gate].kind != GateKind::step) continue;
    const Expr& expr = marked.expr(marked.gates[gate]);
    if (expr.op == Op::band || has_lines(expr)) observed.push_back(gate);
  }
  return observed;
}

bool find_unreached(const Exploration& explored, Diagnostics& diagnostics) {
  return Unreached(explored, diagnostics).run();
}

}  // namespace rubric::prove
