// Rules: what a standard, a domain and the overall come to, worked out on demand so that each may need the others.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lang/check_passes.hpp"
#include "lang/parts.hpp"

namespace rubric {
namespace {

using K = NodeKind;

class Working {
 public:
  Working(Draft& draft, Subject subject) : draft_(draft), subject_(subject) {
    scope_.overall = subject.kind == Subject::Kind::overall;
    if (subject.kind == Subject::Kind::domain) scope_.domain = {subject.index};
    if (subject.kind == Subject::Kind::standard) {
      scope_.standard = {subject.index};
      scope_.domain = standard().domain;
    }
  }

  void run();

 private:
  Standard& standard() { return draft_.framework.standards[subject_.index]; }
  Results& results();
  bool is_standard() const { return subject_.kind == Subject::Kind::standard; }

  void run_rule(const Rule& rule);
  void assign(const Rule& rule);
  void report_misordered(const Node& node, std::string_view result);
  void change(const Rule& rule);
  ExprId condition(const Node& rule, const Scope& scope);
  std::optional<Type> wanted_of(const Node& value) const;
  DefinitionId award();
  Scope scope_of_score();
  ExprId unless_left_out(ExprId rating, Span span);
  void judge();
  void confine();
  void finish();
  void set_rating(ExprId value, Origin origin);
  void set_score(ExprId value, Origin origin);
  void report_missing_rating();
  void refuse_rating(const Rule& rule);
  bool names_result(const Node& name, std::string_view does);
  ExprId read_bound(const Node& node, Type type, bool by_levels, const Scope& scope);

  // A rule with an error: what the subject comes to is not known, and nobody is told so again.
  void give_up() { draft_.broken.insert(subject_); }
  bool broken() const { return draft_.broken.contains(subject_); }

