/**
 * The reference meaning: an expression over one event. Every backend is held against it, and no
 * backend uses it.
 */
@NullMarked
package dev.sigmac.evaluate;

import org.jspecify.annotations.NullMarked;
