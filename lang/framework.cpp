#include "lang/framework.hpp"

#include <algorithm>

namespace rubric {

bool allows(const Fact& fact, Rational number) {
  if (!number.valid() || !fact.bounds.contains(number)) return false;
  if (!fact.values.empty()) return std::binary_search(fact.values.begin(), fact.values.end(), number);
  if (fact.type.kind == TypeKind::whole) return number.is_whole();
  if (!fact.decimals) return true;
  for (int left = *fact.decimals; left > 0 && number.valid() && !number.is_whole(); --left) number = number * 10;
  return number.valid() && number.is_whole();
}

const Standard* same_standard(const Framework& framework, const Standard& other) {
  const auto found = std::find_if(framework.standards.begin(), framework.standards.end(),
                                  [&](const Standard& standard) { return standard.identity == other.identity; });
  return found == framework.standards.end() ? nullptr : &*found;
}

}  // namespace rubric
