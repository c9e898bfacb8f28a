// What `rubric verify` has found of a result.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/console.hpp"
#include "app/result_changes.hpp"
#include "lang/date.hpp"

namespace rubric::app {

struct Verification {
  std::string file;       // with the result
  std::string data_file;  // where its data are now
  std::string provider;
  std::string framework;      // then
  bool rated = false;         // else all that follows is empty
  bool by_name = false;       // not by the edition in force
  std::string framework_now;  // mostly the same
  std::optional<Date> fieldwork;
  std::string rules, data, program;  // since then "the same", "changed" or "not recorded"
  std::string program_then;
  std::vector<Change> changes;
};

std::string text_of(const std::vector<Verification>& verified, const Console& console);
std::string json_of(const std::vector<Verification>& verified);

}  // namespace rubric::app
