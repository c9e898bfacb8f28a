// Rows that are counted in the plain way, held against the slow one: read_case_sheet() and bind() of the same rows.
#include "runtime/batch/case_counter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "lang/check.hpp"
#include "runtime/batch/wide_at_once.hpp"
#include "runtime/case_kinds.hpp"
#include "runtime/case_sheet.hpp"
#include "runtime/inspection.hpp"
#include "tests/catch.hpp"
#include "tests/oracle/random.hpp"

namespace rubric {
namespace {

using oracle::Random;

constexpr std::string_view kRules = R"(
framework plain "Asked in every case" {
  programme example
  scale rating { poor "Poor" scores 0  good "Good" scores 1 }
  banding enough of percent rounded half-up { few below 50 -> poor  most at least 50 -> good }
  cases court "Court disposals" { }
  cases out-of-court "Out of court" { }
  default for standards {
    rating = lowest of enough of percent of questions
    nothing relevant -> leave out
  }
  domain 2 "Court" on court {
    standard 2.1 "Assessment" {
      question desistance "Desistance"
      question safety "Safety of the child"
      question public-safety "Safety of other people"
    }
    standard 2.2 "Planning" { question desistance "Desistance"  question safety "Safety of the child" }
    standard 2.3 "Review" { question review "Review"  insufficient evidence -> no }
  }
  domain 3 "Out of court" on out-of-court {
    standard 3.1 "Assessment" {
      question desistance "Desistance"
      question safety "Safety of the child"
      question police "Police"
    }
    standard 3.2 "Long" {
      question a "A"  question b "B"  question c "C"  question d "D"  question e "E"  question f "F"  question g "G"
      question h "H"  question i "I"  question j "J"  question k "K"  question l "L"  question m "M"  question n "N"
      question o "O"  question p "P"  question q "Q"  question r "R"  question s "S"  question t "T"  question u "U"
      question v "V"  question w "W"  question x "X"  question y "Y"  question z "Z"  question aa "AA"
      question bb "BB"  question cc "CC"  question dd "DD"  question ee "EE"
    }
  }
  overall { rating = lowest of rating of standards }
}

framework short "Few questions, in the same words" {
  programme example-short
  scale rating { poor "Poor" scores 0  good "Good" scores 1 }
  banding enough of percent rounded half-up { few below 50 -> poor  most at least 50 -> good }
  cases court "Court disposals" { }
  cases out-of-court "Out of court" { }
  default for standards {
    rating = lowest of enough of percent of questions
    nothing relevant -> leave out
  }
  domain 2 "Court" on court {
    standard 2.1 "Assessment" { question a "A"  question b "B"  question c "C" }
    standard 2.2 "Planning" {
      question a "A"  question b "B"  question c "C"  question d "D"  question e "E"  question f "F"  question g "G"
      question h "H"  question i "I"  question j "J"  question k "K"  question l "L"  question m "M"  question n "N"
    }
    standard 2.3 "Delivery" { question a "A"  question b "B" }
    standard 2.4 "Review" { question a "A"  question b "B"  question c "C" }
    standard 2.5 "Exit" { question a "A"  question b "B"  question c "C" }
    standard 2.6 "Later" { question a "A" }
  }
  domain 3 "Out of court" on out-of-court {
    standard 3.1 "Assessment" { question a "A"  question b "B"  question c "C" }
    standard 3.2 "Planning" { question a "A" }
  }
  overall { rating = lowest of rating of standards }
}

framework narrow "Few cells in a row" {
  programme example-narrow
  scale rating { poor "Poor" scores 0  good "Good" scores 1 }
  banding enough of percent rounded half-up { few below 50 -> poor  most at least 50 -> good }
  cases court "Court disposals" { }
  cases out-of-court "Out of court" { }
  default for standards {
    rating = lowest of enough of percent of questions
    nothing relevant -> leave out
  }
  domain 2 "Court" on court {
    standard 2.1 "Assessment" { question a "A"  question b "B"  question c "C" }
    standard 2.2 "Planning" { question a "A"  question b "B"  question c "C"  question d "D" }
  }
  domain 3 "Out of court" on out-of-court {
    standard 3.1 "Assessment" { question a "A"  question b "B"  question c "C" }
    standard 3.2 "Planning" { question a "A" }
  }
  overall { rating = lowest of rating of standards }
}

framework facts "Asked by facts" {
  programme example-facts
  scale rating { poor "Poor" scores 0  good "Good" scores 1 }
  banding enough of percent rounded half-up { few below 50 -> poor  most at least 50 -> good }
  cases court "Court disposals" {
    at-risk  "At risk"         : yes or no
    harm     "Serious harm"    : ordered low, medium, high, very-high
    weeks    "Weeks"           : number 0 to 52 with 1 decimal or missing
    begun    "Begun"           : date
    place    "Place"           : one of home, away
  }
  cases out-of-court "Out of court" { at-risk "At risk" : yes or no   told : yes or no or missing }
  default for standards {
    rating = lowest of enough of percent of questions
    nothing relevant -> leave out
  }
  standard 2.1 "Assessment" on court {
    question desistance "Desistance"
    question safety "Safety of the child"  when at-risk
    question public-safety "Safety of other people" when harm is above low
  }
  standard 2.2 "Planning" on court {
    question weeks "In time" when weeks is at least 4
    question begun "Soon" when begun is not before 2020-03-01
    question both "Both" when harm is above medium and at-risk
  }
  standard 3.1 "Assessment" on out-of-court {
    question desistance "Desistance"
    question safety "Safety of the child"  when at-risk
    question told "Told" when told
  }
  overall { rating = lowest of rating of standards }
}
)";

class Frameworks {
 public:
  Frameworks() {
    library_.add("rules", std::string(kRules), diagnostics_);
    library_.finish(diagnostics_);
    for (const char* name : {"plain", "facts", "short", "narrow"}) {
      const Declared* declared = library_.find(name);
      auto framework = declared == nullptr ? std::nullopt : load(library_, *declared, diagnostics_);
      INFO(render(diagnostics_, sources_, false));
      REQUIRE(framework.has_value());
      all_.push_back(std::move(*framework));
    }
  }
  const Framework& operator[](std::size_t i) const { return all_[i]; }

