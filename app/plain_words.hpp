// Rules in plain words, for readers who do not write them: titles in place of names, sentences in place of rules.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "lang/ast.hpp"

namespace rubric::app {

class PlainWords {
 public:
  // `framework`: in full, as its edition has it.
  PlainWords(const Node& framework, const Sources& sources);

  // The title of a declaration, else its name as it is read.
  std::string title(const Node& node) const;
  std::string unquoted(const Node& text) const;
  // What a value, test or condition says. Facts mean those of this kind of case, where it is named.
  std::string words(const Node& node, std::string_view kind = {}) const;
  // After `when`: "“Has custody” applies", "“Risk of serious harm” is above low".
  std::string condition(const Node& when, std::string_view kind = {}) const;
  // Of a level by its name or number: its title, after the number if it is one. Words of any other value.
  std::string level(const Node& value) const;
  // "rounded to a whole number, halves upwards"; empty where nothing is said
  std::string rounding(const Node* rounding) const;
  // A sentence. Of a rating with bands or lines of its own, the one that leads to them.
  std::string sentence(const Node& rule) const;

 private:
  using Titles = std::map<std::string, std::string, std::less<>>;
  void gather(const Node& node, const std::string& kind);
  void learn(Titles& titles, const Node& node, const std::string& title);
  std::string replaced(std::string_view text, std::string_view kind) const;
  std::string assigned(const Node& rule) const;
  std::string nothing_relevant(const Node& rule) const;

  const Sources& sources_;
  Titles titles_;                                       // of what is known everywhere
  std::map<std::string, Titles, std::less<>> of_kind_;  // of the facts of each kind of case
  Titles levels_;
};

}  // namespace rubric::app
