// Identifiers of cases, held against a set.
#include "runtime/batch/seen_ids.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace rubric {
namespace {

// Of some that follow each other: mostly in order, often of different sizes, sometimes twice.
std::vector<std::string> some_ids(std::mt19937& random, std::size_t size) {
  const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  std::vector<std::string> ids;
  std::size_t number = 1;
  for (std::size_t i = 0; i < size; ++i) {
    number = pick(40) == 0 ? 1 + pick(number) : number + 1 + pick(3);
    ids.push_back((size % 3 == 0 ? "a-long-one-" : "c") + std::to_string(number));
  }
  return ids;
}

bool is_each_once(const std::vector<std::string>& ids) {
  return std::set<std::string>(ids.begin(), ids.end()).size() == ids.size();
}

// One by one, or up to five of one size together.
bool add_all(SeenIds& seen, const std::string& text, const std::vector<std::string>& ids, bool together) {
  std::vector<std::string_view> views;
  for (std::size_t i = 0, at = 0; i < ids.size(); at += ids[i++].size())
    views.push_back(std::string_view(text).substr(at, ids[i].size()));
  for (std::size_t first = 0, last = 0; first < views.size(); first = last) {
    std::vector<const char*> run;
    do run.push_back(views[last++].data());
    while (together && run.size() < 5 && last < views.size() && views[last].size() == views[first].size());
    const bool right = together ? seen.add(run, views[first].size(), 1) : seen.add(views[first], 1);
    if (!right) return false;
  }
  return true;
}

TEST_CASE("identifiers of cases are told to be there twice, or out of order") {
  std::mt19937 random(7);
  std::size_t twice = 0, looked_up = 0;
  for (std::size_t round = 0; round < 4000; ++round) {
    const std::vector<std::string> ids = some_ids(random, 1 + round % 20);
    std::string text;
    for (const std::string& id : ids) text += id;
    text.append(8, ' ');
    for (const bool together : {false, true}) {
      SeenIds seen;
      seen.clear();
      bool right = add_all(seen, text, ids, together);
      REQUIRE((right || seen.is_out_of_order()));
      if (!right) {
        seen.look_up();
        right = add_all(seen, text, ids, together);
        ++looked_up;
      }
      REQUIRE(right == is_each_once(ids));
      twice += right ? 0 : 1;
    }
  }
  CHECK(twice > 100);
  CHECK(looked_up > twice + 100);
}

}  // namespace
}  // namespace rubric
