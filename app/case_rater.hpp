// A block of a sheet of cases → the ratings of its inspections, as text.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/beside_rows.hpp"
#include "app/case_reader.hpp"
#include "app/case_table.hpp"
#include "runtime/batch/rate_all.hpp"

namespace rubric::app {

struct RatedBlock {
  CaseBlock block;
  std::vector<std::uint32_t> rows;  // per inspection of the block: that of the second sheet, or kNoRow
  std::vector<bool> rated;          // likewise; what is wrong with the others, who reads them again finds
  ByteBuffer text;
  int status = 0;                   // the exit status that they come to
  std::set<std::string> set_aside;  // what the framework that was asked for has no place for
};

// What one worker has: nothing of it is shared.
class CaseRater {
 public:
  CaseRater(const CaseWork& work, const Sources& sources);

  void rate(RatedBlock& block);

 private:
  // Of one framework.
  struct Lane {
    Lane(const CaseWork& work, const Rater& by, const OutcomeFields& of);
    const Rater* rater;
    const OutcomeFields* fields;
    std::optional<CaseCounter> counter;  // none: every inspection is bound
    Batch batch;
    OutcomeTable outcomes;
    OutcomeText text;
    CaseTable table;
    std::vector<std::size_t> sections;        // of the block at hand: which each row is
    std::vector<const BesideCases*> besides;  // of each row; null: it was bound
    BesideRows beside;
    CountedCases counted;
  };

  void begin(RatedBlock& block);
  bool read(RatedBlock& block);
  bool look_again(CaseBlock& block) const;
  bool count(Lane& lane, std::string_view rows, const Section& section, std::uint32_t row);
  void bind(Lane& lane, std::string_view rows, const Section& section, RatedBlock& block);
  void rate(Lane& lane, RatedBlock& block);
  void write(RatedBlock& block);
  void write(const Lane& lane, std::size_t row, const Section& section, RatedBlock& block);
  static bool is_published_elsewhere(const Lane& lane, std::size_t row);
  std::string differences(const Lane& lane, std::size_t row) const;

  const CaseWork& work_;
  Sources sources_;  // a copy: the rules are in it
  CaseSources places_;
  std::map<const Rater*, Lane> lanes_;
  std::vector<std::pair<Lane*, std::size_t>> place_of_;  // per section: its lane and the row there
};

}  // namespace rubric::app
