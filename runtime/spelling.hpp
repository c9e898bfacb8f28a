// Words as people spell them in sheets: in any capitals, with blanks, hyphens and underscores alike.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/inspection.hpp"

namespace rubric {

// Without the blanks around it, no-break ones included.
std::string_view trimmed(std::string_view text);

// What two spellings of one thing have in common: small letters, one blank for each stretch of blanks, hyphens, dashes
// and underscores, straight apostrophes.
std::string folded(std::string_view text);

// The one that is called so: by its id, or, however it is spelled, by its id or title. None if several are.
template <typename Named>
std::optional<std::uint32_t> find_spelled(const std::vector<Named>& things, std::string_view text) {
  for (std::uint32_t i = 0; i < things.size(); ++i) {
    if (things[i].id == text) return i;
  }
  std::vector<std::uint32_t> like;
  const std::string wanted = folded(text);
  for (std::uint32_t i = 0; i < things.size(); ++i) {
    if (folded(things[i].id) == wanted || folded(things[i].title) == wanted) like.push_back(i);
  }
  return like.size() == 1 ? std::optional(like.front()) : std::nullopt;
}

// What can be answered to a question, and every way to write it. The first one is the word itself.
struct AnswerWords {
  Answer answer;
  std::span<const std::string_view> words;
};
std::span<const AnswerWords> answer_words();
// None for any other text.
std::optional<Answer> answer_of(std::string_view text);
// "yes", "no", as in answers.
std::optional<bool> truth_of(std::string_view text);

}  // namespace rubric
