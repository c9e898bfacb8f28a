#include "runtime/batch/wide_at_once.hpp"

#include <atomic>
#include <bit>

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

RUBRIC_PART __m512i load(const char* at) { return _mm512_loadu_si512(at); }

// A bit for each of 128 bytes.
struct Bits {
  std::uint64_t first = 0, second = 0;
};

// Bits of bytes that much further on.
RUBRIC_PART Bits moved(Bits bits, std::uint32_t by) {
  return {bits.first << by, bits.second << by | bits.first >> (64 - by)};
}

struct Row {
  __m512i bytes[2];
  Bits ends;               // of its cells
  std::uint32_t in_first;  // of them are in the first 64 bytes
  const char* end;
};

RUBRIC_PART Bits find(const Row& row, char byte) {
  const __m512i wanted = _mm512_set1_epi8(byte);
  return {_cvtmask64_u64(_mm512_cmpeq_epi8_mask(row.bytes[0], wanted)),
          _cvtmask64_u64(_mm512_cmpeq_epi8_mask(row.bytes[1], wanted))};
}

RUBRIC_PART Bits test(const Row& row, char bit) {
  const __m512i wanted = _mm512_set1_epi8(bit);
  return {_cvtmask64_u64(_mm512_test_epi8_mask(row.bytes[0], wanted)),
          _cvtmask64_u64(_mm512_test_epi8_mask(row.bytes[1], wanted))};
}

// The bits at the ends of cells, side by side.
RUBRIC_PART std::uint64_t at_ends(const Row& row, Bits bits) {
  return _pext_u64(bits.first, row.ends.first) | _pext_u64(bits.second, row.ends.second) << row.in_first;
}

// False if the row is too long, or has other than so many cells.
RUBRIC_PART bool find_ends(const WideSheet& sheet, const char* at, Row& row) {
  row.bytes[0] = load(at);
  row.bytes[1] = load(at + 64);
  const Bits lines = find(row, sheet.returned ? '\r' : '\n');
  const Bits delimiters = find(row, sheet.delimiter);
  const bool is_short = lines.first != 0;
  row.ends.first = (delimiters.first | lines.first) & (lines.first ^ (lines.first - 1));
  row.ends.second = is_short ? 0 : (delimiters.second | lines.second) & (lines.second ^ (lines.second - 1));
  row.end = at + (is_short ? _tzcnt_u64(lines.first) : 64 + _tzcnt_u64(lines.second));
  row.in_first = static_cast<std::uint32_t>(_mm_popcnt_u64(row.ends.first));
  const std::uint32_t cells = row.in_first + static_cast<std::uint32_t>(_mm_popcnt_u64(row.ends.second));
  return (lines.first | lines.second) != 0 && cells == sheet.cells && row.in_first >= 3;
}

// The inspection, the case and its kind, as a row before had them: most rows differ from it in the case alone.
struct Head {
  __m512i text;
  std::uint64_t same = 0;  // its bytes but for those of the case; none before the first
  std::uint64_t id = 0;    // those
  WideRow row;
  std::size_t size = 0;
  const WideForm* form = nullptr;
};

// False if one of them is not plain.
RUBRIC_PART bool read_head(const WideSheet& sheet, const char* at, const Row& row, Head& head) {
  if (!sheet.inspection.stands_at(at)) return false;
  const char* id = at + sheet.inspection.size();
  const char* behind = at + _tzcnt_u64(_blsr_u64(row.ends.first)) + 1;
  head.row = {{id, static_cast<std::size_t>(behind - id) - 1}, 0, 0, nullptr};
  if (sheet.kinds != nullptr) {
    const WordTable::Word& kind = sheet.kinds->at(behind);
    if (kind.differs(Bytes16::load(behind)).any()) return false;
    if (kind.meaning >= sheet.forms.size()) return false;
    head.row.spelling = kind.meaning;
    behind += kind.size;
  }
  head.size = static_cast<std::size_t>(behind - at);
  if (head.size > 64 || head.row.id.empty()) return false;
  head.text = row.bytes[0];
  head.id = _bzhi_u64(~std::uint64_t{0}, static_cast<std::uint32_t>(head.row.id.size())) << (id - at);
  head.same = _bzhi_u64(~head.id, static_cast<std::uint32_t>(head.size));
  head.form = sheet.forms[head.row.spelling];
  return !head.form->groups.empty();
}

