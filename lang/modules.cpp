#include "lang/modules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rubric {
namespace {

bool contains(const std::vector<const Declared*>& modules, const Declared* wanted) {
  return std::find(modules.begin(), modules.end(), wanted) != modules.end();
}

std::vector<const Node*> uses_of(const Declared& user) { return user.node->all(NodeKind::use); }

}  // namespace

std::vector<const Declared*> Modules::take_in(const Declared& user) {
  std::vector<const Declared*> found;
  visit(user, found);
  return found;
}

void Modules::visit(const Declared& user, std::vector<const Declared*>& found) {
  underway_.push_back(&user);
  std::vector<const Node*> seen;
  for (const Node* use : uses_of(user)) {
    const std::string_view name = name_of(*use);
    const Declared* module = seen.size() < kMaxModules ? module_named(*use) : nullptr;
    const auto first =
        std::find_if(seen.begin(), seen.end(), [&](const Node* other) { return name_of(*other) == name; });
    if (seen.size() == kMaxModules || (taken_.size() == kMaxModules && !contains(taken_, module))) {
      return report_too_many(*use);
    }
    if (first != seen.end()) {
      error(Code::declared_twice, *use, fmt::format("module `{}` is used twice", name), "take one of the two out",
            {{(*first)->span, "the first"}});
    } else if (module != nullptr && contains(underway_, module)) {
      report_circle(*module);
    } else if (module != nullptr && !contains(taken_, module)) {
      taken_.push_back(module);
      visit(*module, found);
      found.push_back(module);
    }
    seen.push_back(use);
  }
  underway_.pop_back();
}

std::string_view Modules::name_of(const Node& use) const { return library_.sources().text(use.id()->span); }

void Modules::error(Code code, const Node& at, std::string message, std::string advice, std::vector<Label> related,
                    std::optional<Fix> fix) {
  diagnostics_.add({code, at.span, std::move(message), std::move(advice), std::move(related), {}, std::move(fix)});
  complete_ = false;
}

void Modules::report_too_many(const Node& use) {
  error(Code::too_many_modules, use, fmt::format("more than {} modules are used together", kMaxModules),
        "put what belongs together into one module");
  underway_.pop_back();
}

// Null, with an error, where there is none of the name.
const Declared* Modules::module_named(const Node& use) {
  const std::string_view name = name_of(use);
  if (const Declared* module = library_.find_module(name)) return module;
  if (const Declared* framework = library_.find(name)) {
    error(Code::no_module, *use.id(), fmt::format("`{}` is a framework, and `use` takes in a module", name),
          fmt::format("write `amends {}` in the head, or move what both need into a module", name),
          {{framework->node->id()->span, "declared here"}});
    return nullptr;
  }
  std::vector<std::string_view> names;
  for (const Declared& other : library_.modules()) names.push_back(other.name);
  const std::string near = did_you_mean(name, names);
  error(Code::unknown_module, *use.id(), fmt::format("module `{}` is not in the rules that were read", name),
        near.empty() ? "give its file too, or its folder with `--rules`" : fmt::format("did you mean `{}`?", near), {},
        respelling(use.id()->span, name, names));
  return nullptr;
}

// From the member that is declared first, so that all that lead into the circle say the same.
void Modules::report_circle(const Declared& module) {
  std::vector<const Declared*> circle(std::find(underway_.begin(), underway_.end(), &module), underway_.end());
  const auto earlier = [](const Declared* a, const Declared* b) { return a->node->span < b->node->span; };
  std::rotate(circle.begin(), std::min_element(circle.begin(), circle.end(), earlier), circle.end());
  std::string message = fmt::format("module `{}` uses", circle.front()->name);
  for (std::size_t i = 1; i < circle.size(); ++i) message += fmt::format(" `{}`, which uses", circle[i]->name);
  message += circle.size() == 1 ? " itself" : fmt::format(" `{}`", circle.front()->name);
  const std::vector<const Node*> uses = uses_of(*circle.front());
  const std::string& next = circle[circle.size() == 1 ? 0 : 1]->name;
  const auto leads_on = std::find_if(uses.begin(), uses.end(), [&](const Node* use) { return name_of(*use) == next; });
  error(Code::module_cycle, **leads_on, std::move(message), "one of them must do without the other");
}

}  // namespace rubric
