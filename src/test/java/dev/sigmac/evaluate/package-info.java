/** The reference meaning, on events made for it and on real ones. */
@NullMarked
package dev.sigmac.evaluate;

import org.jspecify.annotations.NullMarked;
