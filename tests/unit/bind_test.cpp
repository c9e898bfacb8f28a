// Each test is a piece of an inspection's file against two small editions of one framework.
#include "runtime/inspection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "lang/check.hpp"
#include "tests/catch.hpp"

namespace rubric {
namespace {

using Catch::Matchers::Contains;

constexpr std::string_view kRules = R"(
framework first "First edition" {
  programme example
  in force from 2020-01-01 to 2020-12-31
  scale rating {
    poor "Poor" scores 0
    fair "Fair" scores 1
    good "Good" scores 2
  }
  banding sufficiency of percent rounded half-up {
    minority below 50     -> poor
    some     50 to 79     -> fair
    most     at least 80  -> good
  }
  cases court "Court" {
    at-risk  : yes or no
    harm     : ordered low, medium, high
    age      : whole number 10 to 17
    weeks    : number 0 to 52 with 1 decimal or missing
    begun    : date
    wish     : one of none, some
  }
  cases other "Other" {
    harm  : ordered low, medium, high
  }
  default for standards {
    rating = lowest of sufficiency of percent of questions
    nothing relevant -> leave out
  }
  standard 1.1 "Leadership" judged
  standard 1.2 "Staff" judged
  domain 2 "Court" on court {
    standard 2.1 "Assessment" {
      question desistance
      question safety       when at-risk
    }
    standard 2.2 "Planning" {
      question harm         when harm is above low and at-risk
      question weeks        when weeks is at least 4
      question begun        when begun is not before 2020-03-01
    }
  }
  domain 3 "Other" on other {
    standard 3.1 "Joint work" {
      question police
    }
  }
  overall {
    score  = sum of score of standards
    rating = score banded {
      0 to 4   -> poor
      5 to 7   -> fair
      8 to 10  -> good
    }
  }
}

framework second "Second edition" amends first {
  in force from 2021-01-01
  replace standard 3.1 "Policy" judged
  in standard 2.1 {
    remove question safety
  }
  in cases other {
    add fact police-told : yes or no
  }
  add domain 4 "New" {
    standard 4.1 "Resettlement" judged, not counted
  }
  add question age when age is at least 16
}
)";

}  // namespace
}  // namespace rubric
