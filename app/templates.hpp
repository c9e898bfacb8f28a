// Files to fill in: sheets of cases, inspections, a first framework.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/framework.hpp"

namespace rubric::app {

// A text in double quotes, as TOML and the rules have it.
std::string quoted(std::string_view text);

// The header of a sheet with a row for each case: of one kind, or of all of them with a column `kind`. Of a framework
// that has no cases, one with a row for each inspection.
std::string sheet_template(const Framework& framework, std::optional<KindId> kind);

// What is known of an inspection when its file is begun. What is empty, whoever fills it in must write.
struct Beginning {
  struct Size {
    KindId kind;
    std::int64_t cases = 0;
  };
  std::string provider;
  std::optional<Date> fieldwork;
  std::vector<Size> sample;
};
// An inspection in which everything is open.
std::string inspection_template(const Framework& framework, const Beginning& beginning);

struct NewFramework {
  std::string id;
  std::string title;
  std::string programme;
  std::string from;  // as rules write a day
};
// Small and complete: it passes the check as it is, if its names are names.
std::string framework_template(const NewFramework& framework);

}  // namespace rubric::app
