package dev.sigmac.backend.kql;

/** How tightly an expression's outermost operator binds, loosest first. */
enum KqlPrecedence {
  OR,
  AND,
  COMPARISON,
  ATOM
}
