#include "runtime/data_hash.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "lang/fnv.hpp"
#include "runtime/entries.hpp"
#include "runtime/spelling.hpp"

namespace rubric {
namespace {

using Kind = DataValue::Kind;

class Hasher {
 public:
  std::uint64_t run(const DataValue& document) {
    table(document, kOutside, true);
    return hash_.value();
  }

 private:
  // How far below `cases` a value stands: its kinds are the first step, their records the second.
  static constexpr int kOutside = -1, kCases = 0, kRecord = 2;
  static int below(int depth) { return depth == kOutside ? kOutside : depth + 1; }

  // With its length, so that no two lists of texts are one.
  void add(char sort, std::string_view text) {
    hash_.add({&sort, 1});
    hash_.add(std::to_string(text.size()));
    hash_.add(":");
    hash_.add(text);
  }
  void value(const DataValue& value, int depth);
  void table(const DataValue& table, int depth, bool root);

  Fnv hash_;
};

std::string number_of(const DataValue& value) {
  const auto number = exact_number(value);
  return number ? to_exact_string(*number) : value.text;
}

bool identifies(const DataEntry& entry) {
  const std::string key = folded(entry.key);
  return key == "id" || key == "case";
}

void Hasher::value(const DataValue& value, int depth) {
  if (const auto day = day_of(value)) return add('d', to_string(*day));  // JSON has days as texts
  switch (value.kind) {
    case Kind::text: return add('t', value.text);
    case Kind::whole:
    case Kind::decimal: return add('n', number_of(value));
    case Kind::truth: return add('b', value.truth ? "yes" : "no");
    case Kind::date:  // a day, as above
    case Kind::blank: return add('e', "");
    case Kind::table: return table(value, depth, false);
    case Kind::list: break;
  }
  add('l', std::to_string(value.items.size()));
  for (const DataValue& item : value.items) this->value(item, below(depth));
}

void Hasher::table(const DataValue& table, int depth, bool root) {
  std::vector<const DataEntry*> entries;
  for (const DataEntry& entry : table.entries) {
    if (depth != kRecord || !identifies(entry)) entries.push_back(&entry);
  }
  std::sort(entries.begin(), entries.end(), [](const DataEntry* a, const DataEntry* b) { return a->key < b->key; });
  add('m', std::to_string(entries.size()));
  for (const DataEntry* entry : entries) {
    add('k', entry->key);
    value(entry->value, root && entry->key == kCasesEntry ? kCases : below(depth));
  }
}

}  // namespace

std::uint64_t data_hash(const DataValue& document) { return Hasher().run(document); }

}  // namespace rubric
