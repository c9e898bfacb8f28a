// A framework while it is being checked. Private to the check_*.cpp files.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lang/ast.hpp"
#include "lang/diagnostic.hpp"
#include "lang/framework.hpp"

namespace rubric {

// What a name in an expression can mean. Levels, choices and facts are found through their scale or kind.
struct Symbol {
  enum class Kind : std::uint8_t { parameter, define, banding, standard } kind = Kind::parameter;
  std::uint32_t index = 0;  // of a banding: none while it has not been read, or after an error in it
  const Node* node = nullptr;
  bool used = false;
  bool of_facts = false;  // a define that speaks of facts, itself or through others: it is worked out for each case
};

// Something in an expression that stands for several: the standards or questions of a place, with the condition
// under which each belongs there.
struct Entity {
  std::uint32_t index = 0;
  ExprId guard;
};

// What a part of an expression means before it is a single value.
struct Term {
  enum class Kind : std::uint8_t {
    broken,     // an error has been reported; nothing more is said
    value,      // `value`
    values,     // `members`, each of `type`
    domains, standards, questions,  // `entities`; `single` if exactly one was named
    overall,
  } kind = Kind::broken;
  ExprId value;
  Type type;
  std::vector<Member> members;
  std::vector<Entity> entities;
  bool single = false;
  bool weighted = false;  // some member states its weight

  bool is_entities() const { return kind == Kind::domains || kind == Kind::standards || kind == Kind::questions; }
};

// What a rule's place makes known.
struct Scope {
  StandardId standard;           // whose rule it is
  DomainId domain;
  bool overall = false;
  KindId facts;                  // of the case at hand, in a condition on cases
  bool ground = false;           // questions with nothing relevant have no part
  bool test = false;             // figures are looked at, not rated with
  bool constant = false;         // nothing of the inspection is known
  DefinitionId rating;           // of the place, as far as its rules have run
  DefinitionId score;
  const Entity* member = nullptr;  // inside `where`
  Term::Kind member_kind = Term::Kind::broken;
};

// What holds for a standard whose question has no relevant case.
struct Policy {
  enum class Kind : std::uint8_t { unsaid, leave_out, value, not_rated } kind = Kind::unsaid;
  ExprId value;
  bool asked = false;  // of a value: a rule has asked for a percentage of the standard's questions
  bool met = false;    // and has banded it, so that the value can take its place
};

// Whose results are worked out.
struct Subject {
  enum class Kind : std::uint8_t { standard, domain, overall } kind = Kind::overall;
  std::uint32_t index = 0;
  friend auto operator<=>(const Subject&, const Subject&) = default;
};

struct Draft;

// The identifiers of one place. Two that are the same, or differ in nothing but capitals, are reported.
class Identifiers {
 public:
  // False if it is taken. `what` it names may be left out of the message.
  bool declare(Draft& draft, const Node& node, std::string_view what);

 private:
  std::map<std::string, const Node*, std::less<>> as_written_;
  std::map<std::string, const Node*, std::less<>> in_small_letters_;
};

// Bounds for hostile texts. What is read or worked out goes no deeper, so whoever follows the graph may recurse.
inline constexpr std::size_t kMaxDepth = 1000;
inline constexpr std::size_t kMaxSteps = 1'000'000;  // expressions, and members of aggregates
inline constexpr std::size_t kMaxErrors = 1000;      // after so many no expression is read any more

struct Draft {
  Draft(const Sources& from, Diagnostics& to, const Node& of, bool whole) : sources(from), diagnostics(to), root(of), complete(whole) {}

  const Sources& sources;
  Diagnostics& diagnostics;
  const Node& root;
  bool complete;
  Framework framework;

  std::map<std::string, Symbol, std::less<>> names;
  std::map<std::string, std::uint32_t, std::less<>> scales, kinds, domains, standards;  // by identifier
  std::vector<const Node*> standard_nodes;  // as framework.standards
  std::vector<const Node*> domain_nodes;
  std::vector<const Node*> question_nodes;
  std::vector<Policy> policies;             // per standard
  std::vector<bool> scale_used, kind_used;

