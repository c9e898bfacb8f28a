// What came of a sweep, as text, as a sheet and as JSON.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/json.hpp"
#include "app/json_value.hpp"
#include "app/rating_columns.hpp"
#include "app/sweep.hpp"
#include "app/table.hpp"

namespace rubric::app {
namespace {

using Json = nlohmann::ordered_json;
using Row = std::vector<std::string>;

struct Counts {
  std::vector<std::size_t> standing;            // per level, and the rest
  std::size_t up = 0, down = 0, otherwise = 0;  // against the rules as they stand
};

Counts counts_at(const Swept& swept, std::size_t point) {
  Counts counts{std::vector<std::size_t>(swept.standings.ids.size()), 0, 0, 0};
  const std::size_t levels = swept.standings.ids.size() - 3;
  for (std::size_t i = 0; i < swept.at.size(); ++i) {
    const std::size_t then = swept.at[i][point];
    const std::size_t now = swept.now[i];
    ++counts.standing[then];
    if (then == now) continue;
    ++(then >= levels || now >= levels ? counts.otherwise : then > now ? counts.up : counts.down);
  }
  return counts;
}

// Neighbouring points, in their order, at which the rating is one other than now.
struct Flip {
  std::size_t first = 0, last = 0;
  std::size_t to = 0;
};

std::vector<Flip> flips_of(const Swept& swept, std::size_t inspection) {
  std::vector<Flip> flips;
  const std::vector<std::uint8_t>& at = swept.at[inspection];
  for (std::size_t point = 0; point < at.size(); ++point) {
    if (at[point] == swept.now[inspection]) continue;
    if (!flips.empty() && flips.back().last + 1 == point && flips.back().to == at[point])
      flips.back().last = point;
    else
      flips.push_back({point, point, at[point]});
  }
  return flips;
}

// Levels all of them, the rest where it occurs.
std::vector<std::size_t> shown_standings(const Swept& swept) {
  std::vector<bool> met(swept.standings.ids.size());
  for (const auto& points : swept.at) {
    for (const std::uint8_t standing : points) met[standing] = true;
  }
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < met.size(); ++i) {
    if (met[i] || i + 3 < met.size()) shown.push_back(i);
  }
  return shown;
}

std::string figure(std::size_t number, const std::string& head) {
  return right_aligned(number == 0 ? "." : std::to_string(number), head.size());
}

std::string table_of(const Swept& swept) {
  const std::vector<std::size_t> shown = shown_standings(swept);
  Row head;
  for (const Axis& axis : swept.axes) head.push_back(axis.name);
  for (const std::size_t i : shown) head.push_back(swept.standings.titles[i]);
  head.insert(head.end(), {"up", "down", "otherwise"});
  std::vector<Row> rows{head};
  for (std::size_t point = 0; point < swept.points.size(); ++point) {
    const Counts counts = counts_at(swept, point);
    Row row;
    for (const Rational value : swept.points[point]) row.push_back(to_string(value));
    for (const std::size_t i : shown) row.push_back(figure(counts.standing[i], swept.standings.titles[i]));
    row.insert(row.end(),
               {figure(counts.up, "up"), figure(counts.down, "down"), figure(counts.otherwise, "otherwise")});
    rows.push_back(std::move(row));
  }
  return table(rows, 2);
}

// "Requires improvement from 66 to 70"; of several axes "at 12 of 1331 points, first at …"
std::string flips_in_words(const Swept& swept, const std::vector<Flip>& flips) {
  std::vector<std::string> parts;
  std::size_t points = 0;
  for (const Flip& flip : flips) {
    points += flip.last - flip.first + 1;
    const std::string first = to_string(swept.points[flip.first].front());
    const std::string last = to_string(swept.points[flip.last].front());
    parts.push_back(fmt::format("{} {}", swept.standings.titles[flip.to],
                                flip.first == flip.last ? "at " + first : fmt::format("from {} to {}", first, last)));
  }
  if (swept.axes.size() == 1) return fmt::format("{}", fmt::join(parts, ", "));
  return fmt::format("{} at {}; otherwise than now at {} of {} points", swept.standings.titles[flips.front().to],
                     in_words(swept.axes, swept.points[flips.front().first]), points, swept.points.size());
}

Json json_of_counts(const Swept& swept, const Counts& counts) {
  Json json = Json::object();
  for (std::size_t i = 0; i < counts.standing.size(); ++i) {
    if (counts.standing[i] > 0 || i + 3 < counts.standing.size()) json[swept.standings.ids[i]] = counts.standing[i];
  }
  return json;
}

}  // namespace

