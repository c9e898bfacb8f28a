// The grammar of Rubric, rule by rule as in docs/grammar.md: tokens and expressions. Private to parse.cpp; the
// rules that are built from these stand in lang/grammar_file.hpp.
//
// Every token skips the blanks before it, so a rule that fails leaves the input at the end of the lexeme before,
// which is where "expected …" belongs. `must<X>` says that after what stands before, only X can follow. Which rules
// become nodes of the tree, and the words for each X, stand in lang/grammar_nodes.hpp.
#pragma once

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include "lang/lexemes.hpp"

namespace rubric::grammar {

using tao::pegtl::at;
using tao::pegtl::if_must;
using tao::pegtl::must;
using tao::pegtl::not_at;
using tao::pegtl::opt;
using tao::pegtl::plus;
using tao::pegtl::seq;
using tao::pegtl::sor;
using tao::pegtl::star;

template <std::size_t Size>
struct Literal {
  char text[Size]{};
  constexpr Literal(const char (&from)[Size]) { std::copy_n(from, Size, text); }  // NOLINT: a literal is one
  constexpr std::string_view view() const { return {text, Size - 1}; }
};

// A token that is not read where a line begins that looks like a declaration.
struct Named {};

// What stands at a place behind the blanks: never empty. `word` is the word that the rest begins with; it may be empty.
struct Place {
  std::string_view rest;
  std::string_view word;
};

// A token: blanks, then what the scanner accepts. `may_begin` tells of a character whether one can begin with it.
template <typename Self>
struct Token {
  using rule_t = Token;
  using subs_t = tao::pegtl::empty_list;

  template <tao::pegtl::apply_mode A, tao::pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Reader>
  static bool match(Input& in, Reader& reader) {
    const std::size_t size = reader.template next_token<Self>(in);
    if (size > 0) in.bump(size);
    return size > 0;
  }
};
template <Literal Word>
struct k : Token<k<Word>> {  // a keyword
  static constexpr bool may_begin(char c) { return c == Word.text[0]; }
  static std::size_t scan(const Place& place) { return place.word == Word.view() ? Word.view().size() : 0; }
};
template <Literal Sign>
struct sign : Token<sign<Sign>> {
  static constexpr bool may_begin(char c) { return c == Sign.text[0]; }
  static std::size_t scan(const Place& place) { return place.rest.starts_with(Sign.view()) ? Sign.view().size() : 0; }
};

struct name : Token<name>, Named {
  static constexpr bool may_begin(char c) { return lexemes::is_letter(c); }
  static std::size_t scan(const Place& place) { return lexemes::is_reserved(place.word) ? 0 : place.word.size(); }
};
struct numbered : Token<numbered> {
  static constexpr bool may_begin(char c) { return lexemes::is_digit(c); }
  static std::size_t scan(const Place& place) { return lexemes::numbered(place.rest); }
};
struct number : Token<number> {
  static constexpr bool may_begin(char c) { return c == '-' || lexemes::is_digit(c); }
  static std::size_t scan(const Place& place) { return lexemes::number(place.rest); }
};
struct date : Token<date> {
  static constexpr bool may_begin(char c) { return lexemes::is_digit(c); }
  static std::size_t scan(const Place& place) { return lexemes::date(place.rest); }
};
struct text : Token<text> {
  static constexpr bool may_begin(char c) { return c == '"'; }
  static std::size_t scan(const Place& place) { return lexemes::text(place.rest); }
};
struct minus : Token<minus> {  // minus has a blank after it; `a-b` is a name and `-3` a number
  static constexpr bool may_begin(char c) { return c == '-'; }
  static std::size_t scan(const Place& place) {
    const std::string_view rest = place.rest;
    return rest.size() > 1 && rest[0] == '-' && lexemes::blank(rest.substr(1, 1)) == 1 ? 1 : 0;
  }
};

struct id : sor<name, numbered> {};
struct a_number : number {};  // a number where a name could not stand

struct open : sign<"{"> {};

// What stands one level deeper; counted against kMaxNesting. Whatever recurses goes through one of these.
template <typename Rule>
struct nested : seq<Rule> {};

// The entries of a block and the `}` that closes it; `Words` says what an entry is. A broken entry gives one
// message and is left out. A declaration at the start of a line that cannot stand in the block shows that the
// block was left open: one that opens at `Rank` or further out (see lexemes::opens_declaration).
template <typename Item, int Rank, Literal Words>
struct entries {
  using rule_t = entries;
  using subs_t = tao::pegtl::type_list<Item>;

