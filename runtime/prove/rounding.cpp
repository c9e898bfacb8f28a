#include "runtime/prove/rounding.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "runtime/banding.hpp"
#include "runtime/prove/model.hpp"

namespace rubric::prove {

namespace {

constexpr std::size_t kMostListed = 12;
constexpr std::int64_t kSmallSamples = 10;
constexpr std::array<std::pair<RoundingMode, std::string_view>, 5> kModes{{{RoundingMode::half_up, "half-up"},
                                                                           {RoundingMode::half_down, "half-down"},
                                                                           {RoundingMode::half_even, "half-even"},
                                                                           {RoundingMode::up, "up"},
                                                                           {RoundingMode::down, "down"}}};

Value percent(Tally tally) { return {0, Rational::fraction(100 * tally.yes, tally.relevant), false}; }

std::vector<std::string> words(const std::vector<Tally>& tallies) {
  std::vector<std::string> all;
  for (const Tally tally : tallies) all.push_back(fmt::format("{} of {}", tally.yes, tally.relevant));
  return all;
}

bool is_declared(const Banding& banding) { return !banding.id.empty() && banding.measure == TypeKind::percent; }

std::int64_t largest_sample(const Framework& framework, std::int64_t most) {
  std::int64_t largest = 0;
  for (std::uint32_t i = 0; i < framework.kinds.size(); ++i)
    largest = std::max(largest, most_relevant(framework, {i}, most));
  return largest == 0 ? most : largest;
}

// The outcomes that no tally of so many cases has.
std::vector<std::string> out_of_reach(const Banding& banding, std::int64_t relevant) {
  std::vector<bool> reached(banding.bands.size());
  for (std::int64_t yes = 0; yes <= relevant; ++yes) {
    if (const auto band = certain_band(banding, percent({yes, relevant}))) reached[*band] = true;
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    if (!reached[i]) names.push_back(fmt::format("`{}`", banding.bands[i].id));
  }
  return names;
}

}  // namespace

std::vector<Tally> rounded_apart(const Banding& banding, RoundingMode mode, std::int64_t most) {
  std::vector<Tally> apart;
  if (banding.rounding.mode == mode) return apart;
  Banding other = banding;
  other.rounding.mode = mode;
  for (std::int64_t relevant = 1; relevant <= most; ++relevant) {
    for (std::int64_t yes = 0; yes <= relevant; ++yes) {
      const Value value = percent({yes, relevant});
      const bool same = rounded(value.numbers, banding.rounding) == rounded(value.numbers, other.rounding);
      if (!same && certain_band(banding, value) != certain_band(other, value)) apart.push_back({yes, relevant});
    }
  }
  return apart;
}

void find_rounded_apart(const Framework& framework, std::int64_t most, Diagnostics& diagnostics) {
  most = largest_sample(framework, most);
  for (const Banding& banding : framework.bandings) {
    if (!is_declared(banding) || banding.rounding.exact) continue;
    std::vector<std::string> notes;
    for (const auto& [mode, name] : kModes) {
      const std::vector<Tally> apart = rounded_apart(banding, mode, most);
      if (apart.empty()) continue;
      notes.push_back(fmt::format("{}: {} of the tallies up to {} relevant cases: {}", name,
                                  in_figures(static_cast<double>(apart.size())), most,
                                  listed(words(apart), kMostListed)));
    }
    if (notes.empty()) continue;
    diagnostics.add({Code::rounding_decides,
                     banding.origin.span,
                     fmt::format("rounded otherwise, some tallies would be in another band of `{}`", banding.id),
                     "",
                     {},
                     std::move(notes)});
  }
}

void find_small_samples(const Framework& framework, Diagnostics& diagnostics) {
  if (framework.discretions.empty() && (!framework.sampling || framework.sampling->sizes.empty())) return;
  for (const Banding& banding : framework.bandings) {
    if (!is_declared(banding)) continue;
    std::vector<std::string> notes;
    for (std::int64_t relevant = 1; relevant <= kSmallSamples; ++relevant) {
      const std::vector<std::string> names = out_of_reach(banding, relevant);
      if (names.empty()) continue;
      notes.push_back(
          fmt::format("of {} {}: no {}", relevant, relevant == 1 ? "case" : "cases", listed(names, names.size())));
    }
    if (notes.empty()) continue;
    diagnostics.add({Code::small_samples,
                     banding.origin.span,
                     fmt::format("small samples cannot reach every band of `{}`", banding.id),
                     "",
                     {},
                     std::move(notes)});
  }
}

}  // namespace rubric::prove
