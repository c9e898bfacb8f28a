// One inspection, matched to a framework.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lang/framework.hpp"
#include "runtime/document.hpp"
#include "runtime/tallies.hpp"
#include "runtime/value.hpp"

namespace rubric {

// What stands at the head of an inspection's file and decides which framework rates it.
struct Heading {
  std::string programme;
  std::string provider;
  std::string framework;          // empty: the edition of the programme in force
  std::optional<Date> fieldwork;  // first day
  Span span;                      // of what a message about the choice should point at
  Span programme_span;            // of its name, where there is one
};
// Reads only what the choice of a framework needs. Empty after an error.
std::optional<Heading> read_heading(const DataValue& document, Diagnostics& diagnostics);

// An answer of one case to one question. `insufficient` is only as it was given: what it counts as, the standard says.
enum class Answer : std::uint8_t { not_relevant, yes, no, open, insufficient };

// Cases that answered the questions of one standard alike, in the order of its questions.
struct Pattern {
  std::vector<Answer> answers;
  std::int64_t cases = 0;
  friend bool operator==(const Pattern&, const Pattern&) = default;
};

// A figure that the report printed.
struct Published {
  enum class What : std::uint8_t { rating, overall, score } what = What::rating;
  StandardId standard;
  std::uint32_t level = 0;
  Rational score;
  Span span;
};

// What stands beside the level that the lead inspector gave.
struct Judgement {
  StandardId standard;
  std::string by;
  std::string reason;
  std::string evidence;
  std::vector<std::string> characteristics;  // those that it was judged against
};

// What the ratings panel decided on one rating.
struct Decision {
  StandardId standard;        // none: the overall
  std::uint32_t awarded = 0;  // level
  GroundUse ground;           // the one it rests on
  std::string reason;
  std::string by;
  std::optional<Date> on;
  std::vector<std::pair<std::string, std::string>> more;  // what else the rules ask it to record: name and text
  Span span;                                              // of the level
};

// What the framework asked for has no place for: kept out, and said in a note.
struct SetAside {
  std::string what;  // "the tallies of standard 3.4"
  std::string why;
  Span span;
};

// The cases behind the figures of one question, by their identifiers, or "case 3" where a record has none.
struct NamedCases {
  std::vector<std::string> no;
  std::vector<std::string> open;
};

// Whether the condition of a question held for some case, and failed for some.
struct Relevances {
  bool held = false;
  bool failed = false;
};

struct Inspection {
  Heading heading;
  std::vector<std::optional<std::int64_t>> samples;   // per kind: cases inspected; none where the data do not tell
  std::vector<std::optional<std::int64_t>> eligible;  // per kind: cases that the sample was drawn from
  std::vector<std::uint64_t> applies;                 // per standard: a truth; empty where all do
  std::vector<std::uint64_t> judged;  // per standard: the levels its judgement may be, a bit each; 0: none
  std::vector<Tallies> tallies;       // per question
  std::vector<std::vector<std::optional<Tallies>>> prompts;  // per question and prompt; none where the data do not tell
  std::vector<std::vector<Pattern>> patterns;  // per standard; empty unless its cases are known one by one
  std::vector<Relevances> relevances;          // per question; of cases that are known one by one
  std::vector<std::uint64_t> choices;          // per fact: those that some case has, a bit each
  std::vector<Value> inputs;                   // per fact: what an input may be; of a fact of cases, nothing
  // Per list: its records, each with a value for every fact of the framework; none where the data do not tell.
  std::vector<std::optional<std::vector<std::vector<Value>>>> records;
  std::vector<Judgement> judgements;  // of those that say more than the level
  std::vector<Decision> decisions;    // at most one for a standard, and for the overall
  std::vector<Published> published;
  bool published_elsewhere = false;  // under another edition: shown, and no difference
  std::vector<SetAside> set_aside;
  std::vector<NamedCases> named_cases;  // per question, where identifiers were asked for; else empty
};

// Null where the panel has decided nothing on it; without a standard, on the overall.
const Decision* decision_on(const Inspection& inspection, StandardId standard);

// A truth.
std::uint64_t applies(const Inspection& inspection, StandardId standard);

// What may be true of a question whose figures the data do not tell. One that is asked in every case has a relevant
// one: data in which it has none say so. `applies`: whether its standard does, a truth.
Tallies untold_tallies(const Question& question, std::optional<std::int64_t> sample, std::uint64_t applies);

// What each fact of the framework that is an input may be where the data do not tell: absent where that is a proper
// value, else all that its type allows.
std::vector<Value> untold_inputs(const Framework& framework);

// How much of the data the framework must have a place for.
struct Binding {
  // The framework was asked for by name, against the one that the inspection would be rated by (`own`, null when
  // it is not known): what has no place is set aside.
  bool asked_for = false;
  const Framework* own = nullptr;
  bool case_ids = false;  // messages and `named_cases` may name cases by their identifiers
  bool in_part = false;   // cases may leave out facts and answers: what they do not tell is open
};

// Matches the data to the framework: names to standards and questions, case records to tallies. Reports all
// errors; empty after one. Judgements and tallies that are missing are open.
std::optional<Inspection> bind(const DataValue& document, const Heading& heading, const Framework& framework,
                               const Binding& binding, const Sources& sources, Diagnostics& diagnostics);

}  // namespace rubric
