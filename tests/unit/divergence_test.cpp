// Why two frameworks rate one inspection differently.
#include "runtime/divergence.hpp"

#include "tests/catch.hpp"
#include "tests/unit/rules_text.hpp"

namespace rubric {
namespace {

using tests::RulesText;

constexpr std::string_view kBase =
    "framework f {\n"
    "  scale s { bad \"Bad\" scores 0  fair \"Fair\" scores 1  good \"Good\" scores 2 }\n"
    "  banding b of percent rounded half-up { low below 50 -> bad  middle 50 to 79 -> fair  top at least 80 -> good }\n"
    "  cases c { }\n"
    "  default for standards { rating = lowest of b of percent of questions  nothing relevant -> leave out }\n"
    "  standard 1 on c { question x  question y  question z }\n"
    "  standard 2 judged\n"
    "  standard 3 judged\n"
    "  define worst \"Worst\" = lowest of rating of standards\n"
    "  overall { score = sum of score of standards  rating = score banded { 0 to 3 -> bad  4 -> fair  5 to 6 -> good } }\n"
    "}\n";

// What both say where they part, as the rules have it: "top at least 80 -> good | middle 50 to 89 -> fair"; `-` where
// one says nothing.
class Parting {
 public:
  explicit Parting(std::string_view amendments,
                   std::string_view tallies = "90% of 30\"\ny = \"95% of 40\"\nz = \"100% of 3")
      : text_(std::string(kBase) + "framework g amends f {\n" + std::string(amendments) + "}\n"),
        before_(text_.load("f")),
        after_(text_.load("g")) {
    const std::string data = "[tally.1]\nx = \"" + std::string(tallies) + "\"\n[judged]\n2 = \"good\"\n3 = \"fair\"\n";
    const SourceId source = text_.sources.add("data", "framework = \"f\"\n" + data);
    if (before_) rated_before_ = rate_text(source, *before_, text_.sources, text_.diagnostics);
    if (after_) rated_after_ = rate_text(source, *after_, text_.sources, text_.diagnostics);
    for (const std::string& problem : text_.problems()) INFO(problem);
    REQUIRE(rated_before_);
    REQUIRE(rated_after_);
  }

  std::string of_standard(std::size_t i) {
    return words(
        first_difference(*rated_before_, before_->standards[i].results, *rated_after_, after_->standards[i].results));
  }
  std::string of_overall() {
    return words(first_difference(*rated_before_, *before_->overall, *rated_after_, *after_->overall));
  }
  std::string of_definition() {
    return words(first_difference(*rated_before_, before_->printed[0], *rated_after_, after_->printed[0]));
  }

 private:
  std::string words(const Said& said) const {
    return said.rule == nullptr ? "-" : std::string(text_.sources.text(said.rule->span));
  }
  std::string words(const Divergence& found) const {
    const std::string more = found.more == 0 ? "" : " +" + std::to_string(found.more);
    return words(found.before) + " | " + words(found.after) + more;
  }

  RulesText text_;
  std::optional<Framework> before_, after_;
  std::unique_ptr<Rating> rated_before_, rated_after_;
};

TEST_CASE("of the questions that differ, the one that decides is followed") {
  constexpr std::string_view kHigher =
      "  in banding b { replace band middle 50 to 94 -> fair  replace band top at least 95 -> good }\n";
  CHECK(Parting(kHigher).of_standard(0) == "top at least 80 -> good | middle 50 to 94 -> fair");
  // x falls from Good to Fair, z from Fair to Bad; what was lowest before and after is z.
  constexpr std::string_view kSteeper =
      "  in banding b { replace band low below 70 -> bad  replace band middle 70 to 94 -> fair  replace band top at least "
      "95 -> good }\n";
  CHECK(Parting(kSteeper, "90% of 30\"\ny = \"95% of 40\"\nz = \"60% of 5").of_standard(0) ==
        "middle 50 to 79 -> fair | low below 70 -> bad +1");
  // x rises as well, but z was lowest before.
  constexpr std::string_view kLower =
      "  in banding b { replace band low below 30 -> bad  replace band middle 30 to 69 -> fair  replace band top at least "
      "70 -> good }\n";
  CHECK(Parting(kLower, "77% of 30\"\ny = \"95% of 40\"\nz = \"40% of 5").of_standard(0) ==
        "low below 50 -> bad | middle 30 to 69 -> fair +1");
}

TEST_CASE("a rule that the other has not is the one that differs, and so is one with another bound") {
  const auto limited = [](std::string_view bound) {
    return "  in standard 1 { add limit rating to at most " + std::string(bound) + " }\n";
  };
  CHECK(Parting(limited("fair")).of_standard(0) == "- | limit rating to at most fair");
  CHECK(Parting("  in default for standards { add limit rating to at most good  add lower rating by 1 level }\n")
            .of_standard(0) == "- | lower rating by 1 level");
  CHECK(
      Parting(
          "  replace standard 1 on c { question x  question y  question z  rating = highest of b of percent of questions }\n",
          "40% of 5\"\ny = \"95% of 40\"\nz = \"100% of 3")
          .of_standard(0) ==
      "rating = lowest of b of percent of questions | rating = highest of b of percent of questions");
}

TEST_CASE("what is worked out from other ratings is followed down to them") {
  constexpr std::string_view kHigher =
      "  in banding b { replace band middle 50 to 94 -> fair  replace band top at least 95 -> good }\n";
  Parting higher(kHigher);
  CHECK(higher.of_overall() == "top at least 80 -> good | middle 50 to 94 -> fair");
  Parting weighed("  change score of overall to sum of score of standards 1, 2\n");
  CHECK(weighed.of_overall() ==
        "score = sum of score of standards | change score of overall to sum of score of standards 1, 2");
  Parting banded("  change rating of overall to score banded { 0 to 4 -> bad  5 -> fair  6 -> good }\n");
  CHECK(banded.of_overall() == "5 to 6 -> good | 5 -> fair");
}

TEST_CASE("definitions are followed as ratings are") {
  Parting limited("  in standard 1 { add limit rating to at most bad }\n");
  CHECK(limited.of_definition() == "- | limit rating to at most bad");
}

}  // namespace
}  // namespace rubric
