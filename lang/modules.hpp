// Which modules a framework takes in by `use`. Private to lang/edition.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/library.hpp"

namespace rubric {

// The modules that the frameworks of one chain take in, one framework after the other.
class Modules {
 public:
  Modules(const Library& library, Diagnostics& diagnostics) : library_(library), diagnostics_(diagnostics) {}

  // Those that a framework or module uses, itself or through others, and that nobody before it has taken in: each once,
  // and behind those that it uses itself. One that is unknown or uses itself is an error, and left out.
  std::vector<const Declared*> take_in(const Declared& user);
  bool complete() const { return complete_; }  // false: one had to be left out

 private:
  void visit(const Declared& user, std::vector<const Declared*>& found);
  void error(Code code, const Node& at, std::string message, std::string advice, std::vector<Label> related = {},
             std::optional<Fix> fix = {});
  const Declared* module_named(const Node& use);
  void report_circle(const Declared& module);
  void report_too_many(const Node& use);
  std::string_view name_of(const Node& use) const;

  const Library& library_;
  Diagnostics& diagnostics_;
  bool complete_ = true;
  std::vector<const Declared*> taken_;
  std::vector<const Declared*> underway_;  // whose uses are being followed, from the framework on
};

}  // namespace rubric
