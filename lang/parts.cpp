#include "lang/parts.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rubric {

using K = NodeKind;

bool is_declaration(K kind) {
  switch (kind) {
    case K::scale:
    case K::banding:
    case K::table:
    case K::cases:
    case K::records:
    case K::input:
    case K::parameter:
    case K::define:
    case K::domain:
    case K::standard:
    case K::default_rules:
    case K::discretion:
    case K::sampling:
    case K::overall:
    case K::test: return true;
    default: return false;
  }
}

bool is_rule(K kind) { return kind >= K::nothing_relevant && kind <= K::assign && kind != K::leave_out; }

const Node& value_of(const Node& node) {
  return **std::find_if(node.children.rbegin(), node.children.rend(),
                        [](const Node* child) { return !is_cite(child->kind); });
}

bool can_hold(K parent, K child) {
  switch (parent) {
    case K::framework: return is_declaration(child);
    case K::domain: return child == K::standard || child == K::default_rules || is_rule(child);
    case K::standard: return child == K::question || is_rule(child);
    case K::question: return child == K::prompt;
    case K::scale: return child == K::level;
    case K::banding: return child == K::band;
    case K::cases:
    case K::records: return child == K::fact;
    case K::discretion: return child == K::ground;
    case K::default_rules:
    case K::overall: return is_rule(child);
    default: return false;
  }
}

bool holds_parts(K kind) {
  return kind == K::framework || kind == K::module_ || kind == K::domain || kind == K::standard ||
         kind == K::question || kind == K::scale || kind == K::banding || kind == K::cases || kind == K::records ||
         kind == K::discretion;
}

K kind_of_step(std::string_view word) {
  constexpr std::pair<std::string_view, K> kKinds[] = {{"scale", K::scale},           {"level", K::level},
                                                       {"banding", K::banding},       {"band", K::band},
                                                       {"cases", K::cases},           {"table", K::table},
                                                       {"list", K::records},          {"fact", K::fact},
                                                       {"input", K::input},           {"parameter", K::parameter},
                                                       {"define", K::define},         {"domain", K::domain},
                                                       {"standard", K::standard},     {"question", K::question},
                                                       {"prompt", K::prompt},         {"discretion", K::discretion},
                                                       {"ground", K::ground},         {"test", K::test},
                                                       {"default", K::default_rules}, {"overall", K::overall},
                                                       {"sampling", K::sampling}};
  return std::find_if(std::begin(kKinds), std::end(kKinds), [&](const auto& kind) { return kind.first == word; })
      ->second;
}

bool has_rules(K kind) {
  return kind == K::standard || kind == K::domain || kind == K::overall || kind == K::default_rules;
}

std::string_view called(K kind) {
  if (is_rule(kind)) return "a rule";
  switch (kind) {
    case K::overall: return "an overall";
    case K::cases: return "a kind of case";
    case K::default_rules: return "a default";
    case K::define: return "a definition";
    case K::framework: return "a framework";
    case K::scale: return "a scale";
    case K::level: return "a level";
    case K::banding: return "a banding";
    case K::band: return "a band";
    case K::table: return "a table";
    case K::records: return "a list";
    case K::fact: return "a fact";
    case K::input: return "an input";
    case K::parameter: return "a parameter";
    case K::domain: return "a domain";
    case K::standard: return "a standard";
    case K::question: return "a question";
    case K::prompt: return "a prompt";
    case K::discretion: return "a discretion";
    case K::ground: return "a ground";
    case K::sampling: return "a sampling";
    default: return "a test";
  }
}

std::string_view example_of_adding(K kind) {
  if (is_rule(kind)) return "in standard 2.2 { add … }";
  switch (kind) {
    case K::level: return "in scale rating { add level … }";
    case K::band: return "in banding sufficiency { add band … }";
    case K::fact: return "in cases court { add fact … }";
    case K::question: return "in standard 2.2 { add question … }";
    case K::prompt: return "in question safety of standard 2.2 { add prompt … }";
    case K::ground: return "in discretion panel { add ground … }";
    case K::standard: return "in domain 2 { add standard … }";
    default: return "add …";
  }
}

}  // namespace rubric
