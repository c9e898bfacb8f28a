#include "app/alternative_template.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/templates.hpp"
#include "app/words.hpp"
#include "lang/lexemes.hpp"
#include "lang/parts.hpp"

namespace rubric::app {
namespace {

using K = NodeKind;

class Alternative {
 public:
  Alternative(const Node& base, const Sources& sources) : base_(base), sources_(sources) {}

  // What can be changed, as it is: each line to be a remark.
  std::string write() {
    for (const Node* parameter : base_.all(K::parameter))
      line(fmt::format("change value of parameter {} to {}", name(*parameter), words(value_of(*parameter))));
    for (const Node* banding : base_.all(K::banding)) bands(*banding);
    const Node* overall = base_.child(K::overall);
    for (const Node* rule : overall == nullptr ? std::vector<const Node*>{} : overall->all(K::assign)) in_place(*rule);
    return std::move(out_);
  }

 private:
  std::string words(const Node& node) const { return lexemes::one_line(sources_.text(node.span)); }
  std::string name(const Node& node) const { return words(*node.id()); }
  // Without its sources and notes.
  std::string band(const Node& node) const { return rule_in_words(sources_.text(node.span)); }
  void line(const std::string& text) { out_ += "  # " + text + "\n"; }

  // Bands with names are replaced one by one, others with what holds them.
  void bands(const Node& banding) {
    const std::vector<const Node*> bands = banding.all(K::band);
    const bool named =
        std::all_of(bands.begin(), bands.end(), [](const Node* band) { return band->children[0]->kind == K::name; });
    const std::string head = rule_in_words(sources_.text(banding.span));
    line(named ? fmt::format("in banding {} {{", name(banding))
               : fmt::format("replace {} {{", head.substr(0, head.find(" { …"))));
    for (const Node* each : bands) line((named ? "  replace band " : "  ") + band(*each));
    line("}");
  }

  void in_place(const Node& rule) {
    const Node& value = value_of(rule);
    if (value.kind != K::banded) return;
    line(fmt::format("change {} of overall to {} banded {{", words(*rule.children[0]), words(*value.children[0])));
    for (const Node* each : value.all(K::band)) line("  " + band(*each));
    line("}");
  }

  const Node& base_;
  const Sources& sources_;
  std::string out_;
};

}  // namespace

std::string alternative_template(const NewAlternative& alternative, const Edition& base, const Sources& sources) {
  constexpr std::string_view kText =
      R"(# An alternative to {2}: it says only what it changes. It is in force on no day, and rates what is asked of it by name.
# Save it as {0}.rubric, take the # away from what you want to change, change it, and try it:
#   rubric check {0}.rubric
#   rubric rate INSPECTION --rules {0}.rubric --rules {3} --framework {0}
# docs/language.md, section 12, has all that can be changed. Where an edge of a band moves, the edge of its neighbour moves
# along: bands have no gap and do not overlap.

framework {0} {1} amends {2} {{
  note "A proposal."

{4}
  # What the change is to bring about is a test: `rubric test {0}.rubric` runs it.
  # add test "…" {{
  #   given standard … = …
  #   expect rating of standard … is …
  # }}
}}
)";
  return fmt::format(fmt::runtime(kText), alternative.id, quoted(alternative.title), alternative.base,
                     alternative.rules, Alternative(*base.tree.root, sources).write());
}

}  // namespace rubric::app
