// How many of the relevant cases were answered yes, as far as it is known.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "runtime/numbers.hpp"

namespace rubric {

// 0 <= yes <= relevant <= kMaxCases.
struct Tally {
  std::int64_t yes = 0;
  std::int64_t relevant = 0;
  friend auto operator<=>(const Tally&, const Tally&) = default;
};
inline constexpr std::int64_t kMaxCases = 1'000'000;  // of one kind in one inspection

// A report prints a percentage rounded half-up to a whole number (HMI Probation's reports do). Of at least one
// relevant case.
std::int64_t printed_percent(Tally tally);
// How many relevant cases it takes at least to print the percentage: 67 for 1%. Of a percentage from 0 to 100.
std::int64_t fewest_cases(std::int64_t percent);

// The tallies that a question may turn out to have: a list, or, where the sub-sample is not known at all, every
// tally that prints as a given percentage, or every tally. What is asked for must keep to at most kMaxCases
// relevant cases; a percentage beyond 100, or one of no case, is printed by no tally.
class Tallies {
 public:
  Tallies(Tally tally) : list_(std::vector<Tally>{tally}) {}                     // NOLINT: a certain tally
  static Tallies any();                                                          // nothing is known
  static Tallies up_to(std::int64_t sample);                                     // 0 <= relevant <= sample
  static Tallies printed(std::int64_t percent);                                  // "79%"
  static Tallies printed_of(std::int64_t percent, std::int64_t relevant);        // "79% of 24"
  static Tallies printed_of_at_most(std::int64_t percent, std::int64_t sample);  // "79% of at most 24"
  // `known`, and `open` more cases, each of which may come out yes, no or not relevant.
  static Tallies with_open(Tally known, std::int64_t open);

  // The same without nothing relevant, unless there is nothing else.
  Tallies with_some_relevant() const;

  bool impossible() const { return list_ && list_->empty(); }  // no tally prints so
  bool certain() const { return list_ && list_->size() == 1; }
  // Null where there is no list. Sorted, without doubles; at most kMaxListed members: where there would be
  // more, the set is held as a range, and `percent` and `relevant` stay sound.
  const std::vector<Tally>* list() const { return list_ ? &*list_ : nullptr; }

  Numbers percent() const;      // without the tallies of nothing relevant
  bool may_be_nothing() const;  // some tally has no relevant case
  Numbers relevant() const;
  Numbers answered_yes() const;

  static constexpr std::size_t kMaxListed = 32'768;  // all tallies of samples up to 254

  friend bool operator==(const Tallies&, const Tallies&) = default;

 private:
  struct Range {  // without a list
    Interval percent;
    Interval relevant;
    Interval yes;
    bool nothing = false;
    friend bool operator==(const Range&, const Range&) = default;
  };
  Tallies() = default;
  std::optional<std::vector<Tally>> list_;
  std::optional<Range> range_;
};

// The tallies of `relevant` cases nearest to a percentage that none prints: for advice.
std::vector<Tally> nearest(std::int64_t percent, std::int64_t relevant);

}  // namespace rubric
