#include "tests/oracle/forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "runtime/csv.hpp"
#include "runtime/spelling.hpp"

namespace rubric::oracle {

namespace {

using Kind = DataValue::Kind;
using Row = std::vector<std::string>;

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    const auto code = static_cast<unsigned char>(c);
    out += code < 0x20 ? fmt::format("\\u{:04x}", code) : std::string(1, c);
  }
  return out + "\"";
}

std::string plain(const DataValue& value) {
  if (value.kind == Kind::whole) return std::to_string(value.whole);
  if (value.kind == Kind::truth) return value.truth ? "true" : "false";
  return value.kind == Kind::date ? to_string(value.date) : value.text;
}

bool is_answer(const DataEntry& entry) { return entry.key.find('.') != std::string::npos; }

std::string in_capitals(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

class SheetWriter {
 public:
  SheetWriter(const DataValue& document, Rows rows, Random& random) : rows_(rows), random_(random) {
    const DataEntry* cases = document.find("cases");
    if (cases == nullptr) return;
    columns_ = rows == Rows::cases ? Row{"kind", "id"} : Row{"kind", "case", "standard", "question", "answer"};
    first_ = columns_.size();
    for (const DataEntry& kind : cases->value.entries) add_columns(kind.value);
    for (const DataEntry& kind : cases->value.entries) {
      for (const DataValue& record : kind.value.items) add_case(kind.key, record);
    }
  }

  std::string write() {
    const char delimiter = ",;\t"[random_.below(3)];
    const std::array<std::string, 3> line_ends = {"\n", "\r\n", "\r"};
    const std::string line_end = line_ends[random_.below(3)];
    std::string text = random_.chance(50) ? "\xEF\xBB\xBF" : "";
    text += line(columns_, delimiter) + line_end;
    while (!sheet_.empty()) {
      const std::size_t next = random_.below(sheet_.size());
      text += line(sheet_[next], delimiter) + (sheet_.size() > 1 || random_.chance(50) ? line_end : "");
      sheet_.erase(sheet_.begin() + static_cast<std::ptrdiff_t>(next));
    }
    return text;
  }

 private:
  void add_columns(const DataValue& records) {
    for (const DataValue& record : records.items) {
      for (const DataEntry& entry : record.entries) {
        const bool row = rows_ == Rows::answers && is_answer(entry);
        const bool known = std::find(columns_.begin(), columns_.end(), entry.key) != columns_.end();
        if (entry.key != "id" && !row && !known) columns_.push_back(entry.key);
      }
    }
  }

  void add_case(const std::string& kind, const DataValue& record) {
    Row row(columns_.size());
    row[0] = kind;
    row[1] = plain(record.find("id")->value);
    for (std::size_t i = first_; i < columns_.size(); ++i) {
      const DataEntry* entry = record.find(columns_[i]);
      if (entry != nullptr) row[i] = is_answer(*entry) ? answer(entry->value) : fact(entry->value);
    }
    if (rows_ == Rows::cases || !add_answers(record, row)) sheet_.push_back(row);
  }

  // Its facts in each of its rows, or in one. False if it has no answers.
  bool add_answers(const DataValue& record, const Row& facts) {
    const bool everywhere = random_.chance(50);
    bool any = false;
    for (const DataEntry& entry : record.entries) {
      if (!is_answer(entry)) continue;
      Row row = facts;
      if (any && !everywhere) std::fill(row.begin() + static_cast<std::ptrdiff_t>(first_), row.end(), "");
      row[3] = entry.key;
      if (random_.chance(50)) split_standard(row);
      row[4] = answer(entry.value);
      sheet_.push_back(std::move(row));
      any = true;
    }
    return any;
  }

  // `2.1.safety` may be told as `safety` of standard 2.1.
  static void split_standard(Row& row) {
    const std::size_t dot = row[3].rfind('.');
    row[2] = row[3].substr(0, dot);
    row[3] = row[3].substr(dot + 1);
  }

  std::string fact(const DataValue& value) { return random_.chance(20) ? in_capitals(plain(value)) : plain(value); }

  std::string answer(const DataValue& value) {
    const std::string word = plain(value);
    for (const AnswerWords& words : answer_words()) {
      if (std::find(words.words.begin(), words.words.end(), word) == words.words.end()) continue;
      const std::string other(words.words[random_.below(words.words.size())]);
      return random_.chance(30) ? in_capitals(other) : other;
    }
    return word;
  }

  std::string line(const Row& row, char delimiter) {
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += delimiter;
      const std::string cell = csv_quoted(row[i], delimiter);
      text += random_.chance(20) && !cell.starts_with('"') ? "\"" + cell + "\"" : cell;
    }
    return text;
  }

  Rows rows_;
  Random& random_;
  Row columns_;
  std::size_t first_ = 0;  // column of a fact or answer
  std::vector<Row> sheet_;
};

}  // namespace

std::string json_of(const DataValue& value) {
  std::string out;
  if (value.kind == Kind::table) {
    for (const DataEntry& entry : value.entries) {
      out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", quoted(entry.key), json_of(entry.value));
    }
    return "{" + out + "}";
  }
  if (value.kind == Kind::list) {
    for (const DataValue& item : value.items) out += (out.empty() ? "" : ",\n") + json_of(item);
    return "[" + out + "]";
  }
  const bool text = value.kind == Kind::text || value.kind == Kind::date;
  return text ? quoted(plain(value)) : plain(value);
}

DataValue head_of(const DataValue& document) {
  DataValue head = document;
  std::erase_if(head.entries, [](const DataEntry& entry) { return entry.key == "cases"; });
  DataValue blank;
  blank.kind = Kind::text;
  blank.text = "left out";
  head.entries.push_back({"blank", {}, blank});
  return head;
}

std::string sheet_of(const DataValue& document, Rows rows, Random& random) {
  return SheetWriter(document, rows, random).write();
}

}  // namespace rubric::oracle
