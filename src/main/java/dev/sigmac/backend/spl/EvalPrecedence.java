package dev.sigmac.backend.spl;

/** The operators of the expressions of {@code where} and {@code eval}, loosest first. */
enum EvalPrecedence {
  OR,
  AND,
  NOT,
  COMPARISON,
  ATOM
}
