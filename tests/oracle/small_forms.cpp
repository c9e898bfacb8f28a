#include "tests/oracle/small_forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "tests/oracle/random.hpp"

namespace rubric::oracle {

namespace {

constexpr const char* kHead = R"(framework small {
  programme invented
  in force from 2020-01-01
  scale quality {
    poor   "Poor"   scores 0
    fair   "Fair"   scores 1
    good   "Good"   scores 2
    great  "Great"  scores 4
  }
  scale stars {
    1  "One"
    2  "Two"
    3  "Three"
  }
  cases visit "Visits" { }
  input breach : yes or no
  input places : whole number 0 to 20
  list faults {
    severity : ordered minor, major
  }
)";

class Writer {
 public:
  explicit Writer(std::uint64_t seed) : random_(seed) {}

  SmallForm run() {
    rules_ = kHead;
    write_bandings();
    write_inputs();
    const std::size_t count = random_.below(4) + 1;
    for (std::size_t i = 0; i < count; ++i) write_standard(fmt::format("s{}", i));
    if (random_.chance(50)) write_stars();
    if (random_.chance(80)) write_overall();
    return {rules_ + "}\n", data_ + "\n[judged]\n" + judged_ + tallies_};
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    rules_ += "  " + fmt::format(format, std::forward<Args>(args)...) + '\n';
  }

  std::vector<std::int64_t> cuts(std::vector<std::int64_t> from, std::size_t count) {
    return random_.some(std::move(from), count);
  }

  void write_bandings() {
    const auto edges = cuts({1, 20, 33, 34, 50, 51, 60, 65, 67, 75, 80, 90, 100}, 3);
    line("banding bands of percent rounded {} {{", random_.pick<std::string>({"half-up", "half-even", "up", "down"}));
    line("  below {} -> poor  {} to {} -> fair", edges[0], edges[0], edges[1] - 1);
    line("  {} to {} -> {}  at least {} -> {}", edges[1], edges[2] - 1, falls() ? "poor" : "good", edges[2],
         random_.chance(70) ? "great" : "good");
    line("}}");
    const auto steps = cuts({25, 40, 50, 60, 75, 100}, 2);
    line("banding points of percent exact {{ at most {} -> 0  above {} -> {} }}", steps[0], steps[0], falls() ? -1 : 2);
  }
  // Where more is not better.
  bool falls() { return random_.chance(15); }

  void write_inputs() {
    data_ = "programme = \"invented\"\nfieldwork = 2021-03-04\n";
    const std::size_t faults = random_.below(3);
    if (faults == 0) data_ += "list.faults = []\n";
    data_ += "[input]\n";
    if (!random_.chance(5)) data_ += fmt::format("breach = {}\n", random_.chance(50));
    if (!random_.chance(5)) data_ += fmt::format("places = {}\n", random_.below(21));
    for (std::size_t i = 0; i < faults; ++i)
      data_ += fmt::format("[[list.faults]]\nseverity = \"{}\"\n", random_.chance(50) ? "minor" : "major");
  }

  std::string when_it_applies() { return random_.chance(20) ? " when places is at least 10" : ""; }

  void write_standard(const std::string& id) {
    const std::string& name = standards_.emplace_back(id);
    const std::string when = when_it_applies();
    applies_ = when.empty() || applies();
    if (random_.chance(35)) {
      line("standard {} judged as quality{}{}", name, random_.chance(30) ? ", weight 2" : "", when);
      judge(id, {"poor", "fair", "good", "great"});
      return;
    }
    line("standard {} on visit{} {{", name, when);
    write_questions(id);
    write_rating();
    for (std::size_t i = random_.below(3); i > 0; --i) line("  {}", change());
    line("}}");
  }

  // What the data say of the input, as it was drawn.
  bool applies() const {
    const std::size_t at = data_.find("places = ");
    return at == std::string::npos || std::stoi(data_.substr(at + 9)) >= 10;
  }

  void judge(const std::string& id, const std::vector<std::string>& levels) {
    if (applies_ && !random_.chance(4)) judged_ += fmt::format("{} = \"{}\"\n", id, random_.pick(levels));
  }

  void write_questions(const std::string& id) {
    questions_ = random_.chance(10) ? 6 : random_.below(3) + 1;
    const std::int64_t most = questions_ == 1 ? 9 : questions_ == 6 ? 2 : 4;
    if (applies_) tallies_ += fmt::format("[tally.{}]\n", id);
    for (std::size_t i = 0; i < questions_; ++i) {
      line("  question q{}{}", i, random_.chance(30) ? " weight 2" : "");
      const std::int64_t relevant = random_.chance(10) ? 0 : random_.between(1, most);
      if (applies_ && !random_.chance(2))
        tallies_ += fmt::format("q{} = \"{} of {}\"\n", i, random_.between(0, relevant), relevant);
    }
  }