 private:
  Sources sources_;
  Library library_{sources_};
  Diagnostics diagnostics_;
  std::vector<Framework> all_;
};

using Cells = std::vector<std::string>;

struct Sheet {
  Cells header;
  std::vector<Cells> rows;
  char delimiter = ',';
  std::string end = "\n";
  std::string blank;

  static std::string line(const Cells& cells, char delimiter, const std::string& end) {
    std::string text;
    for (const std::string& cell : cells) text += (&cell == cells.data() ? "" : std::string(1, delimiter)) + cell;
    return text + end;
  }
  std::string text(const std::vector<Cells>& some) const {
    std::string all;
    for (const Cells& row : some) all += line(row, delimiter, end);
    return all;
  }
};

// ---- the slow way

std::optional<Inspection> bound(const Framework& framework, const Sheet& sheet, const std::string& text,
                                std::string& complaints) {
  Sources sources;
  Diagnostics diagnostics;
  const std::string heading = fmt::format("framework = \"{}\"\n{}cases = {{}}\n", framework.id,
                                          sheet.blank.empty() ? "" : fmt::format("blank = \"{}\"\n", sheet.blank));
  auto document = read_toml(sources.add("inspection", heading), sources, diagnostics);
  REQUIRE(document.has_value());
  auto read = read_case_sheet(sources.add("cases.csv", text), sources, diagnostics);
  complaints = render(diagnostics, sources, false);
  if (!read || read->kinds.front().value.items.empty()) return std::nullopt;
  document->entries.back().value.entries =
      read->names_kinds ? read->kinds : CaseKinds(framework, nullptr).sort(read->kinds.front());
  const auto head = read_heading(*document, diagnostics);
  REQUIRE(head.has_value());
  auto inspection = bind(*document, *head, framework, {}, sources, diagnostics);
  complaints = render(diagnostics, sources, false);
  return inspection;
}

Patterns bits_of(const std::vector<Pattern>& patterns) {
  Patterns bits = 0;
  for (const Pattern& pattern : patterns) {
    std::size_t number = 0;
    std::size_t power = 1;
    for (const Answer answer : pattern.answers) {
      number += power * (answer == Answer::yes ? 1 : answer == Answer::no ? 2 : 0);
      power *= 3;
    }
    bits |= Patterns{1} << number;
  }
  return bits;
}

std::string difference(const Framework& framework, const CountedCases& counted, const Inspection& inspection) {
  std::string text;
  for (std::size_t i = 0; i < framework.kinds.size(); ++i) {
    if (std::int64_t{counted.samples[i]} != inspection.samples[i].value_or(0)) text += fmt::format("sample {}\n", i);
  }
  for (std::size_t i = 0; i < framework.questions.size(); ++i) {
    const bool known = inspection.samples[framework.questions[i].kind.index].has_value();
    if (known != (counted.relevant[i] != kNotKnown)) text += fmt::format("known {}\n", i);
    if (known && inspection.tallies[i] != Tallies(Tally{counted.yes[i], counted.relevant[i]}))
      text += fmt::format("tally {}: {} of {}\n", i, counted.yes[i], counted.relevant[i]);
  }
  for (std::size_t i = 0; i < framework.standards.size(); ++i) {
    if (framework.standards[i].questions.size() > kMostQuestions) continue;
    if (counted.patterns[i] != bits_of(inspection.patterns[i])) text += fmt::format("patterns {}\n", i);
  }
  return text;
}

// ---- sheets

// `answer`: else a fact, which must be told alike in all rows of a case.
std::string spelled(std::string text, bool answer, Random& random) {
  if (answer && text == "yes" && random.chance(50)) return "Y";
  if (answer && text == "no" && random.chance(50)) return "0";
  if (answer && text == "not relevant" && random.chance(50)) return random.chance(50) ? "n/a" : "Not-applicable";
  if (random.chance(30)) return " " + text;
  if (random.chance(30)) return text + "\u00A0";
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

std::string answer(Random& random) {
  const std::size_t draw = random.below(10);
  return draw < 6 ? "yes" : draw < 8 ? "no" : "not relevant";
}

struct FactWords {
  std::string_view fact;
  std::vector<std::string> words;
};
const std::vector<FactWords> kFacts = {{"at-risk", {"yes", "no"}},
                                       {"harm", {"low", "medium", "high", "very-high"}},
                                       {"weeks", {"1", "3.5", "4", "4.0", "12", ""}},
                                       {"begun", {"2020-01-01", "2020-03-01", "2021-05-05"}},
                                       {"place", {"home", "away"}},
                                       {"told", {"yes", "no", ""}}};

// The questions that are relevant, written down anew.
bool is_relevant(const std::string& question, const std::vector<std::pair<std::string, std::string>>& facts) {
  const auto fact = [&](std::string_view name) {
    for (const auto& [known, value] : facts) {
      if (known == name) return value;
    }
    return std::string();
  };
  if (question.ends_with(".safety") && !fact("at-risk").empty()) return fact("at-risk") == "yes";
  if (fact("at-risk").empty()) return true;
  if (question == "2.1.public-safety") return fact("harm") != "low";
  if (question == "2.2.weeks") return fact("weeks") != "" && std::stod(fact("weeks")) >= 4;
  if (question == "2.2.begun") return fact("begun") != "2020-01-01";
  if (question == "2.2.both") return fact("harm").ends_with("high") && fact("at-risk") == "yes";
  if (question == "3.1.told") return fact("told") == "yes";
  return true;
}

using Told = std::vector<std::pair<std::string, std::string>>;
struct Case {
  std::string kind, id;
  Told facts, answers;  // by name
};

std::string told(const Told& all, std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.first == name; });
  return found == all.end() ? std::string() : found->second;
}

