#include "runtime/prove/shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace rubric::prove {

namespace {

class Writer {
 public:
  Writer(const Machine& machine, const std::vector<bool>& observed) : machine_(machine), observed_(observed) {}

  void name(GateId gate, std::string name) { names_.emplace(gate, std::move(name)); }

  void gate(GateId id, std::string name) {
    const Gate& gate = machine_.circuit().gates[id];
    write("{}{}:", doing_of(machine_.circuit(), gate), observed_[id] ? "!" : "");
    for (const GateId operand : gate.operands) write(" {}", name_of(operand));
    write(";");
    names_.emplace(id, std::move(name));
  }

  void leaf(GateId id, std::string name) {
    const Gate& gate = machine_.circuit().gates[id];
    write("{}.{};", gate.side, static_cast<int>(machine_.circuit().expr(gate).op));
    names_.emplace(id, std::move(name));
  }

  template <typename... Args>
  void write(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(args)...);
  }
  std::string name_of(GateId gate) const {
    if (machine_.is_constant(gate)) return fmt::format("={}", machine_.constants()[gate]);
    return names_.at(gate);
  }
  std::string text() { return fmt::to_string(text_); }

 private:
  const Machine& machine_;
  const std::vector<bool>& observed_;
  std::unordered_map<GateId, std::string> names_;
  fmt::memory_buffer text_;
};

}  // namespace

std::string doing_of(const Circuit& circuit, const Gate& gate) {
  std::string text = fmt::format("{}.{}", static_cast<int>(gate.kind), static_cast<int>(gate.keeps));
  if (!Circuit::computes(gate)) return text;
  const Expr& expr = circuit.expr(gate);
  const auto plan = std::find(circuit.plans.begin(), circuit.plans.end(), circuit.plans[gate.side]);
  text +=
      fmt::format(" {}.{}.{}.{}.{}.{}.{}/{}.{}{}{}.{}.{}/{}", plan - circuit.plans.begin(), static_cast<int>(expr.op),
                  static_cast<int>(expr.type.kind), expr.type.of, expr.index, expr.members.size(),
                  expr.number.numerator(), expr.number.denominator(), expr.absent ? 1 : 0, expr.negated ? 1 : 0,
                  static_cast<int>(expr.relation), expr.rounding.exact ? -1 : static_cast<int>(expr.rounding.mode),
                  expr.rounding.step.numerator(), expr.rounding.step.denominator());
  if (expr.op == Op::score) text += fmt::format(" of {}", circuit.framework(gate)[expr.args[0]].type.of);
  for (const std::uint32_t arg : gate.step.args) text += fmt::format(",{}", arg);
  for (const StepMember& member : gate.step.members)
    text += fmt::format("|{},{},{},{}", member.value, member.guard, member.weight, member.present_if_in ? 1 : 0);
  return text;
}

std::string shape_of(const Piece& piece, const std::vector<std::string>& members, const Machine& machine,
                     const std::vector<Piece>& pieces, const std::vector<bool>& observed) {
  Writer writer(machine, observed);
  for (std::size_t i = 0; i < members.size(); ++i) writer.write("<{}>", members[i]);
  for (std::size_t i = 0; i < piece.leaves.size(); ++i) writer.leaf(piece.leaves[i], fmt::format("l{}", i));
  for (std::size_t i = 0; i < piece.members.size(); ++i) {
    const std::vector<GateId>& seen = pieces[piece.members[i]].seen;
    for (std::size_t k = 0; k < seen.size(); ++k) writer.name(seen[k], fmt::format("m{}.{}", i, k));
  }
  for (std::size_t i = 0; i < piece.gates.size(); ++i) writer.gate(piece.gates[i], fmt::format("g{}", i));
  writer.write("->");
  for (const GateId gate : piece.seen) writer.write(" {}", writer.name_of(gate));
  return writer.text();
}

}  // namespace rubric::prove
