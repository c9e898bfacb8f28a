#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "runtime/prove/gaps.hpp"
#include "runtime/prove/reach.hpp"
#include "runtime/rate.hpp"

namespace rubric::prove {

namespace {

constexpr std::size_t kMostListed = 20;

// One mistake in the rules, and all that leads to it.
struct Fault {
  Diagnostic diagnostic;
  GateId gate = kNoGate;
  double combinations = 0;
  double tried = 0;               // combinations at the same place; 0: there nothing but faults was looked at
  std::size_t headings = 0;       // of a table: how many ways there are for its headings to come together
  std::optional<Gap> gap;         // of a banding of exact values
  std::vector<ValueId> values;    // of a banding: the numbers that no band holds
  std::vector<Example> examples;  // the smallest first
};

bool same_mistake(const Diagnostic& a, const Diagnostic& b) {
  const auto same_place = [](const Label& x, const Label& y) { return x.span == y.span; };
  // Of a table the rows are the mistake, not what its headings come to.
  const std::size_t labels = a.code == Code::two_rows_apply ? 2 : 0;
  return a.code == b.code && a.span == b.span &&
         std::equal(a.related.begin(),
                    a.related.begin() + static_cast<std::ptrdiff_t>(std::min(labels, a.related.size())),
                    b.related.begin(), same_place);
}

// The number that a banding meets in the example; of anything else it has no meaning.
Rational banded(const Exploration& explored, GateId gate, const Example& example) {
  const Gate& at = explored.circuit.gates[gate];
  if (explored.circuit.expr(at).op != Op::band) return 0;
  Diagnostics unheard;
  const Inspection inspection = explored.chooser().inspection(explored.space.assignment(gate, example));
  const Outcome outcome = work_out(explored.model.plan, inspection, unheard);
  const Value& value = outcome.slots[explored.model.plan.steps[at.slot].args[0]];
  return value.numbers.empty() ? Rational(0) : value.numbers.hull().low;
}

// The gap that a number falls into; none if it lies beyond the ends, and for anything but a banding.
std::optional<Gap> gap_at(const Exploration& explored, GateId gate, Rational number) {
  const Framework& framework = explored.model.framework;
  const Expr& expr = explored.circuit.expr(explored.circuit.gates[gate]);
  if (expr.op != Op::band) return std::nullopt;
  for (const Gap& gap : gaps_in(framework)) {
    if (gap.banding == &framework[BandingId{expr.index}] && gap.between.contains(number)) return gap;
  }
  return std::nullopt;
}

class Collector {
 public:
  explicit Collector(const Exploration& explored) : explored_(explored) {}

  std::vector<Fault> run() {
    std::map<Span, GateId> first;  // the same rule of another standard is the same mistake
    for (const GateId gate : explored_.space.faulty()) {
      const Span span = explored_.circuit.expr(explored_.circuit.gates[gate]).span;
      if (first.try_emplace(span, gate).first->second == gate) look_at(gate);
    }
    for (Fault& fault : faults_) {
      std::stable_sort(fault.examples.begin(), fault.examples.end(),
                       [](const Example& a, const Example& b) { return a.cost < b.cost; });
    }
    return std::move(faults_);
  }

 private:
  void look_at(GateId gate) {
    const auto& sights = *explored_.space.sights(gate);
    const auto& observed = explored_.inquiry.observed;
    const bool all_seen = std::find(observed.begin(), observed.end(), gate) != observed.end();
    double tried = 0;
    std::set<ValueId> headings;
    for (const auto& [sight, example] : sights) {
      if (all_seen && sight.detail != kBroken) tried += example.count;  // what is banded is there
      headings.insert(sight.value);
    }
    for (const auto& [sight, example] : sights) {
      if (!is_fault(sight.detail)) continue;
      Fault fault{explored_.space.machine().fault(sight.detail), gate, 0, tried, headings.size(), {}, {}, {}};
      fault.gap = gap_at(explored_, gate, banded(explored_, gate, example));
      Fault& known = known_for(std::move(fault));
      known.combinations += example.count;
      known.examples.push_back(example);
      if (sight.value != kNothingYet && known.diagnostic.code == Code::in_no_band) known.values.push_back(sight.value);
    }
  }

  Fault& known_for(Fault fault) {
    const auto known = std::find_if(faults_.begin(), faults_.end(), [&](const Fault& other) {
      return other.gate == fault.gate && same_mistake(other.diagnostic, fault.diagnostic) &&
             other.gap.has_value() == fault.gap.has_value() && (!fault.gap || fault.gap->upper == other.gap->upper);
    });
    return known != faults_.end() ? *known : faults_.emplace_back(std::move(fault));
  }

