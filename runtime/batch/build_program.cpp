#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "runtime/batch/program.hpp"
#include "runtime/batch/tally_functions.hpp"
#include "runtime/cone.hpp"
#include "runtime/leaves.hpp"
#include "runtime/operands.hpp"
#include "runtime/prove/shape.hpp"

namespace rubric::batch {

namespace {

using prove::Circuit;
using prove::Gate;
using prove::GateKind;
using prove::Keeps;
using prove::kNoGate;

constexpr std::uint32_t kNone = UINT32_MAX;      // depends on nothing that data say
constexpr std::uint32_t kMany = UINT32_MAX - 1;  // on several things
constexpr std::size_t kMostWhole = 32'000;
constexpr std::size_t kTruths = 3;  // no, yes, perhaps
constexpr int kMostFusedBits = 14;  // of a table's index: small enough for the caches
constexpr int kListedBits = 6;      // of codes that are yet to come: a guess

const Percentages& percentages() {
  static const Percentages all;
  return all;
}

// A member of an aggregate.
struct Part {
  GateId value = kNoGate;
  GateId guard = kNoGate;
};

// How a gate is worked out.
struct Way {
  Do what = Do::look_up;
  std::vector<Part> parts;     // of all else
  std::vector<GateId> inputs;  // of a table
};

bool can_go_wrong(Op op) {
  switch (op) {
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::round:
    case Op::band:
    case Op::sum:
    case Op::average:
    case Op::weighted_average:
    case Op::median:
    case Op::share:
    case Op::first_of:
    case Op::only_of:
    case Op::near_boundary: return true;
    default: return false;
  }
}

class Builder {
 public:
  Builder(const Plan& plan, const std::vector<std::uint32_t>& wanted)
      : plan_(plan), framework_(*plan.framework), wanted_(wanted), program_(std::make_unique<Program>()) {}

  std::unique_ptr<Program> run() {
    build_circuit();
    if (!is_told()) {
      program_->general = true;
      return std::move(program_);
    }
    describe_gates();
    choose_ways();
    emit();
    make_tally_tables();
    return std::move(program_);
  }

 private:
  Circuit& circuit() { return program_->circuit; }
  const Gate& gate(GateId id) const { return program_->circuit.gates[id]; }
  const Expr& expr(GateId id) const { return program_->circuit.expr(gate(id)); }
  GateId gate_of(std::uint32_t slot) const { return program_->circuit.gate_of_slot[0][slot]; }
  bool is_constant(GateId id) const { return program_->machine->is_constant(id); }
  prove::Values& values() { return program_->machine->values(); }

  // ---- what depends on what

  std::uint32_t questions() const { return static_cast<std::uint32_t>(framework_.questions.size()); }
  bool is_question(std::uint32_t source) const { return source < questions(); }

  // Data are numbered: questions first, then judgements, inputs, the day, and last `one case changes rating`.
  void build_circuit() {
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
  }

  // Records of lists stand in no column.
  bool is_told() {
    if (!framework_.lists.empty()) return false;
    for (GateId id = 0; id < circuit().gates.size(); ++id) {
      if (gate(id).kind == GateKind::unknown) return false;
      if (is_constant(id) && is_broken((*program_->machine)[program_->machine->constants()[id]])) return false;
    }
    return true;
  }

  void describe_gates() {
    for (GateId id = 0; id < circuit().gates.size(); ++id) {
      sources_.push_back(source_of(id));
      signatures_.push_back(is_question(sources_[id]) ? signature_of(id) : "");
      codes_.push_back(is_constant(id) ? nullptr : codes_of(id));
    }
  }

  std::uint32_t source_of(GateId id) const {
    if (is_constant(id)) return kNone;
    if (gate(id).kind == GateKind::leaf) return gate(id).variable;
    std::uint32_t source = kNone;
    for (const GateId operand : gate(id).operands) {
      if (sources_[operand] == kNone) continue;
      source = source == kNone || source == sources_[operand] ? sources_[operand] : kMany;
    }
    return source;
  }

  // What it does with the tally of its question.
  std::string signature_of(GateId id) const {
    if (gate(id).kind == GateKind::leaf) return fmt::format("leaf {}", static_cast<int>(expr(id).op));
    std::string text = prove::doing_of(program_->circuit, gate(id)) + "(";
    for (const GateId operand : gate(id).operands) text += name_of(operand) + ";";
    return text + ")";
  }
  std::string name_of(GateId id) const {
    return is_constant(id) ? fmt::format("={}", program_->machine->constants()[id]) : signatures_[id];
  }

