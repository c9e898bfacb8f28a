// Which tallies a question may turn out to have, in whole numbers throughout.
#include "runtime/tallies.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace rubric {

namespace {

constexpr std::int64_t kAll = 100;  // per cent

// Of a not negative by a positive number.
constexpr std::int64_t quotient_up(std::int64_t dividend, std::int64_t divisor) {
  return (dividend + divisor - 1) / divisor;
}

// The numbers of yes that print as a percentage, of so many relevant cases: from `first` to `last`. If there are
// none, `last` prints as less and `first` = `last` + 1 as more.
struct Stretch {
  std::int64_t first = 0;
  std::int64_t last = 0;
  std::int64_t size() const { return last - first + 1; }
};

// percent - 1/2 <= 100 × yes / relevant < percent + 1/2
Stretch printing(std::int64_t percent, std::int64_t relevant) {
  const std::int64_t first = percent == 0 ? 0 : quotient_up((2 * percent - 1) * relevant, 2 * kAll);
  const std::int64_t last = percent == kAll ? relevant : quotient_up((2 * percent + 1) * relevant, 2 * kAll) - 1;
  return {first, last};
}

bool is_percentage(std::int64_t percent) { return percent >= 0 && percent <= kAll; }

// How many pairs of yes and relevant there are where each of `open` cases may be yes, no or not relevant.
// Not for more than kMaxCases.
std::int64_t outcomes(std::int64_t open) { return (open + 1) * (open + 2) / 2; }

// Every number rounded half-up to the percentage.
Interval rounded_to(std::int64_t percent) {
  const Rational half = Rational::fraction(1, 2);
  const Rational low = std::max(Rational(percent) - half, Rational(0));
  if (percent == kAll) return {low, kAll};
  return {low, Rational(percent) + half, false, true};
}

std::vector<Tally> with_each(Tally known, std::int64_t open) {
  std::vector<Tally> list;
  list.reserve(static_cast<std::size_t>(outcomes(open)));
  for (std::int64_t yes = 0; yes <= open; ++yes) {
    for (std::int64_t no = 0; no <= open - yes; ++no) list.push_back({known.yes + yes, known.relevant + yes + no});
  }
  return list;
}

void append_printing(std::vector<Tally>& list, std::int64_t percent, std::int64_t relevant) {
  const Stretch yes = printing(percent, relevant);
  for (std::int64_t i = yes.first; i <= yes.last; ++i) list.push_back({i, relevant});
}

// Every tally of the list, each as one number; an absent one is left out.
template <typename NumberOf>
Numbers numbers_of(const std::vector<Tally>& list, NumberOf number_of) {
  if (list.size() == 1) return number_of(list.front());
  std::vector<Rational> numbers;
  numbers.reserve(list.size());
  for (const Tally tally : list) numbers.push_back(number_of(tally));
  return Numbers::of(std::move(numbers));
}

Rational percent_of(Tally tally) { return Rational::fraction(kAll * tally.yes, tally.relevant); }

}  // namespace

std::int64_t printed_percent(Tally tally) {
  assert(tally.relevant > 0);
  return (2 * kAll * tally.yes + tally.relevant) / (2 * tally.relevant);
}

std::int64_t fewest_cases(std::int64_t percent) {
  assert(is_percentage(percent));
  std::int64_t relevant = 1;
  while (printing(percent, relevant).size() < 1) ++relevant;
  return relevant;
}

Tallies Tallies::any() {
  static const Tallies any = up_to(kMaxCases);  // asked for by every question that is not answered yet
  return any;
}

Tallies Tallies::up_to(std::int64_t sample) { return with_open({0, 0}, sample); }

Tallies Tallies::with_open(Tally known, std::int64_t open) {
  Tallies tallies;
  if (outcomes(open) <= static_cast<std::int64_t>(kMaxListed)) {
    tallies.list_ = with_each(known, open);
    return tallies;
  }
  const std::int64_t relevant = known.relevant + open;
  tallies.range_ = Range{{percent_of({known.yes, relevant}), percent_of({known.yes + open, relevant})},
                         {known.relevant, relevant},
                         {known.yes, known.yes + open},
                         known.relevant == 0};
  return tallies;
}

Tallies Tallies::with_some_relevant() const {
  Tallies some = *this;
  if (some.list_ && some.list_->size() > 1) std::erase(*some.list_, Tally{0, 0});
  if (some.range_) {
    some.range_->nothing = false;
    some.range_->relevant.low = std::max(some.range_->relevant.low, Rational(1));
  }
  return some;
}

Tallies Tallies::printed(std::int64_t percent) { return printed_of_at_most(percent, kMaxCases); }

Tallies Tallies::printed_of(std::int64_t percent, std::int64_t relevant) {
  Tallies tallies;
  tallies.list_.emplace();
  if (is_percentage(percent) && relevant > 0) append_printing(*tallies.list_, percent, relevant);
  return tallies;
}

Tallies Tallies::printed_of_at_most(std::int64_t percent, std::int64_t sample) {
  Tallies tallies;
  std::vector<Tally>& list = tallies.list_.emplace();
  if (!is_percentage(percent)) return tallies;
  std::int64_t relevant = 1;
  for (; relevant <= sample && list.size() <= kMaxListed; ++relevant) append_printing(list, percent, relevant);
  std::sort(list.begin(), list.end());
  if (list.size() <= kMaxListed) return tallies;
  // From 100 cases on every percentage is printed by some tally, so the largest sample has one; and more cases
  // never need fewer yes answers, so the fewest cases have the fewest.
  const std::int64_t fewest = fewest_cases(percent);
  tallies.range_ = Range{
      rounded_to(percent), {fewest, sample}, {printing(percent, fewest).first, printing(percent, sample).last}, false};
  tallies.list_.reset();
  return tallies;
}

Numbers Tallies::percent() const {
  if (!list_) return Numbers::between(range_->percent);
  if (!may_be_nothing()) return numbers_of(*list_, percent_of);
  std::vector<Tally> relevant;
  std::copy_if(list_->begin(), list_->end(), std::back_inserter(relevant),
               [](Tally tally) { return tally.relevant > 0; });
  return numbers_of(relevant, percent_of);
}

bool Tallies::may_be_nothing() const {
  if (!list_) return range_->nothing;
  return std::any_of(list_->begin(), list_->end(), [](Tally tally) { return tally.relevant == 0; });
}

Numbers Tallies::relevant() const {
  if (!list_) return Numbers::between(range_->relevant);
  return numbers_of(*list_, [](Tally tally) { return Rational(tally.relevant); });
}

Numbers Tallies::answered_yes() const {
  if (!list_) return Numbers::between(range_->yes);
  return numbers_of(*list_, [](Tally tally) { return Rational(tally.yes); });
}

std::vector<Tally> nearest(std::int64_t percent, std::int64_t relevant) {
  if (relevant < 1 || !is_percentage(percent)) return {};
  const Stretch yes = printing(percent, relevant);
  std::vector<Tally> tallies;
  if (yes.last >= 0) tallies.push_back({yes.last, relevant});
  if (yes.first <= relevant) tallies.push_back({yes.first, relevant});
  return tallies;
}

}  // namespace rubric
