// What is proved of all inspections at once, held against every single one of them, rated by the oracle.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "lang/codes.hpp"
#include "runtime/alternatives.hpp"
#include "runtime/lines.hpp"
#include "runtime/prove/gaps.hpp"
#include "runtime/prove/proof.hpp"
#include "runtime/prove/reach.hpp"
#include "runtime/rate.hpp"
#include "tests/catch.hpp"
#include "tests/oracle/agreement.hpp"
#include "tests/oracle/bench.hpp"
#include "tests/oracle/every.hpp"
#include "tests/oracle/generate.hpp"
#include "tests/oracle/operations.hpp"
#include "tests/unit/setting.hpp"

namespace rubric::oracle {
namespace {

using prove::Assignment;
using prove::Exploration;
using prove::GateId;
using prove::GateKind;

constexpr std::size_t kMostInspections = 4'000;
constexpr std::uint32_t kNowhere = UINT32_MAX;  // in no band, at no line

// What happened at one place of the rules.
struct Event {
  bool broken = false;
  Plain value;
  std::uint32_t place = 0;  // the band or line; of a rule that changes a rating, 1 if it did
  friend auto operator<=>(const Event&, const Event&) = default;
};

struct Figures {
  std::size_t frameworks = 0, whole = 0, inspections = 0, gates = 0, findings = 0, falls = 0, faults = 0, finer = 0;
};

bool is_change(Op op) {
  return op == Op::limit || op == Op::raise || op == Op::raise_by || op == Op::lower_by || op == Op::unless;
}

std::uint32_t band_of(const Banding& banding, const Plain& value) {
  if (value.absent) return kNowhere;
  const Rational met =
      banding.rounding.exact ? value.number : round(value.number, banding.rounding.mode, banding.rounding.step);
  std::uint32_t otherwise = kNowhere;
  for (std::uint32_t i = 0; i < banding.bands.size(); ++i) {
    if (banding.bands[i].otherwise)
      otherwise = i;
    else if (banding.bands[i].bounds.contains(met))
      return i;
  }
  return otherwise;
}

std::uint32_t line_of(Oracle& oracle, const Expr& expr) {
  for (std::uint32_t line = 0; line < expr.args.size() / 2; ++line) {
    const Result holds = oracle.value(expr.args[2 * line]);
    if (holds && is_yes(*holds)) return line;
  }
  return expr.args.size() % 2 == 1 ? static_cast<std::uint32_t>(expr.args.size() / 2) : kNowhere;
}

Event event_of(const Framework& framework, Oracle& oracle, ExprId id) {
  const Expr& expr = framework[id];
  const Result result = oracle.value(id);
  if (!result) return {true, {}, 0};
  Event event{false, *result, 0};
  if (expr.op == Op::band) event.place = band_of(framework[BandingId{expr.index}], *oracle.value(expr.args[0]));
  if (has_lines(expr)) event.place = line_of(oracle, expr);
  if (is_change(expr.op)) event.place = *result == *oracle.value(expr.args[0]) ? 0 : 1;
  return event;
}

// Numbers that nothing tells apart are proved as one: of a number only counts that there is one.
Plain plain(const Value& value, bool numbers) {
  if (value.never_present()) return nothing();
  return numbers ? Plain{} : Plain{false, 0, lowest_of(value.alternatives)};
}

// The rules as they are proved, and what single inspections bring about.
class Held {
 public:
  Held(const Bench& bench, std::int64_t most, Figures& figures)
      : framework_(*bench.framework),
        most_(most),
        figures_(figures),
        model_(framework_, most),
        explored_(explore()),
        alternatives_(prove::same_on_both_sides(model_.variables)) {
    proof_ = prove::prove(framework_, found_, most);
  }

  std::string complaint(Random& random) {
    const Every every(choices_to_try(model_.plan, model_.variables), kMostInspections, random);
    ++figures_.frameworks;
    figures_.whole += every.whole() ? 1 : 0;
    prepare();
    for (const Assignment& assignment : every.all()) rate_one(assignment, model_.variables, true);
    std::string wrong = complaint_of_gates(every.whole());
    if (wrong.empty()) wrong = complaint_of_findings(every.whole());
    if (wrong.empty() && every.whole()) wrong = complaint_of_falls(every);
    if (wrong.empty()) wrong = complaint_of_finer(random);
    return wrong;
  }

