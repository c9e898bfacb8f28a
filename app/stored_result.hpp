// Results that `rubric rate --json` has written, read again.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace rubric::app {

struct StoredResult {
  nlohmann::ordered_json json;  // one of `ratings`; its members may be anything
  std::string file;             // the data that it was made from, and what else `made_from` says
  std::string provider;
  std::string framework;
  std::string rules_hash;  // empty, like all that follows, where it is not recorded
  std::string data_hash;
  std::string program;
  std::vector<std::string> rules;
  std::vector<std::string> sheets;
  std::optional<std::string> asked_for;
};

// What the text holds; else, in words, why it holds no results.
struct StoredResults {
  std::vector<StoredResult> results;
  std::string problem;
};
StoredResults read_results(const std::string& text);

// The text, or the list of texts, under a name; empty where it is something else.
std::string text_in(const nlohmann::ordered_json& json, const char* name);
// The member, or null.
const nlohmann::ordered_json& member(const nlohmann::ordered_json& json, const char* name);

}  // namespace rubric::app
