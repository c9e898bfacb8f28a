// What a name in a case record stands for.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "runtime/bind_cases.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

// Calls `add(spelling, name)` for every way to spell a fact, question or prompt of the kind.
template <typename Add>
void each_spelling(const Framework& framework, const CaseKind& kind, Add add) {
  for (const FactId fact : kind.facts) {
    add(framework[fact].id, framework[fact].id);
    add(framework[fact].title, framework[fact].id);
  }
  for (const Question& question : framework.questions) {
    if (!question.kind || &framework[question.kind] != &kind) continue;
    const std::string& standard = framework[question.standard].id;
    const std::string path = standard + "." + question.id;
    for (const std::string& name : {question.id, question.title}) {
      add(standard + "." + name, path);
      add(standard + " " + name, path);
      for (const Prompt& prompt : question.prompts) {
        for (const std::string& below : {prompt.id, prompt.title}) {
          add(standard + "." + name + "." + below, path + "." + prompt.id);
          add(standard + " " + name + " " + below, path + "." + prompt.id);
        }
      }
    }
    add(question.title, path);
  }
}

}  // namespace

CaseNames::CaseNames(const Binder& binder, KindId kind) : kind_(kind) {
  meanings_["id"] = meanings_["case"] = {What::id, 0};
  for (const FactId fact : binder.framework[kind].facts)
    meanings_[binder.framework[fact].id] = {What::fact, fact.index};
  for (const Standard& standard : binder.framework.standards) {
    for (const QuestionId id : standard.questions) {
      if (binder.framework[id].kind == kind) add_question(binder, id);
    }
  }
  if (binder.own != nullptr) add_own(binder);
  add_spellings(binder);
  for (const auto& [name, meaning] : meanings_) dotted_.add(name);
  for (const auto& [name, standard] : elsewhere_) dotted_.add(name);
}

void CaseNames::add_question(const Binder& binder, QuestionId id) {
  const Standard& standard = binder.framework[binder.framework[id].standard];
  const Standard* own = own_standard(binder, standard);  // data speak as the edition that they were made under
  const std::string path = (own == nullptr ? standard.id : own->id) + "." + binder.framework[id].id;
  if (is_another_standard(binder, standard)) {
    elsewhere_.emplace(path, standard.id);
    for (const Prompt& prompt : binder.framework[id].prompts) elsewhere_.emplace(path + "." + prompt.id, standard.id);
    return;
  }
  declare(path, {What::question, static_cast<std::uint32_t>(questions_.size())});
  const std::vector<Prompt>& prompts = binder.framework[id].prompts;
  for (std::size_t i = 0; i < prompts.size(); ++i) {
    declare(path + "." + prompts[i].id, {What::prompt, static_cast<std::uint32_t>(prompts_.size())});
    prompts_.push_back({questions_.size(), i, path + "." + prompts[i].id});
  }
  questions_.push_back({id, path});
}

// Question 1.1 of standard 2 and question 1 of standard 2.1 would have one name: then it stands for neither.
void CaseNames::declare(const std::string& path, Meaning meaning) {
  const auto [place, is_new] = meanings_.emplace(path, meaning);
  if (!is_new) place->second = {What::unknown, 0};
}

void CaseNames::add_own(const Binder& binder) {
  const Framework& own = *binder.own;
  const CaseKind* kind = kind_of(&own, binder.framework[kind_].id);
  if (kind == nullptr) return;
  for (const FactId fact : kind->facts) meanings_.emplace(own[fact].id, Meaning{What::elsewhere, 0});
  for (const Question& question : own.questions) {
    if (!question.kind || &own[question.kind] != kind) continue;
    const std::string& standard = own[question.standard].id;
    const std::string path = standard + "." + question.id;
    elsewhere_.emplace(path, standard);
    for (const Prompt& prompt : question.prompts) elsewhere_.emplace(path + "." + prompt.id, standard);
  }
}

