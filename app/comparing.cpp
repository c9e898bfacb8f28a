// A comparison as text: a table of migrations for each thing that moves, and why.
#include "app/comparing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/table.hpp"

namespace rubric::app {
namespace {

using Row = std::vector<std::string>;

std::string counted(std::size_t number, std::string_view one, std::string_view several) {
  return fmt::format("{} {}", number, number == 1 ? one : several);
}

std::string flow_in_words(const Flow& flow) {
  std::vector<std::string> parts;
  if (flow.up > 0) parts.push_back(counted(flow.up, "moves up", "move up"));
  if (flow.down > 0) parts.push_back(counted(flow.down, "moves down", "move down"));
  if (flow.otherwise > 0) parts.push_back(counted(flow.otherwise, "moves otherwise", "move otherwise"));
  if (flow.stay > 0 || parts.empty()) parts.push_back(counted(flow.stay, "stays", "stay"));
  if (flow.open > 0) parts.push_back(counted(flow.open, "is open", "are open"));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string with_more(const Cause& cause) {
  if (cause.more == 0) return cause.figures;
  return fmt::format("{}and {} more", cause.figures.empty() ? "" : cause.figures + ", ", cause.more);
}

class Text {
 public:
  Text(const Compared& compared, const Comparison& comparison, const Console& console)
      : compared_(compared), comparison_(comparison), console_(console) {}

  std::string run() {
    const auto& [before, after] = comparison_.frameworks;
    out_ = console_.strong(fmt::format("{} -> {}: {}", before->id, after->id,
                                       counted(comparison_.placed.size(), "inspection", "inspections"))) +
           "\n" + table({{before->id, before->title}, {after->id, after->title}}, 2);
    if (comparison_.placed.empty()) return out_;
    for (std::size_t i = 0; i < comparison_.subjects.size(); ++i) {
      if (comparison_.subjects[i].in_both() && (i == 0 || moves(i))) subject(i);
    }
    still();
    for (const Group& group : compared_.groups) add_group(group);
    groups();
    alone();
    return out_;
  }

 private:
  bool moves(std::size_t subject) const { return !comparison_.moves_of(subject).empty() || comparison_.opens(subject); }

  void subject(std::size_t i);
  void still();
  void add_group(const Group& group);
  void groups();
  void alone();
  std::string matrix(std::size_t subject, const std::vector<const Placed*>& some) const;
  std::string counts(std::size_t subject, std::size_t side) const;
  std::string rules(const Cause& cause) const;
  std::string movements(std::vector<const Move*> moves) const;

  const Compared& compared_;
  const Comparison& comparison_;
  const Console& console_;
  std::vector<Row> by_group_;
  std::string out_;
};

// Levels all of them, the two others where they occur.
std::string Text::matrix(std::size_t subject, const std::vector<const Placed*>& some) const {
  const Comparison::Matrix cells = comparison_.matrix(subject, some);
  const Standings rows = comparison_.standings(subject, 0);
  const Standings columns = comparison_.standings(subject, 1);
  const auto row_sum = [&](std::size_t r) {
    std::size_t sum = 0;
    for (const std::size_t cell : cells[r]) sum += cell;
    return sum;
  };
  const auto column_sum = [&](std::size_t c) {
    std::size_t sum = 0;
    for (const auto& row : cells) sum += row[c];
    return sum;
  };
  std::vector<std::size_t> shown;
  Row head{fmt::format("{} \\ {}", comparison_.frameworks[0]->id, comparison_.frameworks[1]->id)};
  for (std::size_t c = 0; c < columns.titles.size(); ++c) {
    if (c >= columns.unrated() && column_sum(c) == 0) continue;
    shown.push_back(c);
    head.push_back(columns.titles[c]);
  }
  head.emplace_back("all");
  std::vector<Row> out{head};
  const auto add = [&](const std::string& title, const auto& figure, std::size_t all) {
    Row row{title};
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const std::size_t number = figure(shown[i]);
      row.push_back(right_aligned(number == 0 ? "." : std::to_string(number), head[i + 1].size()));
    }
    row.push_back(right_aligned(std::to_string(all), 3));
    out.push_back(std::move(row));
  };
  for (std::size_t r = 0; r < rows.titles.size(); ++r) {
    if (r >= rows.unrated() && row_sum(r) == 0) continue;
    add(
        rows.titles[r], [&](std::size_t c) { return cells[r][c]; }, row_sum(r));
  }
  add("all", column_sum, some.size());
  return table(out, 2);
}

bool same_rules(const Cause& a, const Cause& b) {
  const auto same = [](const SaidRule& one, const SaidRule& other) {
    return one.place == other.place && one.words == other.words && one.gives == other.gives;
  };
  return same(a.said[0], b.said[0]) && same(a.said[1], b.said[1]);
}

std::string Text::rules(const Cause& cause) const {
  std::vector<Row> rows;
  for (const std::size_t side : {0U, 1U}) {
    const SaidRule& rule = cause.said[side];
    rows.push_back({comparison_.frameworks[side]->id,
                    rule.gives.empty() ? rule.words : fmt::format("{} -> {}", rule.words, rule.gives), rule.at});
  }
  std::string out = table(rows, 2);
  std::vector<std::string> cites;
  for (const SaidRule& rule : cause.said) {
    for (const std::string& cite : rule.cites) {
      if (std::find(cites.begin(), cites.end(), cite) == cites.end()) cites.push_back(cite);
    }
  }
  for (const std::string& cite : cites) out += fmt::format("  {}\n", cite);
  return out;
}

// Those that move by the same rules together, below these.
std::string Text::movements(std::vector<const Move*> moves) const {
  std::string out;
  while (!moves.empty()) {
    const Cause& cause = moves.front()->cause;
    const auto rest = std::stable_partition(moves.begin(), moves.end(),
                                            [&](const Move* move) { return same_rules(move->cause, cause); });
    std::vector<Row> rows;
    for (auto move = moves.begin(); move != rest; ++move) {
      const Cause& own = (*move)->cause;
      rows.push_back({compared_.inspections.name((*move)->inspection),
                      fmt::format("{} -> {}", (*move)->rated[0], (*move)->rated[1]), with_more(own)});
    }
    out += "\n" + rules(cause) + table(rows, 4);
    moves.erase(moves.begin(), rest);
  }
  return out;
}

void Text::subject(std::size_t i) {
  const Flow flow = flow_of(comparison_, i, comparison_.all());
  out_ += "\n" + console_.strong(fmt::format("{}: {}", comparison_.subjects[i].title, flow_in_words(flow))) + "\n" +
          matrix(i, comparison_.all());
  out_ += movements(comparison_.moves_of(i));
}

// "2 Good, 1 Outstanding"
std::string Text::counts(std::size_t subject, std::size_t side) const {
  const Standings standings = comparison_.standings(subject, side);
  std::vector<std::size_t> numbers(standings.titles.size());
  for (const Placed& one : comparison_.placed) ++numbers[one.at[subject][side]];
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] > 0) parts.push_back(fmt::format("{} {}", numbers[i], standings.titles[i]));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

void Text::still() {
  std::vector<Row> rows;
  for (std::size_t i = 1; i < comparison_.subjects.size(); ++i) {
    if (comparison_.subjects[i].in_both() && !moves(i)) rows.push_back({comparison_.subjects[i].title, counts(i, 0)});
  }
  if (!rows.empty()) out_ += "\n" + console_.strong("Nothing moves in") + "\n" + table(rows, 2);
}

void Text::add_group(const Group& group) {
  if (!comparison_.subjects.front().in_both()) return;
  const std::vector<const Placed*> some = members_of(comparison_, group);
  const Flow flow = flow_of(comparison_, 0, some);
  Row row{group.first};
  const auto add = [&](std::size_t number, std::string_view head) {
    row.push_back(right_aligned(number == 0 ? "." : std::to_string(number), head.size()));
  };
  add(some.size(), "inspections");
  add(flow.up, "up");
  add(flow.down, "down");
  add(flow.otherwise, "otherwise");
  add(flow.stay, "stay");
  add(flow.open, "open");
  by_group_.push_back(std::move(row));
}

void Text::groups() {
  if (by_group_.empty()) return;
  by_group_.insert(by_group_.begin(), Row{compared_.by, "inspections", "up", "down", "otherwise", "stay", "open"});
  out_ += "\n" + console_.strong(fmt::format("{}, by {}", comparison_.subjects.front().title, compared_.by)) + "\n" +
          table(by_group_, 2);
}

void Text::alone() {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < comparison_.subjects.size(); ++i) {
    const Subject& subject = comparison_.subjects[i];
    if (subject.in_both()) continue;
    const std::size_t side = subject.value[0] ? 0 : 1;
    rows.push_back({comparison_.frameworks[side]->id, subject.title, counts(i, side), subject.remark});
  }
  if (!rows.empty()) out_ += "\n" + console_.strong("Rated by one of them alone") + "\n" + table(rows, 2);
}

