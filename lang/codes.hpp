// The registry of diagnostics: every code, once.
//
// A code is stable: it is never used again for something else. `rubric help R0201` prints its page.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace rubric {

enum class Severity : std::uint8_t { error, warning, note };

enum class Code : std::uint16_t {
  // reading rules text
  syntax,
  block_open,
  too_deep,
  typographic,
  not_utf8,
  file_too_large,
  bad_date,
  bad_number,
  // names
  unknown_name,
  declared_twice,
  capitals,
  unused,
  cycle,
  built_in_name,
  ambiguous_level,
  not_a_value,
  // types
  wrong_type,
  other_scale,
  percent_or_number,
  other_cases,
  no_cases,
  not_a_collection,
  no_policy,
  no_rating,
  judged_with_rules,
  no_boundary,
  scores_not_rising,
  rule_order,
  not_constant,
  no_scores,
  too_many_levels,
  empty,
  misplaced,
  no_otherwise,
  no_ends,
  row_cells,
  no_row,
  rows_overlap,
  never_applies,
  unknown_code,
  error_and_result,
  // bandings
  no_rounding,
  no_band,
  bands_overlap,
  band_order,
  band_edge,
  exact_gap,
  no_last_band,
  // amendments and editions
  without_effect,
  no_target,
  unknown_base,
  base_cycle,
  cannot_hold,
  in_force_order,
  chain_too_long,
  // modules
  unknown_module,
  module_cycle,
  no_module,
  not_in_module,
  too_many_modules,
  // crosswalks
  not_in_crosswalk,
  // data
  data_syntax,
  unknown_key,
  wrong_value,
  unknown_in_data,
  more_yes,
  no_such_percentage,
  outside_scale,
  tally_and_cases,
  not_relevant_answer,
  case_twice,
  larger_than_sample,
  case_incomplete,
  not_in_framework,
  missing_key,
  too_many_cases,
  not_an_inspection,
  row_length,
  wrong_header,
  ambiguous_name,
  blank_cell,
  told_twice,
  several_inspections,
  cases_twice,
  no_cases_yet,
  no_discretion,
  decided_twice,
  ground_fails,
  beyond_discretion,
  larger_than_eligible,
  belongs_to_head,
  records_untold,
  record_incomplete,
  does_not_apply,
  unknown_column,
  no_column,
  // choosing a framework
  no_edition,
  several_editions,
  unknown_framework,
  rules_unreadable,
  // rating
  in_no_band,
  overflow,
  divided_by_zero,
  no_row_applies,
  two_rows_apply,
  // set aside
  set_aside,
  // files
  cannot_read,
  // what is proved of all inspections
  known_fault,
  level_unreached,
  band_unreached,
  never_bites,
  ground_unreached,
  never_asked,
  not_monotone,
  without_influence,
  rounding_decides,
  small_samples,
  gap_not_met,
  not_tried,
  no_citation,
  editions_overlap,
  editions_gap,
};

struct CodeInfo {
  Code code;
  std::string_view id;  // "R0201"
  Severity severity;
  std::string_view title;    // "a name that nothing declares"
  std::string_view meaning;  // one or two sentences in raters' words
  std::string_view way_out;
};

const CodeInfo& info(Code code);
std::span<const CodeInfo> all_codes();
// Null for an unknown id; capitals do not matter.
const CodeInfo* find_code(std::string_view id);

}  // namespace rubric
