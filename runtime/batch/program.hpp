// A plan as instructions on columns of codes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "runtime/batch/columns.hpp"
#include "runtime/batch/gate_values.hpp"
#include "runtime/batch/kernels.hpp"
#include "runtime/batch/tally_table.hpp"

namespace rubric::batch {

using ColumnId = std::uint32_t;
using prove::GateId;
using prove::ValueId;

enum class Do : std::uint8_t {
  look_up,
  guarded,
  lowest,
  highest,
  is_lowest,
  lowest_of_deciding,
  all_of,
  any_of,
  one_case
};

struct Instruction {
  Do what = Do::look_up;
  std::vector<ColumnId> operands;
  ColumnId out = 0;
  std::uint32_t table = 0;       // of look_up and one_case
  std::size_t which = 0;         // of is_lowest: the member
  StandardId standard;           // of one_case
  bool must_be_certain = false;  // of one_case: other instructions read it
};

// What a gate comes to, for what is read of others: its operands, or theirs where nothing else reads these.
struct Table {
  GateId gate;
  std::vector<GateId> inputs;
  std::vector<GateId> gates;     // from there to the gate, operands first
  std::vector<Codes*> operands;  // codes of the inputs
  Codes* result;
  Memo memo;
};

// Tallies by number: those are one class that no rating tells apart, nor what one judgement more or less makes of them.
using Classes = std::map<std::vector<Code>, Code>;

// Whether another judgement in one case changes the rating of a standard.
struct OneCaseTable {
  struct Question {
    QuestionId question;
    std::vector<std::pair<std::size_t, ColumnId>> functions;  // of its tally, that the rating reads: their columns
    std::shared_ptr<Classes> classes;
  };
  std::vector<Question> questions;
  std::vector<Codes*> others;             // what else the rating reads
  std::vector<ColumnId> other_columns;    // where the first standard that has the table finds it
  std::vector<std::size_t> instructions;  // from there to the rating
  ColumnId rating;
  Codes* rating_codes;
  std::optional<Memo> by_tallies;
  std::optional<Memo> by_patterns;      // to a place in `changing`
  std::vector<std::uint32_t> changing;  // sets of patterns; there are at most 27
};

// A question, and the columns that its tally alone decides.
struct QuestionColumns {
  QuestionId question;
  std::uint32_t table = 0;
  std::vector<ColumnId> columns;
};

struct Leaf {
  enum class What : std::uint8_t { judged, input, fieldwork } what = What::judged;
  std::uint32_t index = 0;  // of the standard or fact
  Codes* codes = nullptr;
  ColumnId column = 0;
  Code untold = kOdd;  // of a judgement: absent where its standard need not apply, which is looked at later
};

// A standard that need not apply: where it does not, there are no data of it.
struct Conditional {
  StandardId standard;
  ColumnId applies = 0;
};

// Something that was asked for.
struct Told {
  std::optional<ValueId> constant;
  ColumnId column = 0;
  Codes* codes = nullptr;
};

struct Program {
  prove::Circuit circuit;
  std::unique_ptr<prove::Machine> machine;
  std::optional<GateValues> values;
  std::deque<Codes> codes;  // others point to them
  std::vector<TallyTable> tally_tables;
  std::vector<QuestionColumns> questions;
  std::vector<std::uint32_t> table_of_question;
  std::vector<Leaf> leaves;
  std::vector<Table> tables;
  std::vector<OneCaseTable> one_case_tables;
  std::vector<Instruction> instructions;  // operands first
  std::size_t columns = 0;
  std::vector<Conditional> conditional;
  std::vector<ColumnId> checked;  // where something may go wrong that nothing asked for depends on
  std::vector<Told> told;
  std::vector<Code> neighbours;  // room for Neighbours
  bool general = false;          // no inspection can be rated in columns
};

// Compiles. The plan must outlive the program.
// `wanted`: slots of the plan.
std::unique_ptr<Program> program_of(const Plan& plan, const std::vector<std::uint32_t>& wanted);

}  // namespace rubric::batch
