// How a plan becomes a program: gates are described, then ways chosen to work them out, then instructions written.
// Private to the build of programs.
#pragma once

#include <map>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "runtime/batch/names.hpp"
#include "runtime/batch/program.hpp"

namespace rubric::batch {

using prove::Circuit;
using prove::Gate;
using prove::GateKind;
using prove::Keeps;
using prove::kNoGate;

inline constexpr std::uint32_t kNone = UINT32_MAX;      // depends on nothing that data say
inline constexpr std::uint32_t kMany = UINT32_MAX - 1;  // on several things

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

class Builder {
 public:
  Builder(const Plan& plan, const std::vector<std::uint32_t>& wanted)
      : plan_(plan),
        framework_(*plan.framework),
        wanted_(wanted),
        program_(std::make_unique<Program>()),
        roots_(framework_.questions.size()),
        functions_(framework_.questions.size()) {}

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
  Name name(Named what, std::span<const NamePart> parts) { return names_.name(what, parts); }
  Name name(Named what, std::initializer_list<NamePart> parts) { return names_.name(what, parts); }
  Name name_of_constant(GateId id) { return name(Named::constant, {program_->machine->constants()[id]}); }
  Name name_of(const Codes* codes) { return name(Named::codes, {reinterpret_cast<std::uintptr_t>(codes)}); }
  prove::Values& values() { return program_->machine->values(); }

  // ---- what depends on what (describe_gates.cpp)
  std::uint32_t questions() const { return static_cast<std::uint32_t>(framework_.questions.size()); }
  bool is_question(std::uint32_t source) const { return source < questions(); }
  // Data are numbered: questions first, then judgements, inputs, the day, and last `one case changes rating`.
  void build_circuit();
  // Records of lists stand in no column.
  bool is_told();
  void describe_gates();
  std::uint32_t source_of(GateId id) const;
  // What it makes of the tally of its question.
  Name signature_of(GateId id);

  // ---- codes (describe_gates.cpp)
  Codes* codes_as(Codes::As as, std::size_t bound);
  Codes* fresh(Codes::As as, std::size_t bound);
  Codes* codes_of(GateId id);
  Codes* codes_of(Type type);
  Codes* codes_of_leaf(const Expr& expr);
  Codes* codes_of_input(const Fact& fact, std::uint32_t index);
  Codes* listed(Name of);
  // Of an aggregate that gives one of its members.
  Codes* codes_of_members(GateId id);

  // ---- how each gate is worked out (choose_ways.cpp)
  Part part_of(const Gate& gate, const StepMember& member) const;
  bool has_plain_weight(const Gate& gate, const StepMember& member) const;
  bool has_plain_guard(const Part& part) const;
  // The members of a chain of joins, first to last. `last`: the last join.
  std::optional<std::vector<Part>> chained(GateId last) const;
  std::optional<std::vector<Part>> members_of(GateId id) const;
  // Of `lowest` and `highest`, where no member is the same for all inspections.
  std::optional<std::vector<Part>> extreme_parts(GateId id) const;
  // Of members that are there if they decide: what they are told by, and then themselves.
  std::optional<std::vector<Part>> deciding_parts(const std::vector<Part>& parts);
  bool are_plain(const std::vector<Part>& parts) const;
  bool have_same_codes(const std::vector<Part>& parts) const;
  // Without a table, if there is such a way.
  const std::optional<Way>& quick_way(GateId id);
  std::optional<Way> find_quick_way(GateId id);
  std::optional<Way> truths_way(GateId id) const;
  bool is_one_case(GateId id) const { return gate(id).kind == GateKind::leaf && expr(id).op == Op::one_case; }
  const Cone& cone(GateId one_case) const { return plan_.cones[expr(one_case).index]; }
  bool has_cone(GateId one_case) const { return !cone(one_case).steps.empty(); }
  GateId rating_of(GateId one_case) const { return program_->circuit.gate_of_slot[0][cone(one_case).rating]; }
  // Backwards from what is asked for: what has a part in it, and how it is worked out.
  void choose_ways();
  void need(GateId id);
  // What goes wrong with one tally is noted with all that is worked out from it.
  void need_right(GateId id);
  bool is_sure(GateId id);  // it never goes wrong
  void choose_way(GateId id);
  // What a table is indexed by. A gate that nothing else reads is worked out with it, as long as the table stays small.
  std::vector<GateId> inputs_of(GateId id);
  // That are no constants, each once.
  std::vector<GateId> operands_of(GateId id) const;
  // The operands; instead of one that is worked out from a single gate of fewer values, such as the score of a level,
  // that gate.
  std::vector<GateId> roots_of(GateId id);
  GateId root_of(GateId id);
  int bits_of(std::span<const GateId> inputs) const;
  bool is_private(GateId id);
  bool is_looked_up(GateId id);
  void count_readers();
  // Value and guard are decided by the same tally.
  bool is_one_function(const Part& part) const;

