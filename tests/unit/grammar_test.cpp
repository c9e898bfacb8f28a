// The grammar as a whole: no rule can loop without reading anything.
#include "lang/grammar_file.hpp"

#include <tao/pegtl/contrib/analyze.hpp>

#include "tests/catch.hpp"

TEST_CASE("no rule of the grammar recurses or repeats without reading on") {
  CHECK(tao::pegtl::analyze<rubric::grammar::file>() == 0);
}
