// Which identifiers of cases have been met in one inspection.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/batch/bytes16.hpp"

namespace rubric {

// Cases mostly come in the order of their identifiers: as long as each of a kind comes behind the one before it, none
// can be there twice, and none is kept. Where that ends, an inspection is begun again, and all are looked up.
class SeenIds {
 public:
  void clear();    // before each inspection
  void look_up();  // the same, where they do not come in order
  bool is_out_of_order() const { return way_ == Way::out_of_order; }

  // False if a case of that kind has it already, or if that is not certain as they are out of order. Keeps a view of
  // it, which is not empty. Reads up to eight bytes more.
  bool add(std::string_view id, std::uint32_t kind) {
    if (way_ != Way::in_order || kind >= last_.size()) return add_anywhere(id, kind);
    const Last next{id, order_of(id)};
    const bool is_next = is_behind(last_[kind], next);
    last_[kind] = next;
    if (!is_next) way_ = Way::out_of_order;
    return is_next;
  }
  // The same of cases whose identifiers have one size.
  bool add(std::span<const char* const> ids, std::size_t size, std::uint32_t kind);

 private:
  enum class Way : std::uint8_t { in_order, out_of_order, looked_up };
  struct Last {
    std::string_view id;
    std::uint64_t order = 0;
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
  // The first eight bytes as a number, by which short ones of the same size are ordered.
  static std::uint64_t order_of(std::string_view id) {
    return order_of(id.data(), id.size() < 8 ? 64 - 8 * id.size() : 0);
  }
  static std::uint64_t order_of(const char* id, std::size_t bits_behind) {
    return __builtin_bswap64(first_eight(id)) >> bits_behind;
  }
  // By size, and then by what stands in it.
  static bool is_behind(const Last& last, const Last& next) {
    if (last.id.size() != next.id.size()) return last.id.size() < next.id.size();
    return next.id.size() > 8 ? last.id < next.id : last.order < next.order;
  }
  static std::uint64_t hash_of(std::string_view id);
  std::size_t place_of(const Slot& slot) const {
    return ((slot.key ^ slot.kind) * kHashFactor ^ slot.size) >> (64 - bits_);
  }
  bool add_anywhere(std::string_view id, std::uint32_t kind);
  bool look_up(std::string_view id, std::uint32_t kind);
  bool put(const Slot& wanted);
  void grow();

  Way way_ = Way::in_order;
  std::vector<Last> last_;  // per kind that has been met

  std::size_t bits_ = 6;
  std::vector<Slot> slots_;  // 2^bits_; none before they are needed
  std::uint64_t round_ = 1;
  std::size_t taken_ = 0;
};

}  // namespace rubric
