#include "runtime/prove/matching.hpp"

#include <algorithm>

namespace rubric::prove {

namespace {

class Matching {
 public:
  Matching(const std::vector<Called>& before, const std::vector<Called>& after)
      : before_(before), after_(after), of_after_(after.size()), taken_(before.size()) {}

  std::vector<Match> run() {
    by([](const Called& a, const Called& b) { return a.id == b.id; });
    by([](const Called& a, const Called& b) { return !a.title.empty() && a.title == b.title; });
    in_order();
    std::vector<Match> found;
    for (std::uint32_t i = 0; i < after_.size(); ++i) found.push_back({of_after_[i], i});
    for (std::uint32_t i = 0; i < before_.size(); ++i) {
      if (!taken_[i]) found.push_back({i, std::nullopt});
    }
    return found;
  }

 private:
  template <typename Same>
  void by(Same same) {
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (of_after_[i]) continue;
      std::optional<std::uint32_t> only;
      bool several = false;
      for (std::uint32_t k = 0; k < before_.size(); ++k) {
        if (taken_[k] || !same(before_[k], after_[i])) continue;
        several = only.has_value();
        only = k;
      }
      if (only && !several) take(*only, i);
    }
  }

  void in_order() {
    const auto left = static_cast<std::size_t>(std::count(taken_.begin(), taken_.end(), false));
    const auto open = static_cast<std::size_t>(std::count(of_after_.begin(), of_after_.end(), std::nullopt));
    if (left != open) return;
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (of_after_[i]) continue;
      while (taken_[next]) ++next;
      take(next, i);
    }
  }

  void take(std::uint32_t before, std::size_t after) {
    of_after_[after] = before;
    taken_[before] = true;
  }

  const std::vector<Called>& before_;
  const std::vector<Called>& after_;
  std::vector<std::optional<std::uint32_t>> of_after_;
  std::vector<bool> taken_;
};

}  // namespace

std::vector<Match> matched(const std::vector<Called>& before, const std::vector<Called>& after) {
  return Matching(before, after).run();
}

}  // namespace rubric::prove
