// Sixteen bytes at a time: the vector form and the portable one give the same.
#include "runtime/batch/bytes16.hpp"

#include <array>
#include <cstdint>

#include "tests/catch.hpp"
#include "tests/oracle/random.hpp"

namespace rubric {
namespace {

// By the definitions.
std::uint32_t places(const std::array<char, 16>& bytes, auto&& holds) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) bits |= (holds(bytes[i]) ? 1U : 0U) << i;
  return bits;
}

template <typename Bytes>
void check(const std::array<char, 16>& a, const std::array<char, 16>& b, char c) {
  const Bytes x = Bytes::load(a.data());
  const Bytes y = Bytes::load(b.data());
  CHECK(x.equal_to(c) == places(a, [&](char byte) { return byte == c; }));
  CHECK(x.above(c) ==
        places(a, [&](char byte) { return static_cast<signed char>(byte) > static_cast<signed char>(c); }));
  CHECK(x.any() == (x.equal_to('\0') != 0xFFFF));
  CHECK((x ^ y).equal_to('\0') == places(a, [&](const char& byte) { return byte == b[&byte - a.data()]; }));
  CHECK((x & y).equal_to('\0') == places(a, [&](const char& byte) { return (byte & b[&byte - a.data()]) == 0; }));
  CHECK((x | y).equal_to('\0') == places(a, [&](const char& byte) { return (byte | b[&byte - a.data()]) == 0; }));
}

TEST_CASE("sixteen bytes are the same with and without vectors") {
  oracle::Random random(1);
  for (int round = 0; round < 500; ++round) {
    const std::array<char, 6> some = {'\0', ',', 'y', '\xFF', '\x80', ' '};
    std::array<char, 16> a{}, b{};
    for (char& byte : a) byte = some[random.below(some.size())];
    for (char& byte : b) byte = some[random.below(some.size())];
    if (round % 5 == 0) a = {};
    check<PortableBytes16>(a, b, some[random.below(some.size())]);
    check<Bytes16>(a, b, some[random.below(some.size())]);
  }
}

}  // namespace
}  // namespace rubric
