// Parts of a plan that depend on separate things: what each can come to, and what it takes to tell the difference.
// Private to runtime/missing.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "runtime/value.hpp"

namespace rubric {

// Two of the classes of a piece, the lower first.
using ClassPair = std::pair<std::uint32_t, std::uint32_t>;

// Slots that are worked out from the choices of this piece alone. Choices that look the same from outside are one
// class.
struct Piece {
  std::vector<Piece> members;               // its choices are combinations of theirs
  std::vector<std::uint32_t> steps;         // slots of the piece that belong to no member, in the order of the plan
  std::vector<std::uint32_t> seen;          // slots of the piece and its members that others look at
  std::vector<std::vector<Value>> classes;  // values of `seen`
  bool all_tried = true;                    // no class is missing
  bool spent = false;                       // there were too many classes to tell them all apart

  // Of each member: pairs of its own classes that make a difference to this piece, with the others left as they are;
  // and the pairs of classes that this piece then comes to.
  std::vector<std::set<ClassPair>> differences;
  std::vector<std::set<ClassPair>> outcomes;
};

inline constexpr std::size_t kMaxCombinations = 20'000;  // tried for one piece
inline constexpr std::size_t kMaxClasses = 400;          // of one piece

// Computes the slots of a piece's own steps.
using Compute = std::function<void(const std::vector<std::uint32_t>& steps)>;

// Tries all combinations of the members' classes, which are known, or as many as the limits allow.
void combine_members(Piece& piece, std::vector<Value>& slots, const Compute& compute);

// The class of the slots as they are now; a new one if need be.
std::uint32_t class_of(Piece& piece, const std::vector<Value>& slots);

}  // namespace rubric
