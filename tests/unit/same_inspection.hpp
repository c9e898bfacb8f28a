// Whether two texts, in whatever form, were the same inspection.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "runtime/case_sheet.hpp"
#include "runtime/inspection.hpp"

namespace rubric {

inline bool same(const Published& a, const Published& b) {
  return a.what == b.what && a.standard == b.standard && a.level == b.level && a.score == b.score;
}

inline bool same(const Judgement& a, const Judgement& b) {
  return a.standard == b.standard && a.by == b.by && a.reason == b.reason && a.evidence == b.evidence &&
         a.characteristics == b.characteristics;
}

inline bool same(const Decision& a, const Decision& b) {
  return a.standard == b.standard && a.awarded == b.awarded && a.ground.discretion == b.ground.discretion &&
         a.ground.ground == b.ground.ground && a.reason == b.reason && a.by == b.by && a.on == b.on && a.more == b.more;
}

template <typename T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return same(x, y); });
}

// The first part in which they differ; empty if there is none. Places do not count.
inline std::string difference(const Inspection& a, const Inspection& b) {
  if (a.heading.programme != b.heading.programme || a.heading.provider != b.heading.provider) return "heading";
  if (a.heading.framework != b.heading.framework || a.heading.fieldwork != b.heading.fieldwork) return "heading";
  if (a.judged != b.judged) return "judged";
  if (a.inputs != b.inputs) return "inputs";
  if (a.records != b.records) return "records";
  for (std::size_t i = 0; i < a.tallies.size(); ++i) {
    if (!(a.tallies[i] == b.tallies[i])) return fmt::format("the tallies of question {}", i);
  }
  if (a.patterns != b.patterns) return "patterns";
  if (!same(a.judgements, b.judgements)) return "what is said of judgements";
  if (!same(a.decisions, b.decisions)) return "decisions";
  if (!same(a.published, b.published)) return "published";
  return a.set_aside.size() == b.set_aside.size() ? "" : "what is set aside";
}

// Puts the records of a sheet under `cases`; of a sheet without a column `kind`, as cases of that kind.
inline void add_cases(DataValue& document, CaseSheet sheet, const std::string& kind = "") {
  if (document.find("cases") == nullptr) document.entries.push_back({"cases", {document.span.source, 0, 0}, {}});
  for (DataEntry& entry : document.entries) {
    if (entry.key != "cases") continue;
    for (DataEntry& cases : sheet.kinds) {
      if (!sheet.names_kinds) cases.key = kind;
      entry.value.entries.push_back(std::move(cases));
    }
  }
}

}  // namespace rubric
