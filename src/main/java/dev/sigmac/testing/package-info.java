/**
 * Tests of rules: cases with events and what is expected of a rule, read from files beside rules,
 * from rules themselves and from regression data, and run against what the rules mean.
 */
@NullMarked
package dev.sigmac.testing;

import org.jspecify.annotations.NullMarked;
