#include "runtime/batch/resample.hpp"

#include <algorithm>
#include <cstring>
#include <span>
#include <utility>

#include "runtime/batch/vector.hpp"

namespace rubric {

namespace {

// SplitMix64. (G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.)
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : state_(seed) {}

  // Below the limit, which is at most 2^32; two of each number drawn. (D. Lemire, Fast random integer generation in an
  // interval, ACM TOMACS 29, 2019; the bias that he removes is below limit / 2^32 here, and kept.)
  void below(std::size_t limit, std::span<std::uint32_t> out) {
    for (std::size_t i = 0; i < out.size(); i += 2) {
      const std::uint64_t drawn = next();
      out[i] = static_cast<std::uint32_t>((drawn >> 32U) * limit >> 32U);
      if (i + 1 < out.size()) out[i + 1] = static_cast<std::uint32_t>((drawn & UINT32_MAX) * limit >> 32U);
    }
  }

 private:
  std::uint64_t next() {
    state_ += 0x9E37'79B9'7F4A'7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D0'49BB'1331'11EBU;
    return mixed ^ (mixed >> 31U);
  }

  std::uint64_t state_;
};

using Count = std::uint16_t;
constexpr std::size_t kLanes = 32;     // figures that are added at a time
constexpr std::size_t kStretch = 255;  // draws whose sums fit into a byte

// What each case of a kind adds to the figures of a sample, side by side: yes and relevant of every question.
struct Pool {
  std::vector<QuestionId> questions;
  std::size_t width = 0;  // of a case
  std::size_t cases = 0;
  std::vector<std::uint8_t> figures;
  std::vector<StandardId> standards;  // whose patterns are kept
  std::vector<Patterns> patterns;     // per case and standard
};

// Adds the lanes of the cases that were drawn. As a vector, for the sum is to stay in a register.
RUBRIC_VECTOR void add_drawn(const std::uint8_t* lanes, std::size_t width, std::span<const std::uint32_t> drawn,
                             Count* total) {
  using Lanes [[gnu::vector_size(kLanes)]] = std::uint8_t;
  Lanes sum{};
  for (const std::uint32_t at : drawn) {
    Lanes own;
    std::memcpy(&own, lanes + at * width, kLanes);
    sum += own;
  }
  for (std::size_t i = 0; i < kLanes; ++i) total[i] = static_cast<Count>(total[i] + sum[i]);
}

std::size_t place_in(const std::vector<QuestionId>& questions, QuestionId wanted) {
  return static_cast<std::size_t>(std::find(questions.begin(), questions.end(), wanted) - questions.begin());
}

Patterns pattern_in(const Standard& standard, const CasesOfKind& kind, const std::vector<Answer>& answers) {
  std::size_t number = 0;
  for (std::size_t i = standard.questions.size(); i-- > 0;) {
    const Answer answer = answers[place_in(kind.questions, standard.questions[i])];
    number = 3 * number + (answer == Answer::yes ? 1 : answer == Answer::no ? 2 : 0);
  }
  return Patterns{1} << number;
}

bool knows(const CasesOfKind& kind, const Standard& standard) {
  return !standard.questions.empty() && standard.questions.size() <= kMostQuestions &&
         std::all_of(standard.questions.begin(), standard.questions.end(),
                     [&](QuestionId question) { return place_in(kind.questions, question) < kind.questions.size(); });
}

Pool pool_of(const Framework& framework, const CasesOfKind& kind, bool with_patterns) {
  Pool pool{kind.questions, 0, kind.cases.size(), {}, {}, {}};
  pool.width = (2 * kind.questions.size() + kLanes - 1) / kLanes * kLanes;
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i) {
    if (with_patterns && knows(kind, framework.standards[i])) pool.standards.push_back({i});
  }
  for (const std::vector<Answer>& answers : kind.cases) {
    pool.figures.resize(pool.figures.size() + pool.width);
    std::uint8_t* const own = pool.figures.data() + pool.figures.size() - pool.width;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      own[2 * i] = answers[i] == Answer::yes ? 1 : 0;
      own[2 * i + 1] = answers[i] == Answer::yes || answers[i] == Answer::no ? 1 : 0;
    }
    for (const StandardId standard : pool.standards)
      pool.patterns.push_back(pattern_in(framework[standard], kind, answers));
  }
  return pool;
}

}  // namespace

struct Resampling::Parts {
  Batch batch;
  std::vector<Pool> pools;
  std::vector<std::vector<Count>> yes, relevant;  // per question
  std::vector<std::vector<Patterns>> patterns;    // per standard
  std::vector<std::vector<std::uint8_t>> judged;
  std::vector<std::vector<std::uint32_t>> inputs;
  std::vector<std::uint32_t> days;
  Columns columns;
  std::vector<Count> sum;
  std::vector<std::uint32_t> drawn;