 private:
  struct Looked {
    GateId gate = prove::kNoGate;
    ExprId expr;
    bool proved = false;       // all combinations were tried
    std::vector<bool> chosen;  // variables that its examples name
    std::map<Event, std::uint64_t> proved_events;
    std::map<Event, std::uint64_t> events;  // and the least number of cases
  };

  Exploration explore() const {
    prove::Circuit circuit = prove::circuit_of({&model_.plan}, {model_.names});
    std::vector<GateId> observed = prove::observed_for_reach(circuit, model_);
    return {model_, std::move(circuit), std::move(observed), {}, prove::same_on_both_sides(model_.variables)};
  }

  bool numbers(ExprId id) const { return holds_numbers(framework_, id); }

  void prepare() {
    std::set<GateId> gates(explored_.inquiry.observed.begin(), explored_.inquiry.observed.end());
    for (const GateId gate : gates) {
      const prove::Gate& at = explored_.circuit.gates[gate];
      if (at.kind == GateKind::unknown) continue;
      Looked looked{gate, at.step.expr, explored_.space.proves(gate), {}, {}, {}};
      looked.chosen.resize(model_.variables.size());
      if (const auto* sights = explored_.space.sights(gate)) look(looked, *sights);
      looked_.push_back(std::move(looked));
    }
  }

  void look(Looked& looked, const std::map<prove::Sight, prove::Example>& sights) const {
    for (const auto& [sight, example] : sights) {
      const Value& value = explored_.space.result(looked.gate, sight);
      const Expr& expr = framework_[looked.expr];
      Event event{!value.numbers.valid(), {}, 0};
      if (!event.broken) {
        const bool placed = expr.op == Op::band || has_lines(expr) || is_change(expr.op);
        event = {false, plain(value, numbers(looked.expr)), placed ? sight.detail : 0};
        if (event.place == prove::kBroken) event.place = kNowhere;
      }
      const auto [known, fresh] = looked.proved_events.emplace(event, example.cost);
      known->second = std::min(known->second, example.cost);
      const Assignment assignment = explored_.space.assignment(looked.gate, example);
      for (std::size_t i = 0; i < assignment.size(); ++i) {
        if (assignment[i] != prove::kAnyChoice) looked.chosen[i] = true;
      }
    }
  }

  std::uint64_t cost(const Complete& data, const std::vector<bool>& chosen) const {
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      const prove::Variable& variable = model_.variables[i];
      if (chosen[i] && variable.what == prove::Variable::What::question)
        all += static_cast<std::uint64_t>(data.tallies[variable.index].relevant);
    }
    return all;
  }

  bool lacks(Oracle& oracle, std::uint32_t standard) const {
    const DefinitionId applies = framework_.standards[standard].applies;
    return applies && !is_yes(oracle.value(applies).value_or(truth(true)));
  }

  void rate_one(const Assignment& assignment, const std::vector<prove::Variable>& variables, bool same_choices) {
    const Complete data = complete_of(framework_, variables, assignment);
    Oracle oracle(framework_, data);
    for (Looked& looked : looked_) {
      if (const auto group = explored_.space.group_of(looked.gate); group && lacks(oracle, *group)) continue;
      Event event = event_of(framework_, oracle, looked.expr);
      if (numbers(looked.expr)) event.value = {event.value.absent, 0, 0};
      const auto [known, fresh] = looked.events.emplace(event, UINT64_MAX);
      if (same_choices) known->second = std::min(known->second, cost(data, looked.chosen));
    }
    if (!same_choices) return;
    ++figures_.inspections;
    ratings_.emplace_back();
    for (const prove::Subject& subject : model_.subjects) {
      const Result rating = oracle.value(subject.results->rating);
      ratings_.back().push_back(!rating || rating->absent ? -1 : static_cast<int>(rating->place));
    }
    Diagnostics faults;
    const prove::Chooser chooser{framework_, model_.variables, alternatives_};
    const Outcome outcome = work_out(model_.plan, chooser.inspection(assignment), faults);
    for (const Diagnostic& fault : faults.all()) {
      if (fault.code != Code::in_no_band) faults_.insert(place_of(fault));
    }
    note_numbers_in_no_band(oracle);
    note_grounds(outcome);
  }

