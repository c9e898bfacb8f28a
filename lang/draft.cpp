#include "lang/check_passes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lang/parts.hpp"

namespace rubric {
namespace {

constexpr std::size_t kListed = 12;  // names that are listed where none is near

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// The way out of a name that nothing declares. Numbers all look alike: none of them is near another.
std::string instead_of(std::string_view name, std::vector<std::string_view> names) {
  const bool numbered = !name.empty() && name.front() >= '0' && name.front() <= '9';
  const std::string near = numbered ? std::string() : did_you_mean(name, names);
  if (!near.empty()) return fmt::format("did you mean `{}`?", near);
  if (names.empty()) return "declare it, or use a name that is declared";
  const std::size_t more = names.size() > kListed ? names.size() - kListed : 0;
  names.resize(names.size() - more);
  return fmt::format("declare it, or use one that is declared: `{}`{}", fmt::join(names, "`, `"),
                     more > 0 ? fmt::format(" and {} more", more) : "");
}

}  // namespace

bool Identifiers::declare(Draft& draft, const Node& node, std::string_view what) {
  const Node& name = *node.id();
  const std::string id = draft.id(node);
  const std::string named = what.empty() ? fmt::format("`{}`", id) : fmt::format("{} `{}`", what, id);
  const auto [taken, fresh] = as_written_.emplace(id, &name);
  if (!fresh) {
    Span here = name.span;
    Span first = taken->second->span;
    if (draft.is_own(first) && !draft.is_own(here)) std::swap(here, first);  // what an amendment adds came later
    draft.error(Code::declared_twice, here, fmt::format("{} is declared twice", named), "give one of them another name",
                {{first, "declared here first"}});
    return false;
  }
  const auto [twin, first_so_spelt] = in_small_letters_.emplace(in_small_letters(id), &name);
  if (!first_so_spelt) {
    draft.error(Code::capitals, name.span,
                fmt::format("{} and `{}` differ only in capitals", named, draft.text(*twin->second)),
                "give one of them another name", {{twin->second->span, "declared here"}});
  }
  return true;
}

std::string Draft::title(const Node& node) const {
  if (const Node* text_node = node.child(NodeKind::text)) return unquote(text(*text_node));
  std::string words = id(node);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

namespace {

// `change rating of overall to …` has given the rule another value: it is the amendment then that says what holds.
bool has_another_value(const Node& rule) {
  if (rule.kind != NodeKind::assign || rule.amendment == nullptr) return false;
  const Span value = value_of(rule).span;
  return value.source != rule.span.source || value.begin < rule.span.begin || value.end > rule.span.end;
}

}  // namespace

Origin Draft::origin(const Node& node, const Origin* owner) const {
  const Node& said = has_another_value(node) ? *node.amendment : node;
  Origin origin{said.span, std::nullopt, {}};
  if (node.amendment != nullptr) origin.amendment = node.amendment->span;
  for (const Node* child : said.children) {
    if (is_cite(child->kind))
      origin.cites.push_back({child->kind == NodeKind::note, unquote(text(*child->children[0]))});
  }
  if (owner != nullptr && !origin.amendment) origin.amendment = owner->amendment;
  if (owner != nullptr && origin.cites.empty()) origin.cites = owner->cites;
  return origin;
}

std::string Draft::name(Subject subject) const {
  switch (subject.kind) {
    case Subject::Kind::standard: return "standard " + framework.standards[subject.index].id;
    case Subject::Kind::domain: return "domain " + framework.domains[subject.index].id;
    case Subject::Kind::overall: break;
  }
  return "overall";
}

std::string Draft::words(Subject subject) const {
  return subject.kind == Subject::Kind::overall ? "the overall" : name(subject);
}

bool Draft::whole(const Node& node) const {
  if (complete) return true;
  bool known = false;  // what was left out: the caller may not have passed on what the parser said
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.code > Code::bad_number) continue;
    known = true;
    const Span& error = diagnostic.span;
    if (error.source == node.span.source && error.begin >= node.span.begin && error.begin <= node.span.end)
      return false;
  }
  return known;
}

std::string Draft::words(Type type) const {
  switch (type.kind) {
    case TypeKind::truth: return "yes or no";
    case TypeKind::whole: return "a whole number";
    case TypeKind::number: return "a number";
    case TypeKind::percent: return "a percent";
    case TypeKind::date: return "a date";
    case TypeKind::choice:
      if (framework.facts[type.of].id.empty()) return "a text";
      return fmt::format("a choice of `{}`", framework.facts[type.of].id);
    case TypeKind::level: return fmt::format("a level of `{}`", framework.scales[type.of].id);
  }
  return {};
}

bool Draft::is_of_module(Span span) const {
  return std::any_of(modules.begin(), modules.end(), [&](Span module) {
    return span.source == module.source && span.begin >= module.begin && span.end <= module.end;
  });
}