  const Exploration& explored_;
  std::vector<Fault> faults_;
};

// What the evaluator says of the example.
std::optional<Diagnostic> replayed(const Exploration& explored, const Fault& fault) {
  const Inspection example = explored.chooser().inspection(explored.space.assignment(fault.gate, fault.examples[0]));
  Diagnostics found;
  work_out(explored.model.plan, example, found);
  for (const Diagnostic& diagnostic : found.all()) {
    if (diagnostic.code == fault.diagnostic.code) return diagnostic;
  }
  return std::nullopt;
}

std::vector<std::string> numbers_of(const Exploration& explored, const Fault& fault) {
  std::vector<Rational> sorted;
  for (const ValueId value : fault.values) sorted.push_back(explored.space[value].numbers.hull().low);
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::string> numbers;
  for (const Rational number : sorted) numbers.push_back(to_string(number));
  return numbers;
}

void add_figures(const Exploration& explored, const Fault& fault, Diagnostic& diagnostic) {
  diagnostic.notes.push_back(fmt::format(
      "for example: {}", explored.chooser().words(explored.space.assignment(fault.gate, fault.examples[0]))));
  const std::uint32_t only = explored.space.only_variable(fault.gate);
  const bool tallies = only != UINT32_MAX && explored.model.variables[only].what == Variable::What::question;
  const Code code = fault.diagnostic.code;
  const bool table = code == Code::no_row_applies || code == Code::two_rows_apply;
  diagnostic.notes.push_back(fmt::format(
      "so it is for {}{} {}{}", in_figures(fault.combinations), fault.tried > 0 ? " of " + in_figures(fault.tried) : "",
      tallies              ? "tallies"
      : only != UINT32_MAX ? "values that the rules tell apart"
                           : "combinations",
      table ? fmt::format(", and for {} of {} ways in which the headings come together", fault.examples.size(),
                          fault.headings)
            : ""));
  if (tallies && fault.examples.size() > 1) {
    std::vector<std::string> each;
    for (const Example& example : fault.examples)
      each.push_back(explored.chooser().tally(explored.space.assignment(fault.gate, example)));
    diagnostic.notes.push_back(fmt::format("the smallest such tallies: {}", listed(each, kMostListed)));
  } else if (!fault.values.empty()) {
    diagnostic.notes.push_back(
        fmt::format("numbers that can come and are in no band: {}", listed(numbers_of(explored, fault), kMostListed)));
  }
}

// Rules may say themselves that they have a gap, by a test that expects the error.
bool is_expected(const Framework& framework, Code code) {
  return std::any_of(framework.tests.begin(), framework.tests.end(), [&](const Test& test) {
    return std::any_of(test.errors.begin(), test.errors.end(),
                       [&](const ExpectedError& error) { return error.code == code; });
  });
}

bool is_reported(const Diagnostics& diagnostics, Span span) {
  return std::any_of(diagnostics.all().begin(), diagnostics.all().end(),
                     [&](const Diagnostic& known) { return known.span == span; });
}

// Rules of a standard that does not apply are worked out all the same, of nothing at all.
void find_faults_of_nothing(const Exploration& explored, Diagnostics& diagnostics) {
  for (const Standard& standard : explored.model.framework.standards) {
    if (!standard.applies) continue;
    const auto assignment = explored.space.assignment_against(explored.circuit.gate(0, standard.applies));
    if (!assignment) continue;
    Diagnostics found;
    work_out(explored.model.plan, explored.chooser().inspection(*assignment), found);
    for (Diagnostic diagnostic : found.all()) {
      if (is_reported(diagnostics, diagnostic.span)) continue;
      diagnostic.notes.push_back(fmt::format("for example: {}: standard {} does not apply",
                                             explored.chooser().words(*assignment), standard.id));
      diagnostics.add(std::move(diagnostic));
    }
  }
}

}  // namespace

void find_faults(const Exploration& explored, Diagnostics& diagnostics) {
  for (const Fault& fault : Collector(explored).run()) {
    std::optional<Diagnostic> diagnostic = replayed(explored, fault);
    if (!diagnostic) continue;
    if (fault.gap) diagnostic = gap_error(*fault.gap);
    if (diagnostic->code == Code::two_rows_apply) diagnostic->span = diagnostic->related[1].span;
    add_figures(explored, fault, *diagnostic);
    if (is_expected(explored.model.framework, fault.diagnostic.code)) {
      diagnostic->notes.push_back(
          fmt::format("a test expects {}, so it is no error here", info(fault.diagnostic.code).id));
      diagnostic->code = Code::known_fault;
    }
    diagnostics.add(std::move(*diagnostic));
  }
  find_faults_of_nothing(explored, diagnostics);
}

}  // namespace rubric::prove
