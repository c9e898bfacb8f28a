// Names and levels in the data, and what the framework has under them.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "runtime/bind.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

constexpr std::size_t kListed = 20;

template <typename Named>
const Named* find_named(const std::vector<Named>& things, std::string_view id) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const Named& thing) { return thing.id == id; });
  return found == things.end() ? nullptr : &*found;
}

class Flattener {
 public:
  Flattener(const Binder& binder, const DottedNames& names) : binder_(binder), names_(names) {}

  void add(const DataValue& table, const std::string& before) {
    for (const DataEntry& entry : table.entries) {
      const std::string name = before + entry.key;
      if (entry.value.kind == DataValue::Kind::table && !names_.has(name) && names_.has_longer(name)) {
        add(entry.value, name + ".");
      } else if (!seen_.insert(name).second) {
        binder_.error(Code::data_syntax, entry.key_span, fmt::format("`{}` is written twice", shown(name)),
                      "once with quotes and once without is the same name: keep one of them");
      } else {
        entries.push_back({name, &entry});
      }
    }
  }

  std::vector<NamedEntry> entries;

 private:
  const Binder& binder_;
  const DottedNames& names_;
  std::set<std::string, std::less<>> seen_;
};

bool share_a_name(const Framework& a, const Framework& b) {
  const auto is_of_a = [&](const std::string& name) {
    return name == a.id || std::find(a.chain.begin(), a.chain.end(), name) != a.chain.end();
  };
  return is_of_a(b.id) || std::any_of(b.chain.begin(), b.chain.end(), is_of_a);
}

// The standard that data under the name are about: one that carries on the own standard of that name, or bears it.
const Standard* named_in_data(const Binder& binder, std::string_view name) {
  const Standard* own = standard_of(binder.own, name);
  const Standard* carried = own == nullptr ? nullptr : same_standard(binder.framework, *own);
  return carried != nullptr ? carried : standard_of(&binder.framework, name);
}

std::string_view how_rated(const Standard& standard) {
  if (standard.judged) return "is judged";
  return standard.questions.empty() ? "is rated by a rule" : "is rated by its questions";
}

std::string way_out(const Standard& standard) {
  if (standard.judged) return "its level stands under [judged]";
  if (standard.questions.empty()) return "it needs no data of its own";
  return fmt::format("its tallies stand under [tally.\"{}\"]", standard.id);
}

}  // namespace

void DottedNames::add(std::string_view name) { names_.emplace(name); }

bool DottedNames::has_longer(std::string_view name) const {
  const std::string start = std::string(name) + ".";
  const auto found = names_.lower_bound(start);
  return found != names_.end() && found->starts_with(start);
}

std::vector<NamedEntry> named_entries(const Binder& binder, const DataValue& table, const DottedNames& names) {
  Flattener flattener(binder, names);
  flattener.add(table, "");
  return std::move(flattener.entries);
}

DottedNames names_of_standards(const Binder& binder) {
  DottedNames names;
  for (const Standard& standard : binder.framework.standards) names.add(standard.id);
  if (binder.own == nullptr) return names;
  for (const Standard& standard : binder.own->standards) names.add(standard.id);
  return names;
}

const Standard* standard_of(const Framework* framework, std::string_view id) {
  return framework == nullptr ? nullptr : find_named(framework->standards, id);
}

const CaseKind* kind_of(const Framework* framework, std::string_view id) {
  return framework == nullptr ? nullptr : find_named(framework->kinds, id);
}

const Question* question_of(const Framework* framework, std::string_view standard, std::string_view id) {
  const Standard* found = standard_of(framework, standard);
  if (found == nullptr) return nullptr;
  for (const QuestionId question : found->questions) {
    if ((*framework)[question].id == id) return &(*framework)[question];
  }
  return nullptr;
}

const Standard* carried_from(const Binder& binder, const Standard& standard) {
  return binder.own == nullptr ? nullptr : same_standard(*binder.own, standard);
}

const Standard* own_standard(const Binder& binder, const Standard& standard) {
  const Standard* carried = binder.own == nullptr ? nullptr : same_standard(*binder.own, standard);
  return carried != nullptr ? carried : standard_of(binder.own, standard.id);
}

bool is_another_standard(const Binder& binder, const Standard& standard) {
  const Standard* own = own_standard(binder, standard);
  if (own == nullptr) return false;
  if (own->judged != standard.judged || own->questions.empty() != standard.questions.empty()) return true;
  return own->identity != standard.identity && share_a_name(binder.framework, *binder.own);
}