  template <tao::pegtl::apply_mode A, tao::pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Reader>
  static bool match(Input& in, Reader& reader) {
    const auto read_one = [&] { return Control<Item>::template match<A, M, Action, Control>(in, reader); };
    return reader.read_entries(in, read_one, Rank, Words.view());
  }
};
// Ranks of blocks; in most no declaration can stand at all.
inline constexpr int kInFile = -1, kInFramework = 0, kInDomain = 1, kInStandard = 2, kInQuestion = 3,
                     kNoDeclarations = 9;

// ---- source and note
struct source : seq<k<"source">, must<text>> {};
struct note : seq<k<"note">, must<text>> {};
struct cite : sor<source, note> {};
struct cites : star<cite> {};

// ---- expressions, loosest last; the table in docs/language.md, section 8
struct expr;
struct apply;
struct sum;
struct negation;
struct test;
struct band;
struct value : sor<text, expr> {};

template <Literal Word>
struct pointer_to : seq<k<Word>, must<id>> {};
struct domain_ref : pointer_to<"domain"> {};
struct standard_ref : pointer_to<"standard"> {};
struct question_ref : pointer_to<"question"> {};
struct ground_ref : pointer_to<"ground"> {};
struct pointer : sor<domain_ref, standard_ref, question_ref, ground_ref> {};

template <Literal Word>
struct those : seq<k<Word>, opt<numbered, star<sign<",">, numbered>>> {};
struct domains_ref : those<"domains"> {};
struct standards_ref : those<"standards"> {};
struct questions_ref : those<"questions"> {};
struct plural : sor<domains_ref, standards_ref, questions_ref> {};

struct when : seq<k<"when">, must<expr>> {};
struct otherwise : k<"otherwise"> {};
struct arrow : sign<"->"> {};
struct line : seq<sor<when, otherwise>, must<arrow>, must<value>, cites> {};
struct choose : seq<k<"choose">, must<open>,
                    nested<seq<cites, entries<line, kNoDeclarations, "`when`, a condition, `->` and a value,">>>> {};

struct weighted : seq<expr, opt<k<"weight">, must<sum>>> {};
struct members : seq<must<weighted>, star<sign<",">, must<weighted>>> {};
struct list : seq<sign<"(">, nested<members>, must<sign<")">>> {};
struct one_case : seq<k<"one">, k<"case">, must<k<"changes">>, must<k<"rating">>> {};
struct yes : k<"yes"> {};
struct no : k<"no"> {};
struct missing_value : k<"missing"> {};
struct not_rated : seq<k<"not">, k<"rated">> {};
struct primary : sor<choose, list, one_case, date, number, yes, no, missing_value, not_rated, pointer, plural, name> {};

struct where : seq<primary, opt<k<"where">, nested<must<negation>>>> {};
struct application : seq<sor<pointer, plural, name>, k<"of">, nested<must<apply>>> {};
struct apply : sor<application, where> {};
struct times : sign<"*"> {};
struct over : sign<"/"> {};
struct product : seq<apply, star<sor<times, over>, must<apply>>> {};
struct plus_sign : sign<"+"> {};
struct sum : seq<product, star<sor<plus_sign, minus>, must<product>>> {};

struct mode : sor<k<"half-up">, k<"half-down">, k<"half-even">, k<"up">, k<"down">> {};
struct to_decimals : seq<k<"to">, number, must<sor<k<"decimals">, k<"decimal">>>> {};
struct to_multiples : seq<k<"to">, k<"multiples">, must<k<"of">>, must<a_number>> {};
struct exact_mode : k<"exact"> {};
struct rounding : sor<exact_mode, seq<k<"rounded">, must<mode>, opt<sor<to_decimals, to_multiples>>>> {};
struct rounded : seq<sum, opt<rounding>> {};
struct gives : seq<k<"gives">, must<name>> {};
struct bands
    : seq<must<open>, nested<seq<cites, entries<band, kNoDeclarations, "a band, such as `50 to 64 -> good`,">>>> {};
struct banded : seq<rounded, opt<k<"banded">, opt<gives>, bands>> {};

struct any_of : k<"any"> {};
struct all_of : k<"all"> {};
struct none_of : k<"none"> {};
struct how_many : sor<number, name> {};
struct at_least_of : seq<k<"at">, k<"least">, how_many> {};
struct at_most_of : seq<k<"at">, k<"most">, how_many> {};
struct exactly_of : seq<k<"exactly">, must<how_many>> {};
struct quantifier : sor<any_of, all_of, none_of, at_least_of, at_most_of, exactly_of> {};
struct quantified : seq<quantifier, must<k<"of">>, must<apply>, opt<k<"are">, must<test>>> {};
struct comparison : seq<banded, opt<k<"is">, must<test>>> {};
struct not_ : seq<k<"not">, not_at<k<"rated">>, nested<must<negation>>> {};
struct negation : sor<not_, quantified, comparison> {};
struct and_ : seq<negation, star<k<"and">, must<negation>>> {};
struct expr : seq<and_, star<k<"or">, must<and_>>> {};

// ---- tests: what stands after `is`
struct test_missing : k<"missing"> {};
struct test_rated : k<"rated"> {};
struct test_at_least : seq<k<"at">, k<"least">, must<sum>> {};
struct test_at_most : seq<k<"at">, k<"most">, must<sum>> {};
struct test_above : seq<k<"above">, must<sum>> {};
struct test_below : seq<k<"below">, must<sum>> {};
struct test_before : seq<k<"before">, must<sum>> {};
struct test_after : seq<k<"after">, must<sum>> {};
struct a_boundary : seq<k<"points">, k<"of">, k<"a">, k<"boundary">> {};
struct test_within : seq<k<"within">, must<sum>, must<a_boundary>> {};
struct test_one_of : seq<k<"one">, k<"of">, must<sum>, star<sign<",">, must<sum>>> {};
struct test_equals : sor<text, seq<sum, opt<k<"to">, must<sum>>>> {};  // a range when it has two
struct simple_test : sor<test_missing, test_rated, test_at_least, test_at_most, test_above, test_below, test_before,
                         test_after, test_within, test_one_of, test_equals> {};
struct test_not : seq<k<"not">, must<simple_test>> {};
struct test : sor<test_not, simple_test> {};

}  // namespace rubric::grammar

// For pegtl::analyze: a token never matches nothing; of a block its entries must be looked through.
template <typename Name, typename Self>
struct tao::pegtl::analyze_traits<Name, rubric::grammar::Token<Self>> : tao::pegtl::analyze_any_traits<> {};
template <typename Name, typename Item, int Rank, rubric::grammar::Literal Words>
struct tao::pegtl::analyze_traits<Name, rubric::grammar::entries<Item, Rank, Words>>
    : tao::pegtl::analyze_opt_traits<Item, Name> {};
