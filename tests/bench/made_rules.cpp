#include "tests/bench/made_rules.hpp"

#include <fmt/format.h>

namespace rubric::bench {
namespace {

constexpr std::size_t kInDomain = 10;  // standards

constexpr const char* kHead = R"(# Made for the benchmark.

framework made "A framework of many standards" {
  programme made "Made"
  source "tests/bench/made_rules.cpp"

  scale rating {
    inadequate            "Inadequate"            scores 0
    requires-improvement  "Requires improvement"  scores 1
    good                  "Good"                  scores 2
    outstanding           "Outstanding"           scores 3
  }

  banding sufficiency of percent rounded half-up {
    minority             "Minority"             below 50     -> inadequate
    too-few              "Too few"              50 to 64     -> requires-improvement
    reasonable-majority  "Reasonable majority"  65 to 79     -> good
    large-majority       "Large majority"       at least 80  -> outstanding
  }

  cases court "Court disposals" {
    at-risk  "Factors related to keeping the child safe"  : yes or no
    harm     "Risk of serious harm to others"             : ordered low, medium, high, very-high
  }

  default for standards {
    rating = lowest of sufficiency of percent of questions
    nothing relevant -> leave out
  }

  discretion panel "Professional discretion" for standards {
    ground close         when lowest of percent of questions is within 5 points of a boundary
    ground small-sample  when lowest of relevant of deciding-questions is at most 5
    moves at most 1 level
    requires reason
  }
)";

void add_standard(std::string& text, std::size_t domain, std::size_t standard) {
  const std::string id = fmt::format("{}.{}", domain, standard);
  text += fmt::format("    standard {} \"Standard {}, as it is published\" {{\n", id, id);
  text += fmt::format("      question desistance \"Is the child's desistance supported, as {} asks?\"\n", id);
  text += "        note \"It is asked in every case.\"\n";
  text += fmt::format("      question child-safety \"Is the child kept safe, as {} asks?\"\n", id);
  text += "        when at-risk\n";
  text += fmt::format("      question public-safety \"Are other people kept safe, as {} asks?\"\n", id);
  text += "        when harm is above low\n";
  text += fmt::format("      source \"Standard {} of the methodology\"\n", id);
  text += "    }\n\n";
}

}  // namespace

std::string made_rules(std::size_t standards) {
  std::string text = kHead;
  for (std::size_t made = 0, domain = 1; made < standards; ++domain) {
    text += fmt::format("\n  domain {} \"Domain {}\" on court {{\n", domain, domain);
    for (std::size_t i = 1; i <= kInDomain && made < standards; ++i, ++made) add_standard(text, domain, i);
    text += "  }\n";
  }
  text += fmt::format(
      "\n  overall \"Overall rating\" {{\n    score  = sum of score of standards\n    rating = score banded {{\n"
      "      0 to {}     -> inadequate\n      {} to {}    -> good\n    }}\n  }}\n}}\n",
      standards, standards + 1, 3 * standards);
  return text;
}

}  // namespace rubric::bench