std::vector<Case> make_cases(const Framework& framework, Random& random) {
  std::vector<Case> cases;
  for (std::uint32_t kind = 0; kind < framework.kinds.size(); ++kind) {
    const std::size_t count = random.chance(15) ? 0 : random.chance(5) ? 250 + random.below(300) : random.below(12);
    const std::vector<std::string> before = {"c", "c", "case number ", "", "Fall \u00E9-", "a name, "};
    const std::string id = before[random.below(random.chance(90) ? 4 : 5)];
    for (std::size_t i = 0; i < count; ++i) {
      Case made{framework.kinds[kind].id, fmt::format("{}{}", id, i + 1), {}, {}};
      for (const FactId fact : framework.kinds[kind].facts) {
        const auto words = std::find_if(kFacts.begin(), kFacts.end(),
                                        [&](const FactWords& one) { return one.fact == framework[fact].id; });
        made.facts.emplace_back(framework[fact].id, random.pick(words->words));
      }
      for (const Question& question : framework.questions) {
        const std::string name = framework[question.standard].id + "." + question.id;
        if (question.kind.index == kind && is_relevant(name, made.facts))
          made.answers.emplace_back(name, answer(random));
      }
      cases.push_back(std::move(made));
    }
  }
  return cases;
}

std::vector<std::string> names_of(const Framework& framework, bool facts) {
  std::vector<std::string> names;
  for (const Fact& fact : framework.facts) {
    if (facts && std::find(names.begin(), names.end(), fact.id) == names.end()) names.push_back(fact.id);
  }
  for (const Question& question : framework.questions) {
    if (!facts) names.push_back(framework[question.standard].id + "." + question.id);
  }
  return names;
}

