// Each kind of note with its figures, and the words beside them: docs/json.md.
#include "app/json_notes.hpp"

#include "app/notes.hpp"
#include "app/words.hpp"

namespace rubric::app {
namespace {

using Json = nlohmann::ordered_json;

struct NoteFigures {
  const Framework& framework;

  Json questions(const std::vector<QuestionId>& ids) const {
    Json json = Json::array();
    for (const QuestionId id : ids) json.push_back(framework[framework[id].standard].id + "." + framework[id].id);
    return json;
  }
  Json operator()(const ShortSample& note) const {
    Json json{
        {"note", "short-sample"}, {"cases", framework[note.kind].id}, {"sample", note.sample}, {"needed", note.needed}};
    if (note.eligible) json["eligible"] = *note.eligible;
    return json;
  }
  Json operator()(const OutOfReach& note) const {
    Json bands = Json::array();
    for (const std::uint32_t i : note.bands) bands.push_back(name_of_band(framework[note.banding].bands[i]));
    return {{"note", "out-of-reach"},
            {"relevant", note.relevant},
            {"bands", bands},
            {"questions", questions(note.questions)}};
  }
  Json operator()(const SmallCell& note) const {
    return {{"note", "small-cell"}, {"relevant", note.relevant}, {"questions", questions(note.questions)}};
  }
};

}  // namespace

Json json_of_notes(const Framework& framework, const Notes& notes) {
  Json json = Json::array();
  for (const Note& note : notes) {
    Json entry = std::visit(NoteFigures{framework}, note);
    entry["text"] = in_words(framework, note);
    json.push_back(std::move(entry));
  }
  return json;
}

}  // namespace rubric::app
