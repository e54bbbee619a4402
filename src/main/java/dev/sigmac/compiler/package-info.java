/** The one front door: files in, a result for each rule and target out. It prints nothing. */
@NullMarked
package dev.sigmac.compiler;

import org.jspecify.annotations.NullMarked;
