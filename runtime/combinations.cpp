#include "runtime/combinations.hpp"

#include <algorithm>

namespace rubric {

namespace {

using Choice = std::vector<std::uint32_t>;  // a class for each member

class Combining {
 public:
  Combining(Piece& piece, std::vector<Value>& slots, const Compute& compute)
      : piece_(piece), slots_(slots), compute_(compute) {
    piece_.differences.resize(piece_.members.size());
    piece_.outcomes.resize(piece_.members.size());
  }

  void run() {
    for (const Piece& member : piece_.members) {
      piece_.all_tried = piece_.all_tried && member.all_tried;
      piece_.spent = piece_.spent || member.spent;
    }
    if (combinations() <= kMaxCombinations) {
      try_all();
    } else {
      piece_.all_tried = false;
      try_some();
    }
  }

 private:
  std::size_t combinations() const {
    std::size_t count = 1;
    for (const Piece& member : piece_.members) count = std::min(count * member.classes.size(), kMaxCombinations + 1);
    return count;
  }

  std::uint32_t result(const Choice& choice) {
    for (std::size_t i = 0; i < choice.size(); ++i) {
      const Piece& member = piece_.members[i];
      for (std::size_t k = 0; k < member.seen.size(); ++k) slots_[member.seen[k]] = member.classes[choice[i]][k];
    }
    compute_(piece_.steps);
    return class_of(piece_, slots_);
  }

  // The number of a choice is that of the first member's class, plus so many times that of the second, and so on.
  void try_all() {
    std::vector<std::uint32_t> results;
    Choice choice(piece_.members.size(), 0);
    do {
      results.push_back(result(choice));
    } while (advance(choice));
    std::size_t stride = 1;
    for (std::size_t i = 0; i < choice.size(); ++i) {
      const std::size_t classes = piece_.members[i].classes.size();
      for (std::size_t at = 0; at < results.size(); ++at) {
        for (std::size_t k = at / stride % classes + 1; k < classes; ++k) {
          const auto here = static_cast<std::uint32_t>(at / stride % classes);
          note(i, {here, static_cast<std::uint32_t>(k)}, results[at], results[at + (k - here) * stride]);
        }
      }
      stride *= classes;
    }
  }

  bool advance(Choice& choice) const {
    for (std::size_t i = 0; i < choice.size(); ++i) {
      if (++choice[i] < piece_.members[i].classes.size()) return true;
      choice[i] = 0;
    }
    return false;
  }

  // Around choices drawn by a fixed rule, so that every run finds the same.
  void try_some() {
    for (std::size_t tried = 0; tried < kMaxCombinations;) {
      Choice choice;
      for (const Piece& member : piece_.members) choice.push_back(draw(member.classes.size()));
      const std::uint32_t before = result(choice);
      for (std::size_t i = 0; i < choice.size(); ++i, ++tried) {
        Choice other = choice;
        other[i] = draw(piece_.members[i].classes.size());
        if (other[i] != choice[i]) note(i, std::minmax(choice[i], other[i]), before, result(other));
      }
    }
  }

  std::uint32_t draw(std::size_t below) {
    state_ = state_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;  // Knuth's MMIX
    return static_cast<std::uint32_t>((state_ >> 33U) % below);
  }

  void note(std::size_t member, ClassPair classes, std::uint32_t a, std::uint32_t b) {
    if (a == b) return;
    piece_.differences[member].insert(classes);
    piece_.outcomes[member].insert(std::minmax(a, b));
  }

  Piece& piece_;
  std::vector<Value>& slots_;
  const Compute& compute_;
  std::uint64_t state_ = 1;
};

}  // namespace

std::uint32_t class_of(Piece& piece, const std::vector<Value>& slots) {
  std::vector<Value> values;
  for (const std::uint32_t slot : piece.seen) values.push_back(slots[slot]);
  const auto found = std::find(piece.classes.begin(), piece.classes.end(), values);
  const auto index = static_cast<std::uint32_t>(found - piece.classes.begin());
  if (found != piece.classes.end()) return index;
  if (piece.classes.size() == kMaxClasses) {
    piece.all_tried = false;
    piece.spent = true;
    return index - 1;
  }
  piece.classes.push_back(std::move(values));
  return index;
}

void combine_members(Piece& piece, std::vector<Value>& slots, const Compute& compute) {
  Combining(piece, slots, compute).run();
}

}  // namespace rubric