  static std::string key(Code code, Span span, const std::string& more = "") {
    return fmt::format("{} at {}-{} {}", info(code).id, span.begin, span.end, more);
  }

  // A number in a gap of exact bands is reported as that gap.
  void note_numbers_in_no_band(Oracle& oracle) {
    for (std::uint32_t i = 0; i < framework_.exprs.size(); ++i) {
      const Expr& expr = framework_.exprs[i];
      if (expr.op != Op::band || model_.plan.slot_of_expr[i] == kNoSlot) continue;
      const Banding& banding = framework_[BandingId{expr.index}];
      const Result value = oracle.value(expr.args[0]);
      if (!value || value->absent || band_of(banding, *value) != kNowhere) continue;
      std::string where = key(Code::in_no_band, expr.span);
      for (const prove::Gap& gap : prove::gaps_in(framework_)) {
        if (gap.banding == &banding && gap.between.contains(value->number))
          where = key(Code::exact_gap, gap.upper->origin.span);
      }
      faults_.insert(where);
    }
  }

  // Of two rows the second is reported.
  static std::string place_of(const Diagnostic& fault) {
    return key(fault.code, fault.code == Code::two_rows_apply ? fault.related[1].span : fault.span);
  }

  void note_grounds(const Outcome& outcome) {
    const auto note = [&](const Results& results) {
      for (const GroundUse& use : results.grounds) {
        if (may_hold(outcome[use.holds]))
          grounds_.insert(framework_.discretions[use.discretion].grounds[use.ground].origin.span);
      }
    };
    for (const Standard& standard : framework_.standards) note(standard.results);
    if (framework_.overall) note(*framework_.overall);
  }

  std::string shown(const Looked& looked, const Event& event) const {
    return fmt::format("{}: {}, place {}", dump(framework_, looked.expr),
                       event.broken ? "an error" : show(framework_, framework_[looked.expr].type, event.value),
                       static_cast<int>(event.place));
  }

  // Whether it is known that the standard which it belongs to ever applies.
  bool is_certain(GateId gate) const {
    const auto group = explored_.space.group_of(gate);
    const DefinitionId applies = group ? framework_.standards[*group].applies : DefinitionId{};
    return !applies || explored_.space.proves(explored_.circuit.gate(0, applies));
  }

  std::string complaint_of_gates(bool whole) {
    for (const Looked& looked : looked_) {
      if (!looked.proved) continue;
      ++figures_.gates;
      if (explored_.circuit.gates[looked.gate].kind == GateKind::leaf) continue;  // comes to whatever data say
      for (const auto& [event, least] : looked.events) {
        const auto known = looked.proved_events.find(event);
        if (known == looked.proved_events.end()) return "missed: " + shown(looked, event);
        if (whole && known->second != least)
          return fmt::format("of {} cases, not {}: {}", least, known->second, shown(looked, event));
      }
      for (const auto& [event, least] : looked.proved_events) {
        if (whole && is_certain(looked.gate) && !looked.events.contains(event))
          return "invented: " + shown(looked, event);
      }
    }
    return "";
  }

  // ---- findings

  static bool is_fault(Code code) {
    return code == Code::in_no_band || code == Code::exact_gap || code == Code::no_row_applies ||
           code == Code::two_rows_apply || code == Code::divided_by_zero || code == Code::overflow;
  }

  struct Reached {
    bool known = true;
    std::set<std::uint32_t> places;
  };

  std::string unknown_or(const std::set<std::string>& expected, bool whole) const {
    std::set<std::string> told;
    for (const Diagnostic& diagnostic : found_.all()) {
      switch (diagnostic.code) {
        case Code::level_unreached: told.insert(key(diagnostic.code, diagnostic.span, level_text(diagnostic))); break;
        case Code::band_unreached:
        case Code::never_applies:
        case Code::never_bites:
        case Code::ground_unreached: told.insert(key(diagnostic.code, diagnostic.span)); break;
        default: break;
      }
    }
    for (const std::string& one : told) {
      if (!expected.contains(one)) return "invented: " + one;
    }
    for (const std::string& one : expected) {
      if (whole && !told.contains(one)) return "missed: " + one;
    }
    return "";
  }