  // ---- codes

  Codes* codes_as(Codes::As as, std::size_t bound) {
    for (Codes& codes : program_->codes) {
      if (codes.as() == as && codes.bound() == bound && as != Codes::As::listed) return &codes;
    }
    return fresh(as, bound);
  }
  Codes* fresh(Codes::As as, std::size_t bound) {
    return &program_->codes.emplace_back(as, bound, values(), percentages());
  }

  Codes* codes_of(GateId id) {
    const Gate& gate = this->gate(id);
    if (gate.kind == GateKind::leaf) return codes_of_leaf(expr(id));
    if (Codes* of_members = codes_of_members(id)) return of_members;
    const Type type = expr(id).type;
    const bool truth = gate.keeps == Keeps::all || gate.keeps == Keeps::any;
    const bool number_so_far = gate.kind == GateKind::join && !truth && gate.keeps != Keeps::extreme;
    if (!number_so_far && !holds_numbers(type)) return codes_of(type);
    const bool rounds =
        expr(id).op == Op::round && expr(id).rounding.step == Rational(1) && gate.kind == GateKind::step;
    if (rounds && !is_constant(gate.operands[0]) && codes_[gate.operands[0]]->as() == Codes::As::percent)
      return codes_[gate.operands[0]];
    return listed(is_question(sources_[id]) ? signatures_[id] : table_key(id));
  }

  Codes* codes_of(Type type) {
    if (type.kind == TypeKind::truth) return codes_as(Codes::As::truth, kTruths);
    const std::size_t count = type.kind == TypeKind::level ? framework_.scales[type.of].levels.size()
                                                           : framework_.facts[type.of].choices.size();
    return codes_as(Codes::As::alternative, count);
  }

  Codes* codes_of_leaf(const Expr& expr) {
    switch (expr.op) {
      case Op::percent: return codes_as(Codes::As::percent, percentages().size());
      case Op::relevant:
      case Op::answered_yes: return codes_as(Codes::As::whole, kMostTabled + 1);
      case Op::input: return codes_of_input(framework_.facts[expr.index], expr.index);
      case Op::fieldwork: return listed("fieldwork");
      default: return codes_of(expr.type);
    }
  }

  Codes* codes_of_input(const Fact& fact, std::uint32_t index) {
    if (!holds_numbers(fact.type)) return codes_of(fact.type);
    const bool few = fact.type.kind == TypeKind::whole && fact.bounds.low && *fact.bounds.low >= 0 &&
                     fact.bounds.high && *fact.bounds.high < static_cast<std::int64_t>(kMostWhole);
    if (!few) return listed(fmt::format("input {}", index));
    return codes_as(Codes::As::whole,
                    static_cast<std::size_t>(fact.bounds.high->numerator() / fact.bounds.high->denominator()) + 1);
  }

  Codes* listed(const std::string& key) {
    Codes*& codes = listed_[key];
    if (codes == nullptr) codes = fresh(Codes::As::listed, 0);
    return codes;
  }

  // Of an aggregate that gives one of its members.
  Codes* codes_of_members(GateId id) {
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

  // ---- how each gate is worked out

  Part part_of(const Gate& gate, const StepMember& member) const {
    const GateId guard = member.guard == kNoSlot ? kNoGate : gate.operands[member.guard];
    return {gate.operands[member.value], guard};
  }

  bool has_plain_weight(const Gate& gate, const StepMember& member) const {
    return member.weight == kNoSlot || is_constant(gate.operands[member.weight]);
  }
  bool has_plain_guard(const Part& part) const {
    if (part.guard == kNoGate || !is_constant(part.guard)) return true;
    return (*program_->machine)[program_->machine->constants()[part.guard]].surely(1);
  }

  // The members of a chain of joins, first to last. `last`: the last join.
  std::optional<std::vector<Part>> chained(GateId last) const {
    std::vector<Part> parts;
    for (GateId id = last;; id = gate(id).operands[gate(id).step.args[0]]) {
      const Gate& join = gate(id);
      if (join.kind != GateKind::join) return std::nullopt;
      const StepMember& member = join.step.members[0];
      if (!has_plain_weight(join, member)) return std::nullopt;
      parts.push_back(part_of(join, member));
      if (join.step.args.empty()) break;
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
  }

  std::optional<std::vector<Part>> members_of(GateId id) const {
    std::vector<Part> parts;
    for (const StepMember& member : gate(id).step.members) {
      if (!has_plain_weight(gate(id), member)) return std::nullopt;
      parts.push_back(part_of(gate(id), member));
    }
    return parts;
  }

  // Of `lowest` and `highest`, where no member is the same for all inspections.
  std::optional<std::vector<Part>> extreme_parts(GateId id) const {
    if (gate(id).kind == GateKind::leaf) return std::nullopt;
    const Op op = expr(id).op;
    if (op != Op::lowest && op != Op::highest) return std::nullopt;
    if (gate(id).kind == GateKind::join) return std::nullopt;
    auto parts = gate(id).kind == GateKind::close ? chained(gate(id).operands[0]) : members_of(id);
    return parts && are_plain(*parts) ? parts : std::nullopt;
  }

  bool are_plain(const std::vector<Part>& parts) const {
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
      return !is_constant(part.value) && has_plain_guard(part);
    });
  }

