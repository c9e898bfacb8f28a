// A rules file to begin an alternative with: changes to a framework that are to be tried.
#pragma once

#include <string>

#include "lang/edition.hpp"

namespace rubric::app {

struct NewAlternative {
  std::string id;
  std::string title;
  std::string base;
  std::string rules;  // the folder of the base
};
// Changes nothing as it is: what can be changed most easily, bands and parameters, stands in it as remarks. `base`: in
// full.
std::string alternative_template(const NewAlternative& alternative, const Edition& base, const Sources& sources);

}  // namespace rubric::app
