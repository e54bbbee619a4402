/** Queries against the reference meaning: the same rules over the same events. */
@NullMarked
package dev.sigmac.prove;

import org.jspecify.annotations.NullMarked;
