// The graph under every framework: typed expressions and the definitions that they make up.
//
// No names, no collections and no defaults are left here. Whatever the language gains, it comes down to these
// operations; lang/framework.hpp says what they are operations on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lang/rational.hpp"
#include "lang/source.hpp"

namespace rubric {

// An index into one vector of the framework; ids of different things do not mix.
template <typename Tag>
struct Id {
  std::uint32_t index = UINT32_MAX;
  explicit operator bool() const { return index != UINT32_MAX; }
  friend auto operator<=>(const Id&, const Id&) = default;
};
using ScaleId = Id<struct ScaleTag>;
using BandingId = Id<struct BandingTag>;
using TableId = Id<struct TableTag>;
using KindId = Id<struct KindTag>;
using ListId = Id<struct ListTag>;
using FactId = Id<struct FactTag>;
using DomainId = Id<struct DomainTag>;
using StandardId = Id<struct StandardTag>;
using QuestionId = Id<struct QuestionTag>;
using DefinitionId = Id<struct DefinitionTag>;
using ExprId = Id<struct ExprTag>;

// ---- where a thing comes from

struct Cite {
  bool is_note = false;  // else a source
  std::string text;
};

struct Origin {
  Span span;                      // the declaration or rule
  std::optional<Span> amendment;  // the amendment that put it there; none when it was written in place
  std::vector<Cite> cites;        // its own, else those of what holds it
};

// What everything declared has: an identifier for rules and data, a title to print.
struct Named {
  std::string id;
  std::string title;
  Origin origin;
};

// ---- types

enum class TypeKind : std::uint8_t { truth, whole, number, percent, date, choice, level };

struct Type {
  TypeKind kind = TypeKind::truth;
  std::uint32_t of = 0;  // level: index of the scale; choice: index of the fact whose choices they are
  friend bool operator==(const Type&, const Type&) = default;
};
inline bool is_numeric(Type type) {
  return type.kind == TypeKind::whole || type.kind == TypeKind::number || type.kind == TypeKind::percent;
}

struct Rounding {
  bool exact = true;
  RoundingMode mode = RoundingMode::half_up;
  Rational step = 1;  // > 0
};

// ---- expressions

// clang-format off
enum class Op : std::uint8_t {
  // leaves
  constant,      // `number`, or `index` of a level, a truth (0 no, 1 yes) or a choice; absent if `absent`
  fact,          // FactId, of the case at hand
  percent,       // QuestionId: 100 × yes / relevant; absent when nothing is relevant
  relevant,      // QuestionId: number of relevant cases
  answered_yes,  // QuestionId: number of them answered yes
  judged,        // StandardId: the level given in the data
  input,         // FactId, of the inspection itself
  awarded,       // StandardId, none: the overall; args: the indicated rating. What the panel awards, else that rating
  fieldwork,     // first day of the inspection's fieldwork
  definition,    // DefinitionId
  // numbers; args: operands
  add, subtract, multiply, divide,
  round,  // `rounding`
  band,   // BandingId
  score,  // of a level
  // aggregates over `members`; an empty one has no lowest, highest, average or median: absent
  lowest, highest, sum, average, weighted_average, median, count,
  share,  // 100 × members whose guard holds / all members
  // truth
  test,         // args: value, then what it is compared with; `relation`, `negated`
  all_of,       // args; yes if there are none
  any_of,       // args; no if there are none
  negate,
  is_present,   // no when the argument is absent
  // rules; args: value, bound or amount, and the condition if it has one
  limit, raise, raise_by, lower_by,
  unless,       // args: value, condition; absent when the condition holds
  or_else,      // args: value, what it is when absent
  // TableId; args: condition, value, condition, value, …, and then what holds otherwise, if that is said. `members`:
  // what the headings of a table name; where a line is wanting and one of these is absent, so is the result
  first_of,     // what the first line gives that holds
  only_of,      // what the one line gives that holds
  // grounds for discretion
  near_boundary,  // args: value, points; BandingId: the *rounded* value lies at most so far from a lower edge
  deciding,       // members: rounded percent of each question of the standard; `index` is among the lowest
  one_case,       // StandardId: some single case, answered otherwise, changes its rating
};
// clang-format on

enum class Relation : std::uint8_t { equal, within, at_least, at_most, above, below, one_of, missing };

struct Member {
  ExprId value;
  ExprId guard;   // none: always a member
  ExprId weight;  // of weighted_average
};

struct Expr {
  Op op = Op::constant;
  Type type;
  Span span;                // the words it comes from
  std::uint32_t index = 0;  // what an id of the op refers to, or the constant's level, truth or choice
  Rational number;          // the constant's number; a date counts days since 1970-01-01
  bool absent = false;      // the constant `missing` or `not rated`
  bool negated = false;     // of a test; an absent value satisfies neither a test nor its negation
  Relation relation = Relation::equal;
  Rounding rounding;
  std::vector<ExprId> args;
  std::vector<Member> members;
  ListId list;  // of an aggregate: its one member stands for each record of the list
};

// A named value of the graph. Its expression refers to definitions that stand before it only.
struct Definition {
  std::string name;   // "rating of standard 2.3"
  std::string title;  // empty: not printed with the results
  Type type;
  ExprId value;
  Origin origin;
};

}  // namespace rubric
