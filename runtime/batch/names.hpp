// Names for what a program can share, while it is built: tables, codes, and what they are made of.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "runtime/prove/numbering.hpp"

namespace rubric::batch {

// What is alike has the same name: a number for what it is made of, and for what kind of thing that is.
using Name = std::uint32_t;
using NamePart = prove::Numbering::Word;
using NameParts = std::vector<NamePart>;
enum class Named : std::uint8_t {
  constant,
  codes,
  input,
  fieldwork,
  leaf,
  gate,
  operand,
  function,
  no_error,
  tally_class,
  tally_table,
  of_question,
  other,
  step,
  one_case
};

class Names {
 public:
  Name name(Named what, std::span<const NamePart> parts) {
    words_.assign(1, static_cast<NamePart>(what));
    words_.insert(words_.end(), parts.begin(), parts.end());
    return numbers_.number(words_);
  }
  Name name(Named what, std::initializer_list<NamePart> parts) {
    return name(what, std::span(parts.begin(), parts.size()));
  }

 private:
  prove::Numbering numbers_;
  NameParts words_;  // of the name at hand
};

}  // namespace rubric::batch