  bool have_same_codes(const std::vector<Part>& parts) const {
    return std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
      return codes_[part.value]->ordered() && codes_[part.value]->as() == codes_[parts[0].value]->as();
    });
  }

  std::optional<Way> quick_way(GateId id) const {
    const Gate& gate = this->gate(id);
    if (auto parts = extreme_parts(id)) {
      if (!have_same_codes(*parts)) return std::nullopt;
      return Way{expr(id).op == Op::lowest ? Do::lowest : Do::highest, std::move(*parts), {}};
    }
    if (gate.kind == GateKind::step && expr(id).op == Op::deciding) {
      auto parts = members_of(id);
      if (!parts || !are_plain(*parts) || !have_same_codes(*parts)) return std::nullopt;
      return Way{Do::is_lowest, std::move(*parts), {}};
    }
    return truths_way(id);
  }

  std::optional<Way> truths_way(GateId id) const {
    const Gate& gate = this->gate(id);
    std::vector<Part> parts;
    const bool join = gate.kind == GateKind::join && (gate.keeps == Keeps::all || gate.keeps == Keeps::any);
    if (join) {
      parts = *chained(id);
    } else if (gate.kind == GateKind::step && (expr(id).op == Op::all_of || expr(id).op == Op::any_of)) {
      for (const std::uint32_t arg : gate.step.args) parts.push_back({gate.operands[arg], kNoGate});
    }
    if (!are_plain(parts)) return std::nullopt;
    return Way{expr(id).op == Op::all_of ? Do::all_of : Do::any_of, std::move(parts), {}};
  }

  bool is_one_case(GateId id) const { return gate(id).kind == GateKind::leaf && expr(id).op == Op::one_case; }
  const Cone& cone(GateId one_case) const { return plan_.cones[expr(one_case).index]; }
  bool has_cone(GateId one_case) const { return !cone(one_case).steps.empty(); }
  GateId rating_of(GateId one_case) const { return program_->circuit.gate_of_slot[0][cone(one_case).rating]; }

  // Backwards from what is asked for: what has a part in it, and how it is worked out.
  void choose_ways() {
    needed_.assign(circuit().gates.size(), false);
    count_readers();
    ways_.resize(circuit().gates.size());
    for (const std::uint32_t slot : wanted_) need(gate_of(slot));
    for (const Standard& standard : framework_.standards) {
      if (standard.applies) need(circuit().gate(0, standard.applies));
    }
    for (GateId id = 0; id < circuit().gates.size(); ++id) {
      const bool computes = gate(id).kind == GateKind::step || gate(id).kind == GateKind::close;
      if (computes && can_go_wrong(expr(id).op)) need_right(id);
    }
    for (GateId id = static_cast<GateId>(circuit().gates.size()); id-- > 0;) {
      if (needed_[id] && !is_question(sources_[id])) choose_way(id);
    }
  }

  void need(GateId id) {
    if (!is_constant(id)) needed_[id] = true;
  }

  // What goes wrong with one tally is noted with all that is worked out from it.
  void need_right(GateId id) {
    if (is_constant(id)) return;
    if (is_question(sources_[id])) {
      roots_[sources_[id]].push_back(id);
    } else {
      needed_[id] = true;
      may_go_wrong_.push_back(id);
    }
  }

