#include "runtime/sampling.hpp"

#include <numeric>
#include <vector>

#include "runtime/tallies.hpp"
#include "tests/catch.hpp"

namespace rubric {
namespace {

Sampling sampling_of(std::vector<Size> sizes) {
  Sampling sampling;
  sampling.confidence = 80;
  sampling.margin = 5;
  sampling.split = {{KindId{0}, 60}, {KindId{1}, 40}};
  sampling.sizes = std::move(sizes);
  return sampling;
}

}  // namespace

TEST_CASE("sample sizes as the inspectorate draws them: 80 per cent, 5 points") {
  const std::vector<std::pair<std::int64_t, std::int64_t>> table = {{1, 1},   {2, 2},   {6, 6},    {7, 7},
                                                                    {16, 15}, {76, 53}, {100, 63}, {kMaxCases, 165}};
  for (const auto& [eligible, wanted] : table) CHECK(sample_size(80, 5, eligible) == wanted);
}

TEST_CASE("sample sizes of textbooks") {
  CHECK(sample_size(95, 5, kMaxCases) == 384);  // 384.1, and all but no correction
  CHECK(sample_size(95, 5, 1000) == 278);
  CHECK(sample_size(95, 5, 10'000) == 370);
  CHECK(sample_size(90, 10, 50) == 29);
}

TEST_CASE("sample sizes at the ends of what can be asked for") {
  CHECK(sample_size(100, 5, 76) == 76);
  CHECK(sample_size(*Rational::parse("99.999999999999"), 1, 76) == 76);
  CHECK(sample_size(*Rational::parse("0.000000001"), 5, 76) == 1);
  CHECK(sample_size(80, *Rational::parse("0.0000000000001"), kMaxCases) == kMaxCases);
  CHECK(sample_size(80, 100, 76) == 1);
  for (std::int64_t eligible = 1; eligible < 500; ++eligible) {
    INFO(eligible);
    const std::int64_t sample = sample_size(80, 5, eligible);
    CHECK(sample >= 1);
    CHECK(sample <= eligible);
    CHECK(sample <= sample_size(80, 5, eligible + 1));  // more cases never need a smaller sample
    CHECK(sample <= sample_size(90, 5, eligible));
    CHECK(sample <= sample_size(80, 4, eligible));
  }
}

TEST_CASE("a split gives whole cases that add up") {
  using Parts = std::vector<std::int64_t>;
  CHECK(split(53, {60, 40}) == Parts{32, 21});
  CHECK(split(10, {60, 40}) == Parts{6, 4});
  CHECK(split(15, {60, 40}) == Parts{9, 6});
  CHECK(split(5, {50, 50}) == Parts{3, 2});
  CHECK(split(1, {60, 40}) == Parts{1, 0});
  CHECK(split(0, {60, 40}) == Parts{0, 0});
  const Rational third = *Rational::parse("33.3333333333333333");
  CHECK(split(10, {third, third, Rational(100) - third - third}) == Parts{4, 3, 3});
  for (std::int64_t cases = 0; cases < 300; ++cases) {
    const Parts parts = split(cases, {*Rational::parse("12.5"), *Rational::parse("37.5"), 17, 33});
    CHECK(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == cases);
  }
}

TEST_CASE("sizes of one kind, with open ends and of several lines") {
  const auto limits = [](std::vector<Size> sizes) { return size_limits(sampling_of(std::move(sizes)), KindId{0}); };
  CHECK(limits({}).least == 0);
  CHECK_FALSE(limits({}).most);
  CHECK(limits({{KindId{0}, {20, {}}}}).least == 20);
  CHECK(limits({{KindId{0}, {20, {}, true}}}).least == 21);
  CHECK(limits({{KindId{0}, {*Rational::parse("19.5"), {}}}}).least == 20);
  CHECK(limits({{KindId{0}, {{}, 30}}}).most == 30);
  CHECK(limits({{KindId{0}, {{}, 30, false, true}}}).most == 29);
  CHECK(limits({{KindId{0}, {10, {}}}, {KindId{0}, {12, 40}}, {KindId{1}, {99, {}}}}).least == 12);
  CHECK(limits({{KindId{0}, {std::int64_t{1} << 62, {}}}}).least == kMaxCases);
}

TEST_CASE("what a sample needs, by margin and by size, but never more than there are") {
  const Sampling plain = sampling_of({});
  CHECK(needed_sample(plain, KindId{0}, 16) == 15);
  CHECK_FALSE(needed_sample(plain, KindId{0}, std::nullopt));
  const Sampling least = sampling_of({{KindId{0}, {20, {}}}});
  CHECK(needed_sample(least, KindId{0}, std::nullopt) == 20);
  CHECK(needed_sample(least, KindId{0}, 16) == 16);
  CHECK(needed_sample(least, KindId{0}, 76) == 53);
  CHECK_FALSE(needed_sample(least, KindId{1}, std::nullopt));
  CHECK(needed_sample(sampling_of({{KindId{0}, {{}, 30}}}), KindId{0}, 76) == 30);
  CHECK_FALSE(needed_sample(plain, KindId{0}, 0));
}

TEST_CASE("a sample of all kinds keeps to the sizes before the split, and to the cases that there are") {
  using Parts = std::vector<std::int64_t>;
  const Draw plain = draw(sampling_of({}), 15, 16);
  CHECK(plain.cases == Parts{9, 6});
  CHECK_FALSE(plain.sizes_changed);
  const Draw more = draw(sampling_of({{KindId{1}, {10, {}}}}), 15, 30);
  CHECK(more.cases == Parts{9, 10});
  CHECK(more.total == 19);
  CHECK(more.sizes_changed);
  CHECK_FALSE(more.all);
  const Draw all = draw(sampling_of({{KindId{1}, {10, {}}}}), 15, 16);
  CHECK(all.all);
  CHECK(all.total == 16);
  CHECK(draw(sampling_of({{KindId{0}, {{}, 5}}}), 15, 16).cases == Parts{5, 6});
}

}  // namespace rubric
