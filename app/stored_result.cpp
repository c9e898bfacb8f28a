#include "app/stored_result.hpp"

#include "app/json.hpp"
#include "runtime/document.hpp"

namespace rubric::app {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> texts_in(const Json& json, const char* name) {
  std::vector<std::string> texts;
  for (const Json& text : member(json, name)) {
    if (text.is_string()) texts.push_back(text.get<std::string>());
  }
  return texts;
}

StoredResult result_in(const Json& rating) {
  const Json& framework = member(rating, "framework");
  const Json& origin = member(rating, "made_from");
  StoredResult result{rating,
                      text_in(rating, "file"),
                      text_in(rating, "provider"),
                      text_in(framework, "id"),
                      text_in(framework, "hash"),
                      text_in(origin, "data_hash"),
                      text_in(origin, "program"),
                      texts_in(origin, "rules"),
                      texts_in(origin, "sheets"),
                      {}};
  if (member(origin, "framework").is_string()) result.asked_for = text_in(origin, "framework");
  return result;
}

}  // namespace

const Json& member(const Json& json, const char* name) {
  static const Json nothing;
  const auto found = json.is_object() ? json.find(name) : json.end();
  return found == json.end() ? nothing : *found;
}

std::string text_in(const Json& json, const char* name) {
  const Json& text = member(json, name);
  return text.is_string() ? text.get<std::string>() : std::string();
}

StoredResults read_results(const std::string& text) {
  if (text.find("\"kind\":\"rating\"") != std::string::npos)
    return {{}, "it holds ratings of a sheet of inspections: rate the sheet again, and compare the two"};
  bool deep = false;  // deeper than results are: not taken in, so that nothing that walks over them goes astray
  const auto shallow = [&](int depth, Json::parse_event_t, Json&) {
    deep = deep || depth > static_cast<int>(kMaxJsonDepth);
    return depth <= static_cast<int>(kMaxJsonDepth);
  };
  const Json json = Json::parse(text, shallow, false);
  const bool ours = !deep && member(json, "rubric") == kJsonVersion && text_in(json, "kind") == "ratings";
  if (!ours || !member(json, "ratings").is_array()) return {{}, "it is no result of `rubric rate --json`"};
  StoredResults stored;
  for (const Json& rating : member(json, "ratings")) {
    stored.results.push_back(result_in(rating));
    if (stored.results.back().file.empty()) return {{}, "a rating in it does not say which file it was made from"};
  }
  return stored;
}

}  // namespace rubric::app