  std::string complaint_of_findings(bool whole) {
    std::set<std::string> expected;
    expect_places(expected);
    expect_changes(expected);
    expect_levels(expected);
    expect_grounds(expected);
    figures_.findings += expected.size();
    std::string wrong = unknown_or(expected, whole);
    if (wrong.empty()) wrong = complaint_of_faults(whole);
    return wrong;
  }

  void expect_places(std::set<std::string>& expected) const {
    std::map<std::uint32_t, Reached> bandings, tables;
    for (GateId gate = 0; gate < explored_.circuit.gates.size(); ++gate) {
      const prove::Gate& at = explored_.circuit.gates[gate];
      if (!explored_.circuit.wanted[gate] || !prove::Circuit::computes(at)) continue;
      const Expr& expr = explored_.circuit.expr(at);
      if (expr.op != Op::band && !has_lines(expr)) continue;
      Reached& reached = (expr.op == Op::band ? bandings : tables)[expr.index];
      const auto looked = std::find_if(looked_.begin(), looked_.end(), [&](const Looked& l) { return l.gate == gate; });
      reached.known = reached.known && looked != looked_.end() && looked->proved;
      if (!reached.known) continue;
      for (const auto& [event, least] : looked->events) {
        if (!event.broken) reached.places.insert(event.place);
      }
    }
    for (const auto& [index, reached] : bandings) {
      const Banding& banding = framework_.bandings[index];
      for (std::uint32_t i = 0; reached.known && i < banding.bands.size(); ++i) {
        if (!reached.places.contains(i)) expected.insert(key(Code::band_unreached, banding.bands[i].origin.span));
      }
    }
    for (const auto& [index, reached] : tables) {
      if (reached.known) expect_lines(framework_.tables[index], reached.places, expected);
    }
  }

  // Of a two-way table, a row or column of which no cell is reached; of one that nothing comes to, the rows.
  static void expect_lines(const Table& table, const std::set<std::uint32_t>& places, std::set<std::string>& expected) {
    const auto width = static_cast<std::uint32_t>(table.across.empty() ? 1 : table.across.size());
    std::set<std::uint32_t> rows;
    std::set<std::uint32_t> columns;
    for (std::uint32_t i = 0; i < table.lines.size(); ++i) {
      if (!places.contains(i)) continue;
      rows.insert(i / width);
      columns.insert(i % width);
    }
    for (std::uint32_t row = 0; row < table.lines.size() / width; ++row) {
      if (!rows.contains(row)) expected.insert(key(Code::never_applies, table.lines[row * width].span));
    }
    for (std::uint32_t column = 0; column < table.across.size() && !columns.empty(); ++column) {
      if (!columns.contains(column)) expected.insert(key(Code::never_applies, table.across[column]));
    }
  }

  const Looked* looked_at(DefinitionId id) const {
    const GateId gate = explored_.circuit.gate(0, id);
    const auto looked = std::find_if(looked_.begin(), looked_.end(), [&](const Looked& l) { return l.gate == gate; });
    return looked == looked_.end() || !looked->proved ? nullptr : &*looked;
  }

  void expect_changes(std::set<std::string>& expected) const {
    std::map<Span, bool> bites;
    for (const prove::Subject& subject : model_.subjects) {
      for (const DefinitionId rule : subject.results->rules) {
        const Expr& expr = framework_[framework_[rule].value];
        if (!is_change(expr.op) || (expr.op == Op::unless && framework_[expr.args[1]].span == expr.span)) continue;
        const Looked* looked = looked_at(rule);
        bool& may = bites[expr.span];
        may = may || looked == nullptr;
        if (looked == nullptr) continue;
        for (const auto& [event, least] : looked->events) may = may || (!event.broken && event.place == 1);
      }
    }
    for (const auto& [span, may] : bites) {
      if (!may) expected.insert(key(Code::never_bites, span));
    }
  }

