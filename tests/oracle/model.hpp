// A framework on its way to being written: what there is, so that rules can be made up that speak of it. Private to
// the generate*.cpp files.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lang/rational.hpp"
#include "tests/oracle/random.hpp"

namespace rubric::oracle {

struct ScaleModel {
  std::string id;
  std::vector<std::string> levels;  // worst first
  bool scored = false;
  bool numbered = false;  // its levels are 1, 2, …
  bool whole_scores = true;
};

struct FactModel {
  enum class Kind { truth, ordered, one_of, values, whole, number, percent, date, level } kind = Kind::truth;
  std::string id;
  std::vector<std::string> choices;  // or the numbers that it may be, the lowest first
};
struct KindModel {  // of case; and a list, with its fields as facts
  std::string id;
  std::vector<FactModel> facts;
  std::vector<std::string> defines = {};  // yes or no, over its facts
  std::vector<std::string> tables = {};   // likewise
  std::vector<std::string> figures = {};  // numbers, over its facts
};

struct BandingModel {
  std::string id;
  enum class Of { percent, number, whole } of = Of::percent;
  bool points = false;   // gives numbers, else levels of the first scale
  std::string rounding;  // as written
};

struct QuestionModel {
  std::string id;
  std::size_t kind = 0;
};
// How a standard's questions come to a rating.
struct Form {
  bool one_banding = true;  // their percentages meet exactly one banding
  bool banded = true;       // each percentage is banded to a level
  bool percents = true;     // percentages are used at all
};
// What may stand for a question with nothing relevant.
enum class Policy { leave_out_or_not_rated, number, level };

struct StandardModel {
  std::string id;
  bool named = false;
  std::optional<std::size_t> domain;
  std::size_t kind = 0;
  std::vector<QuestionModel> questions;
  bool judged = false;
  bool counted = true;
  bool without_rating = false;
  std::size_t scale = 0;
  bool scored = false;      // `score of` it can be asked for
  bool own_rating = false;  // it states its own rule for its rating
  bool own_score = false;   // likewise
  Form form;
  Policy policy = Policy::leave_out_or_not_rated;
};
struct DomainModel {
  std::string id;
  std::size_t kind = 0;
  std::vector<std::size_t> standards;
  bool rated = false;
  bool scored = false;
};

// How much of the language a framework uses: like those that ship, or all of it.
enum class Style { shipped, rich };

struct Model {
  explicit Model(Random draws) : random(std::move(draws)) {}

  Random random;
  Style style = Style::rich;
  bool small = false;  // few standards, few questions: all inspections can be gone through
  std::string name;
  std::vector<ScaleModel> scales;
  std::vector<KindModel> kinds;
  std::vector<KindModel> lists;
  KindModel inputs;  // as facts of the inspection itself
  std::vector<BandingModel> bandings;
  std::vector<std::string> parameters;  // whole numbers
  std::vector<DomainModel> domains;
  std::vector<StandardModel> standards;
  std::vector<std::string> truths, figures;  // defines over standards, for what stands above all of them
  struct Tables {
    std::vector<std::string> truths, figures, levels;  // levels of the first scale
  };
  Tables over_inputs;                  // for rules anywhere
  Tables over_all;                     // over standards too, for what stands above all of them
  std::optional<std::string> ratings;  // a define that stands for `rating of standards`
  bool sampling = false, discretion = false, overall = false;
  bool domain_rules = false;    // domains may state rules of their own
  bool domain_default = false;  // there is a default for domains
  std::size_t standard_defaults = 0;

  // ---- the text

  std::string text;
  std::size_t depth = 0;

  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    text += std::string(2 * depth, ' ') + fmt::format(format, std::forward<Args>(args)...) + '\n';
  }
  template <typename... Args>
  void open(fmt::format_string<Args...> format, Args&&... args) {
    line("{} {{", fmt::format(format, std::forward<Args>(args)...));
    ++depth;
  }
  void close(const std::string& cites = "") {
    --depth;
    line("}}{}", cites);
  }
  bool rich(std::size_t percent) { return style == Style::rich && random.chance(percent); }
};

