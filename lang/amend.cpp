#include "lang/amend.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lang/lexemes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

bool is_declaration(K kind) {
  switch (kind) {
    case K::scale: case K::banding: case K::cases: case K::parameter: case K::define: case K::domain: case K::standard:
    case K::default_rules: case K::discretion: case K::sampling: case K::overall: case K::test: return true;
    default: return false;
  }
}

bool is_rule(K kind) { return kind >= K::nothing_relevant && kind <= K::assign && kind != K::leave_out; }

// What may stand directly in what.
bool can_hold(K parent, K child) {
  switch (parent) {
    case K::framework: return is_declaration(child);
    case K::domain: return child == K::standard || child == K::default_rules || is_rule(child);
    case K::standard: return child == K::question || is_rule(child);
    case K::question: return child == K::prompt;
    case K::scale: return child == K::level;
    case K::banding: return child == K::band;
    case K::cases: return child == K::fact;
    case K::discretion: return child == K::ground;
    case K::default_rules: case K::overall: return is_rule(child);
    default: return false;
  }
}

K kind_of_step(std::string_view word) {
  constexpr std::pair<std::string_view, K> kKinds[] = {
      {"scale", K::scale}, {"level", K::level}, {"banding", K::banding}, {"band", K::band}, {"cases", K::cases}, {"fact", K::fact},
      {"parameter", K::parameter}, {"define", K::define}, {"domain", K::domain}, {"standard", K::standard},
      {"question", K::question}, {"prompt", K::prompt}, {"discretion", K::discretion}, {"ground", K::ground},
      {"test", K::test}, {"default", K::default_rules}, {"overall", K::overall}, {"sampling", K::sampling}};
  return std::find_if(std::begin(kKinds), std::end(kKinds), [&](const auto& kind) { return kind.first == word; })->second;
}

bool has_rules(K kind) { return kind == K::standard || kind == K::domain || kind == K::overall || kind == K::default_rules; }

// A part as a message speaks of it, with its article.
std::string_view called(K kind) {
  if (is_rule(kind)) return "a rule";
  switch (kind) {
    case K::overall: return "an overall";
    case K::cases: return "a kind of case";
    case K::default_rules: return "a default";
    case K::define: return "a definition";
    case K::framework: return "a framework";
    case K::scale: return "a scale";
    case K::level: return "a level";
    case K::banding: return "a banding";
    case K::band: return "a band";
    case K::fact: return "a fact";
    case K::parameter: return "a parameter";
    case K::domain: return "a domain";
    case K::standard: return "a standard";
    case K::question: return "a question";
    case K::prompt: return "a prompt";
    case K::discretion: return "a discretion";
    case K::ground: return "a ground";
    case K::sampling: return "a sampling";
    default: return "a test";
  }
}

// How an amendment adds such a part.
std::string_view example_of_adding(K kind) {
  if (is_rule(kind)) return "in standard 2.2 { add … }";
  switch (kind) {
    case K::level: return "in scale rating { add level … }";
    case K::band: return "in banding sufficiency { add band … }";
    case K::fact: return "in cases court { add fact … }";
    case K::question: return "in standard 2.2 { add question … }";
    case K::prompt: return "in question safety of standard 2.2 { add prompt … }";
    case K::ground: return "in discretion panel { add ground … }";
    case K::standard: return "in domain 2 { add standard … }";
    default: return "add …";
  }
}

using Trail = std::vector<const Node*>;  // from the root of a search down to what was found

class Amender {
 public:
  Amender(Ast& tree, bool complete, const Sources& sources, Diagnostics& diagnostics)
      : tree_(tree), complete_(complete), sources_(sources), diagnostics_(diagnostics) {}

  // The root with the amendments (and plain declarations, which are added) of `list` applied in order.
  const Node* apply_all(const Node* root, const std::vector<const Node*>& list) {
    for (const Node* amendment : list) root = apply(root, *amendment);
    return root;
  }

 private:
  const Node* apply(const Node* root, const Node& amendment);
  const Node* add(const Node* root, const Node& amendment);
  const Node* replace(const Node* root, const Node& amendment);
  const Node* remove(const Node* root, const Node& amendment);
  const Node* change(const Node* root, const Node& amendment);
  const Node* change_type(const Trail& fact, const Node& amendment);
  const Node* with_title(const Node& owner, const Node& title, const Node& amendment);
  const Node* in(const Node* root, const Node& amendment);

