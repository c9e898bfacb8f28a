// A framework while it is being checked. Private to the check_*.cpp files; what they do to it is in check_passes.hpp.
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
  enum class Kind : std::uint8_t { parameter, define, banding, table, standard, input, list } kind = Kind::parameter;
  // Of an input its FactId, of a list its ListId; of a banding none while it has not been read, or after an error in
  // it.
  std::uint32_t index = 0;
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
    broken,  // an error has been reported; nothing more is said
    value,   // `value`
    values,  // `members`, each of `type`
    domains,
    standards,
    questions,  // `entities`; `single` if exactly one was named
    records,    // of `list`, those for which `guard` holds
    overall,
  } kind = Kind::broken;
  ExprId value;
  Type type;
  std::vector<Member> members;
  std::vector<Entity> entities;
  bool single = false;
  bool weighted = false;  // some member states its weight
  ListId list;            // of values: the one member stands for each record of the list
  ExprId guard;

  bool is_entities() const { return kind == Kind::domains || kind == Kind::standards || kind == Kind::questions; }
};

// What a rule's place makes known.
struct Scope {
  StandardId standard;  // whose rule it is
  DomainId domain;
  bool overall = false;
  KindId facts;            // of the case at hand, in a condition on cases
  ListId record;           // of the record at hand
  bool ground = false;     // questions with nothing relevant have no part
  bool indicated = false;  // ratings are looked at before the panel has decided; for the overall, its own only
  bool test = false;       // figures are looked at, not rated with
  bool constant = false;   // nothing of the inspection is known
  DefinitionId rating;     // of the place, as far as its rules have run
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
  Draft(const Sources& from, Diagnostics& to, const Node& of, bool whole)
      : sources(from), diagnostics(to), root(of), complete(whole) {}

  const Sources& sources;
  Diagnostics& diagnostics;
  const Node& root;
  bool complete;
  std::vector<Span> modules;  // texts of the modules that were taken in
  Framework framework;

  std::map<std::string, Symbol, std::less<>> names;
  std::map<std::string, std::uint32_t, std::less<>> scales, kinds, domains, standards;  // by identifier
  std::vector<const Node*> standard_nodes;                                              // as framework.standards
  std::vector<const Node*> domain_nodes;
  std::vector<const Node*> question_nodes;
  std::vector<Policy> policies;  // per standard
  std::vector<bool> scale_used, kind_used;

  enum class State : std::uint8_t { fresh, underway, done };
  std::map<Subject, State> results;                    // of what has rules
  std::map<Subject, State> applying;                   // of what may not apply
  std::map<std::string, Term, std::less<>> defined;    // defines and parameters that have been read
  std::vector<std::pair<std::string, Span>> underway;  // what is being worked out, for cycles
  std::optional<Subject> working;                      // whose rules are being worked out
  std::set<Subject> broken;                            // of whose rules one has an error: what it gives is not known
  bool bandings_read = false;                          // those without an index then have an error
  std::size_t constants_only = 0;  // how many constants are being read: nothing of the inspection may be used
  std::size_t inputs_only = 0;     // how many conditions for applying are being read: no figures, no ratings
  std::size_t reading = 0;         // how deep expressions are being read, through definitions
  bool exhausted = false;          // a bound has been passed and reported: nothing more is read
  std::map<const Node*, std::vector<const Node*>> defaults;            // per domain, and for the framework
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
  bool is_of_module(Span span) const;  // the place is in the text of a module that was taken in
  // Whether the place is in the framework's own text, not in that of one it amends.
  bool is_own(Span span) const {
    return span.source == root.span.source && span.begin >= root.span.begin && span.end <= root.span.end;
  }

  void error(Code code, Span span, std::string message, std::string advice, std::vector<Label> related = {},
             std::vector<std::string> notes = {}, std::optional<Fix> fix = {});
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

}  // namespace rubric