  void expect_levels(std::set<std::string>& expected) const {
    std::map<Span, std::map<std::vector<std::string>, std::vector<std::string>>> never;  // levels, and of what
    for (const prove::Subject& subject : model_.subjects) {
      const Scale* scale = prove::scale_of(framework_, subject);
      const Looked* looked = looked_at(subject.results->rating);
      if (scale == nullptr || looked == nullptr) continue;
      std::set<std::uint32_t> given;
      for (const auto& [event, least] : looked->events) {
        if (!event.broken && !event.value.absent) given.insert(event.value.place);
      }
      std::vector<std::string> levels;
      for (std::uint32_t i = 0; i < scale->levels.size(); ++i) {
        if (!given.contains(i)) levels.push_back(fmt::format("`{}`", scale->levels[i].id));
      }
      if (!levels.empty())
        never[framework_[framework_[subject.results->rating].value].span][levels].push_back(subject.name);
    }
    for (const auto& [span, by_levels] : never) {
      std::string text;
      for (const auto& [levels, subjects] : by_levels)
        text += fmt::format("no inspection makes {} {};", prove::listed(subjects, 3), prove::listed(levels, 10));
      expected.insert(key(Code::level_unreached, span, text));
    }
  }

  static std::string level_text(const Diagnostic& diagnostic) {
    std::string text = diagnostic.message + ";";
    for (const std::string& note : diagnostic.notes) text += note + ";";
    return text;
  }

  bool told_in_part(const std::string& id) const {
    const std::string ground = fmt::format("`ground {} of", id);
    return std::any_of(proof_.not_tried.begin(), proof_.not_tried.end(),
                       [&](const std::string& what) { return what.find(ground) != std::string::npos; });
  }

  void expect_grounds(std::set<std::string>& expected) const {
    const auto expect = [&](const Results& results) {
      for (const GroundUse& use : results.grounds) {
        const Span span = framework_.discretions[use.discretion].grounds[use.ground].origin.span;
        if (!grounds_.contains(span) && !told_in_part(framework_.discretions[use.discretion].grounds[use.ground].id))
          expected.insert(key(Code::ground_unreached, span));
      }
    };
    for (const Standard& standard : framework_.standards) expect(standard.results);
    if (framework_.overall) expect(*framework_.overall);
  }

  // Records of lists are not tried.
  bool depends_on_lists(const std::string& fault) const {
    const auto& gates = explored_.circuit.gates;
    return std::any_of(gates.begin(), gates.end(), [&](const prove::Gate& gate) {
      if (gate.kind != GateKind::unknown || !prove::Circuit::computes(gate)) return false;
      const Span span = explored_.circuit.expr(gate).span;
      return fault.find(fmt::format(" at {}-{} ", span.begin, span.end)) != std::string::npos;
    });
  }

  std::string complaint_of_faults(bool whole) {
    std::set<std::string> told;
    for (const Diagnostic& diagnostic : found_.all()) {
      const bool nothing_known = diagnostic.code == Code::exact_gap && diagnostic.notes.empty();
      if (is_fault(diagnostic.code) && !nothing_known) told.insert(key(diagnostic.code, diagnostic.span));
    }
    figures_.faults += faults_.size();
    for (const std::string& one : faults_) {
      if (!told.contains(one) && !depends_on_lists(one)) return "a fault is missed: " + one;
    }
    for (const std::string& one : told) {
      if (whole && !faults_.contains(one)) return "a fault is invented: " + one;
    }
    return "";
  }

  // ---- a better answer

  std::string complaint_of_falls(const Every& every) {
    std::set<std::size_t> falls;  // of subjects
    std::set<std::string> told, real, expected;
    for (const Diagnostic& diagnostic : found_.all()) {
      if (diagnostic.code == Code::not_monotone) told.insert(key(diagnostic.code, diagnostic.span));
    }
    for (std::size_t i = 0; i < model_.variables.size(); ++i) {
      for (std::size_t at = 0; at < every.all().size(); ++at) compare_with_next(every, at, i, falls);
    }
    for (const std::size_t subject : falls) {
      const DefinitionId rating = model_.subjects[subject].results->rating;
      const std::string where = key(Code::not_monotone, framework_[framework_[rating].value].span);
      real.insert(where);
      if (looked_at(rating) != nullptr) expected.insert(where);
    }
    figures_.falls += expected.size();
    if (proof_.monotone && !(told.empty() && real.empty())) return "it is said to be monotone";
    for (const std::string& one : told) {
      if (!real.contains(one)) return "invented: " + one;
    }
    for (const std::string& one : expected) {
      if (!told.contains(one)) return "missed: " + one;
    }
    return "";
  }

