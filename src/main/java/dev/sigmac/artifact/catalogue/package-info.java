/**
 * A catalogue of rules in Java: a class a rule, which tests events by itself, an index of them, and
 * the sources of what they need at run time.
 */
@NullMarked
package dev.sigmac.artifact.catalogue;

import org.jspecify.annotations.NullMarked;
