// Rows of cases read at once, held against the same cut cell by cell.
#include "runtime/batch/wide_at_once.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "runtime/batch/case_counter.hpp"
#include "runtime/batch/kind_tally.hpp"
#include "runtime/batch/plain_rows.hpp"
#include "runtime/batch/wide_forms.hpp"
#include "tests/catch.hpp"

namespace rubric {
namespace {

// answer_bits(): where the question is relevant, and above where it is not.
constexpr std::uint32_t kYes = kYesBits | kWrongBits << 2U;
constexpr std::uint32_t kNo = kNoBits | kWrongBits << 2U;
constexpr std::uint32_t kNotRelevant = kNotRelevantBits << 2U | kNotRelevantBits;

std::optional<std::uint32_t> answer(std::string_view cell) {
  if (cell == "yes") return kYes;
  if (cell == "no") return kNo;
  if (cell == "not relevant" || cell.empty()) return kNotRelevant;
  return std::nullopt;
}

// A sheet of two kinds, `court` with some answers in front and `other` with some behind.
class Form {
 public:
  Form(std::size_t court, std::size_t other, char delimiter = ',', bool returned = false)
      : delimiter_(delimiter), returned_(returned), court_(court), other_(other) {
    const auto cells = static_cast<std::uint32_t>(3 + court + other);
    forms_.emplace(delimiter, cells);
    forms_->add(columns(WideCell::answer, WideCell::empty), 3);
    forms_->add(columns(WideCell::empty, WideCell::answer), 3);
    for (const char* word : {"yes", "no", "not relevant", ""}) words_.meaning(word);
    for (const char* kind : {"court", "other"}) kinds_.meaning(kind);
    forms_->learn({0, 1});
  }

  // How many rows of the text are read; each as cell by cell.
  std::size_t read(const std::string& text) {
    const std::string readable = text + std::string(CaseCounter::kReadBeyond, 'y');
    const std::string_view begin(readable.data(), readable.find(delimiter_) + 1);
    if (!forms_->can_read()) return 0;
    const WideSheet& sheet = forms_->sheet(KnownText(begin), returned_);
    const std::string_view all = std::string_view(readable).substr(0, text.size());
    std::size_t count = 0;
    WideRun run;
    for (std::string_view rest = all;; rest = all.substr(static_cast<std::size_t>(run.end - all.data()))) {
      read_at_once(sheet, rest, run);
      for (std::size_t i = 0; i < run.count; ++i) check(begin, run, i);
      count += run.count;
      if (run.count == 0) return count;
    }
  }

  std::string end() const { return returned_ ? "\r\n" : "\n"; }

 private:
  std::vector<WideColumn> columns(WideCell court, WideCell other) {
    std::vector<WideColumn> all = {
        {WideCell::inspection, nullptr, 0}, {WideCell::id, nullptr, 0}, {WideCell::kind, &kinds_, 0}};
    for (std::size_t i = 0; i < court_ + other_; ++i) {
      const WideCell what = i < court_ ? court : other;
      all.push_back({what, what == WideCell::answer ? &words_ : nullptr, 0});
    }
    return all;
  }

  void check(std::string_view begin, const WideRun& run, std::size_t row) const {
    const char* const end_of_row = row + 1 < run.count ? run.ids[row + 1] - begin.size() : run.end;
    const std::string_view line(run.ids[row] - begin.size(), end_of_row);
    CAPTURE(line);
    REQUIRE(line.ends_with(end()));
    std::vector<std::string_view> cells;
    cut(line.substr(0, line.size() - end().size()), delimiter_, cells);
    REQUIRE(cells.size() == 3 + court_ + other_);
    REQUIRE(std::string(cells[0]) + delimiter_ == begin);
    REQUIRE(is_plain(cells[1]));
    REQUIRE(std::string_view(run.ids[row], run.id_size) == cells[1]);
    REQUIRE(cells[2] == (run.spelling == 0 ? "court" : "other"));
    std::uint64_t answers = 0;
    std::size_t told = 0;
    for (std::size_t i = 0; i < court_ + other_; ++i) {
      const std::optional<std::uint32_t> bits = answer(cells[3 + i]);
      REQUIRE(bits.has_value());
      if ((i < court_) == (run.spelling == 0)) {
        answers |= spread_bits(*bits) << 2 * told++;
      } else {
        REQUIRE(cells[3 + i].empty());
      }
    }
    REQUIRE(run.answers[row] == answers);
  }