  // ---- instructions (build_program.cpp)
  void emit();
  // What `one case` gives must be certain where anything is made of it.
  void note_readers();
  void tell(GateId id);
  void add(Instruction instruction);
  ColumnId new_column() {
    columns_.push_back({});
    return static_cast<ColumnId>(program_->columns++);
  }
  ColumnId column_of(GateId id);
  ColumnId column_of(const Part& part);
  bool is_conditional(const Standard& standard) const;
  void emit_leaf(GateId id);
  void emit_quick(GateId id);
  // Gates with the same name may share the codes of their values.
  Name table_name(GateId id);
  // And with the same of these, a table.
  Name table_name(GateId id, const std::vector<GateId>& inputs);
  // What is worked out from the inputs on the way to the results, operands first.
  std::vector<GateId> gates_between(const std::vector<GateId>& inputs, std::vector<GateId> results) const;
  void emit_look_up(GateId id);
  void add_table(GateId id, const std::vector<GateId>& inputs);

  // ---- what one tally decides (build_functions.cpp)
  struct Function {
    Part part;
    std::vector<std::size_t> of_class;  // the functions whose neighbours it tells apart; else empty
    bool is_class = false;
  };
  struct Questions {
    std::vector<Function> functions;
    std::vector<ColumnId> columns;
    std::vector<Name> names;
  };
  // Where a column comes from.
  struct Column {
    Codes* codes = nullptr;
    std::uint32_t question = kNone;  // it is a function of its tally
    std::size_t function = 0;
    std::size_t made_by = SIZE_MAX;  // the instruction
  };
  ColumnId function_column(std::uint32_t question, const Part& part);
  ColumnId add_function(std::uint32_t question, Function function, Name name);

  // ---- one case (build_one_case.cpp)
  // The parts of a standard's rating that its own questions decide, and what else they read.
  struct Reach {
    std::vector<std::optional<bool>> depends;  // per column, if it was looked at
    std::vector<std::size_t> instructions;
    std::vector<ColumnId> others;
    std::map<std::uint32_t, std::vector<std::size_t>> functions;  // per question
  };
  bool reach(ColumnId column, const std::vector<QuestionId>& questions, Reach& found);
  void find_others(Reach& found) const;
  void emit_one_case(GateId id);
  ColumnId class_column(QuestionId question, const Reach& found);
  Name class_name(QuestionId question, const Reach& found);
  // Standards that are rated alike share one.
  std::uint32_t one_case_table(GateId id, ColumnId rating, const std::vector<QuestionId>& questions,
                               const Reach& found);
  Name one_case_name(const std::vector<QuestionId>& questions, ColumnId rating, const Reach& found);
  std::shared_ptr<Classes> classes_of(Name of);

  // ---- tables of tallies (build_functions.cpp)
  void make_tally_tables();
  TallyTable::WorkOut work_out_of(std::uint32_t question);

  const Plan& plan_;
  const Framework& framework_;
  const std::vector<std::uint32_t>& wanted_;  // slots
  std::unique_ptr<Program> program_;
  Names names_;
  std::vector<std::uint32_t> sources_;  // per gate
  std::vector<Name> signatures_;        // of those that one tally decides
  std::vector<Codes*> codes_;
  std::map<Name, Codes*> listed_;
  std::vector<bool> needed_;
  std::vector<std::optional<std::optional<Way>>> quick_ways_;  // per gate, if it was asked for
  std::vector<std::optional<Way>> ways_;                       // of those that are needed
  std::vector<std::vector<GateId>> operands_;                  // per gate: operands_of
  std::vector<GateId> may_go_wrong_;
  std::vector<std::size_t> readers_;        // per gate: gates that it is an operand of
  std::vector<std::vector<GateId>> roots_;  // per question: what may go wrong
  std::vector<ColumnId> column_;            // per gate
  std::map<Name, std::uint32_t> table_of_;
  std::vector<Questions> functions_;  // per question
  std::vector<Column> columns_;
  std::map<Name, std::uint32_t> one_case_of_;
  std::map<Name, std::shared_ptr<Classes>> classes_;
};

}  // namespace rubric::batch
