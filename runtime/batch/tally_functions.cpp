#include "runtime/batch/tally_functions.hpp"

#include <algorithm>
#include <utility>

#include "runtime/alternatives.hpp"
#include "runtime/leaves.hpp"
#include "runtime/operands.hpp"

namespace rubric::batch {

void TallyFunctions::work_out(Tally tally) const {
  for (const GateId leaf : leaves) {
    const Op op = program->circuit.expr(program->circuit.gates[leaf]).op;
    program->values->put(leaf, program->machine->values().intern(tally_value(op, tally)));
  }
  program->values->work_out(gates);
}

bool TallyFunctions::is_wrong() const {
  return std::any_of(roots.begin(), roots.end(),
                     [&](GateId root) { return is_broken((*program->machine)[(*program->values)[root]]); });
}

Code TallyFunctions::code(const Function& function) const {
  if (function.guard != prove::kNoGate) {
    const Value& guard = (*program->machine)[(*program->values)[function.guard]];
    if (is_broken(guard)) return kOdd;
    if (!may_hold(guard)) return kEmpty;
  }
  return function.codes->code((*program->values)[function.value]);
}

// By what it comes to as it is, with one yes more, and with one less, where there is room for that.
Code TallyFunctions::class_of(const Function& function, const Near& near) {
  std::vector<Code> name;
  for (const std::vector<Code>& codes : near) {
    name.push_back(codes.empty() ? 0 : 1);
    for (const std::size_t i : function.of_class) {
      if (!codes.empty()) name.push_back(codes[i]);
    }
  }
  if (function.classes->size() >= static_cast<std::size_t>(kNew)) return kOdd;
  return function.classes->try_emplace(std::move(name), static_cast<Code>(function.classes->size())).first->second;
}

TallyFunctions::Near TallyFunctions::near(Tally tally, std::span<const Code> own) const {
  Near near{std::vector<Code>(own.begin(), own.end()), {}, {}};
  if (tally.yes < tally.relevant) near[1] = codes({tally.yes + 1, tally.relevant});
  if (tally.yes > 0) near[2] = codes({tally.yes - 1, tally.relevant});
  return near;
}

std::vector<Code> TallyFunctions::codes(Tally tally) const {
  work_out(tally);
  std::vector<Code> codes;
  for (const Function& function : all) codes.push_back(function.classes != nullptr ? kOdd : code(function));
  return codes;
}

void TallyFunctions::operator()(Tally tally, std::span<Code> out) const {
  const std::vector<Code> own = codes(tally);
  if (is_wrong()) {
    std::fill(out.begin(), out.end(), kOdd);
    return;
  }
  std::copy(own.begin(), own.end(), out.begin());
  const auto is_class = [](const Function& function) { return function.classes != nullptr; };
  if (std::none_of(all.begin(), all.end(), is_class)) return;
  const Near near = this->near(tally, own);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (is_class(all[i])) out[i] = class_of(all[i], near);
  }
}

}  // namespace rubric::batch