std::optional<StandardId> find_standard(Binder& binder, const NamedEntry& data, std::string_view what) {
  const Span span = data.entry->key_span;
  const std::string id = shown(data.name);
  const Standard* standard = named_in_data(binder, data.name);
  if (standard == nullptr) {
    const bool own_has_it = binder.own == nullptr || standard_of(binder.own, data.name) != nullptr;
    if (binder.asked_for && own_has_it) {
      binder.set_aside(fmt::format("{} of standard {}", what, id),
                       fmt::format("{} has no standard {}", binder.framework.id, id), span);
    } else {
      binder.unknown(data.name, span, fmt::format("{} has no standard `{}`", binder.framework.id, id),
                     instead_of(data.name, "its standards are", ids_of(binder.framework.standards)));
    }
    return std::nullopt;
  }
  if (is_another_standard(binder, *standard)) {
    binder.set_aside(fmt::format("{} of standard {}", what, id),
                     fmt::format("{} is another standard in {}", id, binder.framework.id), span);
    return std::nullopt;
  }
  const StandardId found{static_cast<std::uint32_t>(standard - binder.framework.standards.data())};
  if (applies(binder.inspection, found) != kNo) return found;
  does_not_apply(binder, found, what, span);
  return std::nullopt;
}

void does_not_apply(Binder& binder, StandardId id, std::string_view what, Span span) {
  const Framework& framework = binder.framework;
  const Standard& standard = framework[id];
  const std::string why = fmt::format("standard {} does not apply to this inspection", standard.id);
  if (binder.asked_for) {
    binder.set_aside(fmt::format("{} of standard {}", what, standard.id), why, span);
    return;
  }
  Diagnostic diagnostic{
      Code::does_not_apply, span, why, "take the data out, or correct the input that decides it", {}, {}};
  if (standard.domain && framework[standard.domain].when)
    diagnostic.related.push_back({framework[framework[standard.domain].when].span, "its domain applies only then"});
  if (standard.when) diagnostic.related.push_back({framework[standard.when].span, "it applies only then"});
  binder.diagnostics.add(std::move(diagnostic));
}

std::optional<StandardId> find_standard(Binder& binder, const NamedEntry& data, std::string_view what, Nature nature) {
  const std::optional<StandardId> found = find_standard(binder, data, what);
  if (!found) return std::nullopt;
  const Standard& standard = binder.framework[*found];
  if (nature == Nature::judged ? standard.judged : !standard.questions.empty()) return found;
  const std::string why = fmt::format("standard {} {} in {}", standard.id, how_rated(standard), binder.framework.id);
  if (binder.asked_for) {
    binder.set_aside(fmt::format("{} of standard {}", what, standard.id), why, data.entry->key_span);
  } else {
    binder.error(Code::not_in_framework, data.entry->key_span, why, way_out(standard));
  }
  return std::nullopt;
}

std::string list_of(const std::vector<std::string_view>& names) {
  const auto end = names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kListed));
  const std::string list = fmt::format("`{}`", fmt::join(names.begin(), end, "`, `"));
  return names.size() > kListed ? fmt::format("{} and {} more", list, names.size() - kListed) : list;
}

std::string instead_of(std::string_view name, std::string_view those, const std::vector<std::string_view>& names) {
  if (names.empty()) return {};
  const bool numbered = !name.empty() && name.front() >= '0' && name.front() <= '9';  // all numbers look alike
  const std::string near = numbered ? std::string() : did_you_mean(name, names);
  return near.empty() ? fmt::format("{} {}", those, list_of(names)) : fmt::format("did you mean `{}`?", near);
}

std::optional<std::uint32_t> level_in(const Scale& scale, const DataValue& value) {
  const std::string id = value.kind == DataValue::Kind::whole ? std::to_string(value.whole) : value.text;
  return find_spelled(scale.levels, id);
}

const Scale* scale_of_rating(const Framework& framework, const Results& results) {
  if (!results.rating) return nullptr;
  const Type type = framework[results.rating].type;
  return type.kind == TypeKind::level ? &framework.scales[type.of] : nullptr;
}

const Scale* scale_of_judgement(const Framework& framework, const Standard& standard) {
  if (!standard.judged) return nullptr;
  const auto at = static_cast<std::uint32_t>(&standard - framework.standards.data());
  for (const Expr& expr : framework.exprs) {
    if (expr.op == Op::judged && expr.index == at) return &framework.scales[expr.type.of];
  }
  return scale_of_rating(framework, standard.results);
}

bool names_level(const Binder& binder, const DataValue& value) {
  if (value.kind == DataValue::Kind::text || value.kind == DataValue::Kind::whole) return true;
  binder.error(Code::wrong_value, value.span, fmt::format("{} stands where a level should be", to_string(value.kind)),
               "write the level in double quotes, as in \"good\"");
  return false;
}

void outside_scale(const Binder& binder, const DataValue& value, const Scale& scale) {
  const std::vector<std::string_view> levels = ids_of(scale.levels);
  const std::string all = fmt::format("its levels are {}", list_of(levels));
  const std::string given = value.kind == DataValue::Kind::whole ? std::to_string(value.whole) : value.text;
  const std::string near = did_you_mean(given, levels);
  binder.error(Code::outside_scale, value.span,
               fmt::format("`{}` is no level of the scale `{}`", shown(given), scale.id),
               near.empty() ? all : fmt::format("did you mean `{}`? {}", near, all));
}

std::uint64_t all_levels(const Scale& scale) { return (std::uint64_t{1} << scale.levels.size()) - 1; }

}  // namespace rubric
