#include "runtime/batch/kernels.hpp"

#include <algorithm>
#include <array>

#include "runtime/batch/memo.hpp"
#include "runtime/batch/vector.hpp"

namespace rubric::batch {

namespace {

constexpr Code kYes = 1;

// These loops are written so that a compiler sees eight rows in one instruction: no branches, and codes for truths.
Code all_bits(bool yes) { return static_cast<Code>(yes ? -1 : 0); }
Code choose(bool first, Code one, Code other) {
  const Code mask = all_bits(first);
  return static_cast<Code>((one & mask) | (other & ~mask));
}
bool is_untold(Code code) { return (static_cast<int>(code == kOdd) | static_cast<int>(code == kAbsent)) != 0; }

RUBRIC_VECTOR void begin(const Code* __restrict first, std::size_t rows, Code* __restrict out, Code* __restrict odd) {
  for (std::size_t row = 0; row < rows; ++row) {
    out[row] = first[row];
    odd[row] = static_cast<Code>(odd[row] | all_bits(is_untold(first[row])));
  }
}

RUBRIC_VECTOR void take_lower(const Code* __restrict member, std::size_t rows, Code* __restrict out,
                              Code* __restrict odd) {
  for (std::size_t row = 0; row < rows; ++row) {
    out[row] = std::min(out[row], member[row]);
    odd[row] = static_cast<Code>(odd[row] | all_bits(is_untold(member[row])));
  }
}

// Three are so common, as the questions of a standard, that they are worth a loop of their own.
RUBRIC_VECTOR void take_lowest_of_three(const Code* __restrict a, const Code* __restrict b, const Code* __restrict c,
                                        std::size_t rows, Code* __restrict out, Code* __restrict odd) {
  for (std::size_t row = 0; row < rows; ++row) {
    out[row] = std::min(std::min(a[row], b[row]), c[row]);
    odd[row] = static_cast<Code>(odd[row] | all_bits(is_untold(a[row])) | all_bits(is_untold(b[row])) |
                                 all_bits(is_untold(c[row])));
  }
}

void take_lowest(Members members, std::size_t rows, Code* out, Code* odd) {
  if (members.size() == 3) {
    take_lowest_of_three(members[0], members[1], members[2], rows, out, odd);
    return;
  }
  begin(members[0], rows, out, odd);
  for (const Code* member : members.subspan(1)) take_lower(member, rows, out, odd);
}

RUBRIC_VECTOR void compare(const Code* __restrict own, std::size_t rows, Code* __restrict out) {
  for (std::size_t row = 0; row < rows; ++row)
    out[row] = static_cast<Code>(kYes & all_bits(own[row] == out[row]) & all_bits(own[row] != kEmpty));
}

// One more than kEmpty is the lowest number there is: no member loses against it.
RUBRIC_VECTOR void take_higher(const Code* __restrict member, std::size_t rows, Code* __restrict out,
                               Code* __restrict odd) {
  const auto next = [](Code code) { return static_cast<Code>(static_cast<std::uint16_t>(code) + 1U); };
  for (std::size_t row = 0; row < rows; ++row) {
    out[row] = static_cast<Code>(static_cast<std::uint16_t>(std::max(next(out[row]), next(member[row]))) - 1U);
    odd[row] = static_cast<Code>(odd[row] | all_bits(is_untold(member[row])));
  }
}

RUBRIC_VECTOR void close(std::size_t rows, Code* out) {
  for (std::size_t row = 0; row < rows; ++row) out[row] = choose(out[row] == kEmpty, kAbsent, out[row]);
}

// Where the member is the lowest, its value takes part.
RUBRIC_VECTOR void take_deciding(const Code* __restrict member, const Code* __restrict lowest,
                                 const Code* __restrict value, std::size_t rows, Code* __restrict out,
                                 Code* __restrict odd) {
  for (std::size_t row = 0; row < rows; ++row) {
    const Code decides = static_cast<Code>(all_bits(member[row] == lowest[row]) & all_bits(member[row] != kEmpty));
    const Code untold = static_cast<Code>(decides & all_bits(value[row] == kAbsent));
    odd[row] = static_cast<Code>(odd[row] | all_bits(value[row] == kOdd) | untold);
    out[row] = std::min(out[row], choose(decides != 0, value[row], kEmpty));
  }
}

}  // namespace

RUBRIC_VECTOR void mark(const Code* __restrict column, Code special, std::size_t rows, Code* __restrict odd) {
  for (std::size_t row = 0; row < rows; ++row)
    odd[row] = static_cast<Code>(odd[row] | all_bits(column[row] == special));
}

RUBRIC_VECTOR void guarded(const Code* __restrict value, const Code* __restrict guard, std::size_t rows,
                           Code* __restrict out, Code* __restrict odd) {
  for (std::size_t row = 0; row < rows; ++row) {
    odd[row] = static_cast<Code>(odd[row] | all_bits(guard[row] == kOdd) | all_bits(value[row] == kOdd));
    out[row] = choose(guard[row] == kYes, value[row], kEmpty);
  }
}

void lowest(Members members, std::size_t rows, Code* out, Code* odd) {
  take_lowest(members, rows, out, odd);
  close(rows, out);
}

void highest(Members members, std::size_t rows, Code* out, Code* odd) {
  begin(members[0], rows, out, odd);
  for (const Code* member : members.subspan(1)) take_higher(member, rows, out, odd);
  close(rows, out);
}

void is_lowest(Members members, std::size_t which, std::size_t rows, Code* out, Code* odd) {
  take_lowest(members, rows, out, odd);
  compare(members[which], rows, out);
}

void lowest_of_deciding(Members members, Members values, std::size_t rows, Code* out, Code* odd) {
  std::array<Code, kChunk> reached;
  take_lowest(members, rows, reached.data(), odd);
  std::fill_n(out, rows, kEmpty);
  for (std::size_t i = 0; i < members.size(); ++i) take_deciding(members[i], reached.data(), values[i], rows, out, odd);
  close(rows, out);
}

RUBRIC_VECTOR void all_of(Members members, std::size_t rows, Code* out, Code* odd) {
  std::fill_n(out, rows, kYes);
  for (const Code* member : members) {
    mark(member, kOdd, rows, odd);
    for (std::size_t row = 0; row < rows; ++row) out[row] = static_cast<Code>(out[row] & all_bits(member[row] == kYes));
  }
}

RUBRIC_VECTOR void any_of(Members members, std::size_t rows, Code* out, Code* odd) {
  std::fill_n(out, rows, Code{0});
  for (const Code* member : members) {
    mark(member, kOdd, rows, odd);
    for (std::size_t row = 0; row < rows; ++row)
      out[row] = static_cast<Code>(out[row] | (kYes & all_bits(member[row] == kYes)));
  }
}

RUBRIC_VECTOR bool has(const Code* column, Code special, std::size_t rows) {
  Code found = 0;
  for (std::size_t row = 0; row < rows; ++row) found = static_cast<Code>(found | all_bits(column[row] == special));
  return found != 0;
}

}  // namespace rubric::batch
