#include "runtime/batch/codes.hpp"

#include <array>

#include "runtime/alternatives.hpp"
#include "runtime/operands.hpp"

namespace rubric::batch {

namespace {

// The percentages of tallies in ascending order, which is a Farey sequence.
struct Percentages {
  struct Fraction {
    std::uint8_t yes = 0, relevant = 0;
  };
  std::array<Fraction, kPercentages> fractions{};  // in lowest terms
  std::array<Code, kTallies> code_of_tally{};
};

// The next fraction follows from the two before it. (R. Graham, D. Knuth, O. Patashnik, Concrete Mathematics, 4.5.)
constexpr Percentages make_percentages() {
  Percentages all;
  unsigned a = 0, b = 1, c = 1, d = kMostTabled;
  for (std::size_t code = 0; code < kPercentages; ++code) {
    all.fractions[code] = {static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b)};
    for (unsigned k = 1; k * b <= kMostTabled; ++k) all.code_of_tally[index_of(k * a, k * b)] = static_cast<Code>(code);
    const unsigned k = (kMostTabled + b) / d;
    const unsigned e = k * c - a, f = k * d - b;
    a = c, b = d, c = e, d = f;
  }
  return all;
}

// Made by the compiler: a program that rates a few inspections would take longer to make them than to rate.
constexpr Percentages kAll = make_percentages();
static_assert(kAll.fractions.back().yes == 1 && kAll.fractions.back().relevant == 1);

Code code_of_percent(Rational percent) {
  const Rational share = percent / Rational(100);
  if (!share.valid() || share < 0 || share > 1 || share.denominator() > kMostTabled) return kOdd;
  return kAll.code_of_tally[index_of(static_cast<std::size_t>(share.numerator()),
                                     static_cast<std::size_t>(share.denominator()))];
}

Rational percent_of(Code code) {
  const Percentages::Fraction fraction = kAll.fractions[static_cast<std::size_t>(code)];
  return Rational::fraction(100 * fraction.yes, fraction.relevant);
}

}  // namespace

Code Codes::code_of(const Value& value) const {
  if (as_ == As::alternative || as_ == As::truth) return static_cast<Code>(lowest_of(value.alternatives));
  if (!value.numbers.certain()) return kOdd;
  const Rational number = value.numbers.hull().low;
  if (as_ == As::percent) return code_of_percent(number);
  const bool fits = number.denominator() == 1 && number >= 0 && number < static_cast<std::int64_t>(bound_);
  return fits ? static_cast<Code>(number.numerator()) : kOdd;
}

Value Codes::value_of(Code code) const {
  if (as_ == As::truth && code == kPerhaps) return truth_of(true, true);
  if (as_ == As::alternative || as_ == As::truth) return Value::alternative(static_cast<std::uint32_t>(code));
  if (as_ == As::percent) return {0, percent_of(code), false};
  return {0, Rational(code), false};
}

Code Codes::code(prove::ValueId id) {
  if (id == prove::kNothingYet) return kEmpty;
  if (const auto found = known_.find(id); found != known_.end()) return found->second;
  const Value& value = (*values_)[id];
  Code code = kOdd;
  if (value == Value::nothing()) {
    code = kAbsent;
  } else if (is_broken(value) || !value.certain()) {
    code = kOdd;
  } else if (as_ != As::listed) {
    code = code_of(value);
  } else if (listed_.size() < static_cast<std::size_t>(kNew)) {
    code = static_cast<Code>(listed_.size());
    listed_.push_back(id);
  }
  known_.emplace(id, code);
  return code;
}

prove::ValueId Codes::value(Code code) {
  if (code == kEmpty) return prove::kNothingYet;
  if (code != kAbsent && as_ == As::listed) return listed_[static_cast<std::size_t>(code)];
  if (const auto found = named_.find(code); found != named_.end()) return found->second;
  const prove::ValueId id = values_->intern(code == kAbsent ? Value::nothing() : value_of(code));
  named_.emplace(code, id);
  return id;
}

}  // namespace rubric::batch
