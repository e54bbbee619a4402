package dev.sigmac.backend.spl;

/**
 * The operators of a search expression, loosest first: there OR binds tighter than AND (Search
 * Manual, "Boolean expressions with logical operators").
 */
enum SearchPrecedence {
  AND,
  OR,
  NOT,
  ATOM
}