  // What an amendment names by a path, or by the kind and name of a part. Empty, with an error, if there is none
  // or more than one.
  Trail target(const Node* root, const Node& path);
  Trail no_target(const Node* root, const Node& at, std::string message, std::string_view name, K kind, const std::vector<Trail>& places);
  Trail several_targets(const Node& at, std::string message, const std::vector<Trail>& found);
  // False, with an error once, when amendments have cost more than those of any framework that people write.
  bool spend(std::size_t steps);
  std::string label(const Node& node) const;
  std::string name_of(const Node& node) const;
  bool matches(const Node& node, K kind, std::string_view name) const { return node.kind == kind && name_of(node) == name; }
  void search(Trail from, K kind, std::string_view name, std::vector<Trail>& found);
  void search_below(Trail& from, K kind, std::string_view name, std::vector<Trail>& found);
  void names_of(const Node& node, K kind, std::vector<std::string>& names) const;

  const Node* with(const Node& node, std::vector<const Node*> children, const Node* amendment) {
    spend(children.size());
    Node copy{node.kind, node.span, std::move(children), amendment != nullptr ? amendment : node.amendment};
    return tree_.make(std::move(copy));
  }
  const Node* placed(const Node& part, const Node& amendment) { return with(part, part.children, &amendment); }
  // The root with the last node of the trail replaced by `put` (nothing: taken out).
  const Node* rebuilt(const Trail& trail, const std::vector<const Node*>& put);
  const Node* set_child(const Node& owner, K kind, const Node& value, K after, const Node& amendment);

  std::string_view text(const Node& node) const { return sources_.text(node.span); }
  bool same_words(const Node& a, const Node& b) const { return lexemes::one_line(text(a)) == lexemes::one_line(text(b)); }
  const Node* error(const Node* root, Code code, const Node& at, std::string message, std::string advice, std::vector<Label> related = {}) {
    diagnostics_.add({code, at.span, std::move(message), std::move(advice), std::move(related), {}});
    return root;
  }

  struct Removed {
    const Node* part;
    Span by;
  };

  Ast& tree_;
  bool complete_;  // false: parts of the texts could not be read
  const Sources& sources_;
  Diagnostics& diagnostics_;
  std::vector<Removed> removed_;
  const Node* now_ = nullptr;  // the amendment being applied
  std::size_t spent_ = 0;
};

// An amendment looks through the framework and copies what leads to the place that it changes.
constexpr std::size_t kMaxAmending = 30'000'000;

bool Amender::spend(std::size_t steps) {
  const bool before = spent_ <= kMaxAmending;
  spent_ += steps;
  if (before && spent_ > kMaxAmending && now_ != nullptr) {
    error(nullptr, Code::chain_too_long, *now_, "there are too many amendments to so large a framework", "write the later edition out in full");
  }
  return spent_ <= kMaxAmending;
}

std::string Amender::name_of(const Node& node) const {
  if (node.kind == K::test) return std::string(text(*node.child(K::text)));
  if (node.kind == K::default_rules) return std::string(text(*node.child(K::word)));
  const Node* id = node.id();
  return id == nullptr ? std::string() : std::string(text(*id));
}

std::string Amender::label(const Node& node) const {
  if (node.kind == K::default_rules) return fmt::format("default for {}", name_of(node));
  const std::string name = name_of(node);
  return name.empty() ? std::string(to_string(node.kind)) : fmt::format("{} {}", to_string(node.kind), name);
}

Span place_of(const Node& node) { return node.id() != nullptr ? node.id()->span : node.span; }

void Amender::names_of(const Node& node, K kind, std::vector<std::string>& names) const {
  for (const Node* child : node.children) {
    if (child->kind == kind) names.push_back(name_of(*child));
    if (!is_leaf(child->kind)) names_of(*child, kind, names);
  }
}

void Amender::search(Trail from, K kind, std::string_view name, std::vector<Trail>& found) {
  search_below(from, kind, name, found);
}

void Amender::search_below(Trail& from, K kind, std::string_view name, std::vector<Trail>& found) {
  const std::vector<const Node*>& children = from.back()->children;
  if (!spend(children.size())) return;
  for (const Node* child : children) {
    from.push_back(child);
    if (matches(*child, kind, name)) found.push_back(from);
    else if (!is_leaf(child->kind)) search_below(from, kind, name, found);
    from.pop_back();
  }
}

