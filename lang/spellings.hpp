// How people and word processors write what Rubric writes otherwise: the tables, and the pieces of a line that they are
// looked up with. Messages (hints) and repairs (from_word) use the same ones.
#pragma once

#include <string_view>

namespace rubric {

// A character that a word processor puts in place of a plain one (“ ” – and blanks that do not break).
struct Typographic {
  std::string_view found;   // empty when the text does not begin with such a character
  std::string_view called;  // how a message names it
  std::string_view plain;
};
Typographic typographic(std::string_view rest);

struct Otherwise {
  std::string_view written;  // empty for none
  std::string_view instead;
};
// A sign that compares, which the text begins with: `>=` is "at least".
Otherwise comparison(std::string_view rest);
// What "80 or more" says by its last word: "at least"; empty for any other word.
std::string_view or_more(std::string_view word);

// "80", "0.5", "1.1.2" at the beginning; a dot that nothing follows is not a part of it. No sign.
std::string_view number_at(std::string_view rest);
std::string_view without_blanks(std::string_view rest);

// The last word or number of a line, and what stands before that.
struct Last {
  std::string_view word;
  std::string_view before;
};
Last last_word(std::string_view line);

// Whether what comes after this part of a line is compared with a value, and `is` is still due: a band says
// `at least 80`, a condition `… is at least 80`.
bool is_condition(std::string_view before);

}  // namespace rubric