// What cannot be in an identifier: a delimiter would be, and so a cell too many.
RUBRIC_PART std::uint64_t not_visible(const Row& row) {
  return _cvtmask64_u64(_mm512_cmple_epi8_mask(row.bytes[0], _mm512_set1_epi8(' '))) |
         _cvtmask64_u64(_mm512_cmpeq_epi8_mask(row.bytes[0], _mm512_set1_epi8('"')));
}

RUBRIC_PART bool take_head(const WideSheet& sheet, const char* at, const Row& row, Head& head) {
  const std::uint64_t other = _cvtmask64_u64(_mm512_cmpneq_epi8_mask(row.bytes[0], head.text));
  if ((head.same == 0 || (other & head.same) != 0) && !read_head(sheet, at, row, head)) return false;
  return (not_visible(row) & head.id) == 0;
}

// Where the text does not stand there: a bit for each byte.
RUBRIC_PART __mmask64 differs(const std::array<char, AnswerCodes::kTexts>& text, std::size_t size, const char* at) {
  const __mmask64 all = _cvtu64_mask64(_bzhi_u64(~std::uint64_t{0}, static_cast<std::uint32_t>(size)));
  return _mm512_mask_cmpneq_epi8_mask(all, load(text.data()), load(at));
}

// The codes of all cells behind the head, side by side.
RUBRIC_PART std::uint64_t codes_of(const WideSheet& sheet, const Row& row) {
  const std::uint64_t first = at_ends(row, moved(test(row, sheet.tests[0].bit), sheet.tests[0].before_end));
  const std::uint64_t second = at_ends(row, moved(test(row, sheet.tests[1].bit), sheet.tests[1].before_end));
  return _pdep_u64(first >> sheet.head, kLowOfEach) | _pdep_u64(second >> sheet.head, kLowOfEach << 1U);
}

// False where the cells are other than the form has them. That all answers stand where empty cells of one byte leave
// them, and that there are so many cells, says that those are empty.
RUBRIC_PART bool read_answers(const WideSheet& sheet, const WideForm& form, const char* at, const Row& row,
                              std::uint64_t& answers) {
  const std::uint64_t codes = codes_of(sheet, row);
  __mmask64 wrong = 0;
  answers = form.untold;
  for (const WideGroup& group : form.groups) {
    at += group.empty;
    const std::uint64_t code = codes >> group.code & group.mask;
    const std::size_t size = group.texts->sizes[code];
    wrong = _kor_mask64(wrong, differs(group.texts->texts[code], size, at));
    answers |= group.texts->meanings[code] << group.shift;
    at += size + 1;
  }
  return _cvtmask64_u64(wrong) == 0 && at + form.empty_at_end == row.end + 1;
}

RUBRIC_PART bool read(const WideSheet& sheet, const char* at, Head& head, WideRow& out) {
  Row row;
  if (!find_ends(sheet, at, row) || !take_head(sheet, at, row, head)) return false;
  std::uint64_t answers = 0;
  if (!read_answers(sheet, *head.form, at + head.size, row, answers)) return false;
  const char* end = row.end + (sheet.returned ? 2 : 1);
  out = {{at + sheet.inspection.size(), head.row.id.size()}, head.row.spelling, answers, end};
  return end[-1] == '\n';
}

}  // namespace

RUBRIC_AT_ONCE std::size_t read_at_once(const WideSheet& sheet, std::string_view text, std::span<WideRow> rows) {
  const char* const end = text.data() + text.size();
  const char* at = text.data();
  std::size_t count = 0;
  Head head;
  head.text = _mm512_setzero_si512();
  for (; count < rows.size() && at < end; ++count) {
    if (!read(sheet, at, head, rows[count]) || rows[count].end > end) break;
    at = rows[count].end;
  }
  return count;
}

#else

bool can_read_at_once() { return false; }
std::size_t read_at_once(const WideSheet&, std::string_view, std::span<WideRow>) { return 0; }

#endif

}  // namespace rubric
