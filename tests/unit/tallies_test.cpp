#include "runtime/tallies.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace rubric {
namespace {

constexpr std::int64_t kSample = 60;  // up to which every tally is tried

std::vector<Tally> tallies_up_to(std::int64_t sample) {
  std::vector<Tally> tallies;
  for (std::int64_t yes = 0; yes <= sample; ++yes) {
    for (std::int64_t relevant = yes; relevant <= sample; ++relevant) tallies.push_back({yes, relevant});
  }
  return tallies;
}

// Rounded the way a person would do it, without a look at the code under test.
std::int64_t printed_by_hand(Tally tally) {
  return round(Rational::fraction(100 * tally.yes, tally.relevant), RoundingMode::half_up, 1).numerator();
}

template <typename Keep>
std::vector<Tally> all_that(std::int64_t sample, Keep keep) {
  std::vector<Tally> kept;
  for (const Tally tally : tallies_up_to(sample)) {
    if (tally.relevant > 0 && keep(tally)) kept.push_back(tally);
  }
  return kept;
}

std::vector<Tally> listed(const Tallies& tallies) {
  REQUIRE(tallies.list() != nullptr);
  return *tallies.list();
}

template <typename NumberOf>
Numbers numbers(const std::vector<Tally>& tallies, NumberOf number_of) {
  std::vector<Rational> values;
  for (const Tally tally : tallies) values.push_back(number_of(tally));
  return Numbers::of(values);
}

// Whether every tally is among those that the set may be, in each of its four aspects.
void check_holds(const Tallies& set, const std::vector<Tally>& tallies) {
  const auto holds = [](const Numbers& values, Rational value) {
    return (lies_within(values, {value, value, false, false}) & 2U) != 0;
  };
  const Numbers percent = set.percent();
  for (const Tally tally : tallies) {
    const bool relevant = tally.relevant > 0;
    const bool held =
        holds(set.relevant(), tally.relevant) && holds(set.answered_yes(), tally.yes) &&
        (relevant ? holds(percent, Rational::fraction(100 * tally.yes, tally.relevant)) : set.may_be_nothing());
    if (held) continue;
    CAPTURE(tally.yes, tally.relevant);
    REQUIRE(held);
  }
}

TEST_CASE("a tally prints as its percentage rounded half-up") {
  struct Case {
    Tally tally;
    std::int64_t printed;
  };
  const auto given = GENERATE(values<Case>({
      {{0, 1}, 0},
      {{1, 1}, 100},
      {{19, 24}, 79},
      {{20, 24}, 83},
      {{11, 17}, 65},
      {{9, 14}, 64},
      {{1, 8}, 13},      // 12.5
      {{129, 200}, 65},  // 64.5
      {{1, 200}, 1},     // 0.5
      {{1, 201}, 0},
      {{199, 200}, 100},  // 99.5
      {{1'000'000, 1'000'000}, 100},
      {{4'999, 1'000'000}, 0},
      {{5'000, 1'000'000}, 1},
  }));
  CAPTURE(given.tally.yes, given.tally.relevant);
  CHECK(printed_percent(given.tally) == given.printed);
}

TEST_CASE("printing agrees with exact arithmetic for every tally of a small sample") {
  for (const Tally tally : tallies_up_to(kSample)) {
    CAPTURE(tally.yes, tally.relevant);
    if (tally.relevant > 0) REQUIRE(printed_percent(tally) == printed_by_hand(tally));
  }
}

TEST_CASE("a published percentage of a known sub-sample is the tallies that print so") {
  for (std::int64_t percent = 0; percent <= 100; ++percent) {
    for (std::int64_t relevant = 0; relevant <= kSample; ++relevant) {
      CAPTURE(percent, relevant);
      const auto prints = [&](Tally tally) { return tally.relevant == relevant && printed_by_hand(tally) == percent; };
      REQUIRE(listed(Tallies::printed_of(percent, relevant)) == all_that(kSample, prints));
    }
  }
}

TEST_CASE("a published percentage of at most so many cases is every tally that prints so") {
  for (std::int64_t percent = 0; percent <= 100; ++percent) {
    for (const std::int64_t sample : {0, 1, 2, 24, 35, 60}) {
      CAPTURE(percent, sample);
      const auto prints = [&](Tally tally) { return printed_by_hand(tally) == percent; };
      REQUIRE(listed(Tallies::printed_of_at_most(percent, sample)) == all_that(sample, prints));
    }
  }
}

TEST_CASE("the examples of the language's description") {
  CHECK(listed(Tallies::printed_of(79, 24)) == std::vector<Tally>{{19, 24}});
  CHECK(listed(Tallies::printed_of_at_most(79, 24)) == std::vector<Tally>{{11, 14}, {15, 19}, {19, 24}});
  CHECK(Tallies::printed_of(80, 24).impossible());
  CHECK(nearest(80, 24) == std::vector<Tally>{{19, 24}, {20, 24}});
}

TEST_CASE("a percentage beyond all, or of no case, is printed by no tally") {
  CHECK(Tallies::printed_of(101, 24).impossible());
  CHECK(Tallies::printed_of(101, kMaxCases).impossible());
  CHECK(Tallies::printed_of(-1, kMaxCases).impossible());
  CHECK(Tallies::printed_of(0, 0).impossible());
  CHECK(Tallies::printed_of_at_most(101, 24).impossible());
  CHECK(Tallies::printed_of_at_most(-1, 24).impossible());
  CHECK(Tallies::printed_of_at_most(50, 1).impossible());
  CHECK(Tallies::printed(101).impossible());
  CHECK(Tallies::printed(-1).impossible());
  CHECK_FALSE(Tallies::printed(100).impossible());
  CHECK(Tallies::printed_of(101, 24).percent().empty());
  CHECK_FALSE(Tallies::printed_of(101, 24).certain());
}

TEST_CASE("open cases may each be yes, no or not relevant") {
  for (std::int64_t known_relevant = 0; known_relevant <= 4; ++known_relevant) {
    for (std::int64_t known_yes = 0; known_yes <= known_relevant; ++known_yes) {
      for (std::int64_t open = 0; open <= 6; ++open) {
        std::set<Tally> expected{{known_yes, known_relevant}};
        for (std::int64_t i = 0; i < open; ++i) {
          std::set<Tally> next = expected;
          for (const Tally tally : expected) {
            next.insert({tally.yes + 1, tally.relevant + 1});
            next.insert({tally.yes, tally.relevant + 1});
          }
          expected = next;
        }
        CAPTURE(known_yes, known_relevant, open);
        const Tallies tallies = Tallies::with_open({known_yes, known_relevant}, open);
        REQUIRE(listed(tallies) == std::vector<Tally>(expected.begin(), expected.end()));
        REQUIRE(tallies.may_be_nothing() == (known_relevant == 0));
      }
    }
  }
}

TEST_CASE("nothing known of a sample is every tally of it") {
  CHECK(listed(Tallies::up_to(0)) == std::vector<Tally>{{0, 0}});
  CHECK(Tallies::up_to(0).certain());
  CHECK(listed(Tallies::up_to(24)) == tallies_up_to(24));
  CHECK(Tallies::up_to(24).may_be_nothing());
}

TEST_CASE("nothing relevant may be taken out, unless there is nothing else") {
  CHECK(Tallies::up_to(0).with_some_relevant() == Tally{0, 0});
  std::vector<Tally> some = tallies_up_to(3);
  some.erase(some.begin());
  CHECK(listed(Tallies::up_to(3).with_some_relevant()) == some);
  CHECK(Tallies::with_open({1, 2}, 2).with_some_relevant() == Tallies::with_open({1, 2}, 2));
  const Tallies range = Tallies::any().with_some_relevant();
  CHECK_FALSE(range.may_be_nothing());
  CHECK(range.relevant() == Numbers::between({1, kMaxCases}));
  check_holds(range, {{0, 1}, {1, 1}, {0, kMaxCases}, {kMaxCases, kMaxCases}});
}

TEST_CASE("a certain tally is its own three numbers") {
  const Tallies tallies = Tally{19, 24};
  CHECK(tallies.certain());
  CHECK_FALSE(tallies.impossible());
  CHECK_FALSE(tallies.may_be_nothing());
  CHECK(tallies.percent() == Numbers(Rational::fraction(1900, 24)));
  CHECK(tallies.relevant() == Numbers(24));
  CHECK(tallies.answered_yes() == Numbers(19));
  const Tallies nothing = Tally{0, 0};
  CHECK(nothing.certain());
  CHECK(nothing.may_be_nothing());
  CHECK(nothing.percent().empty());
  CHECK(nothing.relevant() == Numbers(0));
}

TEST_CASE("the numbers of a list are those of its members") {
  for (const Tallies& tallies :
       {Tallies::up_to(24), Tallies::printed_of_at_most(79, 60), Tallies::with_open({3, 5}, 4)}) {
    const std::vector<Tally> list = listed(tallies);
    std::vector<Tally> relevant;
    std::copy_if(list.begin(), list.end(), std::back_inserter(relevant),
                 [](Tally tally) { return tally.relevant > 0; });
    CHECK(tallies.percent() ==
          numbers(relevant, [](Tally tally) { return Rational::fraction(100 * tally.yes, tally.relevant); }));
    CHECK(tallies.relevant() == numbers(list, [](Tally tally) { return Rational(tally.relevant); }));
    CHECK(tallies.answered_yes() == numbers(list, [](Tally tally) { return Rational(tally.yes); }));
  }
}

TEST_CASE("lists are kept up to their limit, and one more is a range") {
  CHECK(listed(Tallies::up_to(254)).size() == 32'640);
  CHECK(Tallies::up_to(255).list() == nullptr);
  CHECK(listed(Tallies::with_open({1, 1}, 254)).size() == 32'640);
  CHECK(Tallies::with_open({1, 1}, 255).list() == nullptr);

  std::int64_t sample = 1;
  std::int64_t size = 0;
  for (;; ++sample) {
    const auto more = static_cast<std::int64_t>(Tallies::printed_of(79, sample).list()->size());
    if (size + more > static_cast<std::int64_t>(Tallies::kMaxListed)) break;
    size += more;
  }
  CHECK(static_cast<std::int64_t>(listed(Tallies::printed_of_at_most(79, sample - 1)).size()) == size);
  CHECK(Tallies::printed_of_at_most(79, sample).list() == nullptr);
}

TEST_CASE("a range holds every tally that it stands for, and its ends are reached") {
  const Tallies open = Tallies::up_to(255);
  CHECK(open.percent() == Numbers::between({0, 100}));
  CHECK(open.relevant() == Numbers::between({0, 255}));
  CHECK(open.answered_yes() == Numbers::between({0, 255}));
  CHECK(open.may_be_nothing());
  CHECK_FALSE(open.certain());
  CHECK_FALSE(open.impossible());

  const Tallies some = Tallies::with_open({3, 5}, 300);
  CHECK(some.percent() == Numbers::between({Rational::fraction(300, 305), Rational::fraction(30'300, 305)}));
  CHECK(some.relevant() == Numbers::between({5, 305}));
  CHECK(some.answered_yes() == Numbers::between({3, 303}));
  CHECK_FALSE(some.may_be_nothing());
  check_holds(some, {{3, 5}, {3, 305}, {302, 304}, {303, 305}, {100, 200}});

  const Tallies printed = Tallies::printed_of_at_most(79, 3'000);
  REQUIRE(printed.list() == nullptr);
  const auto prints = [](Tally tally) { return printed_by_hand(tally) == 79; };
  check_holds(printed, all_that(120, prints));
  check_holds(printed, listed(Tallies::printed_of(79, 3'000)));
  CHECK_FALSE(printed.may_be_nothing());
}

TEST_CASE("a percentage alone is all that rounds to it") {
  const Rational half = Rational::fraction(1, 2);
  const Tallies printed = Tallies::printed(79);
  CHECK(printed.list() == nullptr);
  CHECK(printed.percent() == Numbers::between({Rational(79) - half, Rational(79) + half, false, true}));
  CHECK(printed.relevant() == Numbers::between({14, kMaxCases}));
  CHECK(printed.answered_yes() == Numbers::between({11, 794'999}));
  CHECK_FALSE(printed.may_be_nothing());
  CHECK(Tallies::printed(0).percent() == Numbers::between({0, half, false, true}));
  CHECK(Tallies::printed(0).answered_yes() == Numbers::between({0, 4'999}));
  CHECK(Tallies::printed(100).percent() == Numbers::between({Rational(100) - half, 100}));
  CHECK(Tallies::printed(100).relevant() == Numbers::between({1, kMaxCases}));
  CHECK(Tallies::printed(100).answered_yes() == Numbers::between({1, kMaxCases}));
}

TEST_CASE("a percentage alone holds every tally that prints it") {
  for (std::int64_t percent = 0; percent <= 100; ++percent) {
    CAPTURE(percent);
    const auto prints = [&](Tally tally) { return printed_by_hand(tally) == percent; };
    check_holds(Tallies::printed(percent), all_that(kSample, prints));
    check_holds(Tallies::printed(percent), listed(Tallies::printed_of(percent, kMaxCases)));
  }
}

TEST_CASE("nothing known at all is every tally there can be") {
  const Tallies any = Tallies::any();
  CHECK(any.list() == nullptr);
  CHECK(any.may_be_nothing());
  check_holds(any, {{0, 0}, {0, 1}, {1, 1}, {0, kMaxCases}, {kMaxCases, kMaxCases}});
  CHECK(any.relevant() == Numbers::between({0, kMaxCases}));
}

TEST_CASE("the fewest cases that print a percentage") {
  for (std::int64_t percent = 0; percent <= 100; ++percent) {
    CAPTURE(percent);
    const auto prints = [&](Tally tally) { return printed_by_hand(tally) == percent; };
    std::int64_t fewest = 200;
    for (const Tally tally : all_that(200, prints)) fewest = std::min(fewest, tally.relevant);
    REQUIRE(fewest_cases(percent) == fewest);
  }
  CHECK(fewest_cases(1) == 67);
}

TEST_CASE("the nearest tallies print just less and just more") {
  for (std::int64_t percent = 0; percent <= 100; ++percent) {
    for (std::int64_t relevant = 1; relevant <= kSample; ++relevant) {
      if (!Tallies::printed_of(percent, relevant).impossible()) continue;
      CAPTURE(percent, relevant);
      const std::vector<Tally> tallies = nearest(percent, relevant);
      REQUIRE(tallies.size() == 2);
      REQUIRE(tallies[0].relevant == relevant);
      REQUIRE(tallies[1] == Tally{tallies[0].yes + 1, relevant});
      REQUIRE(printed_by_hand(tallies[0]) < percent);
      REQUIRE(printed_by_hand(tallies[1]) > percent);
    }
  }
  CHECK(nearest(80, 0).empty());
  CHECK(nearest(101, 24).empty());
}

}  // namespace
}  // namespace rubric
