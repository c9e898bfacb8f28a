#include "runtime/prove/gaps.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rubric::prove {

namespace {

std::string in_words(const Gap& gap) {
  if (*gap.between.low == *gap.between.high) return to_string(*gap.between.low);
  return fmt::format("a value between {} and {}", to_string(*gap.between.low), to_string(*gap.between.high));
}

// How the author may close it.
std::string way_out(const Gap& gap) {
  constexpr std::string_view kRound = "say how values are rounded: `rounded half-up`";
  if (!gap.lower->bounds.low)
    return fmt::format("write `{} {}` in the band before, or {}", gap.upper->bounds.low_open ? "at most" : "below",
                       to_string(*gap.upper->bounds.low), kRound);
  if (!gap.upper->bounds.high)
    return fmt::format("write `{} {}` in this band, or {}", gap.lower->bounds.high_open ? "at least" : "above",
                       to_string(*gap.lower->bounds.high), kRound);
  return std::string(kRound);
}

// Whether all gates that band by it were looked at.
bool is_explored(const Exploration& explored, const Banding& banding) {
  bool any = false;
  for (const Gate& gate : explored.circuit.gates) {
    if (!Circuit::computes(gate)) continue;
    const Expr& expr = explored.circuit.expr(gate);
    if (expr.op != Op::band || &explored.model.framework[BandingId{expr.index}] != &banding) continue;
    const auto id = static_cast<GateId>(&gate - explored.circuit.gates.data());
    if (!explored.circuit.wanted[id] || explored.space.sights(id) == nullptr || !explored.space.proves(id))
      return false;
    any = true;
  }
  return any;
}

}  // namespace

std::vector<Gap> gaps_in(const Framework& framework) {
  std::vector<Gap> gaps;
  for (const Banding& banding : framework.bandings) {
    if (!banding.rounding.exact) continue;
    const std::size_t stretches = banding.bands.size() - (banding.bands.back().otherwise ? 1 : 0);
    for (std::size_t i = 1; i < stretches; ++i) {
      const Bounds& a = banding.bands[i - 1].bounds;
      const Bounds& b = banding.bands[i].bounds;
      if (!a.high || !b.low || !(*a.high < *b.low || (*a.high == *b.low && a.high_open && b.low_open))) continue;
      gaps.push_back({&banding, &banding.bands[i - 1], &banding.bands[i], {a.high, b.low, !a.high_open, !b.low_open}});
    }
  }
  return gaps;
}

Diagnostic gap_error(const Gap& gap) {
  return {Code::exact_gap,
          gap.upper->origin.span,
          fmt::format("no band holds {}", in_words(gap)),
          way_out(gap),
          {{gap.lower->origin.span, "the band before"}},
          {}};
}

void report_other_gaps(const Exploration& explored, Diagnostics& diagnostics) {
  for (const Gap& gap : gaps_in(explored.model.framework)) {
    const bool reported = std::any_of(diagnostics.all().begin(), diagnostics.all().end(), [&](const Diagnostic& known) {
      return known.code == Code::exact_gap && known.span == gap.upper->origin.span;
    });
    if (reported) continue;
    Diagnostic diagnostic = gap_error(gap);
    if (is_explored(explored, *gap.banding)) {
      diagnostic.code = Code::gap_not_met;
      diagnostic.notes.emplace_back("nothing that can come falls into it");
      diagnostic.advice.clear();
    }
    diagnostics.add(std::move(diagnostic));
  }
}

}  // namespace rubric::prove
