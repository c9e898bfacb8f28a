// The figures that the report printed.
#include <fmt/format.h>

#include "runtime/bind.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;
using What = Published::What;

// What stands here was printed under another edition.
bool may_be_elsewhere(const Binder& binder, const Scale* own_scale, const DataValue& level) {
  if (!binder.asked_for) return false;
  if (binder.own == nullptr) return true;
  return own_scale != nullptr && level_in(*own_scale, level);
}

// `scale` is null where the framework gives no rating, `own_scale` where the inspection's own gives none.
void bind_level(Binder& binder, Published published, const DataEntry& entry, const std::string& what,
                const Scale* scale, const Scale* own_scale) {
  if (!names_level(binder, entry.value)) return;
  published.span = entry.value.span;
  const std::optional<std::uint32_t> level = scale == nullptr ? std::nullopt : level_in(*scale, entry.value);
  if (level) {
    published.level = *level;
    binder.inspection.published.push_back(published);
  } else if (may_be_elsewhere(binder, own_scale, entry.value)) {
    binder.set_aside(what, fmt::format("{} gives no such rating", binder.framework.id), entry.key_span);
  } else if (scale == nullptr) {
    binder.error(Code::not_in_framework, entry.key_span, fmt::format("{} gives none: {}", binder.framework.id, what),
                 "take it out, or check which framework rates the inspection");
  } else {
    outside_scale(binder, entry.value, *scale);
  }
}

void bind_overall(Binder& binder, const DataEntry& entry) {
  const auto scale = [](const Framework* framework) {
    const bool rated = framework != nullptr && framework->overall;
    return rated ? scale_of_rating(*framework, *framework->overall) : nullptr;
  };
  bind_level(binder, {What::overall, {}, 0, {}, {}}, entry, "the published overall rating", scale(&binder.framework),
             scale(binder.own));
}

void bind_score(Binder& binder, const DataEntry& entry) {
  const std::optional<Rational> score = exact_number(entry.value);
  if (!score || !score->valid()) {
    binder.error(Code::wrong_value, entry.value.span,
                 score ? "a score with too many digits" : "the published score is no plain number",
                 "write it as in score = 26");
    return;
  }
  if (binder.framework.overall && binder.framework.overall->score) {
    binder.inspection.published.push_back({What::score, {}, 0, *score, entry.value.span});
  } else if (binder.asked_for) {
    binder.set_aside("the published score", fmt::format("{} has no score", binder.framework.id), entry.key_span);
  } else {
    binder.error(Code::not_in_framework, entry.key_span, fmt::format("{} has no score", binder.framework.id),
                 "take it out, or check which framework rates the inspection");
  }
}

void bind_standard(Binder& binder, const NamedEntry& data) {
  if (!names_level(binder, data.entry->value)) return;
  const std::optional<StandardId> id = find_standard(binder, data, "the published rating");
  if (!id) return;
  const Standard& standard = binder.framework[*id];
  const Standard* own = own_standard(binder, standard);
  bind_level(binder, {What::rating, *id, 0, {}, {}}, *data.entry,
             fmt::format("the published rating of standard {}", standard.id),
             scale_of_rating(binder.framework, standard.results),
             own == nullptr ? nullptr : scale_of_rating(*binder.own, own->results));
}

void unknown_figure(const Binder& binder, const NamedEntry& data) {
  std::vector<std::string_view> figures = ids_of(binder.framework.standards);
  figures.insert(figures.begin(), {"score", "overall"});
  binder.unknown(data.name, data.entry->key_span,
                 fmt::format("{} gives no figure `{}`", binder.framework.id, shown(data.name)),
                 instead_of(data.name, "its figures are", figures));
}

}  // namespace

void bind_published(Binder& binder, const DataEntry& published) {
  if (!binder.expect(published, Kind::table,
                     "write [published], then a line such as overall = \"good\" for each figure"))
    return;
  const DottedNames standards = names_of_standards(binder);
  const bool all_known = !binder.asked_for || binder.own != nullptr;
  for (const NamedEntry& data : named_entries(binder, published.value, standards)) {
    if (data.name == "score") {
      bind_score(binder, *data.entry);
    } else if (data.name == "overall") {
      bind_overall(binder, *data.entry);
    } else if (all_known && !standards.has(data.name)) {
      unknown_figure(binder, data);
    } else {
      bind_standard(binder, data);
    }
  }
}

}  // namespace rubric
