// An archive: all inspections below some folders, each rated by itself.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/rules.hpp"
#include "runtime/rating.hpp"

namespace rubric::app {

// A file, or a folder, that something is wrong with.
struct Unrated {
  std::string file;
  Diagnostics diagnostics;
};

struct Archive {
  std::vector<std::unique_ptr<Rating>> ratings;  // by day of fieldwork, those without one last; then by provider
  std::vector<Unrated> unrated;
  std::vector<std::string> passed_over;  // files that are no inspections
  Diagnostics diagnostics;               // all of them, also warnings about what is rated
};

// Whether what is to be rated is one: there is a folder in it.
bool is_archive(const Options& options);

// Every *.toml and *.json file of the folders and files in the options.
Archive rate_archive(const Options& options, Rules& rules);

}  // namespace rubric::app