// Says what there is instead, or which amendment took it away.
Trail Amender::no_target(const Node* root, const Node& at, std::string message, std::string_view name, K kind, const std::vector<Trail>& places) {
  if (spent_ > kMaxAmending) return {};
  std::vector<Label> related;
  for (const Removed& removed : removed_) {
    std::vector<Trail> in_it;
    if (matches(*removed.part, kind, name)) in_it.push_back({removed.part});
    search({removed.part}, kind, name, in_it);
    if (!in_it.empty()) related.push_back({removed.by, "an amendment before it removes it"});
  }
  std::vector<std::string> names;
  for (const Trail& place : places) names_of(*place.back(), kind, names);
  const bool numbered = !name.empty() && name.front() >= '0' && name.front() <= '9';  // all numbers look alike
  const std::string near = numbered ? "" : did_you_mean(name, {names.begin(), names.end()});
  const std::string advice = !near.empty()      ? fmt::format("did you mean `{}`?", near)
                             : !related.empty() ? "take one of the two amendments out"
                                                : "`rubric show` prints what there is; for something new write `add`";
  error(root, Code::no_target, at, std::move(message), advice, std::move(related));
  return {};
}

Trail Amender::several_targets(const Node& at, std::string message, const std::vector<Trail>& found) {
  error(nullptr, Code::no_target, at, std::move(message), "say in which place, such as `question safety of standard 2.2`",
        {{place_of(*found[0].back()), "one"}, {place_of(*found[1].back()), "another"}});
  return {};
}

// Where there are several: a default of the place itself, rather than those of the domains in it.
const Trail* the_one(std::vector<Trail>& found) {
  const auto direct = [](const Trail& trail) { return trail.back()->kind == K::default_rules && trail.size() == 2; };
  if (found.size() > 1) std::stable_partition(found.begin(), found.end(), direct);
  return found.size() == 1 || (direct(found[0]) && !direct(found[1])) ? &found[0] : nullptr;
}

Trail Amender::target(const Node* root, const Node& path) {
  std::vector<Trail> found{{root}};
  for (auto step = path.children.rbegin(); step != path.children.rend(); ++step) {
    const Node& node = **step;
    const K kind = kind_of_step(text(*node.children.front()));
    const std::string name = node.children.size() > 1 ? std::string(text(*node.children.back())) : std::string();
    std::vector<Trail> deeper;
    for (const Trail& trail : found) search(trail, kind, name, deeper);
    if (deeper.empty()) return no_target(root, node, fmt::format("there is no `{}`", text(node)), name, kind, found);
    found = std::move(deeper);
  }
  if (const Trail* only = the_one(found)) return *only;
  return several_targets(path, fmt::format("`{}` could be any of {}", text(path), found.size()), found);
}

const Node* Amender::rebuilt(const Trail& trail, const std::vector<const Node*>& put) {
  std::vector<const Node*> replacement = put;
  for (std::size_t depth = trail.size() - 1; depth > 0; --depth) {
    const Node& parent = *trail[depth - 1];
    std::vector<const Node*> children;
    for (const Node* child : parent.children) {
      if (child == trail[depth]) children.insert(children.end(), replacement.begin(), replacement.end());
      else children.push_back(child);
    }
    replacement = {with(parent, std::move(children), nullptr)};
  }
  return replacement.front();
}

const Node* Amender::apply(const Node* root, const Node& amendment) {
  now_ = &amendment;
  if (!spend(0)) return root;
  switch (amendment.kind) {
    case K::add: return add(root, amendment);
    case K::replace: return replace(root, amendment);
    case K::remove: return remove(root, amendment);
    case K::in: return in(root, amendment);
    default: return is_amendment(amendment.kind) ? change(root, amendment) : with(*root, [&] {
      std::vector<const Node*> children = root->children;
      children.push_back(&amendment);
      return children;
    }(), nullptr);
  }
}

const Node* Amender::add(const Node* root, const Node& amendment) {
  const Node* position = amendment.child(K::before) != nullptr ? amendment.child(K::before) : amendment.child(K::after);
  const Node& part = *amendment.children[position != nullptr ? 1 : 0];
  Trail beside;
  if (position != nullptr) {
    beside = target(root, *position->children.front());
    if (beside.empty()) return root;
  }
  const Node& owner = position != nullptr ? *beside[beside.size() - 2] : *root;
  if (!can_hold(owner.kind, part.kind)) {
    return error(root, Code::cannot_hold, part, fmt::format("{} cannot stand directly in {}", called(part.kind), called(owner.kind)),
                 fmt::format("write `{}`", example_of_adding(part.kind)));
  }
  std::vector<Trail> there;
  const std::string name = name_of(part);
  if (!name.empty() && !is_rule(part.kind)) search({&owner}, part.kind, name, there);
  if (!there.empty()) {
    return error(root, Code::declared_twice, part, fmt::format("there is a `{}` already", label(part)), "write `replace` to put this in its place",
                 {{place_of(*there[0].back()), "declared here"}});
  }
  const Node* put = placed(part, amendment);
  if (position == nullptr) {
    std::vector<const Node*> children = root->children;
    children.push_back(put);
    return with(*root, std::move(children), nullptr);
  }
  return rebuilt(beside, position->kind == K::before ? std::vector{put, beside.back()} : std::vector{beside.back(), put});
}