// Rows of one sheet with the same problem stand together.
std::vector<Row> unrated_rows(const Compared& compared) {
  std::map<Row, std::vector<std::size_t>> together;
  std::vector<Row> order;
  for (const NotRated& one : compared.unrated) {
    Row key{compared.inspections.file(one.inspection), one.framework, one.why};
    std::vector<std::size_t>& some = together[key];
    if (some.empty()) order.push_back(key);
    some.push_back(one.inspection);
  }
  for (Row& row : order) {
    const std::vector<std::size_t>& some = together[row];
    row[0] =
        some.size() > 1 ? fmt::format("{}, {} rows", row[0], some.size()) : compared.inspections.place(some.front());
  }
  return order;
}

}  // namespace

Flow flow_of(const Comparison& comparison, std::size_t subject, const std::vector<const Placed*>& some) {
  Flow flow;
  const Standing open_before = comparison.standings(subject, 0).open();
  const Standing open_after = comparison.standings(subject, 1).open();
  const auto moved = [&](const Placed& one) {
    const auto found = std::find_if(comparison.moves.begin(), comparison.moves.end(), [&](const Move& move) {
      return move.subject == subject && move.inspection == one.inspection;
    });
    return found == comparison.moves.end() ? nullptr : &*found;
  };
  for (const Placed* one : some) {
    const Move* move = moved(*one);
    if (one->at[subject][0] == open_before || one->at[subject][1] == open_after)
      ++flow.open;
    else if (move == nullptr)
      ++flow.stay;
    else
      ++(move->way == Move::Way::up ? flow.up : move->way == Move::Way::down ? flow.down : flow.otherwise);
  }
  return flow;
}

std::vector<const Placed*> members_of(const Comparison& comparison, const Group& group) {
  std::vector<const Placed*> some;
  for (const Placed& one : comparison.placed) {
    if (std::binary_search(group.second.begin(), group.second.end(), one.inspection)) some.push_back(&one);
  }
  return some;
}

std::string text_of(const Compared& compared, const Console& console) {
  std::string out;
  for (const Comparison& comparison : compared.comparisons)
    out += (out.empty() ? "" : "\n\n") + Text(compared, comparison, console).run();
  const std::vector<Row> rows = unrated_rows(compared);
  if (!rows.empty()) out += "\n" + console.strong("Could not be rated") + "\n" + table(rows, 2);
  return out;
}

}  // namespace rubric::app
