// What a ratings panel looks at when it considers a standard, or the overall: the annexe's own list (HM Inspectorate of
// Probation, youth justice, Annexe 1: size of each sub-sample, the other questions' percentages, the bands they fall
// into, and how far they lie apart).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "runtime/report.hpp"

namespace rubric {

struct PanelQuestion {
  const QuestionReport* figures = nullptr;
  // Of a percentage that is certain, after rounding: points up to where its band begins, 0 at its lower edge; and
  // points that it lacks to the next band. None where there is no such edge, and where figures are open.
  std::optional<Rational> above_edge;
  std::optional<Rational> below_next;
};

struct PanelGround {
  GroundUse use;
  std::uint64_t holds = 0;   // a truth, as in GroundReport
  std::uint64_t levels = 0;  // that the panel may award on it, a bit each; see runtime/decisions.hpp
};

struct PanelSheet {
  StandardId standard;  // none: the overall
  const RatedReport* report = nullptr;
  std::vector<PanelQuestion> questions;
  std::vector<PanelGround> grounds;
  // Between the highest and the lowest percentage, both rounded, in points and in bands. None where some figure is
  // open, and where fewer than two questions have a percentage.
  std::optional<Rational> spread;
  std::optional<std::uint32_t> bands_apart;
};

struct PanelSheets {
  // Of every standard with a ground that holds or may hold, in their order; the overall comes last.
  std::vector<PanelSheet> sheets;
  std::vector<StandardId> not_yet;  // of which so little is known that they may have any rating: nothing to consider
};

// The report must outlive the sheets.
PanelSheets panel_sheets(const Report& report);

}  // namespace rubric
