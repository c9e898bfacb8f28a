#include "tests/mutations/edits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string_view>
#include <utility>

namespace rubric::mutations {

namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz-";

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// Without what stands in quotes or behind `#`: there nothing is a rule.
std::string bare(const std::string& line) {
  std::string text = line;
  bool quoted = false;
  for (char& c : text) {
    if (c == '#' && !quoted) {
      text.resize(static_cast<std::size_t>(&c - text.data()));
      break;
    }
    if (c == '"') quoted = !quoted;
    if (quoted) c = '_';
  }
  return text;
}

bool begins(const std::string& line, std::string_view word) {
  const std::size_t at = line.find_first_not_of(' ');
  return at != std::string::npos && std::string_view(line).substr(at).starts_with(word);
}

class Maker {
 public:
  explicit Maker(const std::string& text) : lines_(lines_of(text)) {}

  std::vector<Edit> run() {
    int depth = 0;  // of the test that the line stands in
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string line = bare(lines_[i]);
      const auto braces =
          static_cast<int>(std::count(line.begin(), line.end(), '{') - std::count(line.begin(), line.end(), '}'));
      if (depth > 0 || begins(line, "test ") || begins(line, "add test ")) {
        depth += braces;
        continue;
      }
      edit(i, line);
    }
    return std::move(edits_);
  }

 private:
  void add(std::string kind, std::size_t line, const Lines& lines) {
    edits_.push_back({std::move(kind), line + 1, joined(lines)});
  }

  void replace(const std::string& kind, std::size_t i, std::size_t at, std::size_t length, const std::string& with) {
    Lines lines = lines_;
    lines[i].replace(at, length, with);
    add(kind, i, lines);
  }

  // Every word of these letters behind one of these words, replaced.
  template <typename With>
  void each(const std::string& kind, std::size_t i, const std::string& line,
            const std::vector<std::string_view>& before, std::string_view letters, With with) {
    for (const std::string_view word : before) {
      for (std::size_t at = line.find(word); at != std::string::npos; at = line.find(word, at + 1)) {
        const std::size_t begin = at + word.size();
        const std::size_t end = std::min(line.find_first_not_of(letters, begin), line.size());
        const bool whole_word = at == 0 || kLetters.find(line[at - 1]) == std::string_view::npos;
        const bool ends = end == line.size() || line[end] != '.';
        if (!whole_word || !ends || end == begin) continue;
        const std::string found = line.substr(begin, end - begin);
        if (const std::string other = with(found); other != found) replace(kind, i, begin, end - begin, other);
      }
    }
  }

  void edit(std::size_t i, const std::string& line) {
    const auto plus = [](int by) {
      return [by](const std::string& number) { return std::to_string(std::stol(number) + by); };
    };
    const auto exchanged = [](std::vector<std::pair<std::string, std::string>> words) {
      return [words = std::move(words)](const std::string& word) {
        for (const auto& [from, to] : words) {
          if (word == from) return to;
        }
        return word;
      };
    };
    each("edge moved", i, line, {"below ", "above ", "at least ", "at most ", "to "}, kDigits, plus(1));
    each("rounding changed", i, line, {"rounded "}, kLetters, exchanged({{"half-up", "down"}}));
    each("aggregate changed", i, line, {"= ", "of ", "("}, kLetters,
         exchanged({{"lowest", "highest"}, {"highest", "lowest"}}));
    each("quantity changed", i, line, {"when at "}, kLetters, exchanged({{"least", "most"}, {"most", "least"}}));
    each("level mistyped", i, line, {"-> "}, kLetters, [](const std::string& level) { return level + "x"; });
    each("level exchanged", i, line, {"-> "}, kLetters,
         exchanged({{"good", "requires-improvement"},
                    {"outstanding", "good"},
                    {"inadequate", "requires-improvement"},
                    {"requires-improvement", "good"}}));
    each("level exchanged", i, line, {"-> "}, kDigits, [](const std::string& level) {
      return level.size() == 1 && level != "0" ? std::to_string(std::stoi(level) + 1) : level;
    });
    each("date shifted", i, line, {"in force from "}, kDigits, plus(2));
    if (line.find("when ") != std::string::npos)
      each("condition negated", i, line, {" is "}, kLetters, [](const std::string& word) {
        return word == "not" || word == "above" || word == "below" || word == "at" ? word : "not " + word;
      });
    const bool row = line.find("->") != std::string::npos && line.find('{') == std::string::npos;
    const bool rule =
        begins(line, "limit ") || begins(line, "raise ") || begins(line, "lower ") || begins(line, "not rated");
    if (row || rule) drop(row ? "band or row dropped" : "limit dropped", i);
    if (row || rule) swap(row ? "bands or rows swapped" : "limits reordered", i, row);
    if (const std::size_t at = line.find(", not counted"); at != std::string::npos)
      replace("counted after all", i, at, std::string_view(", not counted").size(), "");
  }

  void drop(const char* kind, std::size_t i) {
    Lines lines = lines_;
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
    add(kind, i, lines);
  }

  void swap(const char* kind, std::size_t i, bool row) {
    if (i + 1 >= lines_.size()) return;
    const std::string next = bare(lines_[i + 1]);
    const bool alike = row ? next.find("->") != std::string::npos && next.find('{') == std::string::npos
                           : begins(next, "limit ") || begins(next, "raise ") || begins(next, "lower ");
    if (!alike) return;
    Lines lines = lines_;
    std::swap(lines[i], lines[i + 1]);
    add(kind, i, lines);
  }

  Lines lines_;
  std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> edits_of(const std::string& text) { return Maker(text).run(); }

}  // namespace rubric::mutations
