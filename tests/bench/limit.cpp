// SHEET.csv (a row per case, or per answer) and JUDGED.csv → RATINGS.csv by tests/bench/bench.rubric, as fast as
// possible: the limit that Rubric is measured against.
//
// It trusts its input in all: the columns stand as rubric_bench_data writes them, no cell is quoted, no word is
// misspelt. Needs a processor with AVX2 and BMI2.
#include <fcntl.h>
#include <immintrin.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

#include "tests/bench/limit_rating.hpp"

namespace {

using limit::Counted;
using limit::Rated;
using Judged = std::array<std::uint8_t, limit::kJudged>;

constexpr std::size_t kPage = 4096;
constexpr std::size_t kAnswers = 12;  // in a case, of each kind
constexpr std::uint32_t kAllAnswers = (1U << kAnswers) - 1;

// A file in memory, which may be read a page beyond its end.
class Mapped {
 public:
  explicit Mapped(const char* path) {
    const int file = open(path, O_RDONLY);
    struct stat status {};
    if (file < 0 || fstat(file, &status) != 0) {
      std::perror(path);
      std::exit(1);
    }
    size_ = static_cast<std::size_t>(status.st_size);
    void* room = mmap(nullptr, size_ + 2 * kPage, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    data_ = static_cast<const char*>(mmap(room, size_, PROT_READ, MAP_PRIVATE | MAP_FIXED | MAP_POPULATE, file, 0));
    close(file);
  }
  const char* begin() const { return data_; }
  const char* end() const { return data_ + size_; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

const char* after_line(const char* at) { return static_cast<const char*>(std::memchr(at, '\n', SIZE_MAX >> 1)) + 1; }

// The judged standards of each inspection. They mostly come in the order in which they stand.
class JudgedSheet {
 public:
  explicit JudgedSheet(const Mapped& file) {
    for (const char* at = after_line(file.begin()); at < file.end();) at = read_row(at);
  }
  const Judged& of(std::string_view inspection) {
    if (next_ >= ids_.size() || ids_[next_] != inspection) next_ = found(inspection);
    return levels_[next_++];
  }

 private:
  const char* read_row(const char* at) {
    const char* comma = static_cast<const char*>(std::memchr(at, ',', SIZE_MAX >> 1));
    ids_.emplace_back(at, static_cast<std::size_t>(comma - at));
    Judged levels{};
    for (std::uint8_t& level : levels) {
      ++comma;
      level = *comma == 'i' ? 0 : *comma == 'r' ? 1 : *comma == 'g' ? 2 : 3;
      while (*comma != ',' && *comma != '\n') ++comma;
    }
    levels_.push_back(levels);
    return comma + 1;
  }
  std::size_t found(std::string_view inspection) {
    if (places_.empty()) {
      for (std::size_t i = 0; i < ids_.size(); ++i) places_.emplace(ids_[i], i);
    }
    return places_.at(inspection);
  }

  std::vector<std::string_view> ids_;
  std::vector<Judged> levels_;
  std::unordered_map<std::string_view, std::size_t> places_;
  std::size_t next_ = 0;
};

struct Text {
  char bytes[32];
  std::uint8_t size;
};

template <std::size_t N>
std::array<Text, N> texts(const std::array<std::string_view, N>& words) {
  std::array<Text, N> result{};
  for (std::size_t i = 0; i < N; ++i) {
    std::memcpy(result[i].bytes, words[i].data(), words[i].size());
    result[i].size = static_cast<std::uint8_t>(words[i].size());
  }
  return result;
}

class Ratings {
 public:
  explicit Ratings(const char* path) : file_(std::fopen(path, "wb")) {
    buffer_.resize(kRoom);
    append(
        "inspection,1.1,1.2,1.3,1.4,2.1,2.2,2.3,2.4,3.1,3.2,3.3,3.4,score,overall,grounds 2.1,grounds 2.2,"
        "grounds 2.3,grounds 2.4,grounds 3.1,grounds 3.2,grounds 3.3,grounds 3.4\n");
  }
  ~Ratings() {
    flush();
    std::fclose(file_);
  }
  Ratings(const Ratings&) = delete;
  Ratings& operator=(const Ratings&) = delete;

  void write(std::string_view inspection, const Rated& rated) {
    if (used_ + kLongestRow + inspection.size() > kRoom) flush();
    append(inspection);
    for (const std::uint8_t level : rated.levels) append(kLevels[level]);
    append(",");
    append(rated.score == limit::kNoScore ? std::string("not rated") : std::to_string(rated.score));
    append(kLevels[rated.overall]);
    for (const std::uint8_t grounds : rated.grounds) append(kGrounds[grounds]);
    append("\n");
  }

 private:
  static constexpr std::size_t kRoom = 1 << 16;
  static constexpr std::size_t kLongestRow = 1024;

  void append(std::string_view text) {
    std::memcpy(&buffer_[used_], text.data(), text.size());
    used_ += text.size();
  }
  void append(const Text& text) {
    std::memcpy(&buffer_[used_], text.bytes, sizeof(text.bytes));
    used_ += text.size;
  }
  void flush() {
    std::fwrite(buffer_.data(), 1, used_, file_);
    used_ = 0;
  }

  const std::array<Text, 5> kLevels =
      texts<5>({",Inadequate", ",Requires improvement", ",Good", ",Outstanding", ",not rated"});
  const std::array<Text, 8> kGrounds =
      texts<8>({",", ",close", ",one-case", ",close one-case", ",small-sample", ",close small-sample",
                ",one-case small-sample", ",close one-case small-sample"});
  std::FILE* file_;
  std::vector<char> buffer_;
  std::size_t used_ = 0;
};

// The cases of the inspection whose rows are being read.
class Cases {
 public:
  Cases(JudgedSheet& judged, Ratings& ratings) : judged_(judged), ratings_(ratings) { forget(); }

  // Bit q of `yes` and `relevant`: the answer to question q of the kind, 0 to 11.
  void add(bool out_of_court, std::uint32_t yes, std::uint32_t relevant) {
    Kind& kind = kinds_[out_of_court ? 1 : 0];
    count(kind.yes, yes);
    count(kind.relevant, relevant);
    for (std::size_t i = 0; i < 4; ++i) {
      const std::uint32_t y = yes >> (3 * i) & 7, r = relevant >> (3 * i) & 7;
      kind.patterns[i] |= 1U << (2 * kTernary[r] - kTernary[y]);
    }
  }

  void end(std::string_view inspection) {
    Counted counted{};
    for (std::size_t k = 0; k < 2; ++k) {
      std::memcpy(&counted.yes[k * kAnswers], kinds_[k].yes, kAnswers);
      std::memcpy(&counted.relevant[k * kAnswers], kinds_[k].relevant, kAnswers);
      std::memcpy(&counted.patterns[k * 4], kinds_[k].patterns, sizeof(kinds_[k].patterns));
    }
    limit::rate(judged_.of(inspection), counted, rated_);
    ratings_.write(inspection, rated_);
    forget();
  }

 private:
  struct Kind {
    std::uint64_t yes[2], relevant[2];  // a byte for each question
    limit::Patterns patterns[4];
  };
  static constexpr std::array<std::uint8_t, 8> kTernary = {0, 1, 3, 4, 9, 10, 12, 13};

  static void count(std::uint64_t (&counts)[2], std::uint32_t bits) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    counts[0] += _pdep_u64(bits & 0xff, kOnes);
    counts[1] += _pdep_u64(bits >> 8, kOnes);
  }
  void forget() { std::memset(kinds_, 0, sizeof(kinds_)); }

  JudgedSheet& judged_;
  Ratings& ratings_;
  Kind kinds_[2];
  Rated rated_{};
};

std::uint64_t where(__m256i low, __m256i high, char byte) {
  const __m256i wanted = _mm256_set1_epi8(byte);
  const auto bits = [&](__m256i bytes) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, wanted)));
  };
  return bits(low) | std::uint64_t{bits(high)} << 32;
}

