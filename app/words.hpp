// Values in words: for tables and explanations.
#pragma once

#include <string>

#include "runtime/report.hpp"

namespace rubric::app {

// "Good", "Good or Outstanding", "not rated", "26", "23 to 26", "yes", "possible"
std::string in_words(const Framework& framework, const Value& value, Type type);
// "yes", "no" or "possible"
std::string truth_in_words(std::uint64_t truth);
// "19 of 24", "11 of 14, 15 of 19 or 19 of 24", "14 to 24 cases", "nothing relevant"
std::string in_words(const Tallies& tallies);
// "67%", "50% to 64%": as the banding rounds it, to whole per cents where there is none.
std::string percent_in_words(const Numbers& percents, const Banding* banding);
// "Too few", "Too few or Reasonable majority"; the stretch where a band has no name
std::string bands_in_words(const Banding& banding, const std::vector<std::uint32_t>& bands);
// "50 to 64", "at least 80", "below 50"
std::string in_words(const Band& band);
// "lower is better"; empty where nothing is said
std::string_view direction_in_words(const Fact& input);
// "when has-custody", "when has-custody and when …": the conditions of its domain and its own.
std::string applies_in_words(const Framework& framework, const Standard& standard, const Sources& sources);
// "Good"; where the panel has decided, "indicated Good, awarded Outstanding". Of a standard; without one, of the
// overall.
std::string rating_in_words(const Framework& framework, const RatedReport& rated, StandardId standard);
// Of what is not rated by a rule `not rated when …`: that rule's condition, and its note. Empty for all else.
std::string unrated_because(const Report& report, const Results& results, const Sources& sources);
// "awarded Outstanding on the ground `close`, by the ratings panel, on 1 December 2020: the reason"
std::string decision_in_words(const Framework& framework, const Decision& decision);
// Its identifier, else the stretch that it covers: for data, not for people.
std::string name_of_band(const Band& band);
// A rule as written, on one line, without its sources and notes; the bands of a banding in place are left out.
std::string rule_in_words(std::string_view text);
// "a, b or c"
std::string joined(const std::vector<std::string>& parts, std::string_view last = "or");
// An identifier as it is read: blanks for hyphens.
std::string spoken(std::string_view id);

}  // namespace rubric::app
