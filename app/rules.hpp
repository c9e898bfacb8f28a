// The rules that a command works with.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "lang/check.hpp"
#include "lang/library.hpp"
#include "runtime/vocabulary.hpp"

namespace rubric::app {

class Rules {
 public:
  // Reads `files` first, then what stands by: the folders they lie in, and `folders` (none: the folder that ships).
  // Of two frameworks of one name, one from `files` takes precedence. No rating depends on the tests that stand in the
  // rules, so they are passed over unless a command is about them.
  Rules(const std::vector<std::string>& files, const std::vector<std::string>& folders,
        Tests tests = Tests::passed_over);

  Sources& sources() { return sources_; }
  const Library& library() const { return library_; }
  // The frameworks of the files; without files, of the folders.
  std::vector<const Declared*> given() const;
  std::vector<const Declared*> given_modules() const;
  // Whether the text is of one of the files.
  bool was_given(SourceId source) const {
    const auto text = texts_.find(source);
    return text != texts_.end() && text->second.given;
  }
  // The names of the frameworks that take in a module, themselves or by what they amend or use.
  std::vector<std::string> users(const Declared& module) const;
  // Adds what is wrong with the texts themselves: of all that a framework or module is made of; of all that were given.
  void add_problems(const Declared& declared, Diagnostics& diagnostics) const;
  void add_problems(Diagnostics& diagnostics) const;

  // What may be shown of case records that are rated by these rules. It rests on them: they must outlive it.
  Veil veil() const;

  // Amends and checks, once for each framework. Null after an error, which is added each time.
  const Framework* load(const Declared& framework, Diagnostics& diagnostics);

 private:
  struct Text {
    bool given = true;
    Diagnostics problems;
  };
  void read(const std::filesystem::path& path, bool given);
  const Vocabulary& vocabulary() const;
  void report_folder(const std::filesystem::path& folder, std::string_view problem, std::string advice);
  std::vector<const Declared*> given_of(const std::deque<Declared>& declared) const;

  Sources sources_;
  Library library_;
  std::map<SourceId, Text> texts_;
  Diagnostics together_;  // what is wrong with the texts taken together
  // The words of all texts: read only when a message needs them, for most inspections are without mistake.
  mutable Vocabulary vocabulary_;
  mutable std::once_flag asked_for_words_;
  std::map<const Declared*, std::unique_ptr<Framework>> loaded_;
};

}  // namespace rubric::app
