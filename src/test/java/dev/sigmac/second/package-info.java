/**
 * A second, small reading of the specification: from a rule's YAML straight to a verdict on an
 * event, with nothing of the compiler but a YAML parser. What all backends share is not trusted but
 * compared with this.
 */
@NullMarked
package dev.sigmac.second;

import org.jspecify.annotations.NullMarked;