const Node* Amender::replace(const Node* root, const Node& amendment) {
  const Node& part = *amendment.children.front();
  if (is_rule(part.kind)) {
    return error(root, Code::cannot_hold, part, "a rule has no name to be replaced by",
                 "replace what holds it, or write `change rating of standard 2.2 to …`");
  }
  std::vector<Trail> found;
  search({root}, part.kind, name_of(part), found);
  if (found.empty()) {
    no_target(root, part, fmt::format("there is no `{}` to replace", label(part)), name_of(part), part.kind, {{root}});
    return root;
  }
  if (the_one(found) == nullptr) {
    several_targets(part, fmt::format("`{}` could be any of {}", label(part), found.size()), found);
    return root;
  }
  if (same_words(*found[0].back(), part)) {
    return error(root, Code::without_effect, amendment, fmt::format("replaces `{}` with the same words", label(part)), "take the amendment out",
                 {{found[0].back()->span, "as it is already"}});
  }
  return rebuilt(found[0], {placed(part, amendment)});
}

const Node* Amender::remove(const Node* root, const Node& amendment) {
  const Trail found = target(root, *amendment.children.front());
  if (found.empty()) return root;
  removed_.push_back({found.back(), amendment.span});
  return rebuilt(found, {});
}

const Node* Amender::in(const Node* root, const Node& amendment) {
  const Trail found = target(root, *amendment.children.front());
  if (found.empty()) return root;
  std::vector<const Node*> list;
  std::copy_if(amendment.children.begin() + 1, amendment.children.end(), std::back_inserter(list), [](const Node* n) { return is_amendment(n->kind); });
  if (list.empty() && !complete_) return root;  // what it would change could not be read
  if (list.empty()) return error(root, Code::without_effect, amendment, "changes nothing", "take the amendment out");
  return rebuilt(found, {apply_all(found.back(), list)});
}

// The owner with its child of the kind set to the value; a new one goes behind the last child up to kind `after`.
const Node* Amender::set_child(const Node& owner, K kind, const Node& value, K after, const Node& amendment) {
  std::vector<const Node*> children = owner.children;
  const auto old = std::find_if(children.begin(), children.end(), [&](const Node* c) { return c->kind == kind; });
  if (old != children.end()) {
    *old = &value;
  } else {
    auto place = std::find_if(children.begin(), children.end(), [&](const Node* c) { return c->kind > after && c->kind != K::text; });
    children.insert(place, &value);
  }
  return with(owner, std::move(children), &amendment);
}

bool is_type(const Node* node) { return (node->kind >= K::type_truth && node->kind <= K::type_number) || node->kind == K::or_missing; }

// A type is one or two children of its fact: `yes or no`, and `or missing`.
const Node* Amender::change_type(const Trail& fact, const Node& amendment) {
  std::vector<const Node*> children = fact.back()->children;
  const auto old = std::stable_partition(children.begin(), children.end(), [](const Node* child) { return !is_type(child); });
  const std::vector<const Node*> wanted(amendment.children.begin() + 1, std::find_if(amendment.children.begin(), amendment.children.end(), [](const Node* c) { return is_cite(c->kind); }));
  const bool same = std::equal(old, children.end(), wanted.begin(), wanted.end(), [&](const Node* a, const Node* b) { return same_words(*a, *b); });
  if (same) return error(fact.front(), Code::without_effect, amendment, fmt::format("`{}` has this type already", text(*amendment.children[0])), "take the amendment out", {{(*old)->span, "as it is already"}});
  children.erase(old, children.end());
  children.insert(children.end(), wanted.begin(), wanted.end());
  return rebuilt(fact, {with(*fact.back(), std::move(children), &amendment)});
}

