// Tables from combinations of codes, at the edges where a code takes another bit, and an array becomes a hash table.
#include "runtime/batch/memo.hpp"

#include <array>

#include "tests/catch.hpp"

namespace rubric::batch {
namespace {

constexpr std::array<Code, 3> kSpecial = {kOdd, kAbsent, kEmpty};

Code found(const Memo& memo, const std::vector<Code>& operands) {
  std::vector<Code> out(1);
  std::vector<const Code*> columns;
  for (const Code& operand : operands) columns.push_back(&operand);
  memo.look_up(columns, 1, out.data());
  CHECK(memo.find(operands) == out[0]);
  return out[0];
}

Code at_once(const Memo& memo, const std::vector<Code>& codes) {
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = 0; i < codes.size(); ++i) places.push_back(i);
  return memo.find_in_array(places, codes.data());
}

// Every code below the bound, and the special ones.
std::vector<Code> codes_below(Code bound) {
  std::vector<Code> codes(kSpecial.begin(), kSpecial.end());
  for (Code code = 0; code < bound; ++code) codes.push_back(code);
  return codes;
}

TEST_CASE("a code takes another bit where it would look like a special one") {
  CHECK(bits_for(28) == 5);
  CHECK(bits_for(29) == 6);
  CHECK(bits_for(kNew) == 15);
  const std::array<std::size_t, 1> last = {28};
  const std::array<std::size_t, 1> next = {29};
  CHECK(Memo(last).holds(last));
  CHECK_FALSE(Memo(last).holds(next));
  CHECK(Memo(next).holds(last));
  for (const Code bound : {Code{28}, Code{29}}) {
    const std::array<std::size_t, 1> bounds = {static_cast<std::size_t>(bound)};
    Memo memo(bounds);
    Code result = 0;
    for (const Code code : codes_below(bound)) memo.learn(std::vector{code}, result++);
    result = 0;
    for (const Code code : codes_below(bound)) {
      CHECK(found(memo, {code}) == result);
      CHECK(at_once(memo, {code}) == result++);
    }
  }
  Memo outgrown(last);
  for (const Code code : codes_below(28)) outgrown.learn(std::vector{code}, 1);
  CHECK(at_once(outgrown, {28}) == kNew);
}

// 5 + 5 + 6 bits are an array, 5 + 6 + 6 are not.
TEST_CASE("what is too wide for an array is hashed, and comes to the same") {
  const std::array<std::size_t, 3> narrow = {28, 28, 29};
  const std::array<std::size_t, 3> wide = {28, 29, 29};
  Memo array(narrow);
  Memo hashed(wide);
  const std::vector<Code> some = {0, 1, 13, 26, 27, kOdd, kAbsent, kEmpty};
  const auto each = [&](auto what) {
    Code result = 0;
    for (const Code a : some) {
      for (const Code b : some) {
        for (const Code c : some) what(std::vector{a, b, c}, result++);
      }
    }
  };
  each([&](const std::vector<Code>& codes, Code) { CHECK(found(array, codes) == kNew); });
  each([&](const std::vector<Code>& codes, Code result) {
    array.learn(codes, result);
    hashed.learn(codes, result);
  });
  each([&](const std::vector<Code>& codes, Code result) {
    CHECK(found(array, codes) == result);
    CHECK(found(hashed, codes) == result);
    CHECK(at_once(array, codes) == result);
    CHECK(at_once(hashed, codes) == kNew);  // which is then looked for elsewhere
  });
  hashed.learn(std::vector<Code>{27, 28, 28}, 7);
  CHECK(found(hashed, {27, 28, 28}) == 7);
  CHECK(found(hashed, {27, kAbsent, 28}) == kNew);
}

// Of 3, 6, 7 and 16 bits: wide registers hold the first two, and take as many rows at a time as there are.
TEST_CASE("many rows are looked up as each by itself") {
  using Bounds = std::vector<std::size_t>;
  for (const Bounds& bounds : {Bounds{4}, Bounds{4, 3}, Bounds{4, 12}, Bounds{4, 28, 250}}) {
    Memo memo(bounds);
    std::vector<std::vector<Code>> columns(bounds.size(), std::vector<Code>(kChunk));
    for (std::size_t row = 0; row < kChunk; ++row) {
      std::vector<Code> codes;
      for (std::size_t i = 0; i < bounds.size(); ++i) {
        const std::size_t drawn = row * (2 * i + 3) % (bounds[i] + kSpecial.size());
        codes.push_back(drawn < bounds[i] ? static_cast<Code>(drawn) : kSpecial[drawn - bounds[i]]);
        columns[i][row] = codes[i];
      }
      if (row % 7 != 0) memo.learn(codes, static_cast<Code>(row));
    }
    std::vector<const Code*> operands;
    for (const std::vector<Code>& column : columns) operands.push_back(column.data());
    for (const std::size_t rows : {std::size_t{1}, std::size_t{31}, std::size_t{33}, std::size_t{100}, kChunk}) {
      std::vector<Code> out(kChunk, -1);
      memo.look_up(operands, rows, out.data());
      for (std::size_t row = 0; row < kChunk; ++row) {
        std::vector<Code> codes;
        for (const std::vector<Code>& column : columns) codes.push_back(column[row]);
        CHECK(out[row] == (row < rows ? memo.find(codes) : -1));
      }
    }
  }
}

TEST_CASE("a key has room for four operands of fifteen bits") {
  const std::size_t most = kNew;
  CHECK(can_be_key(std::vector<std::size_t>{most, most, most, most}));           // 60
  CHECK(can_be_key(std::vector<std::size_t>{most, most, most, most, 1}));        // 63
  CHECK_FALSE(can_be_key(std::vector<std::size_t>{most, most, most, most, 5}));  // 64
}

TEST_CASE("a hash table that is full begins anew") {
  constexpr std::size_t kFull = 1'000'000;
  const std::array<std::size_t, 2> bounds = {2'000, 2'000};
  Memo memo(bounds);
  const auto nth = [](std::size_t n) {
    return std::vector{static_cast<Code>(n % 1'000), static_cast<Code>(n / 1'000)};
  };
  for (std::size_t n = 0; n < kFull; ++n) memo.learn(nth(n), static_cast<Code>(n % 100));
  CHECK(found(memo, nth(0)) == 0);
  CHECK(found(memo, nth(kFull - 1)) == 99);
  memo.learn(nth(kFull), 5);
  CHECK(found(memo, nth(kFull)) == 5);
  CHECK(found(memo, nth(0)) == kNew);
}

}  // namespace
}  // namespace rubric::batch