  enum class State : std::uint8_t { fresh, underway, done };
  std::map<Subject, State> results;         // of what has rules
  std::map<std::string, Term, std::less<>> defined;  // defines and parameters that have been read
  std::vector<std::pair<std::string, Span>> underway;  // what is being worked out, for cycles
  std::optional<Subject> working;           // whose rules are being worked out
  std::set<Subject> broken;                 // of whose rules one has an error: what it gives is not known
  bool bandings_read = false;               // those without an index then have an error
  std::size_t constants_only = 0;           // how many constants are being read: nothing of the inspection may be used
  std::size_t reading = 0;                  // how deep expressions are being read, through definitions
  bool exhausted = false;                   // a bound has been passed and reported: nothing more is read
  std::map<const Node*, std::vector<const Node*>> defaults;  // per domain, and for the framework
  mutable std::map<std::uint32_t, std::optional<Rational>> constants;  // per definition that has been looked at
  mutable std::map<std::uint32_t, Bounds> ranges;

  std::string_view text(const Node& node) const { return sources.text(node.span); }
  std::string id(const Node& node) const { return std::string(text(*node.id())); }
  std::string title(const Node& node) const;  // its text, else the identifier with blanks for hyphens
  Origin origin(const Node& node, const Origin* owner = nullptr) const;
  std::string name(Subject subject) const;   // in names of definitions: "standard 2.1", "overall"
  std::string words(Subject subject) const;  // in messages: "standard 2.1", "the overall"
  std::string words(Type type) const;        // "a level of `rating`"
  // Whether all of the node's text could be read: what seems to be missing in it may stand in what was left out.
  bool whole(const Node& node) const;
  // Whether the place is in the framework's own text, not in that of one it amends.
  bool is_own(Span span) const { return span.source == root.span.source && span.begin >= root.span.begin && span.end <= root.span.end; }

  void error(Code code, Span span, std::string message, std::string advice, std::vector<Label> related = {},
             std::vector<std::string> notes = {});
  // Reports a name that nothing declares, unless the text is incomplete.
  void unknown(const Node& name, std::string_view what, const std::vector<std::string_view>& candidates);
  // Whether an unknown name is still worth a search for the one that was meant.
  bool suggests() const { return complete && diagnostics.errors() < kMaxShownErrors; }
  void exhaust(Span span, std::string message, std::string advice);

  ExprId add(Expr expr);
  ExprId add(Op op, Type type, Span span, std::vector<ExprId> args, std::uint32_t index = 0);
  ExprId number(Rational value, Span span);
  DefinitionId define(std::string name, ExprId value, Origin origin, std::string title = {});
  Type type(ExprId expr) const { return framework[expr].type; }

 private:
  bool stands_in_default(Span span) const;
  std::size_t depth_of(const Expr& expr) const;