  void choose_way(GateId id) {
    if (gate(id).kind == GateKind::leaf) {
      if (is_one_case(id) && has_cone(id)) need(rating_of(id));
      return;
    }
    ways_[id] = quick_way(id);
    if (!ways_[id]) {
      ways_[id] = Way{Do::look_up, {}, inputs_of(id)};
      for (const GateId input : ways_[id]->inputs) need(input);
      return;
    }
    for (const Part& part : ways_[id]->parts) {
      if (is_one_function(part)) continue;
      need(part.value);
      if (part.guard != kNoGate) need(part.guard);
    }
  }

  // What a table is indexed by. A gate that nothing else reads is worked out with it, as long as the table stays small.
  std::vector<GateId> inputs_of(GateId id) const {
    std::vector<GateId> inputs = operands_of(id);
    for (std::size_t i = 0; i < inputs.size();) {
      std::vector<GateId> further = inputs;
      further.erase(further.begin() + static_cast<std::ptrdiff_t>(i));
      for (const GateId operand : operands_of(inputs[i])) {
        if (std::find(further.begin(), further.end(), operand) == further.end()) further.push_back(operand);
      }
      if (is_private(inputs[i]) && bits_of(further) <= kMostFusedBits) {
        inputs = std::move(further);
        i = 0;
      } else {
        ++i;
      }
    }
    return inputs;
  }

  std::vector<GateId> operands_of(GateId id) const {
    std::vector<GateId> operands;
    for (const GateId operand : gate(id).operands) {
      if (!is_constant(operand) && std::find(operands.begin(), operands.end(), operand) == operands.end())
        operands.push_back(operand);
    }
    return operands;
  }

  int bits_of(const std::vector<GateId>& inputs) const {
    int bits = 0;
    for (const GateId input : inputs) bits += codes_[input]->ordered() ? bits_for(codes_[input]->bound()) : kListedBits;
    return bits;
  }

  bool is_private(GateId id) const {
    return gate(id).kind != GateKind::leaf && !is_question(sources_[id]) && readers_[id] == 1 && !needed_[id] &&
           !quick_way(id);
  }

  void count_readers() {
    readers_.assign(circuit().gates.size(), 0);
    for (GateId id = 0; id < circuit().gates.size(); ++id) {
      for (const GateId operand : operands_of(id)) ++readers_[operand];
    }
  }

  // Value and guard are decided by the same tally.
  bool is_one_function(const Part& part) const {
    const bool guarded = part.guard != kNoGate && !is_constant(part.guard);
    return is_question(sources_[part.value]) && (!guarded || sources_[part.guard] == sources_[part.value]);
  }

  // ---- instructions

  void emit() {
    column_.assign(circuit().gates.size(), 0);
    for (GateId id = 0; id < circuit().gates.size(); ++id) {
      if (!needed_[id] || is_question(sources_[id])) continue;
      if (is_one_case(id)) {
        emit_one_case(id);
      } else if (gate(id).kind == GateKind::leaf) {
        emit_leaf(id);
      } else if (ways_[id]->what == Do::look_up) {
        emit_look_up(id);
      } else {
        emit_quick(id);
      }
      codes_of_column_[column_[id]] = codes_[id];
    }
    note_readers();
    for (std::uint32_t i = 0; i < framework_.standards.size(); ++i) {
      const Standard& standard = framework_.standards[i];
      if (is_conditional(standard))
        program_->conditional.push_back({{i}, column_of(circuit().gate(0, standard.applies))});
    }
    for (const GateId id : may_go_wrong_) program_->checked.push_back(column_of(id));
    for (const std::uint32_t slot : wanted_) tell(gate_of(slot));
  }

  // What `one case` gives must be certain where anything is made of it.
  void note_readers() {
    std::set<ColumnId> read;
    for (const Instruction& instruction : program_->instructions)
      read.insert(instruction.operands.begin(), instruction.operands.end());
    for (Instruction& instruction : program_->instructions)
      instruction.must_be_certain = instruction.what == Do::one_case && read.contains(instruction.out);
  }

  void tell(GateId id) {
    if (is_constant(id)) {
      program_->told.push_back({program_->machine->constants()[id], 0, nullptr});
    } else {
      program_->told.push_back({std::nullopt, column_of(id), codes_[id]});
    }
  }

  void add(Instruction instruction) {
    made_by_[instruction.out] = program_->instructions.size();
    program_->instructions.push_back(std::move(instruction));
  }

  ColumnId new_column() { return static_cast<ColumnId>(program_->columns++); }

