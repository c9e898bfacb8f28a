#include "runtime/batch/schedule.hpp"

#include <span>
#include <utility>

namespace rubric::batch {

namespace {

using What = Step::What;

class Scheduler {
 public:
  explicit Scheduler(const Program& program) : program_(program), maker_(program.columns), last_use_(program.columns) {
    note_makers();
  }

  Schedule run() {
    for (std::uint32_t i = 0; i < program_.told.size(); ++i) {
      if (!program_.told[i].constant) need(program_.told[i].column);
      schedule_.steps.push_back({What::told, i});
    }
    for (const Instruction& instruction : program_.instructions) need(instruction.out);
    for (const ColumnId column : kept()) need(column);
    put();
    return std::move(schedule_);
  }

 private:
  std::span<const ColumnId> made_by(Step step) const {
    if (step.what == What::question) return program_.questions[step.index].columns;
    if (step.what == What::leaf) return {&program_.leaves[step.index].column, 1};
    if (step.what == What::instruction) return {&program_.instructions[step.index].out, 1};
    return {};
  }

  std::span<const ColumnId> read_by(Step step) const {
    if (step.what == What::instruction) return program_.instructions[step.index].operands;
    if (step.what == What::told && !program_.told[step.index].constant) return {&program_.told[step.index].column, 1};
    return {};
  }

  // Looked at when all else is done.
  std::vector<ColumnId> kept() const {
    std::vector<ColumnId> columns = program_.checked;
    for (const Conditional& conditional : program_.conditional) columns.push_back(conditional.applies);
    return columns;
  }

  void note_makers() {
    const auto note = [&](What what, std::size_t count) {
      for (std::uint32_t i = 0; i < count; ++i) {
        const Step step{what, i};
        for (const ColumnId column : made_by(step)) maker_[column] = step;
      }
    };
    note(What::question, program_.questions.size());
    note(What::leaf, program_.leaves.size());
    note(What::instruction, program_.instructions.size());
    is_made_.assign(program_.columns, false);
  }

  void need(ColumnId column) {
    if (is_made_[column]) return;
    const Step step = maker_[column];
    for (const ColumnId operand : read_by(step)) need(operand);
    for (const ColumnId made : made_by(step)) is_made_[made] = true;
    schedule_.steps.push_back(step);
  }

  // A step must not write where it reads: what it reads is free only after it.
  void put() {
    note_last_uses();
    schedule_.places.resize(program_.columns);
    for (std::size_t i = 0; i < schedule_.steps.size(); ++i) {
      const std::span<const ColumnId> made = made_by(schedule_.steps[i]);
      for (const ColumnId column : made) schedule_.places[column] = free_place();
      for (const ColumnId column : made) give_back(column, i);
      for (const ColumnId column : read_by(schedule_.steps[i])) give_back(column, i);
    }
  }

  void note_last_uses() {
    for (std::size_t i = 0; i < schedule_.steps.size(); ++i) {
      for (const ColumnId column : made_by(schedule_.steps[i])) last_use_[column] = i;
      for (const ColumnId column : read_by(schedule_.steps[i])) last_use_[column] = i;
    }
    for (const ColumnId column : kept()) last_use_[column] = kForever;
  }

  std::uint32_t free_place() {
    if (free_.empty()) return static_cast<std::uint32_t>(schedule_.room++);
    const std::uint32_t place = free_.back();
    free_.pop_back();
    return place;
  }

  void give_back(ColumnId column, std::size_t step) {
    if (last_use_[column] != step) return;
    free_.push_back(schedule_.places[column]);
    last_use_[column] = kForever;  // an instruction may read it twice
  }

  static constexpr std::size_t kForever = SIZE_MAX;

  const Program& program_;
  std::vector<Step> maker_;  // per column
  std::vector<bool> is_made_;
  std::vector<std::size_t> last_use_;
  std::vector<std::uint32_t> free_;
  Schedule schedule_;
};

}  // namespace

Schedule schedule(const Program& program) { return Scheduler(program).run(); }

}  // namespace rubric::batch
