// A checked rating framework: one graph of typed definitions.
//
// A Framework exists only if its rules are right: every name is resolved, every expression typed, no cycle is
// left, and amendments have been applied. Sugar is gone: a default has become a rule of each standard it holds
// for, and a collection ("percent of questions") the list of its members. So whatever reads a Framework is
// total. It is made by `check` (lang/check.hpp) and never changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/bounds.hpp"
#include "lang/date.hpp"
#include "lang/graph.hpp"
#include "lang/test.hpp"

namespace rubric {

// ---- scales, bandings, kinds of case

struct Level : Named {
  std::optional<Rational> score;
};
// Worst level first. Scores rise strictly, or no level has one.
struct Scale : Named {
  std::vector<Level> levels;
};
inline constexpr std::size_t kMaxLevels = 60;  // a set of levels is one machine word

struct Band : Named {
  Bounds bounds;            // of the rounded value
  bool otherwise = false;   // takes what no other band holds
  Rational number;          // the outcome, where the banding gives numbers
  std::uint32_t level = 0;  // the outcome, where it gives levels
};
// A function from numbers to levels or numbers. Bands stand from the lowest to the highest, do not overlap, and
// leave no value of the rounding's step without a band.
struct Banding : Named {                 // without id when it is written in place (`score banded { … }`)
  TypeKind measure = TypeKind::percent;  // percent, whole or number
  Rounding rounding;
  Type result;
  std::vector<Band> bands;
};

// The rows of a table or the lines of a `choose`, in their order; `otherwise` comes last. What they come to stands in
// the graph. A two-way table has a line for each of its cells, row by row.
struct Table : Named {  // without id when it is a `choose`
  std::vector<Origin> lines;
  std::vector<Span> across;  // of a two-way table: the cells above its columns
};

// Which end of an input is the good one, if the rules say so.
enum class Better : std::uint8_t { unsaid, lower, higher };

struct Choice {
  std::string id;
  std::string title;
};
struct Fact : Named {
  KindId kind;  // of case, or
  ListId list;  // of whose records it is a field; neither: an input, or the texts that a table gives
  Type type;
  bool ordered = false;     // of a choice: its choices run lowest first
  bool or_missing = false;  // absence is a proper value
  std::vector<Choice> choices;
  std::vector<Rational> values;  // of a number that has only these: the lowest first
  Bounds bounds;
  std::optional<int> decimals;
  std::string unit;
  Better better = Better::unsaid;  // of an input
};
// Whether it may be that number: of a numeric fact.
bool allows(const Fact& fact, Rational number);
struct CaseKind : Named {
  std::vector<FactId> facts;
};
// Records without questions, such as violations.
struct RecordList : Named {
  std::vector<FactId> fields;
};

// ---- what is rated

struct Prompt : Named {
  ExprId when;  // none: relevant where its question is
};
struct Question : Named {
  StandardId standard;
  KindId kind;
  ExprId when;  // none: relevant in every case of the kind
  Rational weight = 1;
  std::vector<Prompt> prompts;
};

// What the answer "insufficient evidence" counts as in a standard; open until its rules say so.
enum class Counts : std::uint8_t { open, yes, no, not_relevant };

struct GroundUse {
  std::uint32_t discretion = 0;  // index into Framework::discretions
  std::uint32_t ground = 0;      // index into its grounds
  DefinitionId holds;            // a truth value
};

// What one rated thing comes to. `rules` are its rating after each rule, in the order written; the last one is
// the rating, where it applies. All lists may be empty: a framework without ratings.
struct Results {
  std::vector<DefinitionId> rules;
  DefinitionId rating;             // none: not rated by this framework. Indicated: what the rules give
  DefinitionId awarded;            // what rules elsewhere see: the same, unless the ratings panel has decided otherwise
  DefinitionId score;              // none: it has no score
  std::vector<GroundUse> grounds;  // on which the panel may depart; of a domain none
};

// Whether a standard or domain applies to the inspection at all.
struct Applicable : Named {
  ExprId when;           // its own condition; none: nothing but that of its domain
  DefinitionId applies;  // a truth, of that and its domain's; none: always
};

struct Standard : Applicable {
  DomainId domain;  // none: it stands alone
  KindId kind;      // of its questions; none without questions
  bool judged = false;
  ScaleId judged_on;            // of a judged one
  bool without_rating = false;  // tallies only
  bool counted = true;
  Rational weight = 1;
  Counts insufficient_evidence = Counts::open;
  Span declared;  // where its identifier is declared
  Span identity;  // the same in two editions if it is the same standard: `declared` where it was first
  std::vector<QuestionId> questions;
  Results results;
  BandingId banding;                   // that its questions' percentages meet; none or several: none
  DefinitionId lowest;                 // lowest percent of its relevant questions; none without questions
  std::vector<DefinitionId> deciding;  // per question: whether it is one of the lowest
};

struct Domain : Applicable {
  std::vector<StandardId> standards;
  Results results;
};

struct Ground : Named {};
struct Discretion : Named {
  std::vector<Ground> grounds;
  std::optional<std::int64_t> moves_at_most;  // levels
  std::vector<std::string> requires_;         // what a decision must record
};

struct Share {
  KindId kind;
  Rational percent;
};
struct Size {
  KindId kind;
  Bounds cases;
};
struct Sampling : Named {
  std::optional<Rational> confidence;  // per cent
  std::optional<Rational> margin;      // points
  std::vector<Share> split;
  std::vector<Size> sizes;
};

// ---- the whole

struct InForce {
  Date from;
  std::optional<Date> to;  // inclusive; none: until replaced
};

// What becomes of a standard of the framework that this one amends, as its crosswalk says.
struct Carried : Origin {
  enum class How : std::uint8_t { becomes, replaced, ends } how = How::ends;
  std::string from;  // its identifier there
  std::string to;    // of the standard that it becomes or is replaced by
};

struct Framework : Named {
  std::string programme;  // empty: none
  std::string programme_title;
  std::optional<InForce> in_force;  // none: an alternative, reached by name only
  std::vector<std::string> chain;   // itself, the framework it amends, and so on
  std::vector<Carried> crosswalk;   // from the framework that it amends

