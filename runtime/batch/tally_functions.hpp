// What is worked out from the tally of one question: by the evaluator, once for each tally.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <vector>

#include "runtime/batch/program.hpp"

namespace rubric::batch {

struct TallyFunctions {
  struct Function {
    GateId value;
    GateId guard;  // none: always a member
    Codes* codes;
    std::vector<std::size_t> of_class;  // of a class: functions that come before it
    std::shared_ptr<Classes> classes;   // of a class
  };
  Program* program;
  std::vector<Function> all;
  std::vector<GateId> roots;  // that may go wrong: then everything is odd

  void operator()(Tally tally, std::span<Code> out) const;

 private:
  using Known = std::map<GateId, ValueId>;

  ValueId value(GateId gate, Tally tally, Known& known) const;
  Code code(const Function& function, Tally tally, Known& known) const;
  Code class_of(const Function& function, Tally tally) const;
};

}  // namespace rubric::batch
