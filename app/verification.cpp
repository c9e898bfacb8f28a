#include "app/verification.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/json.hpp"
#include "app/json_value.hpp"
#include "app/table.hpp"
#include "lang/columns.hpp"

namespace rubric::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSame = "the same";

bool all_the_same(const Verification& each) {
  return each.rated && each.rules == kSame && each.data == kSame && each.program == kSame && each.changes.empty();
}

bool is_changed(const Verification& each) { return !each.rated || !each.changes.empty(); }

std::string head_of(const Verification& each) {
  const std::string name = printable(each.provider.empty() ? each.data_file : each.provider);
  return each.provider.empty() ? name : fmt::format("{}  ({})", name, printable(each.data_file));
}

// The two clocks: which edition, and as of when its text.
std::string edition_of(const Verification& each) {
  std::string out = each.framework_now;
  if (each.framework != each.framework_now) out += fmt::format(", then {}", each.framework);
  if (!each.by_name && each.fieldwork) out += fmt::format(", in force on {}", in_words(*each.fieldwork));
  return out + "; by the text that its rules have now";
}

std::string block_of(const Verification& each, const Console& console) {
  std::string out = "\n" + console.strong(head_of(each)) + "\n";
  if (!each.rated) return out + "  cannot be rated again; the messages say why\n";
  const std::string program = each.program == "changed"
                                  ? fmt::format("changed: was {}, is {}", each.program_then, RUBRIC_VERSION)
                                  : each.program;
  out += table({{"edition", edition_of(each)},
                {"rules", each.rules},
                {"data", each.data},
                {"program", program},
                {"result", each.changes.empty() ? std::string(kSame) : "changed"}},
               2);
  for (const Change& change : each.changes)
    out += fmt::format("    {}: was {}, is {}\n", printable(change.what), printable(change.was), printable(change.is));
  return out;
}

std::string summary_of(const std::vector<Verification>& verified) {
  const auto changed = std::count_if(verified.begin(), verified.end(), is_changed);
  const auto all = static_cast<std::ptrdiff_t>(verified.size());
  return fmt::format("{} {} as recorded, {} not.\n", all - changed, all - changed == 1 ? "result is" : "results are",
                     changed);
}

}  // namespace

std::string text_of(const std::vector<Verification>& verified, const Console& console) {
  if (verified.empty()) return "";
  std::string same;
  std::string rest;
  for (const Verification& each : verified) {
    if (all_the_same(each))
      same += fmt::format("  {}: {}\n", head_of(each), edition_of(each));
    else
      rest += block_of(each, console);
  }
  if (!same.empty()) same = "\nThe same rules, data, program and result:\n" + same;
  return summary_of(verified) + same + rest;
}

std::string json_of(const std::vector<Verification>& verified) {
  Json json = document("verified");
  json["results"] = Json::array();
  for (const Verification& each : verified) {
    Json entry{
        {"result", each.file}, {"file", each.data_file}, {"provider", each.provider}, {"framework", each.framework}};
    entry["rated"] = each.rated;
    if (each.rated) {
      entry.update(Json{{"framework_now", each.framework_now},
                        {"rules", each.rules},
                        {"data", each.data},
                        {"program", each.program}});
      entry["changes"] = Json::array();
      for (const Change& change : each.changes)
        entry["changes"].push_back({{"what", change.what}, {"was", change.was}, {"is", change.is}});
    }
    json["results"].push_back(std::move(entry));
  }
  return whole(json);
}

}  // namespace rubric::app