// What the rules of some place may speak of.
struct Place {
  std::vector<std::size_t> standards;  // whose ratings are worked out without this one
  std::vector<std::size_t> domains;    // likewise
  std::optional<std::size_t> own;      // a rule of this standard
  bool bare = false;                   // `standards` are those of `standards` that count
  bool defines = false;                // defines over standards may be used
  bool ground = false;
};

// ---- small things (generate.cpp)

std::string title(Random& random);
std::string cites(Random& random);    // " source \"…\"", mostly nothing
std::string decimal(Rational value);  // of at most three decimals
std::string joined(const std::vector<std::string>& parts, const std::string& by);

// ---- declarations, one after the other

void write_scales(Model& model);  // generate_types.cpp
void write_kinds(Model& model);
void write_inputs(Model& model);
void write_parameters(Model& model);
void write_bandings(Model& model);
void write_fact_defines(Model& model);  // generate_conditions.cpp
void write_lists(Model& model);         // generate_lists.cpp
void write_record_defines(Model& model);
void write_fact_tables(Model& model);  // generate_tables.cpp
void write_record_tables(Model& model);
void write_input_tables(Model& model);
void write_tables(Model& model, const Place& place);
void write_standards(Model& model);  // generate_standards.cpp
void write_defines(Model& model);    // generate_overall.cpp
void write_discretion(Model& model);
void write_sampling(Model& model);
void write_overall(Model& model);
void write_tests(Model& model);
// A second framework, which amends the one written and takes its name (generate_amendment.cpp).
void write_amendment(Model& model);

// ---- parts of them

// Bands that hold every number: of percent, from 0 to 100, else from some number on. `outcomes` from the lowest.
struct BandingText {
  std::string rounding;  // " rounded half-up to 1 decimal", " exact"; of whole numbers perhaps nothing
  std::vector<std::string> bands;
};
BandingText bands(Model& model, BandingModel::Of of, const std::vector<std::string>& outcomes, std::int64_t reach);
// Levels of the scale, mostly rising: outcomes of so many bands.
std::vector<std::string> outcomes(Model& model, const ScaleModel& scale, std::size_t count);
std::string rounding(Model& model);  // of a number

// Some facts, whose names begin so (generate_types.cpp).
void write_facts(Model& model, KindModel& kind, const std::string& prefix = "");
// What may stand behind `is` of such a value, but for `not` and `missing`.
std::string test_of(Model& model, const FactModel& fact);
// Tests of which exactly one holds for each such value.
std::vector<std::string> parts_of(Model& model, const FactModel& fact);
// Yes or no, over the facts of one case.
std::string condition(Model& model, const KindModel& kind, int depth);

// Over the records of some list; there must be one (generate_lists.cpp).
std::string number_of_records(Model& model);
std::string percent_of_records(Model& model);
std::string truth_of_records(Model& model);

// Over standards and questions (generate_expressions.cpp).
std::string truth(Model& model, const Place& place, int depth);
std::string number(Model& model, const Place& place, int depth);
std::string percent(Model& model, const Place& place, int depth);
// `rating of standards …`, all of one scale; empty where there are none.
struct Collection {
  std::string text;
  std::size_t size = 0;
  std::size_t scale = 0;
};
std::optional<Collection> collection(Model& model, const Place& place, bool scored);
std::string pointer(const StandardModel& standard);             // "standard 2.1", "safety"
std::string level_test(Model& model, const ScaleModel& scale);  // "at least good"

// Limits, raises, `not rated when`, behind a rating (generate_rules.cpp).
void write_changes(Model& model, const Place& place, const ScaleModel& scale, std::size_t most);
// `rating = <number> banded { … }`
void write_banded(Model& model, const std::string& what, const std::string& figure, BandingModel::Of of,
                  const ScaleModel& scale, std::int64_t reach);

}  // namespace rubric::oracle
