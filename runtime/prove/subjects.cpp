#include "runtime/prove/subjects.hpp"

namespace rubric::prove {

std::vector<Subject> subjects_of(const Framework& framework) {
  std::vector<Subject> all;
  const auto add = [&](std::string name, const Results& results, StandardId standard) {
    if (results.rating) all.push_back({std::move(name), &results, standard});
  };
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i)
    add("standard " + framework.standards[i].id, framework.standards[i].results, {i});
  for (const Domain& domain : framework.domains) add("domain " + domain.id, domain.results, {});
  if (framework.overall) add("the overall", *framework.overall, {});
  return all;
}

const Scale* scale_of(const Framework& framework, const Subject& subject) {
  const Type type = framework[subject.results->rating].type;
  return type.kind == TypeKind::level ? &framework.scales[type.of] : nullptr;
}

}  // namespace rubric::prove
