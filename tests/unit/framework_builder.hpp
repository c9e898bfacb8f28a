// Small frameworks put together by hand, for tests of what runs behind the checker.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lang/framework.hpp"
#include "runtime/inspection.hpp"

namespace rubric {

inline constexpr Type kTruth{TypeKind::truth, 0};
inline constexpr Type kWhole{TypeKind::whole, 0};
inline constexpr Type kNumber{TypeKind::number, 0};
inline constexpr Type kPercent{TypeKind::percent, 0};
inline constexpr Type kDate{TypeKind::date, 0};
inline constexpr Type kRating{TypeKind::level, 0};  // of the scale that every built framework has

enum : std::uint32_t { kInadequate, kRequiresImprovement, kGood, kOutstanding };
inline constexpr std::uint64_t kAnyRating = 0b1111;

class FrameworkBuilder {
 public:
  Framework framework;

  FrameworkBuilder() {
    Scale rating;
    std::int64_t score = 0;
    for (const char* id : {"inadequate", "requires-improvement", "good", "outstanding"}) {
      Level level;
      level.id = id;
      level.score = Rational(score++);
      rating.levels.push_back(level);
    }
    framework.scales.push_back(rating);
  }

  // ---- expressions

  ExprId add(Expr expr) {
    // Every expression has words of its own, so that errors at two of them are two errors.
    const auto place = static_cast<std::uint32_t>(framework.exprs.size());
    expr.span = {SourceId{}, place, place + 1};
    framework.exprs.push_back(std::move(expr));
    return {place};
  }
  ExprId op(Op op, Type type, std::vector<ExprId> args, std::uint32_t index = 0) {
    Expr expr = leaf(op, type, index);
    expr.args = std::move(args);
    return add(std::move(expr));
  }
  ExprId over(Op op, Type type, std::vector<Member> members, std::uint32_t index = 0) {
    Expr expr = leaf(op, type, index);
    expr.members = std::move(members);
    return add(std::move(expr));
  }
  ExprId number(Rational value, Type type = kNumber) {
    Expr expr = leaf(Op::constant, type, 0);
    expr.number = value;
    return add(std::move(expr));
  }
  ExprId level(std::uint32_t index) { return add(leaf(Op::constant, kRating, index)); }
  ExprId truth(bool yes) { return add(leaf(Op::constant, kTruth, yes ? 1 : 0)); }
  ExprId absent(Type type) {
    Expr expr = leaf(Op::constant, type, 0);
    expr.absent = true;
    return add(std::move(expr));
  }
  ExprId test(Relation relation, std::vector<ExprId> args, bool negated = false) {
    Expr expr = leaf(Op::test, kTruth, 0);
    expr.relation = relation;
    expr.negated = negated;
    expr.args = std::move(args);
    return add(std::move(expr));
  }
  ExprId rounded(ExprId value, Rational step = 1, RoundingMode mode = RoundingMode::half_up) {
    Expr expr = leaf(Op::round, framework[value].type, 0);
    expr.rounding = {false, mode, step};
    expr.args = {value};
    return add(std::move(expr));
  }
  ExprId percent(QuestionId question) { return add(leaf(Op::percent, kPercent, question.index)); }
  ExprId relevant(QuestionId question) { return add(leaf(Op::relevant, kWhole, question.index)); }
  ExprId answered_yes(QuestionId question) { return add(leaf(Op::answered_yes, kWhole, question.index)); }
  ExprId judged(StandardId standard) { return add(leaf(Op::judged, kRating, standard.index)); }
  ExprId present(ExprId value) { return op(Op::is_present, kTruth, {value}); }

  DefinitionId define(std::string name, ExprId value) {
    framework.definitions.push_back({std::move(name), "", framework[value].type, value, {}});
    return {static_cast<std::uint32_t>(framework.definitions.size()) - 1};
  }
  ExprId use(DefinitionId id) { return add(leaf(Op::definition, framework[id].type, id.index)); }

  // ---- declarations

  StandardId standard(std::string id, std::size_t questions = 0) {
    const StandardId standard{static_cast<std::uint32_t>(framework.standards.size())};
    framework.standards.emplace_back();
    framework.standards.back().id = std::move(id);
    for (std::size_t i = 0; i < questions; ++i) {
      Question question;
      question.id = "q" + std::to_string(i + 1);
      question.standard = standard;
      framework.standards.back().questions.push_back({static_cast<std::uint32_t>(framework.questions.size())});
      framework.questions.push_back(std::move(question));
    }
    return standard;
  }
  QuestionId question() { return framework[standard("s", 1)].questions[0]; }

  BandingId banding(Banding banding) {
    framework.bandings.push_back(std::move(banding));
    return {static_cast<std::uint32_t>(framework.bandings.size()) - 1};
  }
  static Band band(std::string id, Bounds bounds, std::uint32_t level) {
    Band band;
    band.id = std::move(id);
    band.bounds = bounds;
    band.level = level;
    return band;
  }
  // Below 50, 50 to 64, 65 to 79, at least 80.
  BandingId sufficiency(Rounding rounding = {false, RoundingMode::half_up, 1}) {
    Banding banding;
    banding.id = "sufficiency";
    banding.rounding = rounding;
    banding.result = kRating;
    banding.bands = {band("minority", {{}, 50, false, true}, kInadequate),
                     band("too-few", {50, 64, false, false}, kRequiresImprovement),
                     band("reasonable-majority", {65, 79, false, false}, kGood),
                     band("large-majority", {80, {}, false, false}, kOutstanding)};
    return this->banding(std::move(banding));
  }

  // An inspection of which nothing is known.
  Inspection inspection() const {
    Inspection result;
    result.judged.assign(framework.standards.size(), kAnyRating);
    result.tallies.assign(framework.questions.size(), Tallies::any());
    result.patterns.resize(framework.standards.size());
    return result;
  }

 private:
  static Expr leaf(Op op, Type type, std::uint32_t index) {
    Expr expr;
    expr.op = op;
    expr.type = type;
    expr.index = index;
    return expr;
  }
};

}  // namespace rubric
