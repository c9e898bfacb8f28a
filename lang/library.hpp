// The rules texts of one run, and the frameworks and modules they declare.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/ast.hpp"
#include "lang/date.hpp"
#include "lang/diagnostic.hpp"
#include "lang/framework.hpp"
#include "lang/parse.hpp"

namespace rubric {

inline constexpr std::size_t kMaxModules = 100;  // that one framework takes in: they are followed one inside the other

// A framework or module as declared, before amendments and checks: what a choice among frameworks needs.
struct Declared {
  std::string name;
  std::string title;
  std::string programme;  // its own or that of the nearest framework it amends
  std::optional<InForce> in_force;
  std::string amends;             // empty: it stands on its own
  std::vector<std::string> uses;  // the modules that it names itself; of too many, the first ones
  const Node* node = nullptr;
  bool complete = true;    // false: parts of its file could not be read
  bool with_tests = true;  // false: tests in its file were passed over
};

class Library {
 public:
  explicit Library(Sources& sources, Tests tests = Tests::read) : sources_(sources), tests_(tests) {}

  // Reads a rules text. What is wrong with it goes to the diagnostics; what could be read is kept.
  // With `unless_there`, frameworks of a name that is there already are passed over: rules that only stand by.
  SourceId add(std::string name, std::string text, Diagnostics& diagnostics, bool unless_there = false);
  // Resolves what frameworks inherit, and reports names declared twice. Call once, after the last `add`.
  void finish(Diagnostics& diagnostics);
  // Reads the tests that were passed over in all that a framework is made of. False if there were none.
  bool read_tests(const Declared& framework);

  const std::deque<Declared>& frameworks() const { return frameworks_; }
  const std::deque<Declared>& modules() const { return modules_; }
  const Declared* find(std::string_view name) const;
  const Declared* find_module(std::string_view name) const;
  // The framework that it amends; null when there is none or it is unknown.
  const Declared* base(const Declared& framework) const { return find(framework.amends); }
  // All that a framework or module is made of, as far as it is known: itself, those that it amends, and the modules
  // that these take in; each once, and no more than could be taken in.
  std::vector<const Declared*> parts_of(const Declared& declared) const;
  const Sources& sources() const { return sources_; }

 private:
  Declared declare(const Node& node, bool complete, Diagnostics& diagnostics) const;
  void check_module(const Declared& module, Diagnostics& diagnostics) const;
  void report_twice(const Declared& second, const Declared& first, Diagnostics& diagnostics) const;

  void read_tests_in(SourceId source);

  Sources& sources_;
  Tests tests_;
  std::deque<Ast> texts_;
  std::deque<Declared> frameworks_;
  std::deque<Declared> modules_;
  std::map<std::string, const Declared*, std::less<>> framework_of_, module_of_;  // by name: the first
};

}  // namespace rubric
