// What is worked out from the tally of one question: by the evaluator, once for each tally.
#pragma once

#include <array>
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
  std::vector<GateId> roots;   // that may go wrong: then everything is odd
  std::vector<GateId> leaves;  // that these read
  std::vector<GateId> gates;   // on the way from there, operands first

  void operator()(Tally tally, std::span<Code> out) const;

 private:
  using Near = std::array<std::vector<Code>, 3>;  // codes of a tally, and with one yes more and less; none: no room

  void work_out(Tally tally) const;
  bool is_wrong() const;
  Code code(const Function& function) const;
  std::vector<Code> codes(Tally tally) const;
  Near near(Tally tally, std::span<const Code> own) const;
  static Code class_of(const Function& function, const Near& near);
};

}  // namespace rubric::batch
