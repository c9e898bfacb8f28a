// The header of a sheet of case records: which column is what. Private to document_csv.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lang/diagnostic.hpp"

namespace rubric {

struct CaseColumn {
  // `name`: of a fact, or in a sheet with a row for each case also of a question.
  enum class Role : std::uint8_t { name, id, kind, inspection, standard, question, answer };
  std::string name;
  Span span;
  Role role = Role::name;
};

class CaseColumns {
 public:
  using Role = CaseColumn::Role;

  // Finds the roles; reports what is wrong with the header.
  CaseColumns(std::vector<CaseColumn> columns, Diagnostics& diagnostics);

  bool one_answer_a_row() const { return find(Role::question).has_value(); }
  std::optional<std::size_t> find(Role role) const;
  std::size_t size() const { return columns_.size(); }
  const CaseColumn& operator[](std::size_t i) const { return columns_[i]; }

 private:
  void find_roles();
  void check_names(Diagnostics& diagnostics) const;
  void check_complete(Diagnostics& diagnostics) const;

  std::vector<CaseColumn> columns_;
};

}  // namespace rubric
