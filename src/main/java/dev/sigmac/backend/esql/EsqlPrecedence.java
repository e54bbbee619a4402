package dev.sigmac.backend.esql;

/** How tightly an expression's outermost operator binds, loosest first. */
enum EsqlPrecedence {
  OR,
  AND,
  NOT,
  COMPARISON,
  ATOM
}
