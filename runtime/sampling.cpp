#include "runtime/sampling.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "runtime/tallies.hpp"

namespace rubric {

namespace {

double real(Rational number) {
  return static_cast<double>(number.numerator()) / static_cast<double>(number.denominator());
}

// The z beyond which, below it and above together, so much of the normal distribution lies.
double two_sided_quantile(double beyond) {
  double low = 0;
  double high = 40;  // beyond it is less than any number that a double can hold
  for (int halvings = 0; halvings < 100; ++halvings) {
    const double middle = (low + high) / 2;
    (std::erfc(middle / std::sqrt(2.0)) > beyond ? low : high) = middle;
  }
  return low;
}

// What should be a whole number may come out a trifle beside it, and is not the next one for that.
double trifle(double number) { return 1e-9 * std::max(1.0, number); }
double rounded_up(double number) { return std::ceil(number - trifle(number)); }
double rounded_down(double number) { return std::floor(number + trifle(number)); }

// The whole number of cases next to a bound; one that is no number of cases is the nearest that is.
std::int64_t whole_cases(Rational bound, RoundingMode mode, std::int64_t beyond) {
  const Rational cases = std::clamp(bound, Rational(-1), Rational(kMaxCases));
  return std::clamp<std::int64_t>(round(cases, mode, 1).numerator() + beyond, 0, kMaxCases);
}

}  // namespace

std::int64_t sample_size(Rational confidence, Rational margin, std::int64_t eligible) {
  const double beyond = 1 - real(confidence) / 100;
  if (beyond <= 0) return eligible;
  const double z = two_sided_quantile(beyond);
  const double endless = z * z * 0.25 / std::pow(real(margin) / 100, 2);
  const double corrected = endless / (1 + (endless - 1) / static_cast<double>(eligible));
  return std::clamp<std::int64_t>(static_cast<std::int64_t>(rounded_up(corrected)), 1, eligible);
}

std::vector<std::int64_t> split(std::int64_t cases, const std::vector<Rational>& percents) {
  std::vector<std::int64_t> parts;
  std::vector<double> fractions;
  for (const Rational percent : percents) {
    const double share = static_cast<double>(cases) * real(percent) / 100;
    parts.push_back(static_cast<std::int64_t>(rounded_down(share)));
    fractions.push_back(share - rounded_down(share));
  }
  for (std::int64_t left = cases - std::accumulate(parts.begin(), parts.end(), std::int64_t{0}); left > 0; --left) {
    const auto largest = std::max_element(fractions.begin(), fractions.end());
    ++parts[static_cast<std::size_t>(largest - fractions.begin())];
    *largest = -1;
  }
  return parts;
}

SizeLimits size_limits(const Sampling& sampling, KindId kind) {
  SizeLimits limits;
  for (const Size& size : sampling.sizes) {
    if (size.kind != kind) continue;
    const Bounds& cases = size.cases;
    if (cases.low) {
      const std::int64_t least = cases.low_open ? whole_cases(*cases.low, RoundingMode::down, 1)
                                                : whole_cases(*cases.low, RoundingMode::up, 0);
      limits.least = std::max(limits.least, least);
    }
    if (cases.high) {
      const std::int64_t most = cases.high_open ? whole_cases(*cases.high, RoundingMode::up, -1)
                                                : whole_cases(*cases.high, RoundingMode::down, 0);
      limits.most = std::min(limits.most.value_or(most), most);
    }
  }
  return limits;
}

std::optional<std::int64_t> needed_sample(const Sampling& sampling, KindId kind, std::optional<std::int64_t> eligible) {
  const SizeLimits limits = size_limits(sampling, kind);
  std::int64_t needed = 0;
  if (sampling.confidence && sampling.margin && eligible && *eligible > 0) {
    needed = sample_size(*sampling.confidence, *sampling.margin, *eligible);
  }
  if (limits.most) needed = std::min(needed, *limits.most);
  needed = std::max(needed, limits.least);
  if (eligible) needed = std::min(needed, *eligible);
  return needed > 0 ? std::optional(needed) : std::nullopt;
}

Draw draw(const Sampling& sampling, std::int64_t cases, std::int64_t eligible) {
  std::vector<Rational> percents;
  for (const Share& share : sampling.split) percents.push_back(share.percent);
  const std::vector<std::int64_t> shares = split(cases, percents);
  Draw drawn{shares, 0, false, false};
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const SizeLimits limits = size_limits(sampling, sampling.split[i].kind);
    if (limits.most) drawn.cases[i] = std::min(drawn.cases[i], *limits.most);
    drawn.cases[i] = std::max(drawn.cases[i], limits.least);
  }
  drawn.sizes_changed = drawn.cases != shares;
  drawn.total = std::accumulate(drawn.cases.begin(), drawn.cases.end(), std::int64_t{0});
  drawn.all = drawn.total > eligible;
  if (drawn.all) drawn.total = eligible;
  return drawn;
}

}  // namespace rubric
