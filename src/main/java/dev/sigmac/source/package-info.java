/**
 * Source text, places in it and what is said about them: files, spans, diagnostics and their
 * rendering with a caret. It knows nothing of YAML or of Sigma.
 */
@NullMarked
package dev.sigmac.source;

import org.jspecify.annotations.NullMarked;
