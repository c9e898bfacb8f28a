// What an amendment is about: the part of the framework that its path names.
#include <fmt/format.h>

#include <algorithm>

#include "lang/amend.hpp"
#include "lang/parts.hpp"

namespace rubric {

using K = NodeKind;

// An amendment looks through the framework and copies what leads to the place that it changes.
constexpr std::size_t kMaxAmending = 30'000'000;

bool Amender::spend(std::size_t steps) {
  const bool before = spent_ <= kMaxAmending;
  spent_ += steps;
  if (before && spent_ > kMaxAmending && now_ != nullptr) {
    error(nullptr, Code::chain_too_long, *now_, "there are too many amendments to so large a framework",
          "write the later edition out in full");
  }
  return spent_ <= kMaxAmending;
}

std::string_view Amender::name_of(const Node& node) const {
  if (node.kind == K::test) return text(*node.child(K::text));
  if (node.kind == K::default_rules) return text(*node.child(K::word));
  const Node* id = node.id();
  return id == nullptr ? std::string_view() : text(*id);
}

std::string Amender::label(const Node& node) const {
  if (node.kind == K::default_rules) return fmt::format("default for {}", name_of(node));
  const std::string_view name = name_of(node);
  return name.empty() ? std::string(to_string(node.kind)) : fmt::format("{} {}", to_string(node.kind), name);
}

Span place_of(const Node& node) { return node.id() != nullptr ? node.id()->span : node.span; }

void Amender::names_of(const Node& node, K kind, std::vector<std::string>& names) const {
  for (const Node* child : node.children) {
    if (child->kind == kind) names.emplace_back(name_of(*child));
    if (!is_leaf(child->kind)) names_of(*child, kind, names);
  }
}

void Amender::search(Trail from, K kind, std::string_view name, std::vector<Trail>& found) {
  search_below(from, kind, name, found);
}

void Amender::search_below(Trail& from, K kind, std::string_view name, std::vector<Trail>& found) {
  const Children children = from.back()->children;
  if (!spend(children.size())) return;
  for (const Node* child : children) {
    from.push_back(child);
    if (matches(*child, kind, name))
      found.push_back(from);
    else if (kind == K::band || holds_parts(child->kind))
      search_below(from, kind, name, found);
    from.pop_back();
  }
}

// Says what there is instead, or which amendment took it away.
Trail Amender::no_target(const Node* root, const Node& at, std::string message, std::string_view name, K kind,
                         const std::vector<Trail>& places) {
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
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const std::string near = numbered ? "" : did_you_mean(name, candidates);
  const bool has_name = !at.children.empty() && text(*at.children.back()) == name;
  std::optional<Fix> fix = has_name ? respelling(at.children.back()->span, name, candidates) : std::nullopt;
  const std::string advice = !near.empty()      ? fmt::format("did you mean `{}`?", near)
                             : !related.empty() ? "take one of the two amendments out"
                                                : "`rubric show` prints what there is; for something new write `add`";
  error(root, Code::no_target, at, std::move(message), advice, std::move(related), std::move(fix));
  return {};
}

Trail Amender::several_targets(const Node& at, std::string message, const std::vector<Trail>& found) {
  error(nullptr, Code::no_target, at, std::move(message),
        "say in which place, such as `question safety of standard 2.2`",
        {{place_of(*found[0].back()), "one"}, {place_of(*found[1].back()), "another"}});
  return {};
}

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
    const std::string_view name = node.children.size() > 1 ? text(*node.children.back()) : std::string_view();
    std::vector<Trail> deeper;
    for (const Trail& trail : found) search(trail, kind, name, deeper);
    if (deeper.empty()) return no_target(root, node, fmt::format("there is no `{}`", text(node)), name, kind, found);
    found = std::move(deeper);
  }
  if (const Trail* only = the_one(found)) return *only;
  return several_targets(path, fmt::format("`{}` could be any of {}", text(path), found.size()), found);
}

}  // namespace rubric