  // Which of two neighbouring choices is the better one; unsaid where neither is.
  Better better(const prove::Variable& variable, std::size_t lower) const {
    const prove::Choice& low = (*variable.choices)[lower];
    const prove::Choice& high = (*variable.choices)[lower + 1];
    if (variable.what == prove::Variable::What::fieldwork) return Better::unsaid;
    if (variable.what == prove::Variable::What::question)
      return low.tally.relevant == high.tally.relevant ? Better::higher : Better::unsaid;
    if (variable.what == prove::Variable::What::judgement) return Better::higher;
    if (high.value.never_present()) return Better::unsaid;
    const Fact& fact = framework_.facts[variable.index];
    return fact.better == Better::unsaid && fact.type.kind == TypeKind::level ? Better::higher : fact.better;
  }

  void compare_with_next(const Every& every, std::size_t at, std::size_t variable, std::set<std::size_t>& falls) const {
    const std::size_t next = every.next(at, variable);
    const auto choice = static_cast<std::size_t>(every.all()[at][variable]);
    const prove::Variable& of = model_.variables[variable];
    const bool neighbours = next < every.all().size() && every.all()[next][variable] > every.all()[at][variable];
    const Better better = neighbours ? this->better(of, choice) : Better::unsaid;
    if (better == Better::unsaid) return;
    const bool down = better == Better::lower;
    for (std::size_t i = 0; i < model_.subjects.size(); ++i) {
      const int before = ratings_[down ? next : at][i];
      const int after = ratings_[down ? at : next][i];
      const bool levels = prove::scale_of(framework_, model_.subjects[i]) != nullptr;
      if (levels && before >= 0 && after >= 0 && after < before) falls.insert(i);
    }
  }

  // ---- numbers in between

  std::string complaint_of_finer(Random& random) {
    const std::vector<prove::Variable> variables = finer(framework_, model_.variables, random);
    const Every every(choices_to_try(model_.plan, variables), kMostInspections / 4, random);
    for (const Assignment& assignment : every.all()) rate_one(assignment, variables, false);
    figures_.finer += every.all().size();
    std::string wrong = complaint_of_findings(false);
    for (const Looked& looked : looked_) {
      if (!wrong.empty() || !looked.proved) continue;
      for (const auto& [event, least] : looked.events) {
        if (explored_.circuit.gates[looked.gate].kind != GateKind::leaf && !looked.proved_events.contains(event))
          wrong = "missed, in between: " + shown(looked, event);
      }
    }
    return wrong;
  }

  const Framework& framework_;
  std::int64_t most_;
  Figures& figures_;
  Diagnostics found_;
  prove::Model model_;
  Exploration explored_;
  std::vector<prove::Alternatives> alternatives_;
  prove::Proof proof_;
  std::vector<Looked> looked_;
  std::vector<std::vector<int>> ratings_;  // per inspection and subject
  std::set<std::string> faults_;
  std::set<Span> grounds_;
};

void hold(std::uint64_t seed, Figures& figures) {
  const Rules rules = generate_small_framework(seed);
  Bench bench(rules.text, rules.name);
  if (!bench.framework) FAIL("seed " << seed << ": the rules are refused\n" << rules.text << bench.complaints());
  Random random(seed);
  Held held(bench, seed % 3 == 0 ? 3 : seed % 3, figures);
  const std::string wrong = held.complaint(random);
  if (!wrong.empty()) FAIL("seed " << seed << "\n" << rules.text << "\n" << wrong);
}

TEST_CASE("what is proved of all inspections holds of each of them") {
  Figures figures;
  const std::uint64_t first = setting("RUBRIC_PROPERTY_SEED", 0);
  const std::uint64_t rounds = setting("RUBRIC_PROPERTY_ROUNDS", 1'000) / 4;
  for (std::uint64_t seed = first; seed < first + rounds; ++seed) hold(seed, figures);
  fmt::print("{} frameworks, of {} of them all inspections: {} rated, and {} with numbers in between\n",
             figures.frameworks, figures.whole, figures.inspections, figures.finer);
  fmt::print(
      "{} places of rules come to what is proved; {} findings, {} faults, {} better answers that lower a rating\n",
      figures.gates, figures.findings, figures.faults, figures.falls);
  CHECK((rounds == 1 || 3 * figures.whole > figures.frameworks));
}

}  // namespace
}  // namespace rubric::oracle
