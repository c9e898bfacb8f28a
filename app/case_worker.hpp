// One of the workers that rate blocks of a sheet of cases at the same time.
#pragma once

#include <future>

#include "app/case_rater.hpp"

namespace rubric::app {

class CaseWorker {
 public:
  CaseWorker(const CaseWork& work, const Sources& sources) : rater_(work, sources) {}

  // The block to be filled and rated; not to be touched while it is.
  RatedBlock& block() { return block_; }
  bool is_busy() const { return busy_; }

  // `aside`: in a thread of its own.
  void start(bool aside) {
    busy_ = true;
    block_.text.resize(0);
    block_.status = 0;
    block_.set_aside.clear();
    if (aside) {
      done_ = std::async(std::launch::async, [this] { rater_.rate(block_); });
    } else {
      rater_.rate(block_);
    }
  }

  const RatedBlock& wait() {
    if (done_.valid()) done_.get();
    busy_ = false;
    return block_;
  }

 private:
  CaseRater rater_;
  RatedBlock block_;
  std::future<void> done_;
  bool busy_ = false;
};

}  // namespace rubric::app
