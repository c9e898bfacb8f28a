#include "runtime/prove/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "runtime/alternatives.hpp"
#include "runtime/banding.hpp"
#include "runtime/operands.hpp"
#include "runtime/prove/conditions.hpp"
#include "runtime/prove/joint.hpp"
#include "runtime/rate.hpp"

namespace rubric::prove {

namespace {

struct Compared {
  std::string name;
  Subject before;
  Subject after;
  GateId pair = kNoGate;
};

std::vector<Subject> of_standard(const std::vector<Subject>& subjects, StandardId standard) {
  std::vector<Subject> found;
  std::copy_if(subjects.begin(), subjects.end(), std::back_inserter(found),
               [&](const Subject& subject) { return subject.standard == standard; });
  return found;
}

// What a band comes to, in words.
std::string outcome(const Framework& framework, const Banding& banding, const std::optional<std::size_t>& band) {
  if (!band) return "no band";
  const Band& at = banding.bands[*band];
  if (banding.result.kind != TypeKind::level) return to_string(at.number);
  return framework.scales[banding.result.of].levels[at.level].id;
}

bool same_outcome(const Both& frameworks, const Banding& a, const std::optional<std::size_t>& was, const Banding& b,
                  const std::optional<std::size_t>& is) {
  if (!was || !is) return was == is;
  const bool levels = a.result.kind == TypeKind::level && b.result.kind == TypeKind::level;
  if (!levels) return outcome(*frameworks[0], a, was) == outcome(*frameworks[1], b, is);
  return same_level(frameworks[0]->scales[a.result.of], a.bands[*was].level, frameworks[1]->scales[b.result.of],
                    b.bands[*is].level);
}

BandingDifference difference_of(const Both& frameworks, const Banding& a, const Banding& b, std::int64_t most) {
  BandingDifference found{b.id, 0, {}};
  std::map<std::pair<std::string, std::string>, std::size_t> known;
  for (std::int64_t relevant = 1; relevant <= most; ++relevant) {
    for (std::int64_t yes = 0; yes <= relevant; ++yes) {
      found.tallies += 1;
      const Value percent{0, Rational::fraction(100 * yes, relevant), false};
      const auto was = certain_band(a, percent);
      const auto is = certain_band(b, percent);
      if (same_outcome(frameworks, a, was, b, is)) continue;
      const std::pair names(outcome(*frameworks[0], a, was), outcome(*frameworks[1], b, is));
      const auto [at, fresh] = known.try_emplace(names, found.moves.size());
      if (fresh) found.moves.push_back({names.first, names.second, 0, fmt::format("{} of {}", yes, relevant), ""});
      found.moves[at->second].count += 1;
    }
  }
  return found;
}

std::vector<BandingDifference> bandings(const Both& frameworks, std::int64_t most) {
  std::vector<BandingDifference> found;
  const auto of_percent = [](const Framework& framework) {
    std::vector<Banding> declared;
    for (const Banding& banding : framework.bandings) {
      if (!banding.id.empty() && banding.measure == TypeKind::percent) declared.push_back(banding);
    }
    return declared;
  };
  const std::vector<Banding> before = of_percent(*frameworks[0]);
  const std::vector<Banding> after = of_percent(*frameworks[1]);
  for (const Match& match : matched(called(before), called(after))) {
    if (!match.before || !match.after) continue;
    BandingDifference each = difference_of(frameworks, before[*match.before], after[*match.after], most);
    if (!each.moves.empty()) found.push_back(std::move(each));
  }
  return found;
}

class Comparison {
 public:
  Comparison(const Both& frameworks, std::int64_t most)
      : joint_(joined(frameworks, most)),
        plans_{compile(*frameworks[0]), compile(*frameworks[1])},
        circuit_(circuit_of({&plans_[0], &plans_[1]}, {names_of(*frameworks[0], joint_.variables[0]),
                                                       names_of(*frameworks[1], joint_.variables[1])})) {
    difference_.most = std::max(most_relevant(*frameworks[0], most), most_relevant(*frameworks[1], most));
  }

  Difference run() {
    find_subjects();
    std::vector<GateId> observed;
    for (const Compared& each : compared_) observed.push_back(each.pair);
    std::vector<Group> groups = find_groups();
    std::vector<GateId> wanted = observed;
    for (const Group& group : groups) wanted.insert(wanted.end(), group.guards.begin(), group.guards.end());
    want(circuit_, wanted);
    const Inquiry inquiry{circuit_, joint_.variables[1], joint_.alternatives, std::move(groups), observed, {}, false};
    const Space space(inquiry);
    for (const Compared& each : compared_) difference_.subjects.push_back(differences(space, each));
    difference_.bandings = bandings(joint_.frameworks, difference_.most);
    difference_.remarks = joint_.remarks;
    compare_conditions(joint_.frameworks, joint_.standards, difference_.remarks);
    return std::move(difference_);
  }

 private:
  const Framework& framework(std::size_t side) const { return *joint_.frameworks[side]; }

