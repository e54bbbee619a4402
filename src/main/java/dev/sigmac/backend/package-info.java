/**
 * What every query language has to offer the compiler: a printer of plans, and what it says of
 * their fidelity.
 */
@NullMarked
package dev.sigmac.backend;

import org.jspecify.annotations.NullMarked;
