#include "app/plain_words.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "app/words.hpp"
#include "lang/columns.hpp"
#include "lang/lexemes.hpp"
#include "lang/parts.hpp"

namespace rubric::app {
namespace {

using K = NodeKind;
using Phrase = std::pair<std::string_view, std::string_view>;

// What is said otherwise outside of rules; the longer first.
constexpr std::array<Phrase, 14> kPhrases = {
    {{"relevant of deciding questions", "the numbers of cases behind the questions that decide"},
     {"percent of questions", "the percentages of its questions"},
     {"score of standards", "the scores of the standards"},
     {"rating of standards", "the ratings of the standards"},
     {"rating of domains", "the ratings of the domains"},
     {"score of domains", "the scores of the domains"},
     {"lowest of", "the lowest of"},
     {"highest of", "the highest of"},
     {"sum of", "the sum of"},
     {"average of", "the average of"},
     {"rating of “", "the rating of “"},
     {"score of “", "the score of “"},
     {" * ", " × "},
     {"one case changes rating", "one case, answered otherwise, changes the rating"}}};

constexpr std::array<Phrase, 6> kRoundings = {{{"exact", "not rounded"},
                                               {"half-up", ", halves upwards"},
                                               {"half-down", ", halves downwards"},
                                               {"half-even", ", halves to the even number"},
                                               {"up", ", always upwards"},
                                               {"down", ", always downwards"}}};

void replace_all(std::string& text, Phrase phrase) {
  for (std::size_t at = 0; (at = text.find(phrase.first, at)) != std::string::npos; at += phrase.second.size())
    text.replace(at, phrase.first.size(), phrase.second);
}

bool is_number(std::string_view id) { return !id.empty() && id.front() >= '0' && id.front() <= '9'; }

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

PlainWords::PlainWords(const Node& framework, const Sources& sources) : sources_(sources) { gather(framework, ""); }

// A word that two declarations have under different titles is left as it is.
void PlainWords::learn(Titles& titles, const Node& node, const std::string& title) {
  if (node.id() == nullptr || title.empty()) return;
  const auto [known, is_new] = titles.try_emplace(std::string(sources_.text(node.id()->span)), title);
  if (!is_new && known->second != title) known->second.clear();
}

void PlainWords::gather(const Node& node, const std::string& kind) {
  const std::string inside = node.kind == K::cases ? std::string(sources_.text(node.id()->span)) : kind;
  const std::string own = node.child(K::text) == nullptr ? "" : unquoted(*node.child(K::text));
  switch (node.kind) {
    case K::fact: learn(inside.empty() ? titles_ : of_kind_[inside], node, title(node)); break;
    case K::level: learn(levels_, node, own); break;
    case K::choice: learn(titles_, node, own); break;
    case K::input:
    case K::standard:
    case K::domain:
    case K::cases:
    case K::records:
    case K::table:
    case K::banding:
    case K::parameter:
    case K::define: learn(titles_, node, title(node)); break;
    case K::test: return;
    default: break;
  }
  for (const Node* child : node.children) gather(*child, inside);
}

std::string PlainWords::unquoted(const Node& text) const { return unquote(sources_.text(text.span)); }

std::string PlainWords::title(const Node& node) const {
  const Node* text = node.child(K::text);
  const bool value = node.kind == K::parameter || node.kind == K::define;  // which may be a text as well
  if (text != nullptr && !(value && text == &value_of(node))) return unquoted(*text);
  return node.id() == nullptr ? "" : capitalised(spoken(sources_.text(node.id()->span)));
}

std::string PlainWords::replaced(std::string_view text, std::string_view kind) const {
  std::string out;
  const auto look_up = [&](const Titles& titles, std::string_view word) -> const std::string* {
    const auto found = titles.find(word);
    return found == titles.end() || found->second.empty() ? nullptr : &found->second;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view lexeme = text.substr(at, lexemes::any(text.substr(at)));
    at += lexeme.size();
    const bool word = lexemes::word(lexeme) == lexeme.size();
    const auto facts = of_kind_.find(kind);
    const std::string* title = word && facts != of_kind_.end() ? look_up(facts->second, lexeme) : nullptr;
    if (word && title == nullptr) title = look_up(titles_, lexeme);
    const std::string* level = word && title == nullptr ? look_up(levels_, lexeme) : nullptr;
    out += title != nullptr   ? "“" + *title + "”"
           : level != nullptr ? *level
           : word             ? spoken(lexeme)
                              : std::string(lexeme);
  }
  return out;
}

std::string PlainWords::words(const Node& node, std::string_view kind) const {
  std::string out = replaced(lexemes::one_line(sources_.text(node.span)), kind);
  for (const Phrase& phrase : kPhrases) replace_all(out, phrase);
  return out;
}

std::string PlainWords::condition(const Node& when, std::string_view kind) const {
  const Node& value = *when.children[0];
  return words(value, kind) + (value.kind == K::name ? " applies" : "");
}

std::string PlainWords::level(const Node& value) const {
  const std::string_view id = sources_.text(value.span);
  const auto found = levels_.find(id);
  if (value.kind == K::not_rated) return "not rated";
  if (found == levels_.end() || found->second.empty()) return words(value);
  return is_number(id) ? fmt::format("{} {}", id, found->second) : found->second;
}

std::string PlainWords::rounding(const Node* rounding) const {
  if (rounding == nullptr) return "";
  const std::string_view mode = sources_.text(rounding->children[0]->span);
  const std::string places = rounding->children.size() > 1 ? words(*rounding->children[1]) : "to a whole number";
  for (const auto& [word, said] : kRoundings) {
    if (word == mode) return mode == "exact" ? std::string(said) : fmt::format("rounded {}{}", places, said);
  }
  return "";
}

// "The rating is the lowest of …"
std::string PlainWords::assigned(const Node& rule) const {
  const std::string what = words(*rule.children[0]);
  const Node& value = value_of(rule);
  if (value.kind == K::choose) return fmt::format("The {} is that of the first line that holds:", what);
  if (value.kind == K::banded) return fmt::format("The {} follows from {}:", what, words(*value.children[0]));
  const std::string said = words(value);
  constexpr std::string_view kLowest = "the lowest of ";
  const std::size_t bands = said.find(" of the percentages of its questions");
  if (said.starts_with(kLowest) && bands != std::string::npos) {
    const std::string banding = said.substr(kLowest.size(), bands - kLowest.size());
    if (banding.find("”") + 3 == banding.size())
      return fmt::format("Each question's percentage falls into a band ({}). The lowest of these bands gives the {}.",
                         banding, what);
  }
  return fmt::format("The {} is {}.", what, said);
}

std::string PlainWords::nothing_relevant(const Node& rule) const {
  const Node& value = value_of(rule);
  if (value.kind == K::leave_out) return "A question that concerns none of the cases is left out.";
  if (value.kind == K::not_rated) return "Where a question concerns none of the cases, there is no rating.";
  return fmt::format("A question that concerns none of the cases counts as {}.", level(value));
}

std::string PlainWords::sentence(const Node& rule) const {
  switch (rule.kind) {
    case K::assign: return assigned(rule);
    case K::nothing_relevant: return nothing_relevant(rule);
    case K::insufficient: return fmt::format("The answer “insufficient evidence” counts as {}.", words(value_of(rule)));
    case K::not_rated_when: return fmt::format("There is no rating when {}.", condition(*rule.child(K::when)));
    default: break;
  }
  const std::string what = words(*rule.children[0]);
  const Node* when = rule.child(K::when);
  const std::string amount = level(*rule.children[1]);
  const std::string condition = when == nullptr ? "" : " when " + this->condition(*when);
  const bool one = sources_.text(rule.children[1]->span) == "1";
  switch (rule.kind) {
    case K::limit: return fmt::format("The {} is at most {}{}.", what, amount, condition);
    case K::raise: return fmt::format("The {} is at least {}{}.", what, amount, condition);
    case K::raise_by:
      return fmt::format("The {} is raised by {} {}{}.", what, words(*rule.children[1]), one ? "level" : "levels",
                         condition);
    case K::lower_by:
      return fmt::format("The {} is lowered by {} {}{}.", what, words(*rule.children[1]), one ? "level" : "levels",
                         condition);
    default: return capitalised(words(rule)) + ".";
  }
}

}  // namespace rubric::app
