// What each gate depends on, and what the codes of its values mean.
#include "runtime/batch/builder.hpp"
#include "runtime/operands.hpp"

namespace rubric::batch {

namespace {

constexpr std::size_t kMostWhole = 32'000;
constexpr std::size_t kTruths = 3;  // no, yes, perhaps

}  // namespace

void Builder::build_circuit() {
  prove::Names names;
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < framework_.questions.size(); ++i) names.questions.push_back(next++);
  for (std::size_t i = 0; i < framework_.standards.size(); ++i) names.judgements.push_back(next++);
  for (std::size_t i = 0; i < framework_.facts.size(); ++i) names.inputs.push_back(next++);
  names.fieldwork = next++;
  names.slots.assign(plan_.steps.size(), UINT32_MAX);
  for (std::size_t slot = 0; slot < plan_.steps.size(); ++slot) {
    if (framework_[plan_.steps[slot].expr].op == Op::one_case) names.slots[slot] = next++;
  }
  circuit() = prove::circuit_of({&plan_}, {names});
  program_->machine = std::make_unique<prove::Machine>(circuit());
  program_->values.emplace(*program_->machine);
}

bool Builder::is_told() {
  if (!framework_.lists.empty()) return false;
  for (GateId id = 0; id < circuit().gates.size(); ++id) {
    if (gate(id).kind == GateKind::unknown) return false;
    if (is_constant(id) && is_broken((*program_->machine)[program_->machine->constants()[id]])) return false;
  }
  return true;
}

void Builder::describe_gates() {
  for (GateId id = 0; id < circuit().gates.size(); ++id) {
    sources_.push_back(source_of(id));
    signatures_.push_back(is_question(sources_[id]) ? signature_of(id) : kNone);
    codes_.push_back(is_constant(id) ? nullptr : codes_of(id));
  }
}

std::uint32_t Builder::source_of(GateId id) const {
  if (is_constant(id)) return kNone;
  if (gate(id).kind == GateKind::leaf) return gate(id).variable;
  std::uint32_t source = kNone;
  for (const GateId operand : gate(id).operands) {
    if (sources_[operand] == kNone) continue;
    source = source == kNone || source == sources_[operand] ? sources_[operand] : kMany;
  }
  return source;
}

Name Builder::signature_of(GateId id) {
  if (gate(id).kind == GateKind::leaf) return name(Named::leaf, {static_cast<std::uint64_t>(expr(id).op)});
  NameParts parts;
  parts.reserve(gate(id).operands.size() + 1);
  parts.push_back(program_->machine->doing(id));
  for (const GateId operand : gate(id).operands)
    parts.push_back(is_constant(operand) ? name_of_constant(operand) : signatures_[operand]);
  return name(Named::gate, parts);
}

Codes* Builder::codes_as(Codes::As as, std::size_t bound) {
  for (Codes& codes : program_->codes) {
    if (codes.as() == as && codes.bound() == bound && as != Codes::As::listed) return &codes;
  }
  return fresh(as, bound);
}

Codes* Builder::fresh(Codes::As as, std::size_t bound) { return &program_->codes.emplace_back(as, bound, values()); }

Codes* Builder::codes_of(GateId id) {
  const Gate& gate = this->gate(id);
  if (gate.kind == GateKind::leaf) return codes_of_leaf(expr(id));
  if (Codes* of_members = codes_of_members(id)) return of_members;
  const Type type = expr(id).type;
  const bool truth = gate.keeps == Keeps::all || gate.keeps == Keeps::any;
  const bool number_so_far = gate.kind == GateKind::join && !truth && gate.keeps != Keeps::extreme;
  if (!number_so_far && !holds_numbers(type)) return codes_of(type);
  const bool rounds = expr(id).op == Op::round && expr(id).rounding.step == Rational(1) && gate.kind == GateKind::step;
  if (rounds && !is_constant(gate.operands[0]) && codes_[gate.operands[0]]->as() == Codes::As::percent)
    return codes_[gate.operands[0]];
  return listed(is_question(sources_[id]) ? signatures_[id] : table_name(id));
}

Codes* Builder::codes_of(Type type) {
  if (type.kind == TypeKind::truth) return codes_as(Codes::As::truth, kTruths);
  const std::size_t count = type.kind == TypeKind::level ? framework_.scales[type.of].levels.size()
                                                         : framework_.facts[type.of].choices.size();
  return codes_as(Codes::As::alternative, count);
}

Codes* Builder::codes_of_leaf(const Expr& expr) {
  switch (expr.op) {
    case Op::percent: return codes_as(Codes::As::percent, kPercentages);
    case Op::relevant:
    case Op::answered_yes: return codes_as(Codes::As::whole, kMostTabled + 1);
    case Op::input: return codes_of_input(framework_.facts[expr.index], expr.index);
    case Op::fieldwork: return listed(name(Named::fieldwork, {}));
    default: return codes_of(expr.type);
  }
}

Codes* Builder::codes_of_input(const Fact& fact, std::uint32_t index) {
  if (!holds_numbers(fact.type)) return codes_of(fact.type);
  const bool few = fact.type.kind == TypeKind::whole && fact.bounds.low && *fact.bounds.low >= 0 && fact.bounds.high &&
                   *fact.bounds.high < static_cast<std::int64_t>(kMostWhole);
  if (!few) return listed(name(Named::input, {index}));
  return codes_as(Codes::As::whole,
                  static_cast<std::size_t>(fact.bounds.high->numerator() / fact.bounds.high->denominator()) + 1);
}

Codes* Builder::listed(Name of) {
  Codes*& codes = listed_[of];
  if (codes == nullptr) codes = fresh(Codes::As::listed, 0);
  return codes;
}

Codes* Builder::codes_of_members(GateId id) {
  const auto parts = extreme_parts(id);
  if (!parts) return nullptr;
  Codes* common = nullptr;
  for (const Part& part : *parts) {
    if (is_constant(part.value) || !codes_[part.value]->ordered()) return nullptr;
    Codes* own = codes_[part.value];
    if (common != nullptr && common->as() != own->as()) return nullptr;
    if (common == nullptr || common->bound() < own->bound()) common = own;
  }
  return common;
}

}  // namespace rubric::batch