  char delimiter_;
  bool returned_;
  std::size_t court_, other_;
  CellWords words_{delimiter_, answer};
  CellWords kinds_{delimiter_, [](std::string_view cell) { return std::optional(cell == "court" ? 0U : 1U); }};
  std::optional<WideForms> forms_;
};

bool cannot_read() {
  if (!can_read_at_once()) SUCCEED("this processor has no registers so wide");
  return !can_read_at_once();
}

TEST_CASE("rows of cases are read at once") {
  if (cannot_read()) return;
  Form form(5, 2);
  CHECK(form.read("June,c1,court,yes,no,not relevant,,yes,,\nJune,c2,other,,,,,,no,yes\nJune,c10,other,,,,,,,\n") == 3);
  CHECK(form.read("June,c1,court,yes,no,not relevant,,yes,,\nJune,c2,court,yes,no,not relevant,,maybe,,\n") == 1);
  CHECK(form.read("June,c1,court,yes,no,not relevant,,yes,,\nJuly,c2,court,yes,no,not relevant,,yes,,\n") == 1);
  CHECK(form.read("June,c1,court,yes,no,no,no,yes,yes,\n") == 0);
  Form returned(5, 2, ';', true);
  CHECK(returned.read("June;c1;court;yes;no;not relevant;;yes;;\r\nJune;c2;other;;;;;;no;yes\r\n") == 2);
  CHECK(returned.read("June;c1;court;yes;no;not relevant;;yes;;\r\nJune;c2;other;;;;;;no;yes\n") == 1);
}

TEST_CASE("a row with any one byte changed, taken out or put in is read as it stands, or not at once") {
  if (cannot_read()) return;
  Form form(5, 2);
  const std::string first = "June,c1,court,yes,no,not relevant,,yes,,\n";
  for (const std::string& row : {first, std::string("June,c2,other,,,,,,not relevant,yes\n")}) {
    std::size_t read = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string changed = row;
        changed[i] = static_cast<char>(byte);
        read += form.read(first + changed);
        std::string longer = row;
        longer.insert(i, 1, static_cast<char>(byte));
        read += form.read(first + longer);
      }
      std::string shorter = row;
      shorter.erase(i, 1);
      read += form.read(first + shorter);
    }
    CHECK(read > row.size() * 513);  // the first row each time, and some with another case
    CHECK(read < row.size() * 513 + 2000);
  }
}

TEST_CASE("a row with any two bytes changed into what sheets are made of is read as it stands, or not at once") {
  if (cannot_read()) return;
  Form form(5, 2);
  const std::string first = "June,c10,court,yes,no,no,,yes,,\nJune,c10,other,,,,,,no,yes\n";
  const std::string bytes = ",c\n\" ";
  for (std::string row : {"June,c11,court,yes,no,no,,yes,,\n", "June,c11,other,,,,,,no,yes\n"}) {
    const std::string before = row.find("court") == std::string::npos ? first : first.substr(0, first.find('\n') + 1);
    for (std::size_t i = 1; i < row.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        for (std::size_t two = 0; two < bytes.size() * bytes.size(); ++two) {
          std::string changed = row;
          changed[i] = bytes[two % bytes.size()];
          changed[j] = bytes[two / bytes.size()];
          form.read(before + changed);
        }
      }
    }
  }
}

TEST_CASE("rows, heads and forms that are read at once have their limits") {
  if (cannot_read()) return;
  const auto row_of = [](std::size_t bytes) {  // eight answers
    const std::string answers = "court,not relevant,not relevant,not relevant,not relevant,yes,yes,yes,yes\n";
    return "June," + std::string(bytes - answers.size() - 6, 'c') + "," + answers;
  };
  CHECK(row_of(100).size() == 100);
  Form eight(8, 0);
  CHECK(eight.read(row_of(128)) == 1);
  CHECK(eight.read(row_of(129)) == 0);
  const auto head_of = [](std::size_t bytes) { return "June," + std::string(bytes - 12, 'c') + ",court,"; };
  Form two(2, 0);
  CHECK(two.read(head_of(64) + "yes,no\n") == 1);
  CHECK(two.read(head_of(65) + "yes,no\n") == 0);
  const auto answers_of = [](std::size_t court, std::size_t other) {
    std::string text = "June,c,court";
    for (std::size_t i = 0; i < court + other; ++i) text += i < court ? ",no" : ",";
    return text + "\n";
  };
  CHECK(Form(16, 13).read(answers_of(16, 13)) == 1);
  Form cells(15, 15);
  CHECK(cells.read(answers_of(15, 15)) == 0);
  CHECK(Form(17, 1).read(answers_of(17, 1)) == 0);
}

TEST_CASE("the words of answers are told apart by two bits of one byte, or left out") {
  AnswerCodes codes(',');
  CHECK(codes.add("yes", kYes));
  CHECK(codes.add("no", kNo));
  CHECK(codes.add("not relevant", kNotRelevant));
  CHECK_FALSE(codes.add("left out", kNotRelevant));
  CHECK(codes.add("unclear", kNo));
  CHECK_FALSE(codes.add("maybe", kNo));
  AnswerCodes alike(',');
  CHECK(alike.add("yes, I think so", kYes));
  CHECK_FALSE(alike.add("no, I think so", kNo));
  CHECK(alike.add("", kNo));
  CHECK_FALSE(alike.add("so says she, ayes", kNo));
}

}  // namespace
}  // namespace rubric
