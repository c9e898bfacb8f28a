// Inspections rated at every point of a grid of numbers in the rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/comparison.hpp"
#include "app/inspections.hpp"
#include "app/sweep_axis.hpp"

namespace rubric::app {

// What came of it: of each inspection where its rating stands, as the rules are and at each point.
struct Swept {
  const Framework* framework = nullptr;
  std::string title;    // of what is counted
  Standings standings;  // the last: it cannot be rated so
  std::vector<Axis> axes;
  std::vector<Point> points;
  std::vector<std::size_t> inspections;  // among those of the command line
  std::vector<std::uint8_t> now;
  std::vector<std::vector<std::uint8_t>> at;  // per inspection and point
  struct Unrated {
    std::size_t inspection = 0;
    std::string where;  // "old-age = 90"
    std::string why;
  };
  std::vector<Unrated> unrated;  // whose data are wrong with other values of parameters
};

class Sweep {
 public:
  Sweep(const Declared& declared, StandardId standard, Rules& rules, Inspections& inspections, Swept& swept)
      : declared_(declared), standard_(standard), rules_(rules), inspections_(inspections), swept_(swept) {}

  // Rates all inspections at all points. What is wrong with a point, in words; empty if nothing.
  // `framework`: what --framework names.
  std::string run(const std::optional<std::string>& framework, Diagnostics& diagnostics);
  // By the rules as they stand: those that can be rated go into the sweep. `bound`: as these were rated.
  void add(std::size_t inspection, std::unique_ptr<Rating> rating);

 private:
  struct Patch {
    BandingId banding;
    std::vector<Bounds> bounds;
  };
  using Points = std::vector<std::size_t>;  // by their numbers

  std::vector<Rational> parameters_at(const Point& point) const;
  std::string sweep(const Framework& framework, const Points& points, const std::vector<const Inspection*>& bound,
                    class Progress& progress);
  std::string patches_at(const Framework& framework, const Point& point, std::vector<Patch>& patches) const;
  const Framework* with_parameters(const std::vector<Rational>& values, Diagnostics& diagnostics);
  std::string in_words(const Point& point) const;

  const Declared& declared_;
  StandardId standard_;
  Rules& rules_;
  Inspections& inspections_;
  Swept& swept_;
  std::vector<std::unique_ptr<Rating>> ratings_;
  std::vector<std::unique_ptr<const Framework>> variants_;
};

// "pass-mark = 60, sufficiency.good.from = 65"
std::string in_words(const std::vector<Axis>& axes, const Point& point);

// As JSON, as a sheet with a row for each point, and as text.
std::string json_of(const Swept& swept, const Inspections& inspections);
std::string csv_of(const Swept& swept, const Inspections& inspections);
std::string text_of(const Swept& swept, const Inspections& inspections, const Console& console);

}  // namespace rubric::app
