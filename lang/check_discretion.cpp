// Discretion: the grounds on which the ratings panel may depart, for each standard they hold for. Sampling.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

bool open_to_panel(const Standard& standard) {
  return !standard.judged && !standard.without_rating && standard.results.rating;
}

// What stands after `for`.
const Node& whom_of(const Node& discretion) {
  return **std::find_if(discretion.children.begin() + 1, discretion.children.end(),
                        [](const Node* child) { return child->kind != K::text && !is_cite(child->kind); });
}

// Decisions and tests say `ground close of standard 2.1`.
bool is_new_ground(Draft& draft, Subject subject, const Results& results, const GroundUse& fresh) {
  const auto ground = [&](const GroundUse& use) -> const Ground& {
    return draft.framework.discretions[use.discretion].grounds[use.ground];
  };
  for (const GroundUse& use : results.grounds) {
    if (ground(use).id != ground(fresh).id || use.discretion == fresh.discretion) continue;
    draft.error(Code::declared_twice, ground(fresh).origin.span,
                fmt::format("{} has two grounds `{}`", draft.words(subject), ground(fresh).id),
                "give one of them another name", {{ground(use).origin.span, "the first"}});
    return false;
  }
  return true;
}

Scope scope_of_grounds(const Framework& framework, StandardId standard) {
  Scope scope;
  scope.standard = standard;
  if (standard) scope.domain = framework[standard].domain;
  scope.overall = !standard;
  scope.rating = framework.results(standard).rating;
  scope.ground = true;
  scope.indicated = true;
  return scope;
}

// Whose grounds they are: a standard's, or, without one, the overall's.
struct Whose {
  StandardId standard;
  ExprId guard;
};

void read_ground(Draft& draft, const Node& node, GroundUse use, const Whose& whose) {
  Framework& framework = draft.framework;
  const Subject subject =
      whose.standard ? Subject{Subject::Kind::standard, whose.standard.index} : Subject{Subject::Kind::overall, 0};
  const Node* when = node.child(K::when);
  ExprId holds = when != nullptr ? read_truth(draft, *when->children[0], scope_of_grounds(framework, whose.standard))
                                 : draft.add(Op::constant, {TypeKind::truth}, node.span, {}, 1);
  if (!holds || !is_new_ground(draft, subject, framework.results(whose.standard), use)) return;
  if (whose.guard) holds = draft.add(Op::all_of, {TypeKind::truth}, node.span, {whose.guard, holds});
  const Ground& ground = framework.discretions[use.discretion].grounds[use.ground];
  use.holds = draft.define(fmt::format("ground {} of {}", ground.id, draft.name(subject)), holds, ground.origin);
  Results& results = whose.standard ? framework.standards[whose.standard.index].results : *framework.overall;
  results.grounds.push_back(use);
}

// Of what may stand once only, every further one is reported; the first is taken.
void check_once(Draft& draft, const Node& owner, NodeKind kind, std::string_view words) {
  const std::vector<const Node*> all = owner.all(kind);
  for (std::size_t i = 1; i < all.size(); ++i) {
    draft.error(Code::declared_twice, all[i]->span, fmt::format("`{}` stands here twice", words), "keep one of them",
                {{all[0]->span, "the first"}});
  }
}

Discretion read_head(Draft& draft, const Node& node) {
  Discretion discretion;
  static_cast<Named&>(discretion) = {draft.id(node), draft.title(node), draft.origin(node)};
  check_not_empty(draft, node, node.all(K::ground).empty(), "a discretion has grounds",
                  "give it one: `ground close \"…\" when …`");
  check_once(draft, node, K::moves, "moves at most");
  Identifiers identifiers;
  for (const Node* ground : node.all(K::ground)) {
    identifiers.declare(draft, *ground, "ground");
    Ground read;
    static_cast<Named&>(read) = {draft.id(*ground), draft.title(*ground), draft.origin(*ground, &discretion.origin)};
    discretion.grounds.push_back(std::move(read));
  }
  if (const Node* moves = node.child(K::moves)) {
    const auto levels = read_constant(draft, *moves->children[0]);
    if (levels && levels->is_whole() && *levels > 0)
      discretion.moves_at_most = levels->numerator();
    else if (levels)
      draft.error(Code::wrong_type, moves->span, "the panel moves a rating by a whole number of levels",
                  "write `moves at most 1 level`");
  }
  for (const Node* record : node.all(K::requires_)) {
    for (const Node* name : record->all(K::name)) discretion.requires_.emplace_back(draft.text(*name));
  }
  return discretion;
}

