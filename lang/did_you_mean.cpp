// The name that a misspelt one was probably meant to be.
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "lang/diagnostic.hpp"

namespace rubric {
namespace {

constexpr std::size_t kLongest = 64;  // letters; comparing takes their product, and no longer name is typed by hand

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// `Risk of harm`, `risk_of_harm` and `risk-of-harm` are written alike.
std::string letters_only(std::string_view name) {
  std::string out = lower(name);
  out.erase(std::remove_if(out.begin(), out.end(), [](char c) { return c == '-' || c == '_' || c == ' '; }), out.end());
  return out;
}

// Letters changed, left out, added or swapped with their neighbour, each letter once (optimal string alignment).
std::size_t distance(const std::string& a, const std::string& b) {
  using Row = std::vector<std::size_t>;
  Row before_last(b.size() + 1);
  Row last(b.size() + 1);
  Row row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({changed, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<std::string_view> near_names(std::string_view name, const std::vector<std::string_view>& candidates) {
  const std::string wanted = lower(name);
  const std::string wanted_letters = letters_only(name);
  const std::size_t allowed = std::max<std::size_t>(1, wanted.size() / 3);
  std::vector<std::string_view> same;
  std::vector<std::pair<std::size_t, std::string_view>> near;  // by distance
  for (const std::string_view candidate : candidates) {
    if (!wanted_letters.empty() && letters_only(candidate) == wanted_letters) same.push_back(candidate);
    const auto [shorter, longest] = std::minmax({wanted.size(), candidate.size()});
    if (longest > kLongest || longest - shorter > allowed) continue;
    const std::size_t found = distance(wanted, lower(candidate));
    if (found <= allowed && found < longest) near.emplace_back(found, candidate);  // else not a letter in common
  }
  if (!same.empty()) return same;
  std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [found, candidate] : near) same.push_back(candidate);
  return same;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates) {
  const std::vector<std::string_view> near = near_names(name, candidates);
  return near.empty() ? std::string() : std::string(near.front());
}

std::optional<Fix> respelling(Span place, std::string_view name, const std::vector<std::string_view>& candidates) {
  const bool numbered = !name.empty() && name.front() >= '0' && name.front() <= '9';  // these all look alike
  const std::vector<std::string_view> near = numbered ? std::vector<std::string_view>{} : near_names(name, candidates);
  const auto other = [&](std::string_view candidate) { return candidate != near.front(); };
  if (near.empty() || std::any_of(near.begin(), near.end(), other)) return std::nullopt;
  return Fix{"write `" + std::string(near.front()) + "`", {{place, std::string(near.front())}}};
}

}  // namespace rubric
