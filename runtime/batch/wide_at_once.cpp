#include "runtime/batch/wide_at_once.hpp"

#include <atomic>

#include "runtime/batch/kind_tally.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define RUBRIC_AT_ONCE __attribute__((target("avx512f,avx512bw,avx512vl,bmi,bmi2,popcnt")))
#define RUBRIC_PART inline __attribute__((target("avx512f,avx512bw,avx512vl,bmi,bmi2,popcnt"), always_inline))
#endif

namespace rubric {

namespace {

std::atomic<bool> is_forbidden = false;

}  // namespace

void forbid_reading_at_once(bool forbidden) { is_forbidden = forbidden; }

#ifdef RUBRIC_AT_ONCE

bool can_read_at_once() {
  static const bool has_registers = __builtin_cpu_supports("avx512bw") != 0 &&
                                    __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("bmi2") != 0;
  return has_registers && !is_forbidden;
}

namespace {

// Where a row begins is known once the one before it has been read: so it had better be near by then.
constexpr std::size_t kAhead = 512;

RUBRIC_PART __m512i load(const char* at) { return _mm512_loadu_si512(at); }

// A bit for each of 128 bytes.
struct Bits {
  std::uint64_t first = 0, second = 0;
};

// What is looked for in each row.
struct Sought {
  __m512i line_end, delimiter;
  __m512i first_bit, second_bit;  // of codes
  std::uint32_t before_end;       // where these are
  std::uint32_t cells;
};

RUBRIC_PART Sought sought_in(const WideSheet& sheet) {
  return {_mm512_set1_epi8(sheet.returned ? '\r' : '\n'),
          _mm512_set1_epi8(sheet.delimiter),
          _mm512_set1_epi8(sheet.test.bits[0]),
          _mm512_set1_epi8(sheet.test.bits[1]),
          sheet.test.before_end,
          sheet.cells};
}

struct Row {
  __m512i bytes[2];
  Bits ends;               // of its cells
  std::uint32_t in_first;  // of them are in the first 64 bytes
  const char* end;
};

RUBRIC_PART Bits find(const Row& row, __m512i byte) {
  return {_cvtmask64_u64(_mm512_cmpeq_epi8_mask(row.bytes[0], byte)),
          _cvtmask64_u64(_mm512_cmpeq_epi8_mask(row.bytes[1], byte))};
}

RUBRIC_PART Bits test(const Row& row, __m512i bit) {
  return {_cvtmask64_u64(_mm512_test_epi8_mask(row.bytes[0], bit)),
          _cvtmask64_u64(_mm512_test_epi8_mask(row.bytes[1], bit))};
}

// False if the row is too long, or has other than so many cells.
RUBRIC_PART bool find_ends(const Sought& sought, const char* at, Row& row) {
  row.bytes[0] = load(at);
  row.bytes[1] = load(at + 64);
  _mm_prefetch(at + kAhead, _MM_HINT_T0);
  _mm_prefetch(at + kAhead + 64, _MM_HINT_T0);
  const Bits lines = find(row, sought.line_end);
  row.ends = find(row, sought.delimiter);
  if (lines.first != 0) [[unlikely]] {
    row.ends = {(row.ends.first | lines.first) & _blsmsk_u64(lines.first), 0};
    row.end = at + _tzcnt_u64(lines.first);
  } else {
    row.ends.second = (row.ends.second | lines.second) & _blsmsk_u64(lines.second);
    row.end = at + 64 + _tzcnt_u64(lines.second);
  }
  row.in_first = static_cast<std::uint32_t>(_mm_popcnt_u64(row.ends.first));
  const std::uint32_t cells = row.in_first + static_cast<std::uint32_t>(_mm_popcnt_u64(row.ends.second));
  return (lines.first | lines.second) != 0 && cells == sought.cells;
}

// The inspection, the case and its kind: rows of a run differ in the case alone.
struct Head {
  __m512i text;
  __mmask64 same = 0;  // its bytes but for those of the case
  __mmask64 id = 0;    // those
  std::size_t before_id = 0;
  std::size_t size = 0;
  const WideForm* form = nullptr;
};

RUBRIC_PART std::uint64_t first_ones(std::size_t count) {
  return _bzhi_u64(~std::uint64_t{0}, static_cast<std::uint32_t>(count));
}

// False if one of them is not plain.
RUBRIC_PART bool read_head(const WideSheet& sheet, const char* at, const Row& row, Head& head, WideRun& run) {
  if (row.in_first < 3 || !sheet.inspection.stands_at(at)) return false;
  head.before_id = sheet.inspection.size();
  head.size = _tzcnt_u64(_blsr_u64(row.ends.first)) + 1;
  run.id_size = head.size - head.before_id - 1;
  run.spelling = 0;
  if (sheet.kinds != nullptr) {
    const WordTable::Word& kind = sheet.kinds->at(at + head.size);
    if (kind.differs(Bytes16::load(at + head.size)).any() || kind.meaning >= sheet.forms.size()) return false;
    run.spelling = kind.meaning;
    head.size += kind.size;
  }
  if (head.size > 64 || run.id_size == 0) return false;
  const std::uint64_t id = first_ones(run.id_size) << head.before_id;
  head.text = row.bytes[0];
  head.id = _cvtu64_mask64(id);
  head.same = _cvtu64_mask64(first_ones(head.size) & ~id);
  head.form = sheet.forms[run.spelling];
  return !head.form->groups.empty();
}

// In an identifier, what is as low as a quote is not plain, or is `!`, which is rare; so is what is not ASCII.
RUBRIC_PART bool begins_with(const Head& head, const Row& row) {
  const __mmask64 other = _mm512_mask_cmpneq_epi8_mask(head.same, row.bytes[0], head.text);
  const __mmask64 low = _mm512_mask_cmple_epi8_mask(head.id, row.bytes[0], _mm512_set1_epi8('"'));
  return _kortestz_mask64_u8(other, low) != 0 && (row.ends.first & _cvtmask64_u64(head.id)) == 0;
}

// The bits at the ends of cells, side by side.
RUBRIC_PART std::uint64_t at_ends(const Bits& bits, const Bits& ends, std::uint32_t in_first) {
  return _pext_u64(bits.first, ends.first) | _pext_u64(bits.second, ends.second) << in_first;
}

// Those of all cells, side by side. A first cell too short to have its bit is lost, and then no text is found.
RUBRIC_PART std::uint64_t codes_of(const Sought& sought, const Row& row) {
  const std::uint32_t by = sought.before_end;
  const Bits places = {row.ends.first >> by | row.ends.second << (64 - by), row.ends.second >> by};
  const auto in_first = static_cast<std::uint32_t>(_mm_popcnt_u64(places.first));
  const std::uint64_t first = at_ends(test(row, sought.first_bit), places, in_first);
  const std::uint64_t second = at_ends(test(row, sought.second_bit), places, in_first);
  return _pdep_u64(first, kLowOfEach) | _pdep_u64(second, kLowOfEach << 1U);
}

// False where the cells are other than the form has them. That all answers stand where empty cells of one byte leave
// them, and that there are so many cells, none of them in the head, says that those are empty.
RUBRIC_PART bool read_answers(const WideForm& form, const char* at, const Row& row, std::uint64_t codes,
                              std::uint64_t& answers) {
  __mmask64 wrong = 0;
  std::uint64_t read = form.untold;
  for (const WideGroup& group : form.groups) {
    at += group.empty;
    const AnswerCodes::Texts& texts = *group.texts;
    const std::uint64_t code = codes >> group.code & group.mask;
    const __mmask64 all = _cvtu64_mask64(texts.masks[code]);
    wrong = _kor_mask64(wrong, _mm512_mask_cmpneq_epi8_mask(all, load(texts.texts[code].data()), load(at)));
    read |= texts.meanings[code] << group.shift;
    at += texts.sizes[code] + 1U;
  }
  answers = read;
  return _kortestz_mask64_u8(wrong, wrong) != 0 && at + form.empty_at_end == row.end + 1;
}

}  // namespace

RUBRIC_AT_ONCE void read_at_once(const WideSheet& sheet, std::string_view text, WideRun& run) {
  const char* const end = text.data() + text.size();
  const char* at = text.data();
  run.count = 0;
  run.end = at;
  const Sought sought = sought_in(sheet);
  Row row;
  Head head;
  if (text.empty() || !find_ends(sought, at, row) || !read_head(sheet, at, row, head, run)) return;
  std::size_t count = 0;
  while (begins_with(head, row)) {
    if (!read_answers(*head.form, at + head.size, row, codes_of(sought, row), run.answers[count])) break;
    const char* const next = row.end + (sheet.returned ? 2 : 1);
    if (next[-1] != '\n' || next > end) break;
    run.ids[count++] = at + head.before_id;
    at = next;
    if (count == WideRun::kMost || at == end || !find_ends(sought, at, row)) break;
  }
  run.count = count;
  run.end = at;
}

#else

bool can_read_at_once() { return false; }
void read_at_once(const WideSheet&, std::string_view, WideRun& run) { run.count = 0; }

#endif

}  // namespace rubric
