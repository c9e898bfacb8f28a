#include "app/result_changes.hpp"

#include <fmt/format.h>

#include "app/stored_result.hpp"
#include "app/words.hpp"

namespace rubric::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxListed = 3;  // more possibilities than these are shown as a range

std::string either(const Json& list) {
  std::vector<std::string> words;
  for (const Json& each : list) words.push_back(each.is_string() ? spoken(each.get<std::string>()) : each.dump());
  if (words.size() > kMaxListed) return fmt::format("{} to {}", words.front(), words.back());
  return joined(words);
}

// A value of a rating; docs/json.md says what it may be.
std::string value_in_words(const Json& value) {
  if (value.is_null()) return "not there";
  std::vector<std::string> words;
  for (const char* list : {"levels", "choices"}) {
    if (!member(value, list).empty()) words.push_back(either(member(value, list)));
  }
  for (const Json& number : member(value, "numbers"))
    words.push_back(number.is_string() ? number.get<std::string>() : number.dump());
  if (words.size() > kMaxListed) words = {fmt::format("{} to {}", words.front(), words.back())};
  if (member(value, "from").is_string()) words.push_back(text_in(value, "from") + " to " + text_in(value, "to"));
  if (const std::string truth = text_in(value, "truth"); !truth.empty()) words.push_back(truth);
  if (member(value, "not_rated") == true) words.emplace_back("not rated");
  return words.empty() ? "missing" : joined(words);
}

std::string tally_in_words(const Json& question) {
  const Json& tallies = member(question, "tallies");
  if (!tallies.is_array() || tallies.size() != 1)
    return fmt::format("{}", text_in(question, "percent").empty() ? "open" : text_in(question, "percent"));
  return fmt::format("{} of {}", member(tallies[0], "yes").dump(), member(tallies[0], "relevant").dump());
}

std::string plain(const Json& json) {
  if (json.is_null()) return "not there";
  return json.is_string() ? json.get<std::string>() : json.dump();
}

class Comparison {
 public:
  std::vector<Change> run(const Json& was, const Json& is) {
    each_named(member(was, "domains"), member(is, "domains"), &Comparison::rated);
    each_named(member(was, "standards"), member(is, "standards"), &Comparison::standard);
    each_entry("", member(was, "inputs"), member(is, "inputs"), value_in_words);
    each_entry("", member(was, "values"), member(is, "values"), value_in_words);
    rated("overall", member(was, "overall"), member(is, "overall"));
    compare("what differs from what was published", member(was, "differences"), member(is, "differences"),
            [](const Json& list) { return std::to_string(list.size()) + (list.size() == 1 ? " figure" : " figures"); });
    return std::move(changes_);
  }

 private:
  using Part = void (Comparison::*)(const std::string& name, const Json& was, const Json& is);

  template <typename Words>
  void compare(const std::string& what, const Json& was, const Json& is, Words words) {
    if (was != is) changes_.push_back({what, words(was), words(is)});
  }

  // Members of two lists by their `id`; what only the newer one has does not count.
  void each_named(const Json& was, const Json& is, Part part) {
    for (const Json& old : was) {
      const std::string id = text_in(old, "id");
      const Json* now = nullptr;
      for (const Json& other : is) now = text_in(other, "id") == id ? &other : now;
      const std::string title = text_in(old, "title");
      (this->*part)(title.empty() ? id : id + " " + title, old, now == nullptr ? Json() : *now);
    }
  }

  template <typename Words>
  void each_entry(const std::string& of, const Json& was, const Json& is, Words words) {
    for (const auto& [name, value] : was.items()) compare(of + spoken(name), value, member(is, name.c_str()), words);
  }

  // Where the panel may decide, what counts is what it awarded; else that is the rating.
  void rated(const std::string& name, const Json& was, const Json& is) {
    const bool decided =
        member(was, "awarded") != member(was, "rating") || member(is, "awarded") != member(is, "rating");
    compare(name, member(was, "rating"), member(is, "rating"), value_in_words);
    if (decided && !member(was, "awarded").is_null())
      compare(name + ", awarded", member(was, "awarded"), member(is, "awarded"), value_in_words);
    compare(name + ", score", member(was, "score"), member(is, "score"), value_in_words);
  }

  void standard(const std::string& name, const Json& was, const Json& is) {
    rated(name, was, is);
    prefix_ = text_in(was, "id") + " ";
    each_named(member(was, "questions"), member(is, "questions"), &Comparison::question);
    each_entry(prefix_ + "ground ", member(was, "grounds"), member(is, "grounds"), plain);
  }

  void question(const std::string&, const Json& was, const Json& is) {
    const bool same =
        member(was, "tallies") == member(is, "tallies") && member(was, "percent") == member(is, "percent");
    if (!same)
      changes_.push_back(
          {prefix_ + spoken(text_in(was, "id")), tally_in_words(was), is.is_null() ? "not there" : tally_in_words(is)});
  }

  std::string prefix_;  // the standard that questions belong to
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> changes(const Json& was, const Json& is) { return Comparison().run(was, is); }

}  // namespace rubric::app