  Parts(const Plan& plan, std::vector<DefinitionId> wanted) : batch(plan, std::move(wanted)) {}

  // All samples have what the row has; the figures of the pools are drawn over it.
  void repeat(const Columns& table, std::size_t row, std::size_t samples);
  void view(const Columns& table, std::size_t samples);
  void draw(const Pool& pool, std::size_t sample, Generator& generator);

  const Columns* table = nullptr;
  std::size_t row = 0;
};

void Resampling::Parts::repeat(const Columns& from, std::size_t at, std::size_t samples) {
  const auto fill = [&](auto& to, const auto& column) {
    if (!column.empty()) to.assign(samples, column[at]);
  };
  yes.resize(from.tallies.size());
  relevant.resize(from.tallies.size());
  for (std::size_t i = 0; i < from.tallies.size(); ++i) {
    fill(yes[i], from.tallies[i].yes);
    fill(relevant[i], from.tallies[i].relevant);
  }
  judged.resize(from.judged.size());
  for (std::size_t i = 0; i < from.judged.size(); ++i) fill(judged[i], from.judged[i]);
  inputs.resize(from.inputs.size());
  for (std::size_t i = 0; i < from.inputs.size(); ++i) fill(inputs[i], from.inputs[i].which);
  fill(days, from.fieldwork.which);
  patterns.resize(from.judged.size());
  for (std::size_t i = 0; i < from.patterns.size(); ++i) fill(patterns[i], from.patterns[i]);
  for (const Pool& pool : pools) {
    for (const QuestionId question : pool.questions) {
      yes[question.index].resize(samples);
      relevant[question.index].resize(samples);
    }
    for (const StandardId standard : pool.standards) patterns[standard.index].resize(samples);
  }
}

void Resampling::Parts::view(const Columns& from, std::size_t samples) {
  columns = {};
  columns.rows = samples;
  for (std::size_t i = 0; i < yes.size(); ++i) columns.tallies.push_back({yes[i], relevant[i]});
  for (const auto& levels : judged) columns.judged.emplace_back(levels);
  for (std::size_t i = 0; i < inputs.size(); ++i) columns.inputs.push_back({inputs[i], from.inputs[i].values});
  columns.fieldwork = {days, from.fieldwork.values};
  for (const auto& some : patterns) columns.patterns.emplace_back(some);
}

void Resampling::Parts::draw(const Pool& pool, std::size_t sample, Generator& generator) {
  drawn.resize(pool.cases);
  generator.below(pool.cases, drawn);
  sum.assign(pool.width, 0);
  const std::span<const std::uint32_t> all = drawn;
  for (std::size_t first = 0; first < all.size(); first += kStretch) {
    const auto stretch = all.subspan(first, std::min(kStretch, all.size() - first));
    for (std::size_t lanes = 0; lanes < pool.width; lanes += kLanes)
      add_drawn(pool.figures.data() + lanes, pool.width, stretch, sum.data() + lanes);
  }
  for (std::size_t i = 0; i < pool.questions.size(); ++i) {
    yes[pool.questions[i].index][sample] = sum[2 * i];
    relevant[pool.questions[i].index][sample] = sum[2 * i + 1];
  }
  for (std::size_t k = 0; k < pool.standards.size(); ++k) {
    Patterns met = 0;
    for (const std::uint32_t at : drawn) met |= pool.patterns[at * pool.standards.size() + k];
    patterns[pool.standards[k].index][sample] = met;
  }
}

Resampling::Resampling(const Plan& plan, std::vector<DefinitionId> wanted, const std::vector<CasesOfKind>& kinds,
                       const Columns& table, std::size_t row)
    : parts_(std::make_unique<Parts>(plan, std::move(wanted))) {
  for (const CasesOfKind& kind : kinds)
    parts_->pools.push_back(pool_of(*plan.framework, kind, parts_->batch.reads_patterns()));
  parts_->table = &table;
  parts_->row = row;
}
Resampling::Resampling(Resampling&&) noexcept = default;
Resampling::~Resampling() = default;

void Resampling::run(std::uint64_t seed, std::size_t samples, OutcomeTable& out) {
  Parts& parts = *parts_;
  parts.repeat(*parts.table, parts.row, samples);
  Generator generator(seed);
  for (std::size_t sample = 0; sample < samples; ++sample) {
    for (const Pool& pool : parts.pools) parts.draw(pool, sample, generator);
  }
  parts.view(*parts.table, samples);
  parts.batch.rate_all(parts.columns, out);
}

}  // namespace rubric
