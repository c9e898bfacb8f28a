// A block of a sheet of cases → the ratings of its inspections, as text.
#include "app/case_rater.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace rubric::app {

namespace {

constexpr std::string_view kStartOfLine = R"({"rubric":1,"kind":"outcome","inspection":)";  // kJsonVersion

std::optional<CaseCounter> counter_for(const CaseWork& work, const Rater& rater) {
  const Framework& framework = *rater.by.framework;
  const bool elsewhere = rater.by.binding.asked_for && rater.by.binding.own != &framework;
  if (elsewhere || framework.kinds.empty()) return std::nullopt;
  const bool one_kind = !work.names_kinds && framework.kinds.size() == 1;
  return CaseCounter::make(framework, work.head.names, work.head.delimiter,
                           one_kind ? std::string_view(framework.kinds.front().id) : std::string_view(),
                           work.options.blank_answers.value_or(""));
}

}  // namespace

CaseRater::Lane::Lane(const CaseWork& work, const Rater& by, const OutcomeFields& of)
    : rater(&by),
      fields(&of),
      counter(counter_for(work, by)),
      batch(*by.each.plan(), of.wanted),
      text(of, work.layout),
      table(*by.by.framework),
      beside(work, by) {}

CaseRater::CaseRater(const CaseWork& work, const Sources& sources) : work_(work), sources_(sources) {
  places_ = {sources_.add(work.file, ""), sources_.add(work.joined != nullptr ? work.joined->file() : "", "")};
  for (const auto& [rater, fields] : work.fields)
    lanes_.emplace(std::piecewise_construct, std::forward_as_tuple(rater), std::forward_as_tuple(work, *rater, fields));
}

void CaseRater::rate(RatedBlock& block) {
  if (!read(block)) {
    block.set_aside.clear();
    read(block);  // rows that were passed over are not what they were taken for
  }
  block.rated.assign(block.block.sections.size(), false);
  for (auto& [rater, lane] : lanes_) rate(lane, block);
  write(block);
}

void CaseRater::begin(RatedBlock& block) {
  block.rows.assign(block.block.sections.size(), kNoRow);
  place_of_.assign(block.block.sections.size(), {nullptr, 0});
  for (auto& [rater, lane] : lanes_) {
    lane.sections.clear();
    lane.besides.clear();
    lane.table.begin(block.block.sections.size());
    lane.beside.forget_some();
  }
}

// False where the sections turn out to be others, which the block has then.
bool CaseRater::read(RatedBlock& block) {
  begin(block);
  const std::string_view text = block.block.text();
  for (std::size_t i = 0; i < block.block.sections.size(); ++i) {
    const Section& section = block.block.sections[i];
    block.rows[i] = row_of(work_, section.name, i > 0 ? block.rows[i - 1] + 1 : 0);  // both sheets in one order
    const Rater* rater = rater_of(work_, block.rows[i]);
    if (rater == nullptr) continue;
    Lane& lane = lanes_.at(rater);
    const std::size_t row = lane.table.rows();
    const std::string_view rows = text.substr(section.begin, section.end - section.begin);
    const bool counted = count(lane, rows, section, block.rows[i]);
    if (!counted && !look_again(block.block)) return false;
    if (!counted) bind(lane, rows, section, block);
    if (lane.table.rows() == row) continue;
    place_of_[i] = {&lane, row};
    lane.sections.push_back(i);
  }
  return true;
}

// Looks at every row where that has not been done.
bool CaseRater::look_again(CaseBlock& block) const {
  if (block.way != CutBy::leaps) return true;
  block.way = exact_way(block.text());
  Cut exact = cut(block.text(), block.way, work_.column, false);
  const bool same = std::equal(exact.sections.begin(), exact.sections.end(), block.sections.begin(),
                               block.sections.end(), [](const Section& a, const Section& b) {
                                 return a.begin == b.begin && a.end == b.end && a.all_named == b.all_named;
                               });
  if (!same) block.sections = std::move(exact.sections);
  return same;
}

bool CaseRater::count(Lane& lane, std::string_view rows, const Section& section, std::uint32_t row) {
  if (!lane.counter || section.name.empty() || !section.all_named) return false;
  const BesideCases& told = lane.beside.of(section, row, sources_, places_);
  if (!told.plain || !lane.counter->count(rows, lane.counted)) return false;
  lane.table.add(lane.counted, told);
  lane.besides.push_back(&told);
  return true;
}

void CaseRater::bind(Lane& lane, std::string_view rows, const Section& section, RatedBlock& block) {
  Diagnostics unsaid;
  auto inspection = read_cases(work_, rows, section, 1, sources_, places_, unsaid);
  if (!inspection) return;
  for (const SetAside& part : inspection->set_aside) block.set_aside.insert(fmt::format("{}: {}", part.what, part.why));
  lane.table.add(std::move(*inspection));
  lane.besides.push_back(nullptr);
}

void CaseRater::rate(Lane& lane, RatedBlock& block) {
  if (lane.table.rows() == 0) return;
  lane.batch.rate_all(lane.table.columns(), lane.outcomes);
  lane.text.learn(lane.outcomes);
  for (const std::size_t section : lane.sections) block.rated[section] = true;
  for (const Unrated& failed : lane.outcomes.unrated) block.rated[lane.sections[failed.row]] = false;
}

void CaseRater::write(RatedBlock& block) {
  for (std::size_t i = 0; i < block.block.sections.size(); ++i) {
    const auto& [lane, row] = place_of_[i];
    if (block.rated[i]) write(*lane, row, block.block.sections[i], block);
  }
}

void CaseRater::write(const Lane& lane, std::size_t row, const Section& section, RatedBlock& block) {
  const OutcomeLayout& layout = work_.layout;
  ByteBuffer& out = block.text;
  if (layout.json) out.append(kStartOfLine);
  append_cell(out, section.name, layout);
  if (work_.several) out.append(field_text("framework", lane.rater->by.framework->id, layout));
  lane.text.append(out, row);
  int status = lane.text.is_open(lane.outcomes, row) ? Exit::open : Exit::ok;
  if (work_.joined != nullptr && work_.joined->compares()) {
    const std::string words = differences(lane, row);
    if (!words.empty() && !is_published_elsewhere(lane, row)) status = Exit::differs;
    out.append(field_text("differs", words, layout));
  }
  out.append(layout.json ? "}\n" : "\n");
  block.status = worst(block.status, status);
}

bool CaseRater::is_published_elsewhere(const Lane& lane, std::size_t row) {
  return lane.besides[row] == nullptr && lane.table.other(row)->published_elsewhere;
}

std::string CaseRater::differences(const Lane& lane, std::size_t row) const {
  const BesideCases* beside = lane.besides[row];
  const std::vector<Published>& all = beside != nullptr ? beside->published : lane.table.other(row)->published;
  if (is_published_elsewhere(lane, row)) return all.empty() ? "" : "not compared: published under another edition";
  const Framework& framework = *lane.rater->by.framework;
  std::vector<std::string> words;
  for (const Published& published : all) {
    const DefinitionId id = held_against(framework, published);
    const auto& wanted = lane.fields->wanted;
    const auto at = static_cast<std::size_t>(std::find(wanted.begin(), wanted.end(), id) - wanted.begin());
    if (at == wanted.size()) continue;
    const OutcomeColumn& column = lane.outcomes.columns[at];
    const Value& rated = column.values[column.which[row]];
    if (!confirms(rated, published)) words.push_back(difference_in_words(framework, {&published, rated}));
  }
  return fmt::format("{}", fmt::join(words, "; "));
}

}  // namespace rubric::app