  Draft& draft_;
  Subject subject_;
  Scope scope_;
  bool misordered_ = false;  // a rule came before the value that it works on
};

Results& Working::results() {
  switch (subject_.kind) {
    case Subject::Kind::standard: return standard().results;
    case Subject::Kind::domain: return draft_.framework.domains[subject_.index].results;
    case Subject::Kind::overall: break;
  }
  return *draft_.framework.overall;
}

void Working::set_rating(ExprId value, Origin origin) {
  scope_.rating = draft_.define(fmt::format("rating of {}", draft_.name(subject_)), value, std::move(origin));
  results().rules.push_back(scope_.rating);
}

void Working::set_score(ExprId value, Origin origin) {
  scope_.score = draft_.define(fmt::format("score of {}", draft_.name(subject_)), value, std::move(origin));
  results().score = scope_.score;
}

void Working::judge() {
  if (!standard().judged_on) return give_up();
  const Type type{TypeKind::level, standard().judged_on.index};
  const Node& mark = *draft_.standard_nodes[subject_.index]->child(K::judged);
  set_rating(draft_.add(Op::judged, type, mark.span, {}, subject_.index), standard().origin);
}

// A standard all of whose questions are left out is not rated.
ExprId Working::unless_left_out(ExprId rating, Span span) {
  if (!is_standard() || draft_.policies[subject_.index].kind != Policy::Kind::leave_out || standard().questions.empty())
    return rating;
  std::vector<ExprId> present;
  for (const QuestionId id : standard().questions) {
    const ExprId percent = draft_.add(Op::percent, {TypeKind::percent}, span, {}, id.index);
    present.push_back(draft_.add(Op::is_present, {TypeKind::truth}, span, {percent}));
  }
  const ExprId none = draft_.add(Op::negate, {TypeKind::truth}, span,
                                 {draft_.add(Op::any_of, {TypeKind::truth}, span, std::move(present))});
  return draft_.add(Op::unless, draft_.type(rating), span, {rating, none});
}

// A default is not meant for it; a rule of its own contradicts its mark.
void Working::refuse_rating(const Rule& rule) {
  if (rule.owner.span != standard().origin.span) return;
  const bool judged = standard().judged;
  draft_.error(Code::judged_with_rules, rule.node->span,
               fmt::format("standard {} is {} and has a rule for its rating", standard().id,
                           judged ? "judged" : "without rating"),
               judged ? "take out the mark or the rule; `limit` and `raise` may change a judgement"
                      : "take out the mark or the rule",
               {{standard().declared, "marked here"}});
}

bool Working::names_result(const Node& name, std::string_view does) {
  const std::string_view id = draft_.text(name);
  if (id == "rating" || id == "score") return true;
  const std::string near = did_you_mean(id, {"rating", "score"});
  draft_.error(Code::unknown_name, name.span, fmt::format("a rule {} a `rating` or a `score`, not a `{}`", does, id),
               near.empty() ? "other values are declared with `define`" : fmt::format("did you mean `{}`?", near), {},
               {}, respelling(name.span, id, {"rating", "score"}));
  give_up();
  return false;
}

// Lines that give a rating give levels, also where these are called by numbers: of the only scale that has such a one.
std::optional<Type> Working::wanted_of(const Node& value) const {
  if (value.kind != K::choose) return std::nullopt;
  for (const Node* line : value.all(K::line)) {
    const Node& outcome = value_of(*line);
    const std::vector<std::uint32_t> scales =
        outcome.kind == K::number ? scales_with(draft_, outcome) : std::vector<std::uint32_t>{};
    if (scales.size() == 1) return Type{TypeKind::level, scales.front()};
  }
  return std::nullopt;
}

void Working::assign(const Rule& rule) {
  const Node& node = *rule.node;
  if (!names_result(*node.id(), "gives")) return;
  const std::string name = draft_.id(node);
  const bool rating = name == "rating";
  if (rating && is_standard() && (standard().judged || standard().without_rating)) return refuse_rating(rule);
  if (rating ? static_cast<bool>(scope_.rating) : static_cast<bool>(scope_.score)) {
    draft_.error(Code::declared_twice, node.id()->span,
                 fmt::format("{} has two rules for its {}", draft_.words(subject_), name), "keep one of them");
    return;
  }
  const ExprId value = read_value(draft_, value_of(node), rating ? scope_ : scope_of_score(),
                                  rating ? wanted_of(value_of(node)) : std::nullopt);
  if (!value) return give_up();
  const Type type = draft_.type(value);
  if (rating ? type.kind != TypeKind::level : !is_numeric(type)) {
    draft_.error(
        Code::wrong_type, value_of(node).span,
        fmt::format("a {} is {}; this is {}", name, rating ? "a level of a scale" : "a number", draft_.words(type)),
        rating ? "band it: `… banded { 0 to 6 -> inadequate … }`" : "write `score of …` to make a level a number");
    return give_up();
  }
  Origin origin = draft_.origin(node, &rule.owner);
  if (rating)
    set_rating(unless_left_out(value, node.span), std::move(origin));
  else
    set_score(value, std::move(origin));
}

ExprId Working::condition(const Node& rule, const Scope& scope) {
  const Node* when = rule.child(K::when);
  return when == nullptr ? ExprId{} : read_truth(draft_, *when->children[0], scope);
}

Op op_of(K kind) {
  switch (kind) {
    case K::limit: return Op::limit;
    case K::raise: return Op::raise;
    case K::raise_by: return Op::raise_by;
    case K::lower_by: return Op::lower_by;
    default: return Op::unless;
  }
}

// What a rating or score is limited or raised to, or by how many levels it moves.
ExprId Working::read_bound(const Node& node, Type type, bool by_levels, const Scope& scope) {
  const ExprId bound = read_value(draft_, node, scope, by_levels ? std::nullopt : std::optional(type));
  if (!bound) return {};
  const Type found = draft_.type(bound);
  const bool constant = constant_value(draft_, bound).has_value();
  const bool numbers = is_numeric(type) && is_numeric(found) &&
                       (constant || (type.kind == TypeKind::percent) == (found.kind == TypeKind::percent));
  if (by_levels ? type.kind == TypeKind::level && found.kind == TypeKind::whole : found == type || numbers)
    return bound;
  const std::string_view by_what = by_levels ? "by a whole number of levels" : "to a level of its scale";
  draft_.error(
      Code::wrong_type, node.span,
      fmt::format("{} cannot be moved {} {}", draft_.words(type), by_levels ? "by" : "to", draft_.words(found)),
      type.kind == TypeKind::level ? fmt::format("a rating is moved {}", by_what)
                                   : "write `limit score to at most`, and a number");
  return {};
}

// A rule before what it changes.
void Working::report_misordered(const Node& node, std::string_view result) {
  if (draft_.complete && !broken()) {
    draft_.error(Code::rule_order, node.span,
                 fmt::format("{} has no {} yet that this rule could change", draft_.words(subject_), result),
                 fmt::format("rules run in the order written: put it behind `{} = …`", result));
  }
  condition(node, scope_);  // it may have errors of its own
  misordered_ = true;
}

// limit, raise, lower, not rated when
void Working::change(const Rule& rule) {
  const Node& node = *rule.node;
  const bool unrated = node.kind == K::not_rated_when;
  if (!unrated && !names_result(*node.id(), "changes")) return;
  const bool of_score = !unrated && draft_.id(node) == "score";
  const DefinitionId current = of_score ? scope_.score : scope_.rating;
  if (!current) return report_misordered(node, of_score ? "score" : "rating");
  const Type type = draft_.framework[current].type;
  const Scope scope = of_score ? scope_of_score() : scope_;
  std::vector<ExprId> args{draft_.add(Op::definition, type, node.span, {}, current.index)};
  if (!unrated)
    args.push_back(read_bound(*node.children[1], type, node.kind == K::raise_by || node.kind == K::lower_by, scope));
  if (node.child(K::when) != nullptr) args.push_back(condition(node, scope));
  if (std::any_of(args.begin(), args.end(), [](ExprId arg) { return !arg; })) return give_up();
  const ExprId value = draft_.add(op_of(node.kind), type, node.span, std::move(args));
  Origin origin = draft_.origin(node, &rule.owner);
  if (of_score)
    set_score(value, std::move(origin));
  else
    set_rating(value, std::move(origin));
}

void Working::run_rule(const Rule& rule) {
  if (rule.node->kind == K::nothing_relevant ||
      rule.node->kind == K::insufficient) {  // read before all rules: see read_policy
    if (!is_standard())
      misplaced(draft_, rule.node->span, "only a standard has questions",
                "write it in a standard, or in `default for standards`");
    return;
  }
  if (rule.node->kind == K::assign) return assign(rule);
  const bool of_score = rule.node->kind != K::not_rated_when && draft_.id(*rule.node) == "score";
  if (is_standard() && standard().without_rating && !of_score) return refuse_rating(rule);
  change(rule);
}

void Working::report_missing_rating() {
  if (broken() || !draft_.complete || !is_standard() || standard().without_rating) return;
  draft_.error(Code::no_rating, standard().declared,
               fmt::format("standard {} is neither judged nor rated by a rule", standard().id),
               standard().questions.empty()
                   ? "mark it `judged`, or give it questions and a rule"
                   : "give it a rule, or all standards one: `default for standards { rating = … }`");
}

// What the panel may make of the rating as far as it has been worked out. None where no panel decides.
DefinitionId Working::award() {
  const Definition& indicated = draft_.framework[scope_.rating];
  const bool decides = is_standard() ? !standard().judged && draft_.root.child(K::discretion) != nullptr
                                     : scope_.overall && may_depart_from_overall(draft_);
  if (!decides || indicated.type.kind != TypeKind::level) return {};
  const Span span = indicated.origin.span;
  const ExprId rating = draft_.add(Op::definition, indicated.type, span, {}, scope_.rating.index);
  const StandardId whose = is_standard() ? StandardId{subject_.index} : StandardId{};
  const ExprId awarded = draft_.add(Op::awarded, indicated.type, span, {rating}, whose.index);
  return draft_.define(fmt::format("awarded rating of {}", draft_.name(subject_)), awarded, indicated.origin);
}

// A score is that of the rating awarded.
Scope Working::scope_of_score() {
  Scope scope = scope_;
  if (const DefinitionId awarded = scope_.rating ? award() : DefinitionId{}) scope.rating = awarded;
  return scope;
}

// What does not apply has neither rating nor score. That is no rule of the subject's own.
void Working::confine() {
  const DefinitionId applies = rubric::applies(draft_, subject_, {});
  if (!applies) return;
  const auto unless_not = [&](DefinitionId result) {
    const Definition definition = draft_.framework[result];
    const Span span = definition.origin.span;
    const ExprId not_ = draft_.add(Op::negate, {TypeKind::truth}, span,
                                   {draft_.add(Op::definition, {TypeKind::truth}, span, {}, applies.index)});
    const ExprId value = draft_.add(Op::definition, definition.type, span, {}, result.index);
    return draft_.define(definition.name, draft_.add(Op::unless, definition.type, span, {value, not_}),
                         definition.origin);
  };
  if (scope_.rating) scope_.rating = unless_not(scope_.rating);
  if (scope_.score) results().score = scope_.score = unless_not(scope_.score);
}

void Working::finish() {
  confine();
  results().rating = scope_.rating;
  if (scope_.rating) results().awarded = award();
  if (!scope_.rating && misordered_) return give_up();
  if (!scope_.rating) return report_missing_rating();
  const Type type = draft_.framework[scope_.rating].type;
  if (scope_.score || type.kind != TypeKind::level) return;
  const Scale& scale = draft_.framework.scales[type.of];
  if (!std::all_of(scale.levels.begin(), scale.levels.end(),
                   [](const Level& level) { return level.score.has_value(); }))
    return;
  const Span span = draft_.framework[scope_.rating].origin.span;
  const DefinitionId seen = results().awarded ? results().awarded : scope_.rating;
  const ExprId rating = draft_.add(Op::definition, type, span, {}, seen.index);
  const ExprId score = draft_.add(Op::score, {TypeKind::whole}, span, {rating});
  score_type(draft_, score, span);
  set_score(score, draft_.framework[scope_.rating].origin);
}

void Working::run() {
  const bool judged = is_standard() && standard().judged;
  if (judged) judge();
  const std::vector<Rule> rules = rules_of(draft_, subject_);
  // A standard without questions has nothing that a rule about questions could rate.
  const bool nothing_to_rate = is_standard() && !judged && standard().questions.empty() &&
                               std::none_of(rules.begin(), rules.end(), [&](const Rule& rule) {
                                 return rule.node->kind == K::assign && rule.owner.span == standard().origin.span;
                               });
  if (!nothing_to_rate) {
    for (const Rule& rule : rules) run_rule(rule);
  }
  finish();
}

}  // namespace

const Results* results_of(Draft& draft, Subject subject, Span asked_from) {
  Draft::State& state = draft.results[subject];
  if (subject.kind == Subject::Kind::overall && !draft.framework.overall) {
    if (draft.complete)
      draft.error(Code::no_rating, asked_from, "the framework has no overall", "add one: `overall { rating = … }`");
    return nullptr;
  }
  if (state == Draft::State::underway) {
    report_circle(draft, draft.name(subject), asked_from);
    draft.broken.insert(subject);
    return nullptr;
  }
  if (state == Draft::State::fresh) {
    state = Draft::State::underway;
    draft.underway.emplace_back(draft.name(subject), asked_from);
    const auto asking = std::exchange(draft.working, subject);
    Working(draft, subject).run();
    draft.working = asking;
    draft.underway.pop_back();
    draft.results[subject] = Draft::State::done;
  }
  switch (subject.kind) {
    case Subject::Kind::standard: return &draft.framework.standards[subject.index].results;
    case Subject::Kind::domain: return &draft.framework.domains[subject.index].results;
    case Subject::Kind::overall: break;
  }
  return &*draft.framework.overall;
}

void read_rules(Draft& draft) {
  Framework& framework = draft.framework;
  const std::vector<const Node*> overalls = draft.root.all(K::overall);
  if (overalls.size() > 1)
    draft.error(Code::declared_twice, overalls[1]->span, "a framework has one overall", "put the rules into one",
                {{overalls[0]->span, "the first"}});
  if (!overalls.empty()) {
    framework.overall = Results{};
    const Node* title = overalls[0]->child(K::text);
    framework.overall_title = title != nullptr ? unquote(draft.text(*title)) : "Overall";
    framework.overall_origin = draft.origin(*overalls[0]);
    check_not_empty(draft, *overalls[0],
                    std::none_of(overalls[0]->children.begin(), overalls[0]->children.end(),
                                 [](const Node* child) { return is_rule(child->kind); }),
                    "an overall has rules", "give it one, such as `rating = …`, or take it out");
  }
  check_defaults(draft, draft.root, false);
  for (const Node* domain : draft.domain_nodes) check_defaults(draft, *domain, true);
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i)
    results_of(draft, {Subject::Kind::standard, i}, framework.standards[i].declared);
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i) {
    check_policy(draft, i);
    find_deciding(draft, {i});
  }
  for (std::uint32_t i = 0; i < framework.domains.size(); ++i)
    results_of(draft, {Subject::Kind::domain, i}, framework.domains[i].origin.span);
  if (framework.overall) results_of(draft, {Subject::Kind::overall, 0}, overalls[0]->span);
  for (const Node* node : draft.root.all(K::define)) read_unasked(draft, *node);
  for (const Node* node : draft.root.all(K::parameter)) read_unasked(draft, *node);
  for (const Node* node : draft.root.all(K::table)) read_unasked(draft, *node);
}

}  // namespace rubric
