// The rows of a second sheet, as columns hold what they tell of their inspections. What stands in a judged column means
// the same in every row: rows that differ in nothing else are bound once, and so is each text of such a column.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/case_reader.hpp"
#include "app/case_table.hpp"
#include "app/number_table.hpp"

namespace rubric::app {

class BesideRows {
 public:
  BesideRows(const CaseWork& work, const Rater& rater);

  // Of an inspection with that row, or kNoRow where there is no second sheet; until forget_some() is called.
  const BesideCases& of(const Section& section, std::uint32_t row, Sources& sources, const CaseSources& places);
  void forget_some();  // where they are many

 private:
  struct Judged {
    std::size_t column = 0;
    std::uint32_t standard = 0;
    std::string_view cell = {};                                    // in the row at hand
    std::vector<std::pair<std::string, std::uint8_t>> known = {};  // what cells say: a level, or kNotJudged

    const std::uint8_t* level() const;  // null where it is not known
  };

  struct Known {
    std::uint32_t says;  // the number of what rows say
    BesideCases beside = {};
  };

  bool split(std::string_view row);
  bool put_together(BesideCases& beside) const;
  void learn(const BesideCases& beside);

  const CaseWork& work_;
  const Framework& framework_;
  std::vector<Judged> judged_;
  std::string rest_;                                      // of the row at hand: its other cells
  std::unordered_map<std::string, BesideCases> by_rest_;  // of rows that could be bound
  std::deque<Known> known_;
  NumberTable numbers_;  // of them
};

}  // namespace rubric::app
