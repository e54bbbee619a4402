/**
 * What a rule means: a boolean expression over typed matches on operands, free of any target.
 * Lowering resolves modifiers, escapes and quantifiers; it compiles no regular expression and folds
 * no case.
 */
@NullMarked
package dev.sigmac.detection;

import org.jspecify.annotations.NullMarked;