  void write_rating() {
    switch (random_.below(8)) {
      case 0:
      case 1: return rating("lowest of bands of percent of questions", {"leave out", "fair", "not rated"});
      case 2: return rating("highest of bands of percent of questions", {"leave out", "good"});
      case 3: return rating("bands of average of percent of questions", {"leave out", "0", "50"});
      case 4: return rating("bands of weighted-average of percent of questions", {"leave out", "not rated"});
      case 5: return rating("bands of median of percent of questions", {"leave out", "100"});
      case 6:
        return rating(
            "sum of points of percent of questions banded { below 0 -> poor  0 to 1 -> fair  at least 2 -> "
            "good  }",
            {"leave out", "0"});
      default: return choosing();
    }
  }

  void rating(const std::string& rule, const std::vector<std::string>& policies) {
    line("  rating = {}", rule);
    line("  nothing relevant -> {}", random_.pick(policies));
  }

  void choosing() {
    line("  rating = choose {{");
    line("    when any of percent of questions are below {} -> {}", cut(), level());
    line("    when sum of answered-yes of questions is at least {} -> {}", random_.between(1, 5), level());
    line("    when percent of question q0 is above lowest of percent of questions -> {}", level());
    line("    otherwise -> {}", random_.chance(20) ? "not rated" : level());
    line("  }}");
    line("  nothing relevant -> leave out");
  }

  std::int64_t cut() { return random_.pick<std::int64_t>({25, 34, 50, 67, 75, 100}); }
  std::string level() { return random_.pick<std::string>({"poor", "fair", "good", "great"}); }

  // Of a standard's rating.
  std::string change() {
    const std::string when = random_.pick<std::string>(
        {"breach", "places is below 8", "count of faults where severity is major is at least 1",
         fmt::format("percent of question q{} is below {}", random_.below(questions_), cut()),
         fmt::format("lowest of relevant of questions is below {}", random_.between(1, 3)),
         fmt::format("sum of answered-yes of questions is above {}", random_.between(0, 6))});
    switch (random_.below(5)) {
      case 0: return "raise rating to at least " + level() + " when " + when;
      case 1: return "raise rating by 1 level when " + when;
      case 2: return "lower rating by 1 level when " + when;
      case 3: return random_.chance(40) ? "not rated when " + when : "lower rating by 2 levels when " + when;
      default: return "limit rating to at most " + level() + " when " + when;
    }
  }

  void write_stars() {
    stars_ = true;
    applies_ = true;
    line("standard comfort judged as stars, not counted");
    judge("comfort", {"1", "2", "3"});
  }

  void write_overall() {
    line("overall {{");
    switch (random_.below(6)) {
      case 0: line("  rating = lowest of rating of standards"); break;
      case 1: banded("average of score of standards"); break;
      case 2: banded("weighted-average of score of standards"); break;
      case 3: banded("median of score of standards"); break;
      case 4: line("  rating = highest of rating of standards"); break;
      default:
        line(
            "  rating = choose {{ when at least 2 of rating of standards are {} -> {} when any of rating of standards "
            "are at least {} -> {} otherwise -> {} }}",
            level(), level(), level(), level(), level());
    }
    if (random_.chance(30)) line("  limit rating to at most fair when any of rating of standards are poor");
    if (stars_ && random_.chance(70))
      line("  limit rating to at most {} when rating of standard comfort is 1", level());
    if (random_.chance(20)) line("  raise rating by 1 level when share of standards where rating is good is above 40");
    if (random_.chance(20)) line("  limit rating to at most good when any of severity of faults are major");
    line("}}");
  }

  void banded(const std::string& score) {
    line("  score = {}", score);
    line(
        "  rating = score rounded half-up to 1 decimal banded {{ below 1 -> poor  1 to 1.9 -> fair  2 to 2.9 -> good  "
        "at least 3 -> great }}");
  }

  Random random_;
  std::string rules_;
  std::string data_;
  std::string judged_;
  std::string tallies_;
  std::vector<std::string> standards_;
  std::size_t questions_ = 0;
  bool applies_ = true;  // the standard at hand
  bool stars_ = false;
};

}  // namespace

SmallForm small_form(std::uint64_t seed) { return Writer(seed).run(); }

}  // namespace rubric::oracle
