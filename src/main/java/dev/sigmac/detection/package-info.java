/**
 * What a rule means: a boolean expression over typed matches on operands, free of any target.
 * Lowering resolves modifiers, escapes, placeholders and quantifiers; it folds no case and knows no
 * table.
 */
@NullMarked
package dev.sigmac.detection;

import org.jspecify.annotations.NullMarked;