__m256i load(const char* at) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at)); }

// Which inspection the row before was of.
class Current {
 public:
  bool is(std::string_view inspection) const {
    return inspection.size() == id_.size() && std::memcmp(inspection.data(), id_.data(), id_.size()) == 0;
  }
  void operator=(std::string_view inspection) { id_ = inspection; }
  std::string_view id() const { return id_; }

 private:
  std::string_view id_;
};

// A row per case. The end of each cell tells the answer: yeS, nO, not relevanT, or nothing. Cells 0 to 2 are the
// inspection, the case and its kind.
void rate_wide(const Mapped& sheet, Cases& cases) {
  Current current;
  for (const char* row = after_line(sheet.begin()); row < sheet.end();) {
    std::uint64_t yes = 0, not_relevant = 0, newline = 0, s_before = 0, t_before = 0, first_commas = 0;
    unsigned cells = 0;
    const char* at = row;
    do {
      const __m256i low = load(at), high = load(at + 32);
      const std::uint64_t commas = where(low, high, ',');
      const std::uint64_t s = where(low, high, 's'), t = where(low, high, 't');
      newline = where(low, high, '\n');
      if (at == row) first_commas = commas;
      const std::uint64_t ends = (commas | newline) & (newline ^ (newline - 1));
      yes |= _pext_u64(s << 1 | s_before, ends) << cells;
      not_relevant |= _pext_u64(t << 1 | t_before, ends) << cells;
      s_before = s >> 63;
      t_before = t >> 63;
      cells += static_cast<unsigned>(_mm_popcnt_u64(ends));
      at += 64;
    } while (newline == 0);
    const std::size_t id_size = _tzcnt_u64(first_commas);
    const std::string_view inspection(row, id_size);
    if (!current.is(inspection)) {
      if (!current.id().empty()) cases.end(current.id());
      current = inspection;
    }
    const std::size_t kind = _tzcnt_u64(first_commas & (first_commas - 1)) + 1;
    const bool out_of_court = row[kind] == 'o';
    const unsigned first = out_of_court ? 3 + kAnswers : 3;
    cases.add(out_of_court, static_cast<std::uint32_t>(yes >> first) & kAllAnswers,
              static_cast<std::uint32_t>(~not_relevant >> first) & kAllAnswers);
    row = at - 64 + _tzcnt_u64(newline) + 1;
  }
  if (!current.id().empty()) cases.end(current.id());
}