  ColumnId column_of(GateId id) {
    if (is_question(sources_[id])) return function_column(sources_[id], {id, kNoGate});
    return column_[id];
  }

  ColumnId column_of(const Part& part) {
    const GateId guard = part.guard != kNoGate && is_constant(part.guard) ? kNoGate : part.guard;
    if (is_one_function(part)) return function_column(sources_[part.value], {part.value, guard});
    const ColumnId value = column_of(part.value);
    if (guard == kNoGate) return value;
    Instruction instruction{Do::guarded, {value, column_of(guard)}, new_column(), 0, 0, {}};
    codes_of_column_[instruction.out] = codes_[part.value];
    const ColumnId out = instruction.out;
    add(std::move(instruction));
    return out;
  }

  bool is_conditional(const Standard& standard) const {
    return standard.applies && !is_constant(program_->circuit.gate(0, standard.applies));
  }

  void emit_leaf(GateId id) {
    column_[id] = new_column();
    const Expr& expr = this->expr(id);
    const Leaf::What what = expr.op == Op::judged  ? Leaf::What::judged
                            : expr.op == Op::input ? Leaf::What::input
                                                   : Leaf::What::fieldwork;
    const bool may_not_apply = what == Leaf::What::judged && is_conditional(framework_.standards[expr.index]);
    program_->leaves.push_back({what, expr.index, codes_[id], column_[id], may_not_apply ? kAbsent : kOdd});
  }

  void emit_quick(GateId id) {
    Instruction instruction{ways_[id]->what, {}, 0, 0, 0, {}};
    for (const Part& part : ways_[id]->parts) instruction.operands.push_back(column_of(part));
    if (instruction.what == Do::is_lowest) instruction.which = expr(id).index;
    column_[id] = instruction.out = new_column();
    add(std::move(instruction));
  }

  // Gates with the same key may share the codes of their values.
  std::string table_key(GateId id) const {
    std::string key = prove::doing_of(program_->circuit, gate(id));
    for (const GateId operand : gate(id).operands) {
      key += is_constant(operand) ? fmt::format(" ={}", program_->machine->constants()[operand])
                                  : fmt::format(" {}", static_cast<const void*>(codes_[operand]));
    }
    return key;
  }

  // And with the same of these, a table.
  std::string table_key(GateId id, const std::vector<GateId>& inputs) const {
    if (is_constant(id)) return fmt::format("={}", program_->machine->constants()[id]);
    const auto input = std::find(inputs.begin(), inputs.end(), id);
    if (input != inputs.end())
      return fmt::format("{}:{}", input - inputs.begin(), static_cast<const void*>(codes_[id]));
    std::string key = prove::doing_of(program_->circuit, gate(id)) + "(";
    for (const GateId operand : gate(id).operands) key += table_key(operand, inputs) + ";";
    return key + ")";
  }

  void emit_look_up(GateId id) {
    const std::vector<GateId>& inputs = ways_[id]->inputs;
    Instruction instruction;
    for (const GateId input : inputs) instruction.operands.push_back(column_of(input));
    const auto fresh = static_cast<std::uint32_t>(program_->tables.size());
    const auto [found, is_new] = table_of_.try_emplace(table_key(id, inputs), fresh);
    if (is_new) add_table(id, inputs);
    instruction.table = found->second;
    column_[id] = instruction.out = new_column();
    add(std::move(instruction));
  }

  void add_table(GateId id, const std::vector<GateId>& inputs) {
    std::vector<Codes*> operands;
    std::vector<std::size_t> bounds;
    for (const GateId input : inputs) {
      operands.push_back(codes_[input]);
      bounds.push_back(codes_[input]->bound());
    }
    program_->tables.push_back({id, inputs, std::move(operands), codes_[id], Memo(bounds)});
  }

  // ---- what one tally decides

  struct Function {
    Part part;
    std::vector<std::size_t> of_class;  // the functions whose neighbours it tells apart; else empty
    bool is_class = false;
  };
  struct Questions {
    std::vector<Function> functions;
    std::vector<ColumnId> columns;
    std::vector<std::string> names;
  };

  ColumnId function_column(std::uint32_t question, const Part& part) {
    Questions& own = functions_[question];
    for (std::size_t i = 0; i < own.functions.size(); ++i) {
      const Function& known = own.functions[i];
      if (!known.is_class && known.part.value == part.value && known.part.guard == part.guard) return own.columns[i];
    }
    const std::string guard = part.guard == kNoGate ? "" : signatures_[part.guard];
    const ColumnId column = add_function(question, {part, {}, false}, signatures_[part.value] + " if " + guard);
    codes_of_column_[column] = codes_[part.value];
    return column;
  }

