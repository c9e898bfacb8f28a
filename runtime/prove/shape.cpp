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
    write("{}{}:", machine_.doing(id), observed_[id] ? "!" : "");
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
