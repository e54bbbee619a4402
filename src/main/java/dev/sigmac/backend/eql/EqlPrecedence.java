package dev.sigmac.backend.eql;

/** How tightly an expression's outermost operator binds, loosest first. */
enum EqlPrecedence {
  OR,
  AND,
  NOT,
  ATOM
}