  ColumnId add_function(std::uint32_t question, Function function, std::string name) {
    Questions& own = functions_[question];
    function_of_[static_cast<ColumnId>(program_->columns)] = {question, own.functions.size()};
    own.functions.push_back(std::move(function));
    own.names.push_back(std::move(name));
    own.columns.push_back(new_column());
    return own.columns.back();
  }

  // ---- one case

  // The parts of a standard's rating that its own questions decide, and what else they read.
  struct Reach {
    std::map<ColumnId, bool> depends;  // of columns that were looked at
    std::vector<std::size_t> instructions;
    std::vector<ColumnId> others;
    std::map<std::uint32_t, std::vector<std::size_t>> functions;  // per question
  };

  bool reach(ColumnId column, const std::vector<QuestionId>& questions, Reach& found) {
    if (const auto known = found.depends.find(column); known != found.depends.end()) return known->second;
    bool depends = false;
    if (const auto function = function_of_.find(column); function != function_of_.end()) {
      const QuestionId question{function->second.first};
      depends = std::find(questions.begin(), questions.end(), question) != questions.end();
      if (depends) found.functions[question.index].push_back(function->second.second);
    } else if (const auto made = made_by_.find(column); made != made_by_.end()) {
      const Instruction& instruction = program_->instructions[made->second];
      std::vector<bool> each;
      for (const ColumnId operand : instruction.operands) each.push_back(reach(operand, questions, found));
      depends = std::find(each.begin(), each.end(), true) != each.end();
      if (depends) found.instructions.push_back(made->second);
    }
    found.depends[column] = depends;
    return depends;
  }

  void find_others(Reach& found) const {
    std::set<ColumnId> others;
    for (const std::size_t instruction : found.instructions) {
      for (const ColumnId operand : program_->instructions[instruction].operands) {
        if (!found.depends.at(operand)) others.insert(operand);
      }
    }
    found.others.assign(others.begin(), others.end());
    std::sort(found.instructions.begin(), found.instructions.end());
  }

  void emit_one_case(GateId id) {
    column_[id] = new_column();
    Instruction instruction{Do::one_case, {}, column_[id], kNone, 0, StandardId{expr(id).index}};
    if (has_cone(id) && !is_constant(rating_of(id))) {
      const std::vector<QuestionId>& questions = framework_[instruction.standard].questions;
      Reach found;
      const ColumnId rating = column_of(rating_of(id));
      reach(rating, questions, found);
      find_others(found);
      for (const QuestionId question : questions) instruction.operands.push_back(class_column(question, found));
      instruction.operands.insert(instruction.operands.end(), found.others.begin(), found.others.end());
      instruction.table = one_case_table(id, rating, questions, found);
    }
    add(std::move(instruction));
  }

  ColumnId class_column(QuestionId question, const Reach& found) {
    const auto functions = found.functions.find(question.index);
    Function function{{}, {}, true};
    if (functions != found.functions.end()) function.of_class = functions->second;
    return add_function(question.index, std::move(function), "class " + class_name(question, found));
  }

  std::string class_name(QuestionId question, const Reach& found) {
    std::string name;
    const auto functions = found.functions.find(question.index);
    if (functions == found.functions.end()) return name;
    for (const std::size_t function : functions->second) name += functions_[question.index].names[function] + "&";
    return name;
  }

  // Standards that are rated alike share one.
  std::uint32_t one_case_table(GateId id, ColumnId rating, const std::vector<QuestionId>& questions,
                               const Reach& found) {
    const auto fresh = static_cast<std::uint32_t>(program_->one_case_tables.size());
    const auto [known, is_new] = one_case_of_.try_emplace(one_case_key(questions, rating, found), fresh);
    if (!is_new) return known->second;
    OneCaseTable table{{}, {}, found.others, found.instructions, rating, codes_[rating_of(id)], {}, {}, {}};
    for (const QuestionId question : questions) {
      OneCaseTable::Question own{question, {}, classes_of(class_name(question, found))};
      if (const auto functions = found.functions.find(question.index); functions != found.functions.end()) {
        for (const std::size_t function : functions->second)
          own.functions.emplace_back(function, functions_[question.index].columns[function]);
      }
      table.questions.push_back(std::move(own));
    }
    for (const ColumnId other : found.others) table.others.push_back(codes_of_column_.at(other));
    program_->one_case_tables.push_back(std::move(table));
    return fresh;
  }

