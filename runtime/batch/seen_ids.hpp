// Which identifiers of cases have been met in one inspection.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/batch/bytes16.hpp"

namespace rubric {

// Cases mostly come in the order of their identifiers: as long as each of a kind comes behind the one before it, none
// can be there twice. Only then are they looked up.
class SeenIds {
 public:
  void clear();  // before each inspection
  // False if a case of that kind has it already. Keeps a view of it, which is not empty. Reads up to eight bytes more.
  bool add(std::string_view id, std::uint32_t kind) {
    if (in_order_ && kind < last_.size() && is_behind(last_[kind], id)) {
      last_[kind] = id;
      met_.push_back({id, kind});
      return true;
    }
    return add_anywhere(id, kind);
  }

 private:
  struct Met {
    std::string_view id;
    std::uint32_t kind = 0;
  };
  struct Slot {
    std::uint64_t key = 0;
    const char* id = nullptr;
    std::uint32_t size = 0;
    std::uint32_t kind = 0;
    std::uint64_t round = 0;  // that it was taken in
  };
  // The identifier itself, if it is short.
  static std::uint64_t key_of(std::string_view id) {
    if (id.size() > 8) return hash_of(id);
    return id.empty() ? 0 : first_eight(id.data()) << (64 - 8 * id.size());
  }
  // By size, and then by what stands in it.
  static bool is_behind(std::string_view last, std::string_view id) {
    if (last.size() != id.size()) return last.size() < id.size();
    if (id.size() > 8) return last < id;
    return __builtin_bswap64(first_eight(last.data())) >> (64 - 8 * id.size()) <
           __builtin_bswap64(first_eight(id.data())) >> (64 - 8 * id.size());
  }
  static std::uint64_t hash_of(std::string_view id);
  std::size_t place_of(const Slot& slot) const {
    return ((slot.key ^ slot.kind) * kHashFactor ^ slot.size) >> (64 - bits_);
  }
  bool add_anywhere(std::string_view id, std::uint32_t kind);
  bool look_up(std::string_view id, std::uint32_t kind);
  bool put(const Slot& wanted);
  void grow();

  bool in_order_ = true;
  std::vector<std::string_view> last_;  // per kind that has been met
  std::vector<Met> met_;                // as long as they come in order

  std::size_t bits_ = 6;
  std::vector<Slot> slots_;  // 2^bits_; none before they are needed
  std::uint64_t round_ = 1;
  std::size_t taken_ = 0;
};

}  // namespace rubric
