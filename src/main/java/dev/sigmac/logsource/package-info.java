/**
 * Log sources over events themselves: which events belong to which log source, and rules over the
 * fields as events have them. It is the pipeline of a target without a language.
 */
@NullMarked
package dev.sigmac.logsource;

import org.jspecify.annotations.NullMarked;
