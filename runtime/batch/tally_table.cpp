#include "runtime/batch/tally_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "runtime/batch/intrinsics.hpp"
#include "runtime/batch/kernels.hpp"
#include "runtime/batch/vector.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace rubric::batch {

namespace {

constexpr std::size_t kLaneSize = 8;
using Indices = std::array<std::uint16_t, kChunk>;

RUBRIC_VECTOR void find_indices(const std::uint16_t* __restrict yes, const std::uint16_t* __restrict relevant,
                                std::size_t rows, std::uint16_t* __restrict indices) {
  constexpr std::uint16_t kBeyond = kMostTabled + 1;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint16_t of = std::min(relevant[row], kBeyond);
    const std::uint16_t twice = static_cast<std::uint16_t>(of * static_cast<std::uint16_t>(of + 1U));
    const std::uint16_t index = static_cast<std::uint16_t>((twice >> 1U) + yes[row] + 1U);
    const std::uint16_t more = static_cast<std::uint16_t>(std::max(yes[row], of) - of);  // yes than there are cases
    const std::uint16_t wrong = static_cast<std::uint16_t>((more != 0 ? 0xFFFF : 0) | (of == kBeyond ? 0xFFFF : 0));
    indices[row] = static_cast<std::uint16_t>(~wrong & index);
  }
}

RUBRIC_VECTOR std::uint16_t greatest_of(const std::uint16_t* indices, std::size_t rows) {
  std::uint16_t greatest = 0;
  for (std::size_t row = 0; row < rows; ++row) greatest = std::max(greatest, indices[row]);
  return greatest;
}

using Lane = std::array<Code*, kLaneSize>;  // where the codes of a lane go

#ifdef __SSE2__
using Registers = __m128i[kLaneSize];  // NOLINT(modernize-avoid-c-arrays): std::array drops its alignment

// Eight records of eight codes each become eight columns of eight rows.
void turn(const Code* records, std::size_t width, const std::uint16_t* indices, std::size_t row, const Lane& columns) {
  Registers a;
  Registers b;
  for (std::size_t i = 0; i < kLaneSize; ++i)
    a[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(records + indices[row + i] * width));
  for (std::size_t i = 0; i < kLaneSize; i += 2) {
    b[i] = _mm_unpacklo_epi16(a[i], a[i + 1]);
    b[i + 1] = _mm_unpackhi_epi16(a[i], a[i + 1]);
  }
  for (const std::size_t i : {0U, 4U}) {
    a[i] = _mm_unpacklo_epi32(b[i], b[i + 2]);
    a[i + 1] = _mm_unpackhi_epi32(b[i], b[i + 2]);
    a[i + 2] = _mm_unpacklo_epi32(b[i + 1], b[i + 3]);
    a[i + 3] = _mm_unpackhi_epi32(b[i + 1], b[i + 3]);
  }
  for (std::size_t i = 0; i < 4; ++i) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(columns[2 * i] + row), _mm_unpacklo_epi64(a[i], a[i + 4]));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(columns[2 * i + 1] + row), _mm_unpackhi_epi64(a[i], a[i + 4]));
  }
}

RUBRIC_BASE std::size_t turn_rows(const Code* records, std::size_t width, const std::uint16_t* indices,
                                  std::size_t rows, const Lane& columns) {
  std::size_t row = 0;
  for (; row + kLaneSize <= rows; row += kLaneSize) turn(records, width, indices, row, columns);
  return row;
}
#else
std::size_t turn_rows(const Code*, std::size_t, const std::uint16_t*, std::size_t, const Lane&) { return 0; }
#endif

#ifdef RUBRIC_AVX512
constexpr std::size_t kWideRows = 32;  // at a time
using Wide = __m512i[kLaneSize];       // NOLINT(modernize-avoid-c-arrays)

// Four records, each of which stands eight rows after the one before it.
RUBRIC_AVX512 __m512i four(const Code* records, std::size_t width, const std::uint16_t* indices) {
  const auto record = [&](std::size_t row) {
    return reinterpret_cast<const __m128i*>(records + indices[row * kLaneSize] * width);
  };
  __m512i all = _mm512_castsi128_si512(_mm_loadu_si128(record(0)));
  all = _mm512_inserti32x4(all, _mm_loadu_si128(record(1)), 1);
  all = _mm512_inserti32x4(all, _mm_loadu_si128(record(2)), 2);
  return _mm512_inserti32x4(all, _mm_loadu_si128(record(3)), 3);
}

