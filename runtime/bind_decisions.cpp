// Decisions of the ratings panel: which rating was awarded, and on which ground.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runtime/bind.hpp"
#include "runtime/decisions.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;

constexpr std::array<std::string_view, 6> kEntries = {"standard", "awarded", "ground", "reason", "by", "on"};
constexpr std::array<std::string_view, 3> kNeeded = {"standard", "awarded", "ground"};

// What the rules ask a decision to record may have any name.
bool is_recorded(const Framework& framework, std::string_view key) {
  return std::any_of(framework.discretions.begin(), framework.discretions.end(), [&](const Discretion& discretion) {
    return std::find(discretion.requires_.begin(), discretion.requires_.end(), key) != discretion.requires_.end();
  });
}

bool is_said(const DataEntry* entry) {
  return entry != nullptr && (entry->value.kind != Kind::text || !entry->value.text.empty());
}

class Deciding {
 public:
  Deciding(Binder& binder, const DataValue& record) : binder_(binder), framework_(binder.framework), record_(record) {}

  void read() {
    check_entries();
    if (const std::optional<StandardId> standard = find_standard_named()) decide(*standard);
  }

 private:
  const DataEntry* entry(std::string_view key) const { return record_.find(key); }

  void check_entries() const {
    for (const DataEntry& entry : record_.entries) {
      const bool known = std::find(kEntries.begin(), kEntries.end(), entry.key) != kEntries.end();
      if (!known && !is_recorded(framework_, entry.key)) {
        binder_.error(Code::unknown_key, entry.key_span, fmt::format("a decision has no entry `{}`", shown(entry.key)),
                      instead_of(entry.key, "its entries are", {kEntries.begin(), kEntries.end()}));
      } else if (entry.key == "on") {
        if (!day_of(entry.value)) binder_.expect(entry, Kind::date, "write the day as in on = 2020-12-01");
      } else if (entry.key != "standard" && entry.key != "awarded") {
        binder_.expect(entry, Kind::text, "write it in double quotes");
      }
    }
    for (const std::string_view key : kNeeded) {
      if (!is_said(entry(key))) missing(key, "a decision");
    }
  }

  void missing(std::string_view key, std::string_view what) const {
    binder_.error(Code::missing_key, record_.span, fmt::format("{} has no `{}`", what, key),
                  fmt::format("write {} = \"…\"", key));
  }

  std::optional<StandardId> find_standard_named() {
    const DataEntry* named = entry("standard");
    if (!is_said(named)) return std::nullopt;
    if (named->value.kind != Kind::text) {
      binder_.expect(*named, Kind::text, "write the number in double quotes, as in standard = \"2.3\"");
      return std::nullopt;
    }
    if (named->value.text == "overall" && framework_.overall) return StandardId{};
    const DataEntry at_value{named->value.text, named->value.span, named->value};
    return find_standard(binder_, {named->value.text, &at_value}, "the panel's decision");
  }

  void decide(StandardId id) {
    const Results& results = framework_.results(id);
    if (results.grounds.empty()) return refuse(id);
    const DataEntry* ground = entry("ground");
    const DataEntry* awarded = entry("awarded");
    if (!is_said(ground) || !is_said(awarded) || ground->value.kind != Kind::text) return;
    const GroundUse* use = find_ground(id, ground->value);
    const Scale& scale = *scale_of_rating(framework_, results);
    if (!names_level(binder_, awarded->value)) return;
    const std::optional<std::uint32_t> level = level_in(scale, awarded->value);
    if (!level) outside_scale(binder_, awarded->value, scale);
    if (use == nullptr || !level) return;
    check_recorded(framework_.discretions[use->discretion], id);
    if (is_first(id, awarded->value.span)) keep({id, *level, *use, {}, {}, {}, {}, awarded->value.span});
  }

  void refuse(StandardId id) const {
    const bool judged = id && framework_[id].judged;
    const std::string why = judged ? "it is judged" : "no ground for discretion is for it";
    binder_.error(Code::no_discretion, entry("standard")->value.span,
                  fmt::format("the panel has no discretion over {}: {}", rated_in_words(framework_, id), why),
                  judged ? "correct the judgement under [judged] instead"
                  : id   ? "check the number of the standard"
                         : "take the decision out");
  }

  const GroundUse* find_ground(StandardId id, const DataValue& name) const {
    std::vector<std::string_view> names;
    for (const GroundUse& use : framework_.results(id).grounds) {
      names.emplace_back(framework_.discretions[use.discretion].grounds[use.ground].id);
      if (names.back() == name.text) return &use;
    }
    binder_.error(Code::unknown_in_data, name.span,
                  fmt::format("{} has no ground for discretion `{}`", rated_in_words(framework_, id), shown(name.text)),
                  instead_of(name.text, "its grounds are", names));
    return nullptr;
  }

  void check_recorded(const Discretion& discretion, StandardId id) const {
    for (const std::string& key : discretion.requires_) {
      if (!is_said(entry(key))) missing(key, fmt::format("the decision on {}", rated_in_words(framework_, id)));
    }
  }

  bool is_first(StandardId id, Span span) const {
    const Decision* first = decision_on(binder_.inspection, id);
    if (first == nullptr) return true;
    binder_.diagnostics.add({Code::decided_twice,
                             span,
                             fmt::format("{} has two decisions of the panel", rated_in_words(framework_, id)),
                             "keep one of them",
                             {{first->span, "the first"}},
                             {}});
    return false;
  }

  void keep(Decision decision) const {
    if (const DataEntry* reason = entry("reason")) decision.reason = reason->value.text;
    if (const DataEntry* by = entry("by")) decision.by = by->value.text;
    if (const DataEntry* on = entry("on")) decision.on = day_of(on->value);
    for (const DataEntry& more : record_.entries) {
      const bool named = std::find(kEntries.begin(), kEntries.end(), more.key) != kEntries.end();
      if (!named && more.value.kind == Kind::text) decision.more.emplace_back(more.key, more.value.text);
    }
    binder_.inspection.decisions.push_back(std::move(decision));
  }

  Binder& binder_;
  const Framework& framework_;
  const DataValue& record_;
};

}  // namespace

void bind_decisions(Binder& binder, const DataEntry& decisions) {
  if (binder.asked_for) {
    return binder.set_aside("the decisions of the ratings panel", "they were taken under another edition",
                            decisions.key_span);
  }
  const std::vector<DataValue>& records = decisions.value.items;
  const bool all_records =
      std::all_of(records.begin(), records.end(), [](const DataValue& item) { return item.kind == Kind::table; });
  if (decisions.value.kind != Kind::list || !all_records) {
    return binder.error(Code::wrong_value, decisions.key_span, "decisions of the panel that are not written as records",
                        "write [[discretion]] above the entries of each decision");
  }
  for (const DataValue& record : records) Deciding(binder, record).read();
}

}  // namespace rubric
