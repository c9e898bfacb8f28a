// The grammar of Rubric: what is built from expressions, up to a whole file. See lang/grammar.hpp.
#pragma once

#include "lang/grammar.hpp"

namespace rubric::grammar {

// ---- types
struct type_truth : seq<k<"yes">, must<k<"or">>, must<k<"no">>> {};
struct type_date : k<"date"> {};
struct type_level : seq<k<"level">, must<k<"of">>, must<name>> {};
struct choice : seq<name, opt<text>> {};
struct lower_is_better : seq<k<"lower">, k<"is">, must<k<"better">>> {};
struct higher_is_better : seq<k<"higher">, k<"is">, must<k<"better">>> {};
struct direction : sor<lower_is_better, higher_is_better> {};
struct choices : seq<must<choice>, star<sign<",">, not_at<direction>, must<choice>>> {};
struct type_values : seq<k<"one">, k<"of">, number, star<sign<",">, not_at<direction>, must<a_number>>> {};
struct type_one_of : seq<k<"one">, k<"of">, choices> {};
struct type_ordered : seq<k<"ordered">, choices> {};
struct lower_bound : seq<k<"at">, k<"least">, must<a_number>> {};
struct upper_bound : seq<k<"at">, k<"most">, must<a_number>> {};
struct both_bounds : seq<number, must<k<"to">>, must<a_number>> {};
struct decimals : seq<k<"with">, must<a_number>, must<sor<k<"decimals">, k<"decimal">>>> {};
struct unit : seq<k<"in">, must<text>> {};
struct extent : seq<opt<sor<lower_bound, upper_bound, both_bounds>>, opt<decimals>, opt<unit>> {};
struct type_percent : seq<k<"percent">, extent> {};
struct type_whole : seq<k<"whole">, must<k<"number">>, extent> {};
struct type_number : seq<k<"number">, extent> {};
struct or_missing : seq<k<"or">, k<"missing">> {};
struct plain_type : sor<type_truth, type_date, type_level, type_values, type_one_of, type_ordered, type_percent,
                        type_whole, type_number> {};
struct type : seq<plain_type, opt<or_missing>> {};

// ---- scales, bandings, cases, parameters, definitions
struct level : seq<id, must<text>, opt<k<"scores">, must<a_number>>, cites> {};
struct levels : seq<must<open>, cites, entries<level, kNoDeclarations, "a level (its name and title)">> {};
struct scale : seq<k<"scale">, must<name>, opt<text>, levels, cites> {};

// What continues an expression: the name before is then no name of a band but a part of its test.
struct goes_on : sor<k<"of">, k<"to">, k<"where">, arrow, plus_sign, minus, times, over> {};
struct band_test : sor<otherwise, test> {};
struct named_band : seq<name, not_at<goes_on>, opt<text>, must<band_test>> {};
struct band : seq<sor<named_band, band_test>, must<arrow>, must<value>, cites> {};
struct measure : sor<k<"percent">, seq<k<"whole">, k<"number">>, k<"number">> {};
struct banding
    : seq<k<"banding">, must<name>, opt<text>, must<k<"of">>, must<measure>, opt<rounding>, opt<gives>, bands, cites> {
};

// A cell ends the sentence that its heading begins: `at most 15` below `sum of scores`.
struct bar : sign<"|"> {};
struct any_value : k<"any"> {};
struct cell : sor<any_value, test> {};
struct heads : seq<sum, star<bar, must<sum>>, must<arrow>, must<name>> {};
struct grid : seq<sum, k<"by">, must<sum>, must<arrow>, must<cell>, star<bar, must<cell>>> {};
struct table_head : sor<grid, heads> {};
struct row
    : seq<sor<otherwise, seq<cell, star<bar, must<cell>>>>, must<arrow>, must<value>, star<bar, must<value>>, cites> {};
struct first_row : seq<k<"first">, must<k<"row">>, must<k<"that">>, must<k<"applies">>> {};
struct table : seq<k<"table">, must<name>, opt<text>, opt<first_row>, opt<gives>, must<open>, cites, must<table_head>,
                   entries<row, kNoDeclarations, "a row, such as `at most 15 | at most 5 -> good`,">, cites> {};

struct fact : seq<name, opt<text>, must<sign<":">>, must<type>, cites> {};
struct facts : seq<must<open>, cites, entries<fact, kNoDeclarations, "a fact, such as `at-risk : yes or no`,">> {};
struct cases : seq<k<"cases">, must<name>, opt<text>, facts, cites> {};
struct records : seq<k<"list">, must<name>, opt<text>, facts, cites> {};
struct input
    : seq<k<"input">, must<name>, opt<text>, must<sign<":">>, must<type>, opt<sign<",">, must<direction>>, cites> {};
struct parameter : seq<k<"parameter">, must<name>, opt<text>, must<sign<"=">>, must<value>, cites> {};
struct define : seq<k<"define">, must<name>, opt<text>, must<sign<"=">>, must<value>, cites> {};

// ---- domains, standards, questions
struct judged : seq<k<"judged">, not_at<sign<"=">>, opt<k<"as">, must<name>>> {};
struct on : seq<k<"on">, must<name>> {};
struct weight : seq<k<"weight">, must<sum>> {};
struct not_counted : seq<k<"not">, k<"counted">> {};
struct without_rating : seq<k<"without">, must<k<"rating">>> {};
struct mark : sor<judged, on, weight, not_counted, without_rating> {};
struct marks : opt<mark, star<sign<",">, must<mark>>> {};

struct prompt : seq<k<"prompt">, must<id>, opt<text>, opt<when>, cites> {};
struct question : seq<k<"question">, must<id>, opt<text>, marks, opt<when>,
                      opt<open, cites, entries<prompt, kInQuestion, "a prompt">>, cites> {};

struct leave_out : seq<k<"leave">, k<"out">> {};
struct nothing_relevant : seq<k<"nothing">, k<"relevant">, must<arrow>, must<sor<leave_out, value>>, cites> {};
struct not_relevant : seq<k<"not">, k<"relevant">> {};
struct counts_as : sor<yes, no, not_relevant> {};
struct insufficient : seq<k<"insufficient">, must<k<"evidence">>, must<arrow>, must<counts_as>, cites> {};
struct not_rated_when : seq<k<"not">, k<"rated">, must<when>, cites> {};
struct limit : seq<k<"limit">, name, must<k<"to">>, must<k<"at">>, must<k<"most">>, must<sum>, opt<when>, cites> {};
struct raise : seq<k<"raise">, name, k<"to">, must<k<"at">>, must<k<"least">>, must<sum>, opt<when>, cites> {};
struct level_word : seq<sor<k<"levels">, k<"level">>, not_at<sign<"=">>> {};
template <Literal Word>
struct shift : seq<k<Word>, name, must<k<"by">>, must<sum>, opt<level_word>, opt<when>, cites> {};
struct raise_by : shift<"raise"> {};
struct lower_by : shift<"lower"> {};
struct assign : seq<name, sign<"=">, must<value>, cites> {};
struct rule : sor<nothing_relevant, insufficient, not_rated_when, limit, raise, raise_by, lower_by, assign> {};

struct standard : seq<k<"standard">, must<id>, opt<text>, marks, opt<when>,
                      opt<open, cites, entries<sor<question, rule>, kInStandard, "a question or a rule">>, cites> {};
struct rules : seq<must<open>, cites, entries<rule, kNoDeclarations, "a rule, such as `rating = …`,">> {};
struct for_whom : sor<k<"standards">, k<"domains">> {};
struct default_rules : seq<k<"default">, must<k<"for">>, must<for_whom>, rules, cites> {};
struct domain
    : seq<k<"domain">, must<id>, opt<text>, marks, opt<when>,
          opt<open, cites, entries<sor<standard, default_rules, rule>, kInDomain, "a standard, a default or a rule">>,
          cites> {};

// ---- discretion, sampling, overall
struct ground : seq<k<"ground">, must<name>, opt<text>, opt<when>, cites> {};
struct moves
    : seq<k<"moves">, must<k<"at">>, must<k<"most">>, must<a_number>, must<sor<k<"levels">, k<"level">>>, cites> {};
struct by_word : k<"by"> {};  // who decided: a reserved word that is also a name here
struct recorded : sor<name, by_word> {};
struct requires_ : seq<k<"requires">, must<recorded>, star<sign<",">, must<recorded>>, cites> {};
struct discretion
    : seq<k<"discretion">, must<name>, opt<text>, must<k<"for">>, must<sum>, must<open>, cites,
          entries<sor<ground, moves, requires_>, kInStandard, "`ground`, `moves at most` or `requires`">, cites> {};
struct confidence : seq<k<"confidence">, must<a_number>, must<k<"percent">>, cites> {};
struct margin : seq<k<"margin">, must<a_number>, must<k<"points">>, cites> {};
struct share_of : seq<name, must<a_number>, must<k<"percent">>> {};
struct split : seq<k<"split">, must<share_of>, star<sign<",">, must<share_of>>, cites> {};
struct size : seq<k<"size">, must<k<"of">>, must<name>, must<k<"is">>, must<test>, cites> {};
struct sampling
    : seq<k<"sampling">, opt<text>, must<open>, cites,
          entries<sor<confidence, margin, split, size>, kNoDeclarations, "`confidence`, `margin`, `split` or `size`">,
          cites> {};
struct overall : seq<k<"overall">, opt<text>, rules, cites> {};

// ---- tests
struct step_word : sor<k<"scale">, k<"level">, k<"banding">, k<"band">, k<"table">, k<"cases">, k<"list">, k<"fact">,
                       k<"input">, k<"parameter">, k<"define">, k<"domain">, k<"standard">, k<"question">, k<"prompt">,
                       k<"discretion">, k<"ground">> {};
struct test_word : k<"test"> {};
struct default_word : k<"default"> {};
struct single_word : sor<k<"overall">, k<"sampling">> {};
struct step : sor<seq<step_word, id>, seq<test_word, text>, seq<default_word, k<"for">, for_whom>, single_word> {};
struct path : seq<step, star<k<"of">, must<step>>> {};

struct tally : seq<number, k<"of">, must<a_number>> {};
struct percentage : seq<number, k<"percent">, must<k<"of">>, must<a_number>> {};
struct not_yet_assessed : seq<k<"not">, k<"yet">, must<k<"assessed">>> {};
struct insufficient_evidence : seq<k<"insufficient">, must<k<"evidence">>> {};
struct answer : sor<percentage, tally, not_relevant, not_yet_assessed, insufficient_evidence, none_of, test> {};
struct target : sor<path, id> {};
struct given : seq<k<"given">, must<target>, must<sign<"=">>, must<answer>, star<sign<",">, must<answer>>, cites> {};
struct given_data : seq<k<"given">, k<"data">, text, cites> {};
struct of_case : seq<target, must<sign<"=">>, must<answer>> {};
struct given_case : seq<k<"given">, name, open,
                        entries<of_case, kNoDeclarations, "a fact or an answer, such as `at-risk = yes`,">, cites> {};
struct can_be : seq<k<"can">, must<k<"be">>, must<sum>, star<sign<",">, must<sum>>> {};
struct expect : seq<k<"expect">, must<expr>, opt<can_be>, cites> {};
struct expect_error : seq<k<"expect">, k<"error">, not_at<k<"can">>, name, cites> {};
struct told_cell : sor<any_value, answer> {};
struct told : seq<told_cell, star<bar, must<told_cell>>> {};
struct expected : seq<cell, star<bar, must<cell>>> {};
struct example : seq<told, arrow, must<expected>, cites> {};
struct test_entry : sor<given_data, given_case, given, expect_error, expect, example> {};
struct testblock : seq<k<"test">, must<text>, must<open>, cites,
                       entries<test_entry, kNoDeclarations, "`given`, `expect`, `a | b -> c`">, cites> {};

// ---- amendments
struct amendment;
struct declaration : sor<scale, banding, table, cases, records, input, parameter, define, domain, standard,
                         default_rules, discretion, sampling, overall, testblock> {};
struct part : sor<declaration, question, prompt, ground, seq<k<"level">, level>, seq<k<"band">, band>,
                  seq<k<"fact">, fact>, rule> {};
struct before : seq<k<"before">, must<path>> {};
struct after : seq<k<"after">, must<path>> {};
struct add : seq<k<"add">, opt<sor<before, after>>, must<part>, cites> {};
struct replace : seq<k<"replace">, must<part>, cites> {};
struct remove : seq<k<"remove">, must<path>, cites> {};
template <Literal Aspect, typename New>
struct change : seq<k<"change">, k<Aspect>, must<k<"of">>, must<path>, must<k<"to">>, must<New>, cites> {};
struct change_title : change<"title", text> {};
struct change_when : change<"when", expr> {};
struct change_type : change<"type", type> {};
struct change_rounding : change<"rounding", rounding> {};
struct change_value : change<"value", value> {};
struct change_rating : change<"rating", value> {};
struct change_score : change<"score", value> {};
struct change_weight : change<"weight", value> {};
struct in : seq<k<"in">, must<path>, must<open>, entries<amendment, kInDomain, "an amendment">, cites> {};
struct amendment : sor<add, replace, remove, change_title, change_when, change_type, change_rounding, change_value,
                       change_rating, change_score, change_weight, in> {};

// ---- files
struct programme : seq<k<"programme">, must<name>, opt<text>> {};
struct in_force : seq<k<"in">, k<"force">, must<k<"from">>, must<date>, opt<k<"to">, must<date>>> {};
struct use : seq<k<"use">, must<name>> {};
struct becomes : seq<k<"standard">, id, k<"becomes">, must<k<"standard">>, must<id>, cites> {};
struct replaced_by
    : seq<k<"standard">, id, k<"is">, must<k<"replaced">>, must<k<"by">>, must<k<"standard">>, must<id>, cites> {};
struct ends_word : k<"ends"> {};
struct ends : seq<k<"standard">, must<id>, must<ends_word>, cites> {};
struct crosswalk
    : seq<k<"crosswalk">, must<open>, cites,
          entries<sor<becomes, replaced_by, ends>, kInDomain, "`standard`, its number and what becomes of it">, cites> {
};
struct heading : sor<programme, in_force, use, crosswalk, cite> {};
struct amends : seq<k<"amends">, must<name>> {};
struct items : entries<sor<heading, declaration, amendment>, kInFramework, "a declaration or an amendment"> {};
struct framework : seq<k<"framework">, must<name>, opt<text>, opt<amends>, must<open>, items, cites> {};
struct module_ : seq<k<"module">, must<name>, opt<text>, must<open>, items, cites> {};
struct file : entries<sor<framework, module_>, kInFile, "`framework` or `module`"> {};

}  // namespace rubric::grammar
