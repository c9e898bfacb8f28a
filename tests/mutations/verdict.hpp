// What becomes of a fault: who notices it, and whether what is said of it is true.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lang/check.hpp"
#include "lang/library.hpp"

namespace rubric::mutations {

struct Text {
  std::string name;
  std::string text;
};

// The rules of a folder, with the frameworks of one of its files read out of them.
struct Read {
  std::unique_ptr<Sources> sources = std::make_unique<Sources>();
  std::unique_ptr<Library> library;
  Diagnostics problems;  // of the texts, in the checker and in the proof
  std::vector<std::unique_ptr<Framework>> frameworks;
};
Read read(const std::vector<Text>& texts, const std::string& file);

struct Verdict {
  bool by_check = false;           // the checker or the proof says something that it does not say of the original
  bool by_tests = false;           // a test of the framework fails
  bool by_against = false;         // it rates some inspection otherwise
  std::vector<std::string> wrong;  // what `--against` says, and is not so
};
Verdict judge(const Read& original, const Read& edited);

}  // namespace rubric::mutations