// A title stands right behind the identifier; the overall and the sampling, which have none, begin with it.
const Node* Amender::with_title(const Node& owner, const Node& title, const Node& amendment) {
  std::vector<const Node*> children = owner.children;
  const auto id = std::find(children.begin(), children.end(), owner.id());
  const bool named = owner.kind != K::overall && owner.kind != K::sampling && id != children.end();
  children.insert(named ? id + 1 : children.begin(), &title);
  return with(owner, std::move(children), &amendment);
}

const Node* Amender::change(const Node* root, const Node& amendment) {
  const Trail found = target(root, *amendment.children[0]);
  if (found.empty()) return root;
  const Node& owner = *found.back();
  const Node& wanted = *amendment.children[1];
  const auto unchanged = [&](const Node& old) {
    return error(root, Code::without_effect, amendment, fmt::format("`{}` is `{}` already", text(*amendment.children[0]), text(old)),
                 "take the amendment out", {{old.span, "as it is already"}});
  };
  const auto misplaced = [&](std::string_view aspect, std::string_view owners) {
    return error(root, Code::cannot_hold, amendment, fmt::format("{} has no {}", called(owner.kind), aspect),
                 fmt::format("only {} have one", owners));
  };
  const auto put = [&](K kind, const Node* old, const Node& value, K after) {
    return old != nullptr && same_words(*old, value) ? unchanged(*old) : rebuilt(found, {set_child(owner, kind, value, after, amendment)});
  };
  const auto wrapped = [&](K kind) { return tree_.make({kind, wanted.span, {&wanted}, &amendment}); };
  const auto assigned = [&](std::string_view name) {  // the rule `rating = …`
    if (!has_rules(owner.kind)) return misplaced(fmt::format("rule for a {}", name), "standards, domains, defaults and the overall");
    for (const Node* rule : owner.all(K::assign)) {
      if (name_of(*rule) != name) continue;
      if (same_words(*rule->children[1], wanted)) return unchanged(*rule->children[1]);
      Trail trail = found;
      trail.push_back(rule);
      return rebuilt(trail, {with(*rule, {rule->children[0], &wanted}, &amendment)});
    }
    return error(root, Code::no_target, amendment, fmt::format("`{}` has no rule for its {} of its own", text(*amendment.children[0]), name),
                 fmt::format("add one: `in {} {{ add {} = … }}`", text(*amendment.children[0]), name));
  };
  switch (amendment.kind) {
    case K::change_title:
      if (owner.kind == K::default_rules) return misplaced("title", "what has a name, the sampling and the overall");
      return owner.child(K::text) != nullptr ? put(K::text, owner.child(K::text), wanted, K::numbered) : rebuilt(found, {with_title(owner, wanted, amendment)});
    case K::change_when: {
      if (owner.kind != K::question && owner.kind != K::prompt && owner.kind != K::ground) return misplaced("condition", "questions, prompts and grounds");
      const Node* old = owner.child(K::when);
      return old != nullptr && same_words(*old->children[0], wanted) ? unchanged(*old) : put(K::when, nullptr, *wrapped(K::when), K::without_rating);
    }
    case K::change_type: return owner.kind == K::fact ? change_type(found, amendment) : misplaced("type", "facts");
    case K::change_rounding:
      return owner.kind == K::banding ? put(K::rounding, owner.child(K::rounding), wanted, K::word) : misplaced("rounding", "bandings");
    case K::change_value: {
      if (owner.kind != K::parameter && owner.kind != K::define) return misplaced("value", "parameters and definitions");
      std::vector<const Node*> children = owner.children;
      const auto last = std::find_if(children.rbegin(), children.rend(), [](const Node* c) { return !is_cite(c->kind); });
      const auto old = last.base() - 1;  // a value may be a text, as its title is
      if (same_words(**old, wanted)) return unchanged(**old);
      *old = &wanted;
      return rebuilt(found, {with(owner, std::move(children), &amendment)});
    }
    case K::change_score:
      return owner.kind == K::level ? put(K::number, owner.child(K::number), wanted, K::text) : assigned("score");
    case K::change_rating: return assigned("rating");
    case K::change_weight:
      if (owner.kind != K::standard && owner.kind != K::question) return misplaced("weight", "standards and questions");
      if (const Node* old = owner.child(K::weight); old != nullptr && same_words(*old->children[0], wanted)) return unchanged(*old);
      if (owner.child(K::weight) == nullptr && text(wanted) == "1") {
        return error(root, Code::without_effect, amendment, fmt::format("`{}` weighs 1 already", text(*amendment.children[0])), "take the amendment out");
      }
      return put(K::weight, nullptr, *wrapped(K::weight), K::text);
    default: return root;
  }
}