void Draft::error(Code code, Span span, std::string message, std::string advice, std::vector<Label> related,
                  std::vector<std::string> notes, std::optional<Fix> fix) {
  if (working && stands_in_default(span)) notes.push_back(fmt::format("where it holds for {}", words(*working)));
  if (is_of_module(span))
    notes.push_back(fmt::format("it stands so in `{}`, which uses the module", framework.id));
  else if (!is_own(span) && framework.chain.size() > 1)
    notes.push_back(fmt::format("it stands so in `{}`, as amended", framework.id));
  diagnostics.add(
      {code, span, std::move(message), std::move(advice), std::move(related), std::move(notes), std::move(fix)});
  exhausted = exhausted || diagnostics.errors() >= kMaxErrors;
}

bool Draft::stands_in_default(Span span) const {
  const auto holds = [&](const Node* node) {
    return span.source == node->span.source && span.begin >= node->span.begin && span.end <= node->span.end;
  };
  return std::any_of(defaults.begin(), defaults.end(),
                     [&](const auto& place) { return std::any_of(place.second.begin(), place.second.end(), holds); });
}

void Draft::unknown(const Node& name, std::string_view what, const std::vector<std::string_view>& candidates) {
  if (!complete) return;
  const std::vector<std::string_view> known = suggests() ? candidates : std::vector<std::string_view>{};
  error(Code::unknown_name, name.span, fmt::format("`{}` is no {} here", text(name), what),
        instead_of(text(name), known), {}, {}, respelling(name.span, text(name), known));
}

void Draft::exhaust(Span span, std::string message, std::string advice) {
  if (!exhausted) error(Code::too_deep, span, std::move(message), std::move(advice));
  exhausted = true;
}

std::size_t Draft::depth_of(const Expr& expr) const {
  std::size_t below = 0;
  const auto look_at = [&](ExprId part) { below = part ? std::max(below, depths_[part.index]) : below; };
  for (const ExprId arg : expr.args) look_at(arg);
  for (const Member& member : expr.members) {
    for (const ExprId part : {member.value, member.guard, member.weight}) look_at(part);
  }
  if (expr.op == Op::definition) look_at(framework.definitions[expr.index].value);
  return below + 1;
}

Term term_of(const Draft& draft, ExprId value) {
  Term term;
  if (!value) return term;
  term.kind = Term::Kind::value;
  term.value = value;
  term.type = draft.type(value);
  return term;
}

ExprId Draft::add(Expr expr) {
  depths_.push_back(depth_of(expr));
  steps_ += 1 + expr.members.size();
  if (depths_.back() > kMaxDepth) {
    exhaust(expr.span, fmt::format("it takes more than {} steps, one after the other, to work this out", kMaxDepth),
            "shorten the chain of definitions that it needs");
  }
  if (steps_ > kMaxSteps) {
    exhaust(expr.span, fmt::format("the framework comes to more than {} steps", kMaxSteps),
            "a definition over facts is worked out anew wherever it is used: use such definitions less often");
  }
  framework.exprs.push_back(std::move(expr));
  return {static_cast<std::uint32_t>(framework.exprs.size() - 1)};
}

ExprId Draft::add(Op op, Type type, Span span, std::vector<ExprId> args, std::uint32_t index) {
  Expr expr;
  expr.op = op;
  expr.type = type;
  expr.span = span;
  expr.index = index;
  expr.args = std::move(args);
  return add(std::move(expr));
}

ExprId Draft::number(Rational value, Span span) {
  const ExprId id = add(Op::constant, {value.is_whole() ? TypeKind::whole : TypeKind::number}, span, {});
  framework.exprs[id.index].number = value;
  return id;
}

DefinitionId Draft::define(std::string name, ExprId value, Origin origin, std::string title) {
  framework.definitions.push_back({std::move(name), std::move(title), type(value), value, std::move(origin)});
  return {static_cast<std::uint32_t>(framework.definitions.size() - 1)};
}

std::vector<std::string_view> names_in(const std::map<std::string, std::uint32_t, std::less<>>& declared) {
  std::vector<std::string_view> names;
  for (const auto& [name, index] : declared) names.push_back(name);
  return names;
}

void misplaced(Draft& draft, Span span, std::string message, std::string advice) {
  draft.error(Code::misplaced, span, std::move(message), std::move(advice));
}

void check_not_empty(Draft& draft, const Node& node, bool empty, std::string_view what, std::string_view advice) {
  if (!empty || !draft.whole(node)) return;
  const Node* id = node.id();
  const Span place = id != nullptr ? id->span : node.span;
  draft.error(Code::empty, place, fmt::format("{}, and this one has none", what), std::string(advice));
}

}  // namespace rubric
