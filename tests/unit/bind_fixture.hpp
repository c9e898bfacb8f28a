// Two small editions of a framework, one of another family, and pieces of an inspection's file rated under them.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lang/check.hpp"
#include "runtime/inspection.hpp"
#include "tests/catch.hpp"

namespace rubric::bind_fixture {

inline constexpr std::string_view kRules = R"(
framework first "First edition" {
  programme example
  in force from 2020-01-01 to 2020-12-31
  scale rating {
    poor  "Poor"  scores 0
    fair  "Fair"  scores 1
    good  "Good"  scores 2
  }
  banding sufficiency of percent rounded half-up {
    minority  below 50     -> poor
    several   50 to 79     -> fair
    most      at least 80  -> good
  }
  cases court "Court" {
    at-risk  : yes or no
    harm     : ordered low, medium, high
    age      : whole number 10 to 17
    weeks    : number 0 to 52 with 1 decimal or missing
    begun    : date
    place    : one of home, away
    view     : level of rating
  }
  cases other "Other" {
    police-told  : yes or no or missing
    view         : level of rating or missing
  }
  default for standards {
    rating = lowest of sufficiency of percent of questions
    nothing relevant -> leave out
  }
  standard 1.1 "Leadership" judged
  standard 1.2 "Staff" judged
  domain 2 "Court" on court {
    standard 2.1 "Assessment" {
      question desistance
      question safety  when at-risk
    }
    standard 2.2 "Planning" {
      question harm   when harm is above low and at-risk
      question weeks  when weeks is at least 4
      question begun  when begun is not before 2020-03-01
    }
  }
  domain 3 "Other" on other {
    standard 3.1 "Joint work" {
      question police
    }
    standard 3.2 "Other work" {
      question told  when police-told
      question view  when view is at least fair
      question late  when fieldwork is not before 2021-01-01
    }
  }
  overall {
    score  = sum of score of standards
    rating = score banded {
      0 to 4   -> poor
      5 to 7   -> fair
      8 to 12  -> good
    }
  }
}

framework second "Second edition" amends first {
  in force from 2021-01-01
  replace standard 3.1 "Policy" judged
  replace standard 3.2 "Otherwise" {
    question told when police-told
  }
  in standard 2.1 {
    remove question safety
  }
  in standard 2.2 {
    change when of question harm to at-risk
    replace question begun
    add question risk when harm is high
  }
  in cases court {
    remove fact begun
    change type of fact harm to ordered low, high
  }
  in cases other {
    add fact told-late : yes or no or missing
  }
  add domain 4 "New" {
    standard 4.1 "Resettlement" judged, not counted
    standard 4.2 "Lateness" on other, not counted {
      question late  when told-late
      question told  when police-told
    }
  }
}

framework stranger "Of nobody's family" {
  scale stars {
    one-star   "One star"
    two-stars  "Two stars"
  }
  cases court {
    at-risk  : yes or no
  }
  standard 1 "All" judged as stars
  standard 1.1 "Leadership" judged as stars
  standard 2.1 "Assessment" judged as stars
  standard 5 "Five" on court, without rating {
    question 1.1
    question 2  when at-risk
  }
  standard 5.1 "Five and one" on court, without rating {
    question 1
  }
}
)";

inline constexpr std::string_view kHeading = "programme = \"example\"\nfieldwork = 2020-06-01\n";

// What came of one file.
struct Bound {
  std::optional<Inspection> inspection;
  std::vector<std::string> messages;  // "R0604 message | advice | related | notes"
};

class Editions {
 public:
  Editions() {
    library_.add("rules", std::string(kRules), diagnostics_);
    library_.finish(diagnostics_);
    for (const char* name : {"first", "second", "stranger"}) {
      frameworks_.push_back(load(library_, *library_.find(name), diagnostics_).value());
    }
    REQUIRE(diagnostics_.all().empty());
  }