std::string text_of(const Swept& swept, const Inspections& inspections, const Console& console) {
  std::string out =
      console.strong(fmt::format("{}: {} of {} {}", swept.framework->id, swept.title, swept.inspections.size(),
                                 swept.inspections.size() == 1 ? "inspection" : "inspections")) +
      "\n" + table_of(swept);
  std::vector<Row> rows;
  for (std::size_t i = 0; i < swept.inspections.size(); ++i) {
    const std::vector<Flip> flips = flips_of(swept, i);
    if (!flips.empty())
      rows.push_back({inspections.name(swept.inspections[i]), swept.standings.titles[swept.now[i]], "->",
                      flips_in_words(swept, flips)});
  }
  std::vector<Row> unrated;
  for (const Swept::Unrated& one : swept.unrated)
    unrated.push_back({inspections.place(one.inspection), one.where, one.why});
  if (!unrated.empty()) out += "\n" + console.strong("Could not be rated") + "\n" + table(unrated, 2);
  return out + "\n" + (rows.empty() ? "Nothing flips.\n" : console.strong("What flips") + "\n" + table(rows, 2));
}

std::string csv_of(const Swept& swept, const Inspections& inspections) {
  Row head;
  for (const Axis& axis : swept.axes) head.push_back(axis.name);
  for (const std::string& title : swept.standings.titles) head.push_back(title);
  head.insert(head.end(), {"up", "down", "otherwise", "which flip"});
  std::string out = csv_line(head, ',');
  for (std::size_t point = 0; point < swept.points.size(); ++point) {
    const Counts counts = counts_at(swept, point);
    Row row;
    for (const Rational value : swept.points[point]) row.push_back(to_string(value));
    for (const std::size_t number : counts.standing) row.push_back(std::to_string(number));
    for (const std::size_t number : {counts.up, counts.down, counts.otherwise}) row.push_back(std::to_string(number));
    std::vector<std::string> flipped;
    for (std::size_t i = 0; i < swept.at.size(); ++i) {
      if (swept.at[i][point] != swept.now[i])
        flipped.push_back(
            fmt::format("{}: {}", inspections.name(swept.inspections[i]), swept.standings.titles[swept.at[i][point]]));
    }
    row.push_back(fmt::format("{}", fmt::join(flipped, "; ")));
    out += csv_line(row, ',');
  }
  return out;
}

std::string json_of(const Swept& swept, const Inspections& inspections) {
  Json json = document("sweep");
  json["framework"] = swept.framework->id;
  json["of"] = swept.title;
  json["points"] = Json::array();
  for (std::size_t point = 0; point < swept.points.size(); ++point) {
    const Counts counts = counts_at(swept, point);
    Json entry{{"set", Json::object()}, {"inspections", json_of_counts(swept, counts)}};
    for (std::size_t i = 0; i < swept.axes.size(); ++i)
      entry["set"][swept.axes[i].name] = to_exact_string(swept.points[point][i]);
    entry.update({{"up", counts.up}, {"down", counts.down}, {"otherwise", counts.otherwise}});
    json["points"].push_back(std::move(entry));
  }
  json["not_rated"] = Json::array();
  for (const Swept::Unrated& one : swept.unrated)
    json["not_rated"].push_back({{"place", inspections.place(one.inspection)}, {"at", one.where}, {"why", one.why}});
  json["inspections"] = Json::array();
  for (std::size_t i = 0; i < swept.inspections.size(); ++i) {
    Json entry{{"inspection", inspections.name(swept.inspections[i])},
               {"place", inspections.place(swept.inspections[i])},
               {"now", swept.standings.ids[swept.now[i]]},
               {"flips", Json::array()}};
    for (const Flip& flip : flips_of(swept, i))
      entry["flips"].push_back(
          {{"from_point", flip.first}, {"to_point", flip.last}, {"to", swept.standings.ids[flip.to]}});
    json["inspections"].push_back(std::move(entry));
  }
  return whole(json);
}

}  // namespace rubric::app