  std::vector<Scale> scales;
  std::vector<Banding> bandings;
  std::vector<Table> tables;
  std::vector<CaseKind> kinds;
  std::vector<RecordList> lists;
  std::vector<Fact> facts;
  std::vector<FactId> inputs;  // those of `facts` that are of the inspection itself
  std::vector<Domain> domains;
  std::vector<Standard> standards;  // in the order written
  std::vector<Question> questions;
  std::vector<Discretion> discretions;
  std::optional<Sampling> sampling;
  std::vector<Expr> exprs;
  std::vector<Definition> definitions;  // in dependency order
  std::vector<DefinitionId> printed;    // `define`s with a title
  std::optional<Results> overall;
  std::string overall_title;
  Origin overall_origin;
  std::vector<Test> tests;

  // Of a standard; without one, of the overall, which must be there.
  const Results& results(StandardId of) const { return of ? standards[of.index].results : *overall; }

  const Expr& operator[](ExprId at) const { return exprs[at.index]; }
  const Definition& operator[](DefinitionId at) const { return definitions[at.index]; }
  const Standard& operator[](StandardId at) const { return standards[at.index]; }
  const Question& operator[](QuestionId at) const { return questions[at.index]; }
  const Scale& operator[](ScaleId at) const { return scales[at.index]; }
  const Banding& operator[](BandingId at) const { return bandings[at.index]; }
  const Fact& operator[](FactId at) const { return facts[at.index]; }
  const RecordList& operator[](ListId at) const { return lists[at.index]; }
  const CaseKind& operator[](KindId at) const { return kinds[at.index]; }
  const Domain& operator[](DomainId at) const { return domains[at.index]; }
};

// The standard of the framework that is the same as one of another edition; null where there is none.
const Standard* same_standard(const Framework& framework, const Standard& other);

// The framework as text without places, provenance or citations: equal texts rate alike. For
// `rubric dump --framework`, golden tests and the semantic hash.
std::string dump(const Framework& framework);
std::string dump(const Framework& framework, ExprId expr);
// 64 bits of FNV-1a over the dump, tests left out. Tells versions apart; no protection against forgery.
std::uint64_t semantic_hash(const Framework& framework);

}  // namespace rubric