// The same of records by the register of four.
RUBRIC_AVX512 void turn_wide(const Code* records, std::size_t width, const std::uint16_t* indices, std::size_t row,
                             const Lane& columns) {
  Wide a;
  Wide b;
  for (std::size_t i = 0; i < kLaneSize; ++i) a[i] = four(records, width, indices + row + i);
  for (std::size_t i = 0; i < kLaneSize; i += 2) {
    b[i] = _mm512_unpacklo_epi16(a[i], a[i + 1]);
    b[i + 1] = _mm512_unpackhi_epi16(a[i], a[i + 1]);
  }
  for (const std::size_t i : {0U, 4U}) {
    a[i] = _mm512_unpacklo_epi32(b[i], b[i + 2]);
    a[i + 1] = _mm512_unpackhi_epi32(b[i], b[i + 2]);
    a[i + 2] = _mm512_unpacklo_epi32(b[i + 1], b[i + 3]);
    a[i + 3] = _mm512_unpackhi_epi32(b[i + 1], b[i + 3]);
  }
  for (std::size_t i = 0; i < 4; ++i) {
    _mm512_storeu_si512(columns[2 * i] + row, _mm512_unpacklo_epi64(a[i], a[i + 4]));
    _mm512_storeu_si512(columns[2 * i + 1] + row, _mm512_unpackhi_epi64(a[i], a[i + 4]));
  }
}

RUBRIC_AVX512 std::size_t turn_rows(const Code* records, std::size_t width, const std::uint16_t* indices,
                                    std::size_t rows, const Lane& columns) {
  std::size_t row = 0;
  for (; row + kWideRows <= rows; row += kWideRows) turn_wide(records, width, indices, row, columns);
  return row;
}
#endif

void spread(const Code* records, std::size_t width, const Indices& indices, std::size_t rows, const Lane& columns) {
  std::size_t row = turn_rows(records, width, indices.data(), rows, columns);
  for (; row < rows; ++row) {
    for (std::size_t i = 0; i < kLaneSize; ++i) columns[i][row] = records[indices[row] * width + i];
  }
}

}  // namespace

TallyTable::TallyTable(std::size_t functions, WorkOut work_out)
    : functions_(functions),
      width_((functions + kLane - 1) / kLane * kLane),
      work_out_(std::move(work_out)),
      records_(width_, kOdd) {}

void TallyTable::grow(std::size_t records) {
  const std::size_t room = std::clamp(2 * records_.size() / width_, records, kTallies + 1);
  records_.resize(room * width_, kNew);
}

void TallyTable::work_out(std::size_t index, Tally tally) {
  std::vector<Code> codes(functions_);  // the table may be asked for other tallies meanwhile
  work_out_(tally, codes);
  std::copy(codes.begin(), codes.end(), records_.begin() + static_cast<std::ptrdiff_t>(index * width_));
}

void TallyTable::look_up(std::span<const std::uint16_t> yes, std::span<const std::uint16_t> relevant,
                         std::span<Code* const> columns) {
  Indices indices;
  find_indices(yes.data(), relevant.data(), yes.size(), indices.data());
  make_room(greatest_of(indices.data(), yes.size()));
  spread_all(indices, yes.size(), columns);
  if (!has(columns[0], kNew, yes.size())) return;
  for (std::size_t row = 0; row < yes.size(); ++row) {
    if (records_[indices[row] * width_] == kNew) work_out(indices[row], {yes[row], relevant[row]});
  }
  spread_all(indices, yes.size(), columns);
}

void TallyTable::spread_all(const Indices& indices, std::size_t rows, std::span<Code* const> columns) const {
  std::array<Code, kChunk> unused;
  for (std::size_t first = 0; first < columns.size(); first += kLane) {
    Lane lane;
    for (std::size_t i = 0; i < kLane; ++i) lane[i] = first + i < columns.size() ? columns[first + i] : unused.data();
    spread(records_.data() + first, width_, indices, rows, lane);
  }
}

}  // namespace rubric::batch