// A row per answer: `inspection,case,` is compared with the row before as a whole. Behind it stand 2.1 to 3.4, then
// desistance, child-safety or public-safety.
class LongRows {
 public:
  explicit LongRows(Cases& cases) : cases_(cases) {}

  void add(const char* row, const char* end) {
    const auto same = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(load(row), prefix_)));
    if ((~same & prefix_mask_) != 0) begin_case(row);
    const char* standard = row + prefix_size_;
    out_of_court_ = standard[0] == '3';
    const unsigned question = standard[4] == 'd' ? 0 : standard[4] == 'c' ? 1 : 2;
    const unsigned bit = static_cast<unsigned>(standard[2] - '1') * 3 + question;
    yes_ |= unsigned{end[-1] == 's'} << bit;
    relevant_ |= unsigned{end[-1] != 't'} << bit;
  }

  void end() {
    end_case();
    if (!current_.id().empty()) cases_.end(current_.id());
  }

 private:
  void begin_case(const char* row) {
    end_case();
    const __m256i bytes = load(row);
    const std::uint64_t commas = where(bytes, _mm256_setzero_si256(), ',');
    const std::string_view inspection(row, _tzcnt_u64(commas));
    if (!current_.is(inspection)) {
      if (!current_.id().empty()) cases_.end(current_.id());
      current_ = inspection;
    }
    prefix_size_ = _tzcnt_u64(commas & (commas - 1)) + 1;
    prefix_mask_ = static_cast<std::uint32_t>((std::uint64_t{1} << prefix_size_) - 1);
    prefix_ = bytes;
  }
  void end_case() {
    if (prefix_size_ != 0) cases_.add(out_of_court_, yes_, relevant_);
    yes_ = relevant_ = 0;
  }

  Cases& cases_;
  Current current_;
  __m256i prefix_{};
  std::uint32_t prefix_mask_ = ~0U;
  std::size_t prefix_size_ = 0;
  bool out_of_court_ = false;
  std::uint32_t yes_ = 0, relevant_ = 0;
};

void rate_long(const Mapped& sheet, Cases& cases) {
  LongRows rows(cases);
  const char* row = after_line(sheet.begin());
  for (const char* at = row; at < sheet.end(); at += 64) {
    std::uint64_t newlines = where(load(at), load(at + 32), '\n');
    for (; newlines != 0; newlines &= newlines - 1) {
      const char* end = at + _tzcnt_u64(newlines);
      rows.add(row, end);
      row = end + 1;
    }
  }
  rows.end();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("usage: rubric_bench_limit SHEET.csv JUDGED.csv RATINGS.csv\n", stderr);
    return 2;
  }
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2")) {
    std::fputs("rubric_bench_limit: this processor has no AVX2 and BMI2\n", stderr);
    return 3;
  }
  const Mapped sheet(arguments[1]);
  const Mapped judged_file(arguments[2]);
  JudgedSheet judged(judged_file);
  Ratings ratings(arguments[3]);
  Cases cases(judged, ratings);
  const std::string_view header(sheet.begin(), static_cast<std::size_t>(after_line(sheet.begin()) - sheet.begin()));
  (header.find(",question,") == std::string_view::npos ? rate_wide : rate_long)(sheet, cases);
}
