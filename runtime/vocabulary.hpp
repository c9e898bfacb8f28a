// The words that may be shown of case records: those of the rules, of the data format and of the answers. Whatever else
// stands there, a name, a number or a remark, may tell who the case is.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace rubric {

class Vocabulary {
 public:
  Vocabulary();
  // All names and titles in a rules text.
  void add_rules(std::string_view text);

  // The text, each byte of what is not known masked: what stands between two signs is shown if it is known as a whole,
  // or the parts of a name with dots that are.
  std::string veiled(std::string_view text) const;

 private:
  bool knows(std::string_view folded) const;
  std::size_t known_size(std::string_view text) const;
  std::string names_veiled(std::string_view text) const;

  std::set<std::string, std::less<>> phrases_;  // folded
  std::set<std::string, std::less<>> numbers_;  // of standards; known before a name that is known
};

}  // namespace rubric
