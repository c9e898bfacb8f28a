#include "runtime/combinations.hpp"

#include <bit>

#include "tests/catch.hpp"

namespace rubric {
namespace {

// Members with so many classes each, of one slot each; what the piece comes to stands in the slot after theirs.
Piece piece_of(const std::vector<std::uint32_t>& classes) {
  Piece piece;
  const auto result = static_cast<std::uint32_t>(classes.size());
  piece.steps = {result};
  piece.seen = {result};
  for (std::uint32_t i = 0; i < result; ++i) {
    Piece member;
    member.seen = {i};
    for (std::uint32_t k = 0; k < classes[i]; ++k) member.classes.push_back({Value::alternative(k)});
    piece.members.push_back(std::move(member));
  }
  return piece;
}

template <typename Function>
Piece combined(const std::vector<std::uint32_t>& classes, Function function) {
  Piece piece = piece_of(classes);
  std::vector<Value> slots(classes.size() + 1);
  const auto at = [&](std::size_t i) { return static_cast<std::uint32_t>(std::countr_zero(slots[i].alternatives)); };
  combine_members(piece, slots,
                  [&](const std::vector<std::uint32_t>&) { slots.back() = Value::alternative(function(at)); });
  return piece;
}

using Pairs = std::set<ClassPair>;

TEST_CASE("which classes of which member make a difference") {
  // The first member decides unless the third is 1; of the second, only 2 counts, and never with the third.
  const Piece piece = combined({2, 3, 2}, [](auto at) { return at(2) == 1 ? 3U : at(1) == 2 ? 2U : at(0); });
  CHECK(piece.all_tried);
  CHECK(piece.classes.size() == 4);
  CHECK(piece.differences[0] == Pairs{{0, 1}});
  CHECK(piece.differences[1] == Pairs{{0, 2}, {1, 2}});
  CHECK(piece.differences[2] == Pairs{{0, 1}});
}

TEST_CASE("a member that never makes a difference") {
  const Piece piece = combined({3, 2, 2, 2}, [](auto at) { return at(1) ^ at(3); });
  CHECK(piece.differences[0].empty());
  CHECK(piece.differences[1] == Pairs{{0, 1}});
  CHECK(piece.differences[2].empty());
  CHECK(piece.differences[3] == Pairs{{0, 1}});
  CHECK(piece.outcomes[1] == Pairs{{0, 1}});
}

TEST_CASE("as many combinations as the limit are all tried, one more are not") {
  const auto nothing = [](auto) { return 0U; };
  const Piece at_limit = combined({20, 50, 20}, nothing);
  CHECK(20 * 50 * 20 == kMaxCombinations);
  CHECK(at_limit.all_tried);
  const Piece beyond = combined({21, 50, 20}, [](auto at) { return at(0) == 20 && at(1) > 9 ? 1U : 0U; });
  CHECK_FALSE(beyond.all_tried);
  CHECK_FALSE(beyond.differences[0].empty());  // found all the same
  CHECK(beyond.differences[2].empty());
}

TEST_CASE("more classes than can be told apart are said to be too many") {
  std::vector<Value> slots(1);
  Piece piece;
  piece.seen = {0};
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(kMaxClasses); ++i) {
    slots[0] = {0, Rational(i), false};
    class_of(piece, slots);
  }
  CHECK(piece.all_tried);
  CHECK_FALSE(piece.spent);
  slots[0] = {0, Rational(-1), false};
  class_of(piece, slots);
  CHECK_FALSE(piece.all_tried);
  CHECK(piece.spent);
}

}  // namespace
}  // namespace rubric