// ---- chains

// From the member that is declared first, so that all frameworks that lead into the circle say the same.
void report_circle(std::vector<const Declared*> circle, Diagnostics& diagnostics) {
  const auto earlier = [](const Declared* a, const Declared* b) { return a->node->span < b->node->span; };
  std::rotate(circle.begin(), std::min_element(circle.begin(), circle.end(), earlier), circle.end());
  std::string message = fmt::format("`{}` amends", circle.front()->name);
  for (std::size_t i = 1; i < circle.size(); ++i) message += fmt::format(" `{}`, which amends", circle[i]->name);
  message += circle.size() == 1 ? " itself" : fmt::format(" `{}`", circle.front()->name);
  const Node& named = *circle.front()->node->child(K::amends)->id();
  diagnostics.add({Code::base_cycle, named.span, std::move(message), "one of them must stand on its own", {}, {}});
}

// The frameworks along `amends`, the oldest first. Empty, with an error, if one is unknown or comes twice.
std::vector<const Declared*> chain_of(const Library& library, const Declared& framework, Diagnostics& diagnostics) {
  std::vector<const Declared*> chain{&framework};
  while (!chain.back()->amends.empty()) {
    const Declared& last = *chain.back();
    const Node& named = *last.node->child(K::amends)->id();
    const Declared* base = library.base(last);
    if (base == nullptr) {
      std::vector<std::string_view> names;
      for (const Declared& other : library.frameworks()) {
        if (&other != &last) names.push_back(other.name);
      }
      const std::string near = did_you_mean(last.amends, names);
      diagnostics.add({Code::unknown_base, named.span, fmt::format("framework `{}` is not in the rules that were read", last.amends),
                       near.empty() ? "give its file too, or its folder with `--rules`" : fmt::format("did you mean `{}`?", near), {}, {}});
      return {};
    }
    if (std::find(chain.begin(), chain.end(), base) != chain.end()) {
      report_circle({std::find(chain.begin(), chain.end(), base), chain.end()}, diagnostics);
      return {};
    }
    if (chain.size() == kMaxChain) {
      diagnostics.add({Code::chain_too_long, named.span, fmt::format("more than {} frameworks amend one another", kMaxChain), "write one of them in full: `rubric show` prints it", {}, {}});
      return {};
    }
    chain.push_back(base);
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

bool is_heading(K kind) { return kind == K::programme || kind == K::in_force || is_cite(kind) || kind == K::name || kind == K::text || kind == K::amends; }

// What a framework takes over from its base: declarations but no headings, except for the programme, and no tests.
std::vector<const Node*> inherited(const Node& base) {
  std::vector<const Node*> taken;
  std::copy_if(base.children.begin(), base.children.end(), std::back_inserter(taken),
               [](const Node* child) { return child->kind == K::programme || (!is_heading(child->kind) && child->kind != K::test); });
  return taken;
}

const Node* amended(const Node& base, const Node& framework, Ast& tree, Amender& amender) {
  Node start{K::framework, framework.span, {}};
  std::vector<const Node*> list;
  for (const Node* child : framework.children) (is_heading(child->kind) ? start.children : list).push_back(child);
  for (const Node* child : inherited(base)) {
    if (child->kind != K::programme || framework.child(K::programme) == nullptr) start.children.push_back(child);
  }
  return amender.apply_all(tree.make(std::move(start)), list);
}

}  // namespace

std::optional<Edition> amend(const Library& library, const Declared& framework, Diagnostics& diagnostics) {
  const std::vector<const Declared*> chain = chain_of(library, framework, diagnostics);
  if (chain.empty()) return std::nullopt;
  Edition edition;
  for (const Declared* member : chain) {
    edition.chain.insert(edition.chain.begin(), member->name);
    edition.complete = edition.complete && member->complete;
  }
  const Node* root = chain.front()->node;
  for (const Node* child : root->children) {
    if (is_amendment(child->kind)) {
      diagnostics.add({Code::cannot_hold, child->span, fmt::format("`{}` amends nothing, so there is nothing to change", chain.front()->name),
                       "say what it changes: `framework … amends …`, or write the declaration without `add`", {}, {}});
      return std::nullopt;
    }
  }
  Amender amender(edition.tree, edition.complete, library.sources(), diagnostics);
  for (std::size_t i = 1; i < chain.size(); ++i) root = amended(*root, *chain[i]->node, edition.tree, amender);
  edition.tree.root = root;
  return edition;
}

}  // namespace rubric
