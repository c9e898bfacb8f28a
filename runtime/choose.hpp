// Which framework rates an inspection.
#pragma once

#include <optional>
#include <string_view>

#include "lang/library.hpp"
#include "runtime/inspection.hpp"

namespace rubric {

struct Chosen {
  const Declared* framework = nullptr;  // that rates it
  const Declared* own = nullptr;        // that it would be rated by if none were asked for; null: not known
  bool asked_for() const { return framework != own; }
};

// The framework asked for by name, else the one that the inspection names, else the edition of its programme in
// force on the first day of its fieldwork. None or several, or an unknown name, is an error that lists what there is.
// `asked_for` is empty, or a name with the place that it was read from.
struct Request {
  std::string_view name;
  Span span;
};
std::optional<Chosen> choose(const Library& library, const Heading& heading, std::optional<Request> asked_for,
                             Diagnostics& diagnostics);

// "in force from 2018-05-01 to 2021-07-14", "an alternative, by name only"
std::string in_force_in_words(const Declared& framework);

}  // namespace rubric
