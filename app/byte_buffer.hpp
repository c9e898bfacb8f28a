// Bytes that are read from a file or made for one: room for more of them is not filled first, as a std::string would
// be.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

#include "runtime/batch/case_counter.hpp"

namespace rubric::app {

class ByteBuffer {
 public:
  static constexpr std::size_t kReadBeyond = CaseCounter::kReadBeyond;  // bytes that may be read behind them

  std::string_view view() const { return {bytes_.get(), size_}; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // Room for so many bytes behind those that there are; they belong to it as soon as its size says so.
  char* room(std::size_t more) {
    if (size_ + more > capacity_) reserve(std::max(size_ + more, 2 * capacity_));
    return bytes_.get() + size_;
  }
  void resize(std::size_t size) { size_ = size; }
  void assign(std::string_view text) {
    size_ = 0;
    std::memcpy(room(text.size()), text.data(), text.size());
    size_ = text.size();
  }
  void append(std::string_view text) {
    std::memcpy(room(text.size()), text.data(), text.size());
    size_ += text.size();
  }
  void remove_prefix(std::size_t count) {
    size_ -= count;
    std::memmove(bytes_.get(), bytes_.get() + count, size_);
  }

 private:
  void reserve(std::size_t capacity) {
    std::unique_ptr<char[]> bytes(new char[capacity + kReadBeyond]);
    std::memset(bytes.get() + capacity, 0, kReadBeyond);
    if (size_ > 0) std::memcpy(bytes.get(), bytes_.get(), size_);
    bytes_ = std::move(bytes);
    capacity_ = capacity;
  }

  std::unique_ptr<char[]> bytes_ = std::make_unique<char[]>(kReadBeyond);
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace rubric::app
