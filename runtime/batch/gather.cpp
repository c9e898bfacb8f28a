#include "runtime/batch/gather.hpp"

#include <array>

#include "runtime/batch/memo.hpp"
#include "runtime/batch/intrinsics.hpp"

namespace rubric::batch {

namespace {

template <typename T, typename Index>
void gather_each(const T* __restrict table, const Index* __restrict index, std::size_t first, std::size_t rows,
                 T* __restrict out) {
  for (std::size_t row = first; row < rows; ++row) out[row] = table[static_cast<std::uint16_t>(index[row])];
}

RUBRIC_BASE std::size_t gather_wide(std::span<const Code>, const std::uint16_t*, std::size_t, Code*) { return 0; }

RUBRIC_BASE std::size_t gather_sets_wide(const std::uint32_t*, const Code*, std::size_t, std::uint32_t*) { return 0; }

#ifdef RUBRIC_AVX512
constexpr std::size_t kWideRows = 32;  // at a time, and codes in a register

RUBRIC_AVX512 std::size_t gather_in_registers(const Code* table, const std::uint16_t* index, std::size_t rows,
                                              Code* out) {
  const __m512i low = _mm512_loadu_si512(table);
  const __m512i high = _mm512_loadu_si512(table + kWideRows);
  std::size_t row = 0;
  for (; row + kWideRows <= rows; row += kWideRows)
    _mm512_storeu_si512(out + row, _mm512_permutex2var_epi16(low, _mm512_loadu_si512(index + row), high));
  return row;
}

RUBRIC_AVX512 __m256i gather_sixteen(const Code* table, const std::uint16_t* index) {
  const __m512i places = _mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(index)));
  return _mm512_cvtepi32_epi16(_mm512_i32gather_epi32(places, table, sizeof(Code)));
}

RUBRIC_AVX512 std::size_t gather_at_once(const Code* table, const std::uint16_t* index, std::size_t rows, Code* out) {
  std::size_t row = 0;
  for (; row + kWideRows <= rows; row += kWideRows) {
    const __m512i low = _mm512_castsi256_si512(gather_sixteen(table, index + row));
    const __m256i high = gather_sixteen(table, index + row + kWideRows / 2);
    _mm512_storeu_si512(out + row, _mm512_inserti64x4(low, high, 1));
  }
  return row;
}

// Processors that came before these instructions are no quicker at it than one by one, and some much slower.
bool gathers_quickly() {
  static const bool is_new = __builtin_cpu_supports("avx512fp16") != 0;
  return is_new;
}

RUBRIC_AVX512 std::size_t gather_wide(std::span<const Code> table, const std::uint16_t* index, std::size_t rows,
                                      Code* out) {
  if (table.size() <= kLeastTable) return gather_in_registers(table.data(), index, rows, out);
  return gathers_quickly() ? gather_at_once(table.data(), index, rows, out) : 0;
}

RUBRIC_AVX512 std::size_t gather_sets_wide(const std::uint32_t* sets, const Code* places, std::size_t rows,
                                           std::uint32_t* out) {
  constexpr std::size_t kSets = 16;  // in a register
  std::size_t row = 0;
  for (; gathers_quickly() && row + kSets <= rows; row += kSets) {
    const __m256i index = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(places + row));
    _mm512_storeu_si512(out + row, _mm512_i32gather_epi32(_mm512_cvtepu16_epi32(index), sets, sizeof(*sets)));
  }
  return row;
}
#endif

RUBRIC_VECTOR void note_common(const std::uint32_t* __restrict sets, const std::uint64_t* __restrict own,
                               std::size_t rows, Code* __restrict out) {
  for (std::size_t row = 0; row < rows; ++row)
    out[row] = static_cast<Code>((sets[row] & static_cast<std::uint32_t>(own[row])) != 0 ? 1 : 0);
}

}  // namespace

void gather(std::span<const Code> table, const std::uint16_t* index, std::size_t rows, Code* out) {
  gather_each(table.data(), index, gather_wide(table, index, rows, out), rows, out);
}

void gather_common(const std::uint32_t* sets, const std::uint64_t* own, std::size_t rows, Code* out) {
  std::array<std::uint32_t, kChunk> found;
  gather_each(sets, out, gather_sets_wide(sets, out, rows, found.data()), rows, found.data());
  note_common(found.data(), own, rows, out);
}

}  // namespace rubric::batch
