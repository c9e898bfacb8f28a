// The caseload of the benchmark, as sheets: DIR/wide.csv, DIR/long.csv and DIR/judged.csv, of tests/bench/bench.rubric.
//
// The same options give the same bytes on every machine: std::mt19937_64 is the same everywhere, and what is drawn
// from it is drawn here. Answers are yes in 70, no in 20 and not relevant in 10 of a hundred, each by itself.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <string_view>

namespace {

struct Size {
  std::string folder;
  std::size_t inspections = 10'000;
  std::size_t court = 24;         // cases
  std::size_t out_of_court = 16;  // cases
  std::uint64_t seed = 2018;
  bool with_long = true;  // long.csv, too: it is four times as long as the others together
};

struct Kind {
  std::string_view name;
  char initial;
  std::array<std::string_view, 4> standards;
  std::size_t cases;
};

constexpr std::array<std::string_view, 3> kQuestions = {"desistance", "child-safety", "public-safety"};
constexpr std::array<std::string_view, 4> kLevels = {"inadequate", "requires-improvement", "good", "outstanding"};
constexpr std::size_t kFlush = 1 << 20;

// A file that is written in large pieces.
class Sheet {
 public:
  explicit Sheet(const std::filesystem::path& path) : file_(path, std::ios::binary) {}
  ~Sheet() { file_ << text_; }
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  Sheet& operator<<(std::string_view text) {
    text_ += text;
    if (text_.size() >= kFlush) {
      file_ << text_;
      text_.clear();
    }
    return *this;
  }

 private:
  std::ofstream file_;
  std::string text_;
};

std::string padded(std::size_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

std::string_view drawn_answer(std::mt19937_64& random) {
  const std::uint64_t of_hundred = random() % 100;
  if (of_hundred < 70) return "yes";
  return of_hundred < 90 ? "no" : "not relevant";
}

class Caseload {
 public:
  explicit Caseload(const Size& size)
      : size_(size),
        kinds_{{{"court", 'c', {"2.1", "2.2", "2.3", "2.4"}, size.court},
                {"out-of-court", 'o', {"3.1", "3.2", "3.3", "3.4"}, size.out_of_court}}},
        random_(size.seed),
        wide_(std::filesystem::path(size.folder) / "wide.csv"),
        long_(std::filesystem::path(size.folder) / "long.csv"),
        judged_(std::filesystem::path(size.folder) / "judged.csv") {}

  void write() {
    write_headers();
    for (std::size_t i = 0; i < size_.inspections; ++i) write_inspection("I" + padded(i + 1, 5));
  }

 private:
  void write_headers() {
    wide_ << "inspection,case,kind";
    for (const Kind& kind : kinds_) {
      for (const std::string_view standard : kind.standards) {
        for (const std::string_view question : kQuestions) wide_ << "," << standard << "." << question;
      }
    }
    wide_ << "\n";
    long_ << "inspection,case,standard,question,answer\n";
    judged_ << "inspection,1.1,1.2,1.3,1.4\n";
  }

  void write_inspection(const std::string& inspection) {
    judged_ << inspection;
    for (int standard = 0; standard < 4; ++standard) judged_ << "," << kLevels[random_() % kLevels.size()];
    judged_ << "\n";
    for (const Kind& kind : kinds_) {
      for (std::size_t i = 0; i < kind.cases; ++i) write_case(inspection, kind.initial + padded(i + 1, 2), kind);
    }
  }

  void write_case(const std::string& inspection, const std::string& id, const Kind& of) {
    wide_ << inspection << "," << id << "," << of.name;
    for (const Kind& kind : kinds_) {
      for (const std::string_view standard : kind.standards) {
        for (const std::string_view question : kQuestions) {
          wide_ << ",";
          if (&kind == &of) write_answer(inspection, id, standard, question);
        }
      }
    }
    wide_ << "\n";
  }

  void write_answer(const std::string& inspection, const std::string& id, std::string_view standard,
                    std::string_view question) {
    const std::string_view answer = drawn_answer(random_);
    wide_ << answer;
    if (size_.with_long)
      long_ << inspection << "," << id << "," << standard << "," << question << "," << answer << "\n";
  }

  Size size_;
  std::array<Kind, 2> kinds_;
  std::mt19937_64 random_;
  Sheet wide_, long_, judged_;
};

constexpr const char* kUsage =
    "usage: rubric_bench_data DIR [--inspections 10000] [--court 24] [--out-of-court 16] [--seed 2018] [--long 1]\n";

// Nothing: the arguments are not as kUsage says.
bool read(int count, char** arguments, Size& size) {
  if (count < 2 || count % 2 != 0) return false;
  size.folder = arguments[1];
  for (int i = 2; i < count; i += 2) {
    const std::string_view name = arguments[i];
    char* end = nullptr;
    const std::uint64_t number = std::strtoull(arguments[i + 1], &end, 10);
    if (*end != '\0') return false;
    if (name == "--inspections")
      size.inspections = number;
    else if (name == "--court")
      size.court = number;
    else if (name == "--out-of-court")
      size.out_of_court = number;
    else if (name == "--seed")
      size.seed = number;
    else if (name == "--long")
      size.with_long = number != 0;
    else
      return false;
  }
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  Size size;
  if (!read(count, arguments, size)) {
    std::cerr << kUsage;
    return 2;
  }
  std::filesystem::create_directories(size.folder);
  Caseload(size).write();
}
