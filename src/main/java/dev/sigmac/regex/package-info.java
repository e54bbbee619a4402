/**
 * The portable subset of regular expressions: parsed into a tree, and printed from it for each
 * engine.
 */
@NullMarked
package dev.sigmac.regex;

import org.jspecify.annotations.NullMarked;
