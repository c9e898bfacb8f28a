#include "runtime/prove/doings.hpp"

#include <algorithm>

#include "runtime/prove/numbering.hpp"

namespace rubric::prove {

namespace {

class Words {
 public:
  template <typename... Parts>
  void add(Parts... parts) {
    (words_.push_back(static_cast<Numbering::Word>(parts)), ...);
  }
  void add(Rational number) { add(number.numerator(), number.denominator()); }
  void clear() { words_.clear(); }
  const std::vector<Numbering::Word>& all() const { return words_; }

 private:
  std::vector<Numbering::Word> words_;
};

void add_expr(const Circuit& circuit, const Gate& gate, Words& words) {
  const Expr& expr = circuit.expr(gate);
  const auto plan = std::find(circuit.plans.begin(), circuit.plans.end(), circuit.plans[gate.side]);
  words.add(plan - circuit.plans.begin(), expr.op, expr.type.kind, expr.type.of, expr.index, expr.members.size());
  words.add(expr.number);
  words.add(expr.absent, expr.negated, expr.relation, expr.rounding.exact, expr.rounding.mode);
  words.add(expr.rounding.step);
  if (expr.op == Op::score) words.add(circuit.framework(gate)[expr.args[0]].type.of);
  words.add(gate.step.args.size());
  for (const std::uint32_t arg : gate.step.args) words.add(arg);
  for (const StepMember& member : gate.step.members)
    words.add(member.value, member.guard, member.weight, member.present_if_in);
}

}  // namespace

std::vector<std::uint32_t> doings_of(const Circuit& circuit) {
  std::vector<std::uint32_t> doings;
  doings.reserve(circuit.gates.size());
  Numbering numbering;
  Words words;
  for (const Gate& gate : circuit.gates) {
    words.clear();
    words.add(gate.kind, gate.keeps);
    if (Circuit::computes(gate)) add_expr(circuit, gate, words);
    doings.push_back(numbering.number(words.all()));
  }
  return doings;
}

}  // namespace rubric::prove