// The data are written in the words of the edition that they were made under.
void CaseNames::add_spellings(const Binder& binder) {
  const CaseKind& here = binder.framework[kind_];
  const CaseKind* const own = kind_of(binder.own, here.id);
  const Framework& framework = own == nullptr ? binder.framework : *binder.own;
  each_spelling(framework, own == nullptr ? here : *own, [&](const std::string& spelling, const std::string& name) {
    std::vector<std::string>& names = spellings_[folded(spelling)];
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  });
  spellings_.erase("");
  for (const CaseKind& other : framework.kinds) {
    if (other.id == here.id) continue;
    each_spelling(framework, other,
                  [&](const std::string& spelling, const std::string&) { of_other_kinds_.insert(folded(spelling)); });
  }
}

std::vector<std::string> CaseNames::spelled(std::string_view name) const {
  const auto found = spellings_.find(folded(name));
  return found == spellings_.end() ? std::vector<std::string>() : found->second;
}

bool CaseNames::is_of_another_kind(std::string_view name) const { return of_other_kinds_.contains(folded(name)); }

const std::string* CaseNames::standard_elsewhere(std::string_view name) const {
  const auto found = elsewhere_.find(name);
  return found == elsewhere_.end() ? nullptr : &found->second;
}

CaseNames::Meaning CaseNames::meaning(std::string_view name) const {
  if (const auto found = meanings_.find(name); found != meanings_.end()) return found->second;
  return {is_answer_elsewhere(name) ? What::elsewhere : What::unknown, 0};
}

std::vector<std::string_view> CaseNames::all_like(std::string_view name) const {
  const std::string_view above = name.substr(0, name.rfind('.'));  // of a prompt: its question
  const bool prompt = meaning(above).what == What::question;
  const What wanted = prompt ? What::prompt : name.find('.') == std::string_view::npos ? What::fact : What::question;
  std::vector<std::string_view> names;
  for (const auto& [known, meaning] : meanings_) {
    if (meaning.what == wanted && (!prompt || known.starts_with(above))) names.push_back(known);
  }
  return names;
}

// All numbers look alike, so of what begins with one only its own standard is looked through.
std::string CaseNames::instead(std::string_view name) const {
  const auto number = [](std::string_view text) {
    text = text.substr(0, text.find_first_not_of("0123456789."));
    return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
  };
  std::vector<std::string_view> names = all_like(name);
  if (number(name).empty()) return instead_of(name, "they have", names);
  std::vector<std::string_view> same;
  std::copy_if(names.begin(), names.end(), std::back_inserter(same),
               [&](std::string_view other) { return number(other) == number(name); });
  const std::string near = did_you_mean(name, same);
  return near.empty() ? instead_of(name, "they have", same.empty() ? names : same)
                      : fmt::format("did you mean `{}`?", near);
}

void CaseNames::set_aside(Binder& binder, const NamedEntry& data) const {
  const Framework& framework = binder.framework;
  const Span span = data.entry->key_span;
  const std::string* standard = standard_elsewhere(data.name);
  if (standard == nullptr) {
    // A name that no rules know may be that of a case.
    const bool known = meaning(data.name).what == What::elsewhere || !binder.sources.covers(span);
    binder.set_aside(known ? fmt::format("`{}` of the cases of `{}`", shown(data.name), framework[kind_].id)
                           : fmt::format("other entries of the cases of `{}`", framework[kind_].id),
                     fmt::format("{} has no such fact or question", framework.id), span);
    return;
  }
  const Standard* here = standard_of(&framework, *standard);
  if (here == nullptr) {
    binder.set_aside(fmt::format("the answers to standard {}", *standard),
                     fmt::format("{} has no standard {}", framework.id, *standard), span);
  } else if (is_another_standard(binder, *here)) {
    binder.set_aside(fmt::format("the answers to standard {}", *standard),
                     fmt::format("{} is another standard in {}", *standard, framework.id), span);
  } else {
    binder.set_aside(
        fmt::format("the answers to `{}`", data.name),
        fmt::format("standard {} has no such question for `{}` in {}", *standard, framework[kind_].id, framework.id),
        span);
  }
}

}  // namespace rubric