  void add(std::string name, const Subject& before, const Subject& after) {
    const bool levels = scale_of(framework(0), before) != nullptr && scale_of(framework(1), after) != nullptr;
    if (!levels) return joint_.remarks.push_back(fmt::format("{} has ratings that are no levels: not compared", name));
    const GateId pair =
        add_pair(circuit_, circuit_.gate(0, before.results->rating), circuit_.gate(1, after.results->rating));
    compared_.push_back({std::move(name), before, after, pair});
  }

  void find_subjects() {
    const std::vector<Subject> before = subjects_of(framework(0));
    const std::vector<Subject> after = subjects_of(framework(1));
    for (const Match& match : joint_.standards) {
      if (!match.before || !match.after) continue;
      const std::vector<Subject> a = of_standard(before, {*match.before});
      const std::vector<Subject> b = of_standard(after, {*match.after});
      if (!a.empty() && !b.empty()) add(b[0].name, a[0], b[0]);
      if (a.empty() != b.empty())
        joint_.remarks.push_back(fmt::format("standard {} is rated only in the {}",
                                             framework(1).standards[*match.after].id,
                                             b.empty() ? "base" : "edited rules"));
    }
    for (const Match& match : matched(called(framework(0).domains), called(framework(1).domains))) {
      if (!match.before || !match.after) continue;
      const Domain& a = framework(0).domains[*match.before];
      const Domain& b = framework(1).domains[*match.after];
      if (a.results.rating && b.results.rating) add("domain " + b.id, {"", &a.results, {}}, {"", &b.results, {}});
    }
    const bool overall = framework(0).overall && framework(1).overall;
    if (overall && framework(0).overall->rating && framework(1).overall->rating)
      add("the overall", {"", &*framework(0).overall, {}}, {"", &*framework(1).overall, {}});
  }

  std::vector<Group> find_groups() const {
    std::vector<Group> groups;
    for (const Match& match : joint_.standards) {
      Group& group = groups.emplace_back();
      bool always = false;
      const std::array<std::optional<std::uint32_t>, 2> places{match.before, match.after};
      for (std::uint32_t side = 0; side < 2; ++side) {
        if (!places[side]) continue;
        const Standard& standard = framework(side).standards[*places[side]];
        always = always || !standard.applies;
        if (standard.applies) group.guards.push_back(circuit_.gate(side, standard.applies));
        if (standard.results.rating) group.results.push_back(circuit_.gate(side, standard.results.rating));
      }
      if (always) group.guards.clear();
    }
    return groups;
  }

  Chooser chooser(std::uint32_t side) const {
    return {framework(side), joint_.variables[side], joint_.alternatives, side};
  }

  std::string rating_on(std::uint32_t side, const Compared& each, const Assignment& assignment) const {
    Diagnostics unheard;
    const Inspection inspection = chooser(side).inspection(assignment);
    const Subject& subject = side == 0 ? each.before : each.after;
    return text(side, each, work_out(plans_[side], inspection, unheard)[subject.results->rating]);
  }

  std::string text(std::uint32_t side, const Compared& each, const Value& value) const {
    if (is_broken(value)) return "no rating: an error";
    const Scale& scale = *scale_of(framework(side), side == 0 ? each.before : each.after);
    return level_text(scale, value);
  }

  bool same(const Compared& each, const Value& a, const Value& b) const {
    if (is_broken(a) || is_broken(b)) return is_broken(a) && is_broken(b);
    if (a.alternatives == 0 || b.alternatives == 0) return a.alternatives == b.alternatives;
    return same_level(*scale_of(framework(0), each.before), lowest_of(a.alternatives),
                      *scale_of(framework(1), each.after), lowest_of(b.alternatives));
  }

  SubjectDifference differences(const Space& space, const Compared& each) const {
    SubjectDifference found{each.name, false, 0, !space.is_of_whole(each.pair), {}};
    const auto* sights = space.sights(each.pair);
    if (sights == nullptr || !space.whole(each.pair)) return found;
    found.decided = space.complete(each.pair);
    for (const auto& [sight, example] : *sights) {
      found.combinations += example.count;
      if (same(each, space[sight.value], space[sight.other])) continue;
      const Assignment assignment = space.assignment(each.pair, example);
      Move move{text(0, each, space[sight.value]), text(1, each, space[sight.other]), example.count,
                chooser(1).words(assignment), chooser(1).data(assignment)};
      const bool confirmed = rating_on(0, each, assignment) == move.from && rating_on(1, each, assignment) == move.to;
      if (!confirmed) found.decided = false;
      if (confirmed) found.moves.push_back(std::move(move));
    }
    return found;
  }

  Joint joint_;
  std::array<Plan, 2> plans_;
  Circuit circuit_;
  std::vector<Compared> compared_;
  Difference difference_;
};

}  // namespace

bool Difference::any() const {
  return std::any_of(subjects.begin(), subjects.end(),
                     [](const SubjectDifference& subject) { return !subject.moves.empty(); });
}

Difference difference(const Framework& base, const Framework& edited, std::int64_t most) {
  return Comparison({&base, &edited}, most).run();
}

}  // namespace rubric::prove
