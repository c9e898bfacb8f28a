// What the tally of one question decides: the functions of a tally, and their tables.
#include <utility>

#include "runtime/batch/builder.hpp"
#include "runtime/batch/tally_functions.hpp"

namespace rubric::batch {

ColumnId Builder::function_column(std::uint32_t question, const Part& part) {
  Questions& own = functions_[question];
  for (std::size_t i = 0; i < own.functions.size(); ++i) {
    const Function& known = own.functions[i];
    if (!known.is_class && known.part.value == part.value && known.part.guard == part.guard) return own.columns[i];
  }
  const Name guard = part.guard == kNoGate ? kNone : signatures_[part.guard];
  const ColumnId column =
      add_function(question, {part, {}, false}, name(Named::function, {signatures_[part.value], guard}));
  columns_[column].codes = codes_[part.value];
  return column;
}

ColumnId Builder::add_function(std::uint32_t question, Function function, Name name) {
  Questions& own = functions_[question];
  const ColumnId column = new_column();
  columns_[column].question = question;
  columns_[column].function = own.functions.size();
  own.functions.push_back(std::move(function));
  own.names.push_back(name);
  own.columns.push_back(column);
  return column;
}

void Builder::make_tally_tables() {
  std::map<Name, std::uint32_t> known;
  program_->table_of_question.assign(framework_.questions.size(), kNone);
  for (std::uint32_t question = 0; question < functions_.size(); ++question) {
    const Questions& own = functions_[question];
    if (own.functions.empty()) continue;
    NameParts parts(own.names.begin(), own.names.end());
    for (const GateId root : roots_[question]) parts.push_back(name(Named::no_error, {signatures_[root]}));
    const auto fresh = static_cast<std::uint32_t>(program_->tally_tables.size());
    const auto [found, is_new] = known.try_emplace(name(Named::tally_table, parts), fresh);
    if (is_new) program_->tally_tables.emplace_back(own.functions.size(), work_out_of(question));
    program_->questions.push_back({QuestionId{question}, found->second, own.columns});
    program_->table_of_question[question] = found->second;
  }
}

TallyTable::WorkOut Builder::work_out_of(std::uint32_t question) {
  TallyFunctions functions{program_.get(), {}, roots_[question], {}, {}};
  std::vector<GateId> read = functions.roots;
  const Questions& own = functions_[question];
  for (std::size_t i = 0; i < own.functions.size(); ++i) {
    const Function& from = own.functions[i];
    TallyFunctions::Function to{from.part.value, from.part.guard, nullptr, from.of_class, nullptr};
    if (from.is_class) {
      to.classes = classes_of(own.names[i]);
    } else {
      to.codes = codes_[from.part.value];
    }
    functions.all.push_back(std::move(to));
    if (from.is_class) continue;
    read.push_back(from.part.value);
    if (from.part.guard != kNoGate) read.push_back(from.part.guard);
  }
  for (const GateId id : gates_between({}, std::move(read)))
    (gate(id).kind == GateKind::leaf ? functions.leaves : functions.gates).push_back(id);
  return functions;
}

}  // namespace rubric::batch
