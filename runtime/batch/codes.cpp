#include "runtime/batch/codes.hpp"

#include "runtime/alternatives.hpp"
#include "runtime/operands.hpp"

namespace rubric::batch {

// The next fraction of a Farey sequence follows from the two before it. (R. Graham, D. Knuth, O. Patashnik, Concrete
// Mathematics, 4.5.)
Percentages::Percentages() : code_of_tally_(kTallies, kOdd) {
  std::int64_t a = 0, b = 1, c = 1, d = kMostTabled;
  while (a <= b) {
    const auto code = static_cast<Code>(fractions_.size());
    fractions_.push_back({a, b});
    for (std::int64_t k = 1; k * b <= kMostTabled; ++k)
      code_of_tally_[index_of(static_cast<std::size_t>(k * a), static_cast<std::size_t>(k * b))] = code;
    if (a == b) break;
    const std::int64_t k = (kMostTabled + b) / d;
    const std::int64_t e = k * c - a, f = k * d - b;
    a = c, b = d, c = e, d = f;
  }
}

Code Percentages::code(Rational percent) const {
  const Rational share = percent / Rational(100);
  if (!share.valid() || share < 0 || share > 1 || share.denominator() > kMostTabled) return kOdd;
  return code_of_tally_[index_of(static_cast<std::size_t>(share.numerator()),
                                 static_cast<std::size_t>(share.denominator()))];
}

Rational Percentages::percent(Code code) const {
  const Tally& fraction = fractions_[static_cast<std::size_t>(code)];
  return Rational::fraction(100 * fraction.yes, fraction.relevant);
}

std::size_t Codes::bound() const {
  if (as_ == As::percent) return percentages_->size();
  return as_ == As::listed ? listed_.size() : bound_;
}

Code Codes::code_of(const Value& value) const {
  if (as_ == As::alternative || as_ == As::truth) return static_cast<Code>(lowest_of(value.alternatives));
  if (!value.numbers.certain()) return kOdd;
  const Rational number = value.numbers.hull().low;
  if (as_ == As::percent) return percentages_->code(number);
  const bool fits = number.denominator() == 1 && number >= 0 && number < static_cast<std::int64_t>(bound_);
  return fits ? static_cast<Code>(number.numerator()) : kOdd;
}

Value Codes::value_of(Code code) const {
  if (as_ == As::truth && code == kPerhaps) return truth_of(true, true);
  if (as_ == As::alternative || as_ == As::truth) return Value::alternative(static_cast<std::uint32_t>(code));
  if (as_ == As::percent) return {0, percentages_->percent(code), false};
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