// Those named after `for` that have a rating to depart from. Empty after an error.
std::vector<Whose> whose_grounds(Draft& draft, const Node& whom) {
  Scope scope;
  scope.indicated = true;
  const Term term = read_term(draft, whom, scope);
  std::vector<Whose> whose;
  if (term.kind == Term::Kind::overall) {
    const Results* results = results_of(draft, {Subject::Kind::overall, 0}, whom.span);
    if (results != nullptr && results->rating) return {{}};
    if (results != nullptr && draft.complete && !draft.broken.contains({Subject::Kind::overall, 0}))
      draft.error(Code::no_rating, whom.span, "the overall has no rating from which the panel could depart",
                  "give it a rule: `rating = …`");
  } else if (term.kind == Term::Kind::standards) {
    for (const Entity& entity : term.entities) {
      if (!open_to_panel(draft.framework.standards[entity.index])) continue;
      whose.push_back({{entity.index}, entity.guard});
      if (!entity.guard) whose.back().guard = applies_guard(draft, {Subject::Kind::standard, entity.index}, whom.span);
    }
  } else if (term.kind != Term::Kind::broken) {
    draft.error(Code::not_a_collection, whom.span, "discretion is over ratings of standards, or over the overall",
                "write `for standards of domains 2, 3`, or `for overall`");
  }
  return whose;
}

void read_discretion(Draft& draft, const Node& node, Identifiers& identifiers) {
  identifiers.declare(draft, node, "discretion");
  const auto index = static_cast<std::uint32_t>(draft.framework.discretions.size());
  draft.framework.discretions.push_back(read_head(draft, node));
  const std::vector<const Node*> grounds = node.all(K::ground);
  for (const Whose& whose : whose_grounds(draft, whom_of(node))) {
    for (std::uint32_t i = 0; i < grounds.size(); ++i) read_ground(draft, *grounds[i], {index, i, {}}, whose);
  }
}

KindId kind_named(Draft& draft, const Node& name) {
  const auto kind = draft.kinds.find(draft.text(name));
  if (kind != draft.kinds.end()) return {kind->second};
  draft.unknown(name, "kind of case", names_in(draft.kinds));
  return {};
}

std::optional<Rational> checked(Draft& draft, const Node& number, std::string_view what) {
  constexpr std::int64_t kMost = 100;
  const auto value = read_constant(draft, number);
  if (!value || (*value > 0 && *value <= kMost)) return value;
  draft.error(Code::wrong_type, number.span, fmt::format("{} lies above 0, and at most at {}", what, kMost),
              fmt::format("write a number from 1 to {}", kMost));
  return std::nullopt;
}

void read_split(Draft& draft, const Node& node, Sampling& sampling) {
  std::optional<Rational> total = Rational(0);
  for (std::size_t i = 0; i + 1 < node.children.size() && node.children[i]->kind == K::name; i += 2) {
    const auto percent = checked(draft, *node.children[i + 1], "a share");
    const KindId kind = kind_named(draft, *node.children[i]);
    if (percent && kind) sampling.split.push_back({kind, *percent});
    total = total && percent ? std::optional(*total + *percent) : std::nullopt;
  }
  if (!total || *total == Rational(100)) return;
  draft.error(Code::wrong_type, node.span, fmt::format("the shares add up to {} per cent", to_string(*total)),
              "shares of a sample add up to 100 per cent");
}

void read_sampling(Draft& draft, const Node& node) {
  Sampling sampling;
  const Node* title = node.child(K::text);
  sampling.title = title != nullptr ? unquote(draft.text(*title)) : "Case samples";
  sampling.origin = draft.origin(node);
  const auto is_part = [](const Node* child) { return child->kind >= K::confidence && child->kind <= K::size; };
  check_not_empty(draft, node, std::none_of(node.children.begin(), node.children.end(), is_part),
                  "a sampling has parts", "write `confidence`, `margin`, `split` or `size`");
  check_once(draft, node, K::confidence, "confidence");
  check_once(draft, node, K::margin, "margin");
  check_once(draft, node, K::split, "split");
  for (const Node* child : node.children) {
    switch (child->kind) {
      case K::confidence: sampling.confidence = checked(draft, *child->children[0], "a level of confidence"); break;
      case K::margin: sampling.margin = checked(draft, *child->children[0], "a margin"); break;
      case K::split: read_split(draft, *child, sampling); break;
      case K::size: {
        const KindId kind = kind_named(draft, *child->id());
        const auto cases = read_band_bounds(draft, *child->children[1]);
        if (kind && cases) sampling.sizes.push_back({kind, *cases});
        break;
      }
      default: break;
    }
  }
  draft.framework.sampling = std::move(sampling);
}

}  // namespace

bool may_depart_from_overall(const Draft& draft) {
  const std::vector<const Node*> all = draft.root.all(K::discretion);
  return std::any_of(all.begin(), all.end(), [&](const Node* discretion) {
    const Node& whom = whom_of(*discretion);
    return whom.kind == K::name && draft.text(whom) == "overall";
  });
}

void read_discretions(Draft& draft) {
  Identifiers identifiers;
  for (const Node* node : draft.root.all(K::discretion)) read_discretion(draft, *node, identifiers);
  check_once(draft, draft.root, K::sampling, "sampling");
  if (const Node* node = draft.root.child(K::sampling)) read_sampling(draft, *node);
}

}  // namespace rubric