void shuffle(Cells& cells, Random& random) {
  for (std::size_t i = cells.size(); i > 1; --i) std::swap(cells[i - 1], cells[random.below(i)]);
}

Sheet make_wide(const Framework& framework, const std::vector<Case>& cases, Random& random) {
  Sheet sheet;
  Cells names = names_of(framework, true);
  for (const std::string& question : names_of(framework, false)) names.push_back(question);
  if (random.chance(30)) shuffle(names, random);
  Cells head = {"inspection", "case", "kind"};
  if (random.chance(30)) shuffle(head, random);
  names.insert(names.begin(), head.begin(), head.end());
  if (random.chance(10)) shuffle(names, random);
  for (const Case& one : cases) {
    Cells row;
    for (const std::string& name : names) {
      row.push_back(name == "inspection" ? "June"
                    : name == "case"     ? one.id
                    : name == "kind"     ? one.kind
                                         : told(one.facts, name) + told(one.answers, name));
    }
    sheet.rows.push_back(row);
  }
  sheet.header = std::move(names);
  return sheet;
}

Sheet make_long(const Framework& framework, const std::vector<Case>& cases, Random& random) {
  Sheet sheet;
  const bool standards = random.chance(80);
  const bool facts_once = random.chance(50);
  const bool in_order = random.chance(80);
  sheet.header = {"inspection", "case", "kind"};
  if (random.chance(30)) shuffle(sheet.header, random);
  if (standards) sheet.header.emplace_back("standard");
  for (const char* name : {"question", "answer"}) sheet.header.emplace_back(name);
  for (const std::string& fact : names_of(framework, true)) sheet.header.push_back(fact);
  if (random.chance(10)) shuffle(sheet.header, random);
  for (const Case& one : cases) {
    Told answers = one.answers;
    if (!in_order) {
      for (std::size_t i = answers.size(); i > 1; --i) std::swap(answers[i - 1], answers[random.below(i)]);
    }
    for (const auto& [question, answered] : answers) {
      Cells row;
      for (const std::string& name : sheet.header) {
        const std::size_t dot = question.rfind('.');
        row.push_back(name == "inspection" ? "June"
                      : name == "case"     ? one.id
                      : name == "kind"     ? one.kind
                      : name == "standard" ? question.substr(0, dot)
                      : name == "question" ? (standards ? question.substr(dot + 1) : question)
                      : name == "answer"   ? answered
                      : facts_once && question != answers.front().first ? ""
                                                                        : told(one.facts, name));
      }
      sheet.rows.push_back(row);
    }
  }
  return sheet;
}

