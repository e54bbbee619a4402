/**
 * The located YAML tree: what stands where in a file. It keeps the lexeme of each scalar and never
 * loads a Java type.
 */
@NullMarked
package dev.sigmac.yaml;

import org.jspecify.annotations.NullMarked;
