#include "tests/oracle/generate.hpp"

#include <cstdlib>

#include "tests/oracle/model.hpp"

namespace rubric::oracle {

namespace {

std::string name_of(std::uint64_t seed) { return fmt::format("generated-{}", seed); }

Model generated(const std::string& name, Random random, bool small = false) {
  Model model(std::move(random));
  model.small = small;
  model.style = model.random.chance(20) ? Style::shipped : Style::rich;
  model.name = name;
  model.open("framework {} {}", model.name, title(model.random));
  model.line("programme invented {}", title(model.random));
  model.line("in force from 2018-05-01{}{}", model.random.chance(50) ? " to 2023-12-31" : "", cites(model.random));
  write_scales(model);
  write_kinds(model);
  write_lists(model);
  write_inputs(model);
  write_parameters(model);
  write_bandings(model);
  write_fact_defines(model);
  write_fact_tables(model);
  write_input_tables(model);
  write_record_tables(model);
  write_record_defines(model);
  write_standards(model);
  write_defines(model);
  write_discretion(model);
  write_sampling(model);
  write_overall(model);
  write_tests(model);
  model.close();
  return model;
}

}  // namespace

std::string title(Random& random) {
  const std::vector<std::string> words = {
      "A title", "Keeping the child safe", "He said \\\"no\\\"", "A \\\\ stroke", "Größe – 50%", "# not a comment",
      "x"};
  return '"' + random.pick(words) + '"';
}

std::string cites(Random& random) {
  if (random.chance(90)) return "";
  return random.chance(50) ? "  source \"Annexe 1\"" : "  source \"Annexe 2\" note \"Our reading.\"";
}

std::string decimal(Rational value) {
  const std::int64_t thousandths = (value * 1000).numerator();
  const std::int64_t size = std::abs(thousandths);
  std::string text = fmt::format("{}{}", thousandths < 0 ? "-" : "", size / 1000);
  if (size % 1000 == 0) return text;
  text += fmt::format(".{:03}", size % 1000);
  return text.substr(0, text.find_last_not_of('0') + 1);
}

std::string joined(const std::vector<std::string>& parts, const std::string& by) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : by) + part;
  return all;
}

Rules generate_framework(const std::string& name, Random random) {
  const Model model = generated(name, std::move(random));
  return {model.text, model.name, model.style == Style::shipped};
}

Rules generate_framework(std::uint64_t seed) { return generate_framework(name_of(seed), Random(seed)); }

Rules generate_small_framework(std::uint64_t seed) {
  const Model model = generated(name_of(seed), Random(seed), true);
  return {model.text, model.name, model.style == Style::shipped};
}

namespace {

Rules amended(Model model) {
  write_amendment(model);
  return {model.text, model.name, false};
}

}  // namespace

Rules generate_amendment(const std::string& name, Random random) { return amended(generated(name, std::move(random))); }

Rules generate_small_amendment(std::uint64_t seed) { return amended(generated(name_of(seed), Random(seed), true)); }

Rules generate_amendment(std::uint64_t seed) { return generate_amendment(name_of(seed), Random(seed)); }

}  // namespace rubric::oracle