// Other ways to write the same, which are to be counted, too.
void spell(Sheet& sheet, Random& random) {
  sheet.end = random.chance(30) ? "\r\n" : "\n";
  if (random.chance(30)) sheet.delimiter = random.chance(50) ? ';' : '\t';
  const bool spelt = random.chance(40);
  const bool blanks = sheet.blank == "not relevant" && random.chance(50);
  for (Cells& row : sheet.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string& name = sheet.header[i];
      if (name == "question" || name == "case" || name == "standard") continue;
      if (blanks && row[i] == "not relevant") row[i].clear();
      if (spelt && !row[i].empty() && random.chance(20))
        row[i] = spelled(row[i], name == "answer" || name.find('.') != std::string::npos, random);
    }
  }
}

// Something that makes a sheet wrong, or hard to read.
void spoil(Sheet& sheet, Random& random) {
  if (sheet.rows.empty()) return;
  Cells& row = sheet.rows[random.below(sheet.rows.size())];
  const std::size_t column = random.below(row.size());
  std::string& cell = row[column];
  const std::vector<std::string> odd = {"",
                                        "maybe",
                                        "\"yes\"",
                                        "\"",
                                        "y\"es",
                                        "\xFF",
                                        std::string(1, '\0'),
                                        "\r",
                                        "\n",
                                        "pending",
                                        "  ",
                                        "yes",
                                        "no",
                                        "insufficient evidence",
                                        "not relevant",
                                        "c1",
                                        "c2",
                                        "June",
                                        "July",
                                        "court",
                                        "Court disposals",
                                        "out of court",
                                        "\u00A0c1\u00A0",
                                        "june",
                                        "2.1",
                                        "safety",
                                        "desistance",
                                        "yes,no"};
  switch (random.below(6)) {
    case 0: cell = random.pick(odd); break;
    case 1: cell = random.pick(odd) + cell; break;
    case 2: cell += random.pick(odd); break;
    case 3: row.push_back(random.pick(odd)); break;
    case 4: row.erase(row.begin() + static_cast<std::ptrdiff_t>(column)); break;
    default: {
      const std::size_t from = random.below(sheet.rows.size());
      const std::size_t to = random.below(sheet.rows.size());
      if (random.chance(30)) {
        sheet.rows.erase(sheet.rows.begin() + static_cast<std::ptrdiff_t>(from));
      } else if (random.chance(50)) {
        std::swap(sheet.rows[from], sheet.rows[to]);
      } else {
        sheet.rows.insert(sheet.rows.begin() + static_cast<std::ptrdiff_t>(to), Cells(sheet.rows[from]));
      }
    }
  }
}

// ---- one against the other

struct Seen {
  std::size_t right = 0;    // sheets that nothing was done to
  std::size_t counted = 0;  // those of them that were counted
  std::size_t spoilt = 0;
  std::size_t counted_spoilt = 0;
};

void take_out(Sheet& sheet, std::string_view column) {
  const auto at = std::find(sheet.header.begin(), sheet.header.end(), column) - sheet.header.begin();
  sheet.header.erase(sheet.header.begin() + at);
  for (Cells& row : sheet.rows) row.erase(row.begin() + at);
}