  std::string one_case_key(const std::vector<QuestionId>& questions, ColumnId rating, const Reach& found) {
    std::map<ColumnId, std::string> names;
    std::string key;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      key += class_name(questions[i], found) + "|";
      const auto functions = found.functions.find(questions[i].index);
      if (functions == found.functions.end()) continue;
      for (const std::size_t function : functions->second)
        names[functions_[questions[i].index].columns[function]] =
            fmt::format("{}:{}", i, functions_[questions[i].index].names[function]);
    }
    for (const ColumnId other : found.others) names[other] = fmt::format("other {}", other);
    for (const std::size_t at : found.instructions) {
      const Instruction& instruction = program_->instructions[at];
      key += fmt::format("\n{} {} {}", static_cast<int>(instruction.what), instruction.table, instruction.which);
      for (const ColumnId operand : instruction.operands) key += " " + names.at(operand);
      names[instruction.out] = fmt::format("step {}", names.size());
    }
    return key + "\n" + (names.contains(rating) ? names.at(rating) : "");
  }

  std::shared_ptr<Classes> classes_of(const std::string& name) {
    std::shared_ptr<Classes>& classes = classes_[name];
    if (classes == nullptr) classes = std::make_shared<Classes>();
    return classes;
  }

  // ---- tables of tallies

  void make_tally_tables() {
    std::map<std::string, std::uint32_t> known;
    program_->table_of_question.assign(framework_.questions.size(), kNone);
    for (auto& [question, own] : functions_) {
      std::string shape;
      for (const std::string& name : own.names) shape += name + "\n";
      for (const GateId root : roots_[question]) shape += "right " + signatures_[root] + "\n";
      const auto fresh = static_cast<std::uint32_t>(program_->tally_tables.size());
      const auto [found, is_new] = known.try_emplace(shape, fresh);
      if (is_new) program_->tally_tables.emplace_back(own.functions.size(), work_out_of(question));
      program_->questions.push_back({QuestionId{question}, found->second, own.columns});
      program_->table_of_question[question] = found->second;
    }
  }

  TallyTable::WorkOut work_out_of(std::uint32_t question) {
    TallyFunctions functions{program_.get(), {}, roots_[question]};
    const Questions& own = functions_[question];
    for (std::size_t i = 0; i < own.functions.size(); ++i) {
      const Function& from = own.functions[i];
      TallyFunctions::Function to{from.part.value, from.part.guard, nullptr, from.of_class, nullptr};
      if (from.is_class) {
        to.classes = classes_of(own.names[i].substr(std::string("class ").size()));
      } else {
        to.codes = codes_[from.part.value];
      }
      functions.all.push_back(std::move(to));
    }
    return functions;
  }

  const Plan& plan_;
  const Framework& framework_;
  const std::vector<std::uint32_t>& wanted_;
  std::unique_ptr<Program> program_;
  std::vector<std::uint32_t> sources_;   // per gate
  std::vector<std::string> signatures_;  // of those that one tally decides
  std::vector<Codes*> codes_;
  std::map<std::string, Codes*> listed_;
  std::vector<bool> needed_;
  std::vector<std::optional<Way>> ways_;  // of those that are needed
  std::vector<GateId> may_go_wrong_;
  std::vector<std::size_t> readers_;                    // per gate: gates that it is an operand of
  std::map<std::uint32_t, std::vector<GateId>> roots_;  // per question
  std::vector<ColumnId> column_;
  std::map<std::string, std::uint32_t> table_of_;
  std::map<std::uint32_t, Questions> functions_;                           // per question
  std::map<ColumnId, std::pair<std::uint32_t, std::size_t>> function_of_;  // question, and which of its functions
  std::map<ColumnId, std::size_t> made_by_;                                // by which instruction
  std::map<ColumnId, Codes*> codes_of_column_;
  std::map<std::string, std::uint32_t> one_case_of_;
  std::map<std::string, std::shared_ptr<Classes>> classes_;
};

}  // namespace

std::unique_ptr<Program> program_of(const Plan& plan, const std::vector<std::uint32_t>& wanted) {
  return Builder(plan, wanted).run();
}

}  // namespace rubric::batch
