#include "runtime/batch/wide_steps.hpp"

#include <algorithm>

namespace rubric {

namespace {

constexpr std::size_t kAnswersInStep = 16;  // as many as have their bits in half a word

bool is_answer(const WideColumn& column) { return column.what == WideCell::answer || column.what == WideCell::untold; }

// One cell has to wait for the one before it, so some rows go side by side.
template <bool kByByte, std::size_t kRows>
void take_answers_of(const WideStep& step, WideRows& rows, std::size_t first) {
  std::array<const char*, kRows> at;
  std::array<Bytes16, kRows> wrong;
  std::array<std::uint64_t, kRows> bits{};
  for (std::size_t i = 0; i < kRows; ++i) {
    at[i] = rows.at[first + i];
    wrong[i] = rows.wrong[first + i];
  }
  const WordTable& words = *step.words;
  for (std::uint32_t answer = 0; answer < step.count; ++answer) {
    for (std::size_t i = 0; i < kRows; ++i) {
      const WordTable::Word& word = words.at<kByByte>(at[i]);
      wrong[i] = wrong[i] | word.differs(Bytes16::load(at[i]));
      bits[i] |= word.bits << 2 * answer;
      at[i] += word.size;
    }
  }
  for (std::size_t i = 0; i < kRows; ++i) {
    rows.at[first + i] = at[i];
    rows.wrong[first + i] = wrong[i];
    const AnswerPlace place = step.place;
    put_answers(rows.relevant[place.word][first + i], rows.otherwise[place.word][first + i], place.shift, bits[i]);
  }
}

template <bool kByByte>
void take_answers_of(const WideStep& step, WideRows& rows, std::size_t first, std::size_t last) {
  for (; last - first >= 4; first += 4) take_answers_of<kByByte, 4>(step, rows, first);
  if (last - first == 3) return take_answers_of<kByByte, 3>(step, rows, first);
  if (last - first == 2) return take_answers_of<kByByte, 2>(step, rows, first);
  if (last - first == 1) take_answers_of<kByByte, 1>(step, rows, first);
}

}  // namespace

std::vector<WideStep> wide_steps(const std::vector<WideColumn>& all, std::size_t first, std::size_t columns,
                                 bool returned) {
  auto answers =
      static_cast<std::size_t>(std::count_if(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first), is_answer));
  std::vector<WideStep> steps;
  for (std::size_t i = first; i < all.size(); ++i) {
    const WideColumn& column = all[i];
    const bool last = i + 1 == columns;
    const WordTable* words = column.words == nullptr ? nullptr
                             : last                  ? &column.words->at_end(returned)
                                                     : &column.words->inside();
    const WideStep step{column.what, 1, words, column.bits, answer_place(answers), last};
    if (is_answer(column)) ++answers;
    const bool goes_on = !steps.empty() && steps.back().what == step.what && steps.back().words == step.words &&
                         steps.back().place.word == step.place.word && steps.back().count < kAnswersInStep &&
                         (is_answer(column) || step.what == WideCell::empty);
    if (goes_on) {
      ++steps.back().count;
      steps.back().last = last;
    } else {
      steps.push_back(step);
    }
  }
  return steps;
}

void WideRows::start(std::size_t row) {
  at[row] = begin[row];
  wrong[row] = {};
  failed[row] = false;
  spelling[row] = 0;
  id[row] = {};
  facts[row] = 0;
}

void WideRows::start_answers(std::size_t words, std::size_t first, std::size_t last) {
  for (std::size_t word = 0; word < words; ++word) {
    std::fill_n(relevant[word].begin() + first, last - first, 0);
    std::fill_n(otherwise[word].begin() + first, last - first, 0);
  }
}

void take_words(const WideStep& step, WideRows& rows, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const WordTable::Word& word = step.words->at(rows.at[i]);
    rows.wrong[i] = rows.wrong[i] | word.differs(Bytes16::load(rows.at[i]));
    rows.at[i] += word.size;
    if (step.what == WideCell::kind) {
      rows.spelling[i] = word.meaning;
    } else {
      rows.facts[i] = rows.facts[i] << step.bits | word.meaning;
    }
  }
}

void take_answers(const WideStep& step, WideRows& rows, std::size_t first, std::size_t last) {
  if (step.words->by_byte()) {
    take_answers_of<true>(step, rows, first, last);
  } else {
    take_answers_of<false>(step, rows, first, last);
  }
}

void take_untold(const WideStep& step, WideRows& rows, std::size_t first, std::size_t last) {
  const std::uint64_t bits = kLowOfEach >> (64 - 2 * step.count);
  for (std::size_t i = first; i < last; ++i) {
    put_answers(rows.relevant[step.place.word][i], rows.otherwise[step.place.word][i], step.place.shift, bits);
  }
}

void take_text(std::string_view text, WideRows& rows, std::size_t first, std::size_t last) {
  if (text.size() > 16) {
    for (std::size_t i = first; i < last; ++i) {
      const bool same = same_bytes(rows.at[i], text.data(), text.size());
      rows.failed[i] |= !same;
      rows.at[i] += same ? text.size() : 0;
    }
    return;
  }
  const Bytes16 bytes = Bytes16::load(text.data());
  const Bytes16 mask = first_bytes(text.size());
  for (std::size_t i = first; i < last; ++i) {
    rows.wrong[i] = rows.wrong[i] | ((Bytes16::load(rows.at[i]) ^ bytes) & mask);
    rows.at[i] += text.size();
  }
}

// Nothing stands between the delimiters; behind the last one the line ends.
void take_empty(const WideStep& step, char delimiter, WideRows& rows, std::size_t first, std::size_t last) {
  std::array<char, kAnswersInStep + kReadBeyond> delimiters;
  delimiters.fill(delimiter);
  take_text({delimiters.data(), step.last ? step.count - 1 : step.count}, rows, first, last);
  if (!step.last) return;
  for (std::size_t i = first; i < last; ++i) rows.at[i] += *rows.at[i] == '\r' ? 2 : 1;
}

}  // namespace rubric