  std::vector<std::size_t> depths_;  // per expression: the longest way down to a leaf, through definitions
  std::size_t steps_ = 0;
};

// ---- the passes, in their order
void declare_types(Draft& draft);       // check_types.cpp: scales, kinds of case
void declare_standards(Draft& draft);   // check_standards.cpp: domains, standards, questions, prompts
void declare_names(Draft& draft);       // check_names.cpp: parameters, defines, bandings; doubles
void read_policies(Draft& draft);       // check_rules.cpp: what holds when nothing is relevant
void read_bandings(Draft& draft);       // check_bands.cpp
void read_conditions(Draft& draft);     // check_standards.cpp: weights; of questions and prompts, when they are relevant
void read_rules(Draft& draft);          // check_rules.cpp: every subject's results
void read_discretions(Draft& draft);    // check_discretion.cpp: grounds; sampling
void read_tests(Draft& draft);          // check_tests.cpp
void report_unused(Draft& draft);       // check_names.cpp

// ---- what passes ask of one another
Term read_term(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted = {});
// A value as a term; broken where there is none.
Term term_of(const Draft& draft, ExprId value);
// check_collections.cpp
Term read_where(Draft& draft, const Node& node, const Scope& scope);
Term read_list(Draft& draft, const Node& node, const Scope& scope);
Term read_application(Draft& draft, const Node& node, const Scope& scope);
ExprId read_quantified(Draft& draft, const Node& node, const Scope& scope);
// check_comparisons.cpp: whether two values can be compared; an error unless they can.
bool comparable(const Draft& draft, ExprId a, ExprId b);
bool require_comparable(Draft& draft, ExprId a, ExprId b, Span span);
// A single value; none after an error. `wanted` says of which type a bare level or number is meant to be.
ExprId read_value(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted = {});
ExprId read_truth(Draft& draft, const Node& node, const Scope& scope);
// `value is test`; `said` is where the value stands.
ExprId read_test(Draft& draft, const Node& test, ExprId value, Span said, const Scope& scope);
// Sets the type of a `score` step; false, with an error, if the levels have no scores.
bool score_type(Draft& draft, ExprId score, Span span);
// The value of an expression without inputs; empty, with an error, for any other.
std::optional<Rational> read_constant(Draft& draft, const Node& node);
std::optional<Rational> constant_value(const Draft& draft, ExprId expr);
// A define or parameter that nothing has asked for yet is read all the same.
void read_unasked(Draft& draft, const Node& declaration);
// What a test of numbers holds (`50 to 64`, `at least 80`); empty after an error.
std::optional<Bounds> read_band_bounds(Draft& draft, const Node& test);
// check_terms.cpp: names, pointers and plurals; a part of something (`standards of domains 2, 3`).
Term read_name(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted);
Term read_part_of(Draft& draft, const Node& part, const Term& whole, const Scope& scope);
ExprId level_value(Draft& draft, const Node& name, std::uint32_t scale);
// What is being worked out has been asked for again, from the place given.
void report_circle(Draft& draft, std::string_view name, Span span);
// Of a declaration or rule: its value. The last child that is no source or note.
const Node& last_part(const Node& node);
// An attribute (`rating`, `percent`, …) of one thing; none after an error.
ExprId attribute(Draft& draft, std::string_view name, Term::Kind kind, const Entity& of, Span span, const Scope& scope);
bool is_attribute(std::string_view name);
bool is_aggregate(std::string_view name);
// A name of the language. Where a value is given such a name, that is reported, and the name then means the value.
bool is_built_in(std::string_view name);
void check_not_built_in(Draft& draft, const Node& name);
// A part of the framework that would be passed over where it stands.
void misplaced(Draft& draft, Span span, std::string message, std::string advice);
// A declaration with nothing in it, unless what was in it could not be read.
void check_not_empty(Draft& draft, const Node& node, bool empty, std::string_view what, std::string_view advice);
// The names among which one was looked for.
std::vector<std::string_view> names_in(const std::map<std::string, std::uint32_t, std::less<>>& declared);
// Applies a banding to a number or percent, as `band` steps; knows the policy for nothing relevant.
ExprId apply_banding(Draft& draft, BandingId banding, ExprId value, Span span);
BandingId read_banding(Draft& draft, const Node& node, TypeKind measure, std::optional<Rounding> rounding, Bounds range, std::optional<Type> wanted);
std::optional<Rounding> read_rounding(Draft& draft, const Node& node);
// What a value can be at all, seen from the scales and constants it is made of.
Bounds range_of(const Draft& draft, ExprId expr);
// The results of a standard, domain or the overall, worked out on demand; null after an error.
const Results* results_of(Draft& draft, Subject subject, Span asked_from);
// The level that the node names in the scale; empty, with an error, if it has none such.
std::optional<std::uint32_t> find_level(Draft& draft, const Node& name, std::uint32_t scale);
// The scales with such a level.
std::vector<std::uint32_t> scales_with(const Draft& draft, const Node& level);
void report_ambiguous(Draft& draft, const Node& level, const std::vector<std::uint32_t>& scales);
std::vector<std::string_view> names_of_levels(const Draft& draft);
// The scale of ratings where none is said: the only one.
std::optional<std::uint32_t> only_scale(Draft& draft, Span span);

}  // namespace rubric
