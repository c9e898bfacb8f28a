// Scales with their levels; kinds of case with their facts; inputs.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

// A number of a declaration; none, with an error, if it cannot be held.
std::optional<Rational> read_number(Draft& draft, const Node& node) {
  const Rational value = Rational::parse(draft.text(node)).value_or(Rational::invalid());
  if (value.valid()) return value;
  draft.error(Code::bad_number, node.span, "the number has too many digits to be held exactly",
              "write at most 18 digits");
  return std::nullopt;
}

void read_levels(Draft& draft, const Node& node, Scale& scale) {
  Identifiers identifiers;
  for (const Node* level : node.all(K::level)) {
    check_not_built_in(draft, *level->id());
    if (!identifiers.declare(draft, *level, "level")) continue;
    Level read;
    static_cast<Named&>(read) = {draft.id(*level), draft.title(*level), draft.origin(*level, &scale.origin)};
    if (const Node* score = level->child(K::number)) {
      const Rational next = scale.levels.empty() ? 0 : scale.levels.back().score.value_or(0) + 1;
      read.score = read_number(draft, *score).value_or(next);  // it has one, whatever it is
    }
    scale.levels.push_back(std::move(read));
  }
}

void check_scores(Draft& draft, const Scale& scale) {
  for (std::size_t i = 1; i < scale.levels.size(); ++i) {
    const Level& worse = scale.levels[i - 1];
    const Level& better = scale.levels[i];
    const bool rising = worse.score && better.score && *worse.score < *better.score;
    if (rising || (!worse.score && !better.score)) continue;
    draft.error(
        Code::scores_not_rising, better.origin.span,
        fmt::format("the score of `{}` is not above that of `{}`", better.id, worse.id),
        "levels stand from worst to best, and either all of them score, each more than the one before, or none does",
        {{worse.origin.span, "the level before"}});
  }
}

void read_scale(Draft& draft, const Node& node, Identifiers& identifiers) {
  Framework& framework = draft.framework;
  if (!identifiers.declare(draft, node, "scale")) return;
  Scale scale;
  static_cast<Named&>(scale) = {draft.id(node), draft.title(node), draft.origin(node)};
  read_levels(draft, node, scale);
  if (draft.whole(node)) check_scores(draft, scale);
  check_not_empty(draft, node, scale.levels.empty(), "a scale has levels",
                  "write each on a line, from worst to best: `good \"Good\"`");
  if (scale.levels.size() > kMaxLevels) {
    draft.error(Code::too_many_levels, node.id()->span,
                fmt::format("a scale has at most {} levels; `{}` has {}", kMaxLevels, scale.id, scale.levels.size()),
                "use a number instead of levels");
    scale.levels.resize(kMaxLevels);
  }
  draft.scales[scale.id] = static_cast<std::uint32_t>(framework.scales.size());
  framework.scales.push_back(std::move(scale));
  draft.scale_used.push_back(false);
}

void read_choices(Draft& draft, const Node& type, Fact& fact) {
  fact.type = {TypeKind::choice, static_cast<std::uint32_t>(draft.framework.facts.size())};
  fact.ordered = type.kind == K::type_ordered;
  Identifiers identifiers;
  for (const Node* choice : type.all(K::choice)) {
    check_not_built_in(draft, *choice->id());
    if (!identifiers.declare(draft, *choice, "choice")) continue;
    fact.choices.push_back({draft.id(*choice), draft.title(*choice)});
  }
  if (fact.choices.size() > kMaxLevels) {
    draft.error(Code::too_many_levels, type.span, fmt::format("a fact has at most {} choices", kMaxLevels),
                "put rare ones together as `other`");
    fact.choices.resize(kMaxLevels);
  }
}

// "one of 0, 5, 10"
void read_values(Draft& draft, const Node& type, Fact& fact) {
  fact.type = {TypeKind::whole};
  for (const Node* child : type.children) {
    const std::optional<Rational> value = read_number(draft, *child);
    if (!value) continue;
    if (!value->is_whole()) fact.type = {TypeKind::number};
    if (std::find(fact.values.begin(), fact.values.end(), *value) != fact.values.end())
      draft.error(Code::declared_twice, child->span, fmt::format("{} stands here twice", to_string(*value)),
                  "keep one of them");
    else
      fact.values.push_back(*value);
  }
  std::sort(fact.values.begin(), fact.values.end());
  if (!fact.values.empty()) fact.bounds = {fact.values.front(), fact.values.back()};
}

