#include "runtime/batch/kernels.hpp"

#include <algorithm>

namespace rubric::batch {

namespace {

constexpr Code kYes = 1;

void mark_members(Members members, std::size_t rows, Code* odd) {
  for (const Code* member : members) {
    mark(member, kOdd, rows, odd);
    mark(member, kAbsent, rows, odd);
  }
}

void take_lower(const Code* other, std::size_t rows, Code* out) {
  for (std::size_t row = 0; row < rows; ++row) out[row] = std::min(out[row], other[row]);
}

void close(std::size_t rows, Code* out) {
  for (std::size_t row = 0; row < rows; ++row) out[row] = out[row] == kEmpty ? kAbsent : out[row];
}

}  // namespace

// Written so that a compiler sees eight rows in one instruction.
void mark(const Code* column, Code special, std::size_t rows, Code* odd) {
  for (std::size_t row = 0; row < rows; ++row)
    odd[row] = static_cast<Code>(odd[row] | (column[row] == special ? 1 : 0));
}

void guarded(const Code* value, const Code* guard, std::size_t rows, Code* out, Code* odd) {
  mark(guard, kOdd, rows, odd);
  mark(value, kOdd, rows, odd);
  for (std::size_t row = 0; row < rows; ++row) out[row] = guard[row] == kYes ? value[row] : kEmpty;
}

void lowest(Members members, std::size_t rows, Code* out, Code* odd) {
  mark_members(members, rows, odd);
  std::copy_n(members[0], rows, out);
  for (const Code* member : members.subspan(1)) take_lower(member, rows, out);
  close(rows, out);
}

// One more than kEmpty is the lowest number there is: no member loses against it.
void highest(Members members, std::size_t rows, Code* out, Code* odd) {
  mark_members(members, rows, odd);
  const auto next = [](Code code) { return static_cast<Code>(static_cast<std::uint16_t>(code) + 1U); };
  std::copy_n(members[0], rows, out);
  for (const Code* member : members.subspan(1)) {
    for (std::size_t row = 0; row < rows; ++row) out[row] = next(out[row]) < next(member[row]) ? member[row] : out[row];
  }
  close(rows, out);
}

void is_lowest(Members members, std::size_t which, std::size_t rows, Code* out, Code* odd) {
  mark_members(members, rows, odd);
  std::copy_n(members[0], rows, out);
  for (const Code* member : members.subspan(1)) take_lower(member, rows, out);
  const Code* const own = members[which];
  for (std::size_t row = 0; row < rows; ++row)
    out[row] = static_cast<Code>((own[row] == out[row] ? 1 : 0) & (own[row] != kEmpty ? 1 : 0));
}

void all_of(Members members, std::size_t rows, Code* out, Code* odd) {
  std::fill_n(out, rows, kYes);
  for (const Code* member : members) {
    mark(member, kOdd, rows, odd);
    for (std::size_t row = 0; row < rows; ++row) out[row] = static_cast<Code>(out[row] & (member[row] == kYes ? 1 : 0));
  }
}

void any_of(Members members, std::size_t rows, Code* out, Code* odd) {
  std::fill_n(out, rows, Code{0});
  for (const Code* member : members) {
    mark(member, kOdd, rows, odd);
    for (std::size_t row = 0; row < rows; ++row) out[row] = static_cast<Code>(out[row] | (member[row] == kYes ? 1 : 0));
  }
}

}  // namespace rubric::batch
