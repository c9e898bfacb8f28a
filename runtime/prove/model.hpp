// A framework, ready to be gone through. Private to the analyses.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/prove/space.hpp"
#include "runtime/prove/subjects.hpp"
#include "runtime/prove/witness.hpp"

namespace rubric::prove {

struct Model {
  Model(const Framework& framework, std::int64_t most);

  const Framework& framework;
  Plan plan;
  std::vector<Variable> variables;
  Names names;
  std::vector<Subject> subjects;
};

// The standards as groups of variables: what guards them and what they come to, on every side of the circuit.
std::vector<Group> groups_of(const Circuit& circuit);

// A circuit of one framework, and what is asked of it; it stays where it is.
class Exploration {
 public:
  // Looks at these gates. Those of `seen` are told as outcomes of the whole.
  Exploration(const Model& model, Circuit circuit, std::vector<GateId> observed, std::vector<GateId> seen,
              std::vector<Alternatives> alternatives, bool improving = false);
  Exploration(const Exploration&) = delete;
  Exploration& operator=(const Exploration&) = delete;

  const Model& model;
  const Circuit circuit;
  const Inquiry inquiry;
  const Space space;

  Chooser chooser(std::uint32_t side = 0) const {
    return {model.framework, model.variables, inquiry.alternatives, side};
  }
};

// Everything that has a part in a rating or score.
std::vector<GateId> results_in(const Circuit& circuit, const Model& model, std::uint32_t side = 0);

// "1,024", "8.4 × 10^12"
std::string in_figures(double count);
// "4 of them", "a" … of a list, the first few and how many more.
std::string listed(const std::vector<std::string>& items, std::size_t most);
// The level's identifier, or "not rated".
std::string level_text(const Scale& scale, const Value& value);
// A number, or what else it is, as rules write it.
std::string value_text(const Framework& framework, Type type, const Value& value);

}  // namespace rubric::prove