// "with 2 decimals"
std::optional<int> read_decimals(Draft& draft, const Node& number) {
  constexpr int kMost = 12;
  const std::optional<Rational> value = read_number(draft, number);
  if (value && value->is_whole() && *value >= 0 && *value <= kMost) return static_cast<int>(value->numerator());
  if (value)
    draft.error(Code::bad_number, number.span, fmt::format("a number has 0 to {} decimals", kMost),
                "write `with 2 decimals`");
  return std::nullopt;
}

void read_extent(Draft& draft, const Node& type, Fact& fact) {
  for (const Node* part : type.children) {
    switch (part->kind) {
      case K::test_at_least: fact.bounds.low = read_number(draft, *part->children[0]); break;
      case K::test_at_most: fact.bounds.high = read_number(draft, *part->children[0]); break;
      case K::test_range:
        fact.bounds = {read_number(draft, *part->children[0]), read_number(draft, *part->children[1])};
        break;
      case K::decimals: fact.decimals = read_decimals(draft, *part->children[0]); break;
      case K::unit: fact.unit = unquote(draft.text(*part->children[0])); break;
      default: break;
    }
  }
  const Bounds& bounds = fact.bounds;
  if (bounds.low && bounds.high && *bounds.high < *bounds.low) {
    draft.error(Code::band_order, type.span, "the upper end lies below the lower one, so no number fits",
                "write the lower end first");
  }
}

void read_type(Draft& draft, const Node& type, Fact& fact) {
  switch (type.kind) {
    case K::type_truth: fact.type = {TypeKind::truth}; break;
    case K::type_date: fact.type = {TypeKind::date}; break;
    case K::type_percent: fact.type = {TypeKind::percent}; break;
    case K::type_whole: fact.type = {TypeKind::whole}; break;
    case K::type_number: fact.type = {TypeKind::number}; break;
    case K::type_values: read_values(draft, type, fact); return;
    case K::type_level: {
      const auto scale = draft.scales.find(draft.text(*type.id()));
      if (scale != draft.scales.end()) {
        fact.type = {TypeKind::level, scale->second};
        draft.scale_used[scale->second] = true;
      } else {
        draft.unknown(*type.id(), "scale", names_in(draft.scales));
      }
      break;
    }
    default: read_choices(draft, type, fact); break;
  }
  read_extent(draft, type, fact);
}

Fact read_fact(Draft& draft, const Node& node, const Origin* owner) {
  Fact fact;
  static_cast<Named&>(fact) = {draft.id(node), draft.title(node), draft.origin(node, owner)};
  fact.or_missing = node.child(K::or_missing) != nullptr;
  const auto type = std::find_if(node.children.begin(), node.children.end(),
                                 [](const Node* c) { return c->kind >= K::type_truth && c->kind <= K::type_number; });
  read_type(draft, **type, fact);
  return fact;
}

// What is not in the data may be any number that the type allows: these must have ends.
void check_ends(Draft& draft, const Node& node, const Fact& input) {
  if (!is_numeric(input.type) || (input.bounds.low && input.bounds.high)) return;
  draft.error(Code::no_ends, node.id()->span,
              fmt::format("input `{}` has no {} end", input.id, input.bounds.low ? "upper" : "lower"),
              "say both, as in `whole number 0 to 120`");
}

// `lower is better`
Better read_direction(Draft& draft, const Node& node, const Fact& input) {
  const Node* lower = node.child(K::lower_is_better);
  const Node* said = lower != nullptr ? lower : node.child(K::higher_is_better);
  if (said == nullptr) return Better::unsaid;
  if (!is_numeric(input.type) && !input.ordered)
    misplaced(draft, said->span, fmt::format("`{}`, and `{}` has no lower and higher", draft.text(*said), input.id),
              "it is for numbers and `ordered` choices: take it out");
  return said == lower ? Better::lower : Better::higher;
}

void read_input(Draft& draft, const Node& node) {
  Fact input = read_fact(draft, node, nullptr);
  input.better = read_direction(draft, node, input);
  check_ends(draft, node, input);
  draft.framework.inputs.push_back({static_cast<std::uint32_t>(draft.framework.facts.size())});
  draft.framework.facts.push_back(std::move(input));
}

// The facts of a kind of case, or the fields of a list.
std::vector<FactId> read_facts(Draft& draft, const Node& node, const Origin& owner, KindId kind, ListId list) {
  std::vector<FactId> ids;
  Identifiers identifiers;
  for (const Node* fact_node : node.all(K::fact)) {
    check_not_built_in(draft, *fact_node->id());
    if (!identifiers.declare(draft, *fact_node, "fact")) continue;
    Fact fact = read_fact(draft, *fact_node, &owner);
    fact.kind = kind;
    fact.list = list;
    ids.push_back({static_cast<std::uint32_t>(draft.framework.facts.size())});
    draft.framework.facts.push_back(std::move(fact));
  }
  return ids;
}