// Some inspections of one sheet after another, as one counter counts them.
void compare(const Framework& framework, std::uint64_t seed, Seen& seen) {
  Random random(seed);
  const bool wide = random.chance(50);
  const bool kind_by_question = !wide && framework.facts.empty() && random.chance(30);
  std::vector<Sheet> sheets;
  const std::uint64_t layout = random.below(1'000'000);
  const std::string blank = framework.facts.empty() && random.chance(50) ? ""
                            : random.chance(50)                          ? "left out"
                                                                         : "not relevant";
  for (std::size_t i = 0; i < 4; ++i) {
    const std::vector<Case> cases = make_cases(framework, random);
    Random same(layout);  // the header, too
    sheets.push_back(wide ? make_wide(framework, cases, same) : make_long(framework, cases, same));
  }
  const std::uint64_t spelling = random.below(1'000'000);
  std::optional<CaseCounter> counter;
  CountedCases counted;
  for (Sheet& sheet : sheets) {
    if (sheet.rows.empty()) continue;
    sheet.blank = blank;
    Random same(spelling);
    if (kind_by_question) take_out(sheet, "kind");
    spell(sheet, same);
    const bool spoilt = random.chance(50);
    if (spoilt) spoil(sheet, random);
    if (!counter) counter = CaseCounter::make(framework, sheet.header, sheet.delimiter, "", blank);
    REQUIRE(counter.has_value());
    const std::string rows = sheet.text(sheet.rows);
    const std::string readable = rows + std::string(CaseCounter::kReadBeyond, seed % 2 == 0 ? 'y' : '\0');
    const bool plain = counter->count(std::string_view(readable).substr(0, rows.size()), counted);
    const std::string text = Sheet::line(sheet.header, sheet.delimiter, sheet.end) + rows;
    std::string complaints;
    const std::optional<Inspection> inspection = bound(framework, sheet, text, complaints);
    CAPTURE(seed, complaints, text, blank);
    if (plain) {
      REQUIRE(inspection.has_value());
      CHECK(difference(framework, counted, *inspection) == "");
    }
    (spoilt ? seen.spoilt : seen.right) += 1;
    if (plain) (spoilt ? seen.counted_spoilt : seen.counted) += 1;
    if (!spoilt) {
      CHECK(inspection.has_value());
      CHECK(plain);
    }
  }
}

// Whether the rows of a sheet by the framework `narrow` are counted.
bool counts(const std::vector<std::string>& header, const std::string& rows, CountedCases& out) {
  const Frameworks frameworks;
  auto counter = CaseCounter::make(frameworks[3], header, ',', "", "not relevant");
  REQUIRE(counter.has_value());
  const std::string readable = rows + std::string(CaseCounter::kReadBeyond, ' ');
  return counter->count(std::string_view(readable).substr(0, rows.size()), out);
}

TEST_CASE("cases are counted in any order, each once") {
  const std::vector<std::string> header = {"inspection", "case", "kind", "3.1.a", "3.1.b", "3.1.c", "3.2.a"};
  const auto row = [](int id) { return fmt::format("June,c{},out-of-court,yes,no,,yes\n", id); };
  CountedCases counted;
  CHECK(counts(header, row(1) + row(7) + row(3) + row(5) + row(4), counted));
  CHECK(counted.samples[1] == 5);
  CHECK_FALSE(counts(header, row(1) + row(7) + row(3) + row(7) + row(4), counted));
  CHECK_FALSE(counts(header, row(1) + row(3) + row(3) + row(4), counted));
}

TEST_CASE("a case whose kind is spelled in two ways is not counted") {
  const std::vector<std::string> header = {"inspection", "case", "standard", "question", "answer", "kind"};
  const auto rows = [](std::string_view kind) {
    std::string text = fmt::format("June,c1,2.1,a,yes,{}\n", kind);
    for (const char* question : {"2.1,b", "2.1,c", "2.2,a", "2.2,b", "2.2,c", "2.2,d"})
      text += fmt::format("June,c1,{},no,court\n", question);
    return text;
  };
  CountedCases counted;
  CHECK(counts(header, rows("court"), counted));
  CHECK(counts(header, rows("Court"), counted));
  CHECK_FALSE(counts(header, rows("Court disposals"), counted));
  CHECK_FALSE(counts(header, rows("out-of-court"), counted));
}

TEST_CASE("rows that are counted in the plain way come to the same as in the slow one") {
  const Frameworks frameworks;
  const char* set = std::getenv("RUBRIC_PROPERTY_ROUNDS");
  const std::uint64_t rounds = set == nullptr ? 400 : std::strtoull(set, nullptr, 10);
  Seen seen;
  // Half of the sheets as on processors without wide registers.
  for (std::uint64_t seed = 0; seed < rounds; ++seed) {
    forbid_reading_at_once(seed % 8 < 4);
    compare(frameworks[seed % 4], seed, seen);
  }
  forbid_reading_at_once(false);
  CHECK(seen.counted == seen.right);
  CHECK(seen.counted_spoilt > seen.spoilt / 20);
  CHECK(seen.counted_spoilt < seen.spoilt * 3 / 4);
}

}  // namespace
}  // namespace rubric