  const Framework& first() const { return frameworks_[0]; }
  const Framework& second() const { return frameworks_[1]; }
  const Framework& stranger() const { return frameworks_[2]; }

  Bound bind(std::string_view text, const Framework& framework, const Binding& binding = {}) {
    return bind_file(fmt::format("{}{}", kHeading, text), framework, binding);
  }

  Bound bind_file(std::string text, const Framework& framework, const Binding& binding = {}) {
    const SourceId source = sources_.add("inspection", std::move(text));
    Diagnostics diagnostics;
    Bound bound;
    const std::optional<DataValue> document = read_toml(source, sources_, diagnostics);
    if (document) {
      const std::optional<Heading> heading = read_heading(*document, diagnostics);
      REQUIRE(heading.has_value());
      bound.inspection = rubric::bind(*document, *heading, framework, binding, sources_, diagnostics);
    }
    for (const Diagnostic& diagnostic : diagnostics.sorted()) bound.messages.push_back(line(diagnostic));
    CHECK(bound.inspection.has_value() == bound.messages.empty());
    return bound;
  }

  Inspection right(std::string_view text, const Framework& framework, const Binding& binding = {}) {
    const Bound bound = bind(text, framework, binding);
    CAPTURE(text, bound.messages);
    REQUIRE(bound.inspection.has_value());
    return *bound.inspection;
  }

 private:
  static std::string line(const Diagnostic& diagnostic) {
    std::string text = fmt::format("{} {}", info(diagnostic.code).id, diagnostic.message);
    if (!diagnostic.advice.empty()) text += " | " + diagnostic.advice;
    for (const Label& label : diagnostic.related) text += " | " + label.text;
    for (const std::string& note : diagnostic.notes) text += " | " + note;
    return text;
  }

  Sources sources_;
  Library library_{sources_};
  Diagnostics diagnostics_;
  std::vector<Framework> frameworks_;
};

inline const Question& question(const Framework& framework, std::string_view path) {
  for (const Question& candidate : framework.questions) {
    if (framework[candidate.standard].id + "." + candidate.id == path) return candidate;
  }
  FAIL("no question " << path);
  return framework.questions.front();
}

inline Tallies tallies(const Inspection& inspection, const Framework& framework, std::string_view path) {
  return inspection.tallies[static_cast<std::size_t>(&question(framework, path) - framework.questions.data())];
}

inline std::size_t standard(const Framework& framework, std::string_view id) {
  const auto found = std::find_if(framework.standards.begin(), framework.standards.end(),
                                  [&](const Standard& candidate) { return candidate.id == id; });
  REQUIRE(found != framework.standards.end());
  return static_cast<std::size_t>(found - framework.standards.begin());
}

inline std::vector<std::string> set_aside(const Inspection& inspection) {
  std::vector<std::string> lines;
  for (const SetAside& entry : inspection.set_aside) lines.push_back(entry.what + ": " + entry.why);
  return lines;
}

// A court case to which every question of the first edition is relevant, and all of whose answers are yes.
inline std::string court_case(std::string_view change = "") {
  std::string text =
      "[[cases.court]]\n"
      "at-risk = \"yes\"\n"
      "harm = \"high\"\n"
      "weeks = 4.5\n"
      "begun = 2020-03-01\n"
      "\"2.1.desistance\" = \"yes\"\n"
      "\"2.1.safety\" = \"yes\"\n"
      "\"2.2.harm\" = \"yes\"\n"
      "\"2.2.weeks\" = \"yes\"\n"
      "\"2.2.begun\" = \"yes\"\n";
  const std::string_view key = change.substr(0, change.find(" ="));
  const std::size_t at = key.empty() ? std::string::npos : text.find(std::string(key) + " =");
  if (at != std::string::npos) text.erase(at, text.find('\n', at) + 1 - at);
  return change.ends_with("= -") ? text : fmt::format("{}{}\n", text, change);
}

using Lines = std::vector<std::string>;

}  // namespace rubric::bind_fixture