void read_kind(Draft& draft, const Node& node, Identifiers& identifiers) {
  Framework& framework = draft.framework;
  if (!identifiers.declare(draft, node, "kind of case")) return;
  const KindId id{static_cast<std::uint32_t>(framework.kinds.size())};
  CaseKind kind;
  static_cast<Named&>(kind) = {draft.id(node), draft.title(node), draft.origin(node)};
  kind.facts = read_facts(draft, node, kind.origin, id, {});
  draft.kinds[kind.id] = id.index;
  framework.kinds.push_back(std::move(kind));
  draft.kind_used.push_back(false);
}

// A second one of the same name is reported with the other names of the framework.
void read_list(Draft& draft, const Node& node) {
  Framework& framework = draft.framework;
  const auto same = [&](const RecordList& other) { return other.id == draft.id(node); };
  if (std::any_of(framework.lists.begin(), framework.lists.end(), same)) return;
  const ListId id{static_cast<std::uint32_t>(framework.lists.size())};
  RecordList list;
  static_cast<Named&>(list) = {draft.id(node), draft.title(node), draft.origin(node)};
  list.fields = read_facts(draft, node, list.origin, {}, id);
  check_not_empty(draft, node, list.fields.empty(), "a list has fields",
                  "write each on a line: `points : whole number`");
  framework.lists.push_back(std::move(list));
}

}  // namespace

void declare_types(Draft& draft) {
  Identifiers scales;
  Identifiers kinds;
  for (const Node* node : draft.root.all(K::scale)) read_scale(draft, *node, scales);
  for (const Node* node : draft.root.all(K::cases)) read_kind(draft, *node, kinds);
  for (const Node* node : draft.root.all(K::records)) read_list(draft, *node);
  for (const Node* node : draft.root.all(K::input)) read_input(draft, *node);
}

std::optional<std::uint32_t> find_level(Draft& draft, const Node& name, std::uint32_t scale) {
  const std::vector<Level>& levels = draft.framework.scales[scale].levels;
  if (levels.empty()) return std::nullopt;  // an error stands already
  for (std::uint32_t i = 0; i < levels.size(); ++i) {
    if (levels[i].id == draft.text(name)) {
      draft.scale_used[scale] = true;
      return i;
    }
  }
  for (const Scale& other : draft.framework.scales) {
    for (const Level& level : other.levels) {
      if (level.id != draft.text(name)) continue;
      draft.error(
          Code::other_scale, name.span,
          fmt::format("`{}` is a level of `{}`, not of `{}`", level.id, other.id, draft.framework.scales[scale].id),
          fmt::format("use a level of `{}`", draft.framework.scales[scale].id), {{level.origin.span, "declared here"}});
      return std::nullopt;
    }
  }
  std::vector<std::string_view> names;
  for (const Level& level : levels) names.push_back(level.id);
  draft.unknown(name, fmt::format("level of `{}`", draft.framework.scales[scale].id), names);
  return std::nullopt;
}

std::vector<std::uint32_t> scales_with(const Draft& draft, const Node& level) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < draft.framework.scales.size(); ++i) {
    const auto& levels = draft.framework.scales[i].levels;
    if (std::any_of(levels.begin(), levels.end(), [&](const Level& l) { return l.id == draft.text(level); }))
      found.push_back(i);
  }
  return found;
}

void report_ambiguous(Draft& draft, const Node& level, const std::vector<std::uint32_t>& scales) {
  const Scale& a = draft.framework.scales[scales[0]];
  const Scale& b = draft.framework.scales[scales[1]];
  draft.error(Code::ambiguous_level, level.span,
              fmt::format("`{}` is a level of `{}` and of `{}`", draft.text(level), a.id, b.id),
              "give the two levels different names; in the head of a banding, `gives` and a scale say which is meant",
              {{a.origin.span, "one scale"}, {b.origin.span, "another"}});
}

std::vector<std::string_view> names_of_levels(const Draft& draft) {
  std::vector<std::string_view> names;
  for (const Scale& scale : draft.framework.scales) {
    for (const Level& level : scale.levels) names.push_back(level.id);
  }
  return names;
}

std::optional<std::uint32_t> only_scale(Draft& draft, Span span) {
  if (draft.framework.scales.size() == 1) {
    draft.scale_used[0] = true;
    return 0;
  }
  if (draft.complete) {
    draft.error(
        Code::ambiguous_level, span,
        draft.framework.scales.empty() ? "there is no scale to judge on" : "there are several scales to judge on",
        draft.framework.scales.empty() ? "declare one: `scale rating { … }`" : "say which: `judged as rating`");
  }
  return std::nullopt;
}

}  // namespace rubric
