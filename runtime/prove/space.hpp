// All inspections that a framework can be asked to rate, as far as its rules tell them apart.
//
// A tree: the choices of each question make up the question's outcomes, those of its questions a standard's, those of
// all standards the overall's. What happens in a gate is seen where the gate is worked out: in the smallest part that
// knows everything it depends on. Parts of the same shape (twelve standards of three questions each) are gone through
// once.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "runtime/prove/cells.hpp"
#include "runtime/prove/pieces.hpp"
#include "runtime/prove/states.hpp"

namespace rubric::prove {

inline constexpr std::int32_t kAnyChoice = -1;  // not chosen: it makes no difference
inline constexpr std::int32_t kNoChoice = -2;   // does not apply

// Of each variable one of its alternatives.
using Assignment = std::vector<std::int32_t>;

// What a variable says on each side of the circuit: places in its choices. The same on both, unless one answer is
// compared with a better one.
using Alternative = std::array<std::uint32_t, 2>;
using Alternatives = std::shared_ptr<const std::vector<Alternative>>;
// Per variable.
std::vector<Alternatives> same_on_both_sides(const std::vector<Variable>& variables);

struct Inquiry {
  const Circuit& circuit;  // has been told what is wanted
  const std::vector<Variable>& variables;
  std::vector<Alternatives> alternatives;  // per variable
  std::vector<Group> groups;               // of variables: the standards
  std::vector<GateId> observed;            // looked at wherever they are worked out
  std::vector<GateId> seen;                // told as outcomes of the whole
  bool improving = false;  // alternatives that differ from side to side say something better on the second
  bool ties = false;       // all of the cheapest ways to an outcome are kept
};

class Space {
 public:
  // Goes through all. The inquiry must outlive it.
  explicit Space(const Inquiry& inquiry);

  // What happened in an observed gate. Null for what data say themselves, and for what depends on what is not known.
  const std::map<Sight, Example>* sights(GateId gate) const;
  // What the gate came to there.
  const Value& result(GateId gate, const Sight& sight) const;
  // The choices that an example of the gate is made of.
  Assignment assignment(GateId gate, const Example& example) const;
  // Choices with which the truth does not hold; none if there are no such.
  std::optional<Assignment> assignment_against(GateId truth) const;
  // The one variable that it is worked out from; UINT32_MAX where there are several or none.
  std::uint32_t only_variable(GateId gate) const;
  // Whether it takes the variables of several groups to work it out.
  bool is_of_whole(GateId gate) const { return pieces_.of_gate[gate] == whole_piece(); }
  // The group that it is worked out in; none if it is the whole, or an input that no group has to itself.
  std::optional<std::uint32_t> group_of(GateId gate) const;
  // Gates in which something went wrong, observed or not.
  std::vector<GateId> faulty() const;
  const std::vector<Option>& outcomes() const;  // of the whole
  Assignment assignment_of_outcome(std::size_t outcome) const;
  // All that cost as little, where the inquiry asks for ties; at most so many.
  std::vector<Assignment> assignments_of_outcome(std::size_t outcome, std::size_t most) const;
  // Per alternative of a variable a number: the same for those that nothing tells apart.
  std::vector<std::uint32_t> classes_of(std::uint32_t variable) const;
  // Whether all combinations that the gate depends on were tried.
  bool whole(GateId gate) const;
  // Whether what was tried of the numbers that it depends on stands for all of them.
  bool complete(GateId gate) const { return !incomplete_[gate]; }
  // Both: what was not seen in it does not happen.
  bool proves(GateId gate) const { return whole(gate) && complete(gate); }

  const Machine& machine() const { return machine_; }
  const Value& operator[](ValueId id) const { return machine_[id]; }

 private:
  struct Solved {
    Combined combined;
    std::vector<Option> outcomes;               // cells merged
    std::vector<std::uint32_t> links;           // an outcome each
    std::vector<std::uint32_t> alternative_of;  // of a variable: the first of each option
    std::vector<std::uint32_t> option_of;       // of a variable: per alternative
    std::vector<std::uint32_t> merged_into;     // per outcome of the combination, the one it has become
    std::string name;                           // the same for what comes to the same
  };
  using Known = std::shared_ptr<const Solved>;

  bool never_holds(const std::vector<GateId>& guards) const;
  void solve(std::uint32_t id, bool without);
  std::vector<std::string> names_of_members(std::uint32_t id, bool without) const;
  Member choices_of(const Piece& piece, bool without, Solved& solved);
  std::vector<ValueId> leaf_values(const Piece& piece, const Alternative* alternative);
  Member member_of(std::uint32_t id, bool without) const;
  void merge_cells(const Piece& piece, Solved& solved);
  void assign(std::uint32_t id, bool without, std::uint32_t outcome, Assignment& assignment) const;
  void spread(std::uint32_t id, bool without, std::uint32_t outcome, std::size_t most,
              std::vector<Assignment>& assignments) const;
  void assign_link(std::uint32_t id, bool without, std::uint32_t link, Assignment& assignment) const;
  const Solved& solved(std::uint32_t id, bool without = false) const { return *(without ? without_ : solved_)[id]; }
  std::uint32_t whole_piece() const { return static_cast<std::uint32_t>(pieces_.all.size()) - 1; }

  const Inquiry& inquiry_;
  Machine machine_;
  Pieces pieces_;
  std::vector<bool> observed_;  // per gate
  std::vector<bool> seen_;
  std::vector<bool> incomplete_;
  std::vector<bool> never_;  // per group: it never applies
  std::vector<std::vector<GateId>> readers_;
  std::vector<Known> solved_;                // per piece
  std::vector<Known> without_;               // where it does not apply
  std::vector<std::uint32_t> same_choices_;  // per variable: the first that has the same choices and alternatives
  std::unordered_map<std::string, Known> shapes_;
};

}  // namespace rubric::prove
