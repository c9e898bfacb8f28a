// The tables of `one case changes rating`.
#include <algorithm>
#include <set>
#include <utility>

#include "runtime/batch/builder.hpp"

namespace rubric::batch {

bool Builder::reach(ColumnId column, const std::vector<QuestionId>& questions, Reach& found) {
  if (const auto known = found.depends[column]) return *known;
  bool depends = false;
  const Column& own = columns_[column];
  if (own.question != kNone) {
    depends = std::find(questions.begin(), questions.end(), QuestionId{own.question}) != questions.end();
    if (depends) found.functions[own.question].push_back(own.function);
  } else if (own.made_by != SIZE_MAX) {
    const Instruction& instruction = program_->instructions[own.made_by];
    std::vector<bool> each;
    for (const ColumnId operand : instruction.operands) each.push_back(reach(operand, questions, found));
    depends = std::find(each.begin(), each.end(), true) != each.end();
    if (depends) found.instructions.push_back(own.made_by);
  }
  found.depends[column] = depends;
  return depends;
}

void Builder::find_others(Reach& found) const {
  std::set<ColumnId> others;
  for (const std::size_t instruction : found.instructions) {
    for (const ColumnId operand : program_->instructions[instruction].operands) {
      if (!*found.depends[operand]) others.insert(operand);
    }
  }
  found.others.assign(others.begin(), others.end());
  std::sort(found.instructions.begin(), found.instructions.end());
}

void Builder::emit_one_case(GateId id) {
  column_[id] = new_column();
  Instruction instruction{Do::one_case, {}, column_[id], kNone, 0, StandardId{expr(id).index}};
  if (has_cone(id) && !is_constant(rating_of(id))) {
    const std::vector<QuestionId>& questions = framework_[instruction.standard].questions;
    const ColumnId rating = column_of(rating_of(id));
    Reach found;
    found.depends.resize(program_->columns);
    reach(rating, questions, found);
    find_others(found);
    for (const QuestionId question : questions) instruction.operands.push_back(class_column(question, found));
    instruction.operands.insert(instruction.operands.end(), found.others.begin(), found.others.end());
    instruction.table = one_case_table(id, rating, questions, found);
  }
  add(std::move(instruction));
}

ColumnId Builder::class_column(QuestionId question, const Reach& found) {
  const auto functions = found.functions.find(question.index);
  Function function{{}, {}, true};
  if (functions != found.functions.end()) function.of_class = functions->second;
  return add_function(question.index, std::move(function), class_name(question, found));
}

Name Builder::class_name(QuestionId question, const Reach& found) {
  NameParts parts;
  if (const auto functions = found.functions.find(question.index); functions != found.functions.end()) {
    for (const std::size_t function : functions->second) parts.push_back(functions_[question.index].names[function]);
  }
  return name(Named::tally_class, parts);
}

std::uint32_t Builder::one_case_table(GateId id, ColumnId rating, const std::vector<QuestionId>& questions,
                                      const Reach& found) {
  const auto fresh = static_cast<std::uint32_t>(program_->one_case_tables.size());
  const auto [known, is_new] = one_case_of_.try_emplace(one_case_name(questions, rating, found), fresh);
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
  for (const ColumnId other : found.others) table.others.push_back(columns_[other].codes);
  program_->one_case_tables.push_back(std::move(table));
  return fresh;
}

Name Builder::one_case_name(const std::vector<QuestionId>& questions, ColumnId rating, const Reach& found) {
  std::map<ColumnId, Name> names;
  NameParts parts;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    parts.push_back(class_name(questions[i], found));
    const auto functions = found.functions.find(questions[i].index);
    if (functions == found.functions.end()) continue;
    const Questions& own = functions_[questions[i].index];
    for (const std::size_t function : functions->second)
      names[own.columns[function]] = name(Named::of_question, {i, own.names[function]});
  }
  for (const ColumnId other : found.others) names[other] = name(Named::other, {other});
  for (const std::size_t at : found.instructions) {
    const Instruction& instruction = program_->instructions[at];
    NameParts step = {static_cast<std::uint64_t>(instruction.what), instruction.table, instruction.which};
    for (const ColumnId operand : instruction.operands) step.push_back(names.at(operand));
    names[instruction.out] = name(Named::step, step);
  }
  parts.push_back(names.contains(rating) ? names.at(rating) : kNone);
  return name(Named::one_case, parts);
}

std::shared_ptr<Classes> Builder::classes_of(Name of) {
  std::shared_ptr<Classes>& classes = classes_[of];
  if (classes == nullptr) classes = std::make_shared<Classes>();
  return classes;
}

}  // namespace rubric::batch
