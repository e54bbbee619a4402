/** Documents whose tables come from the code. */
@NullMarked
package dev.sigmac.docs;

import org.jspecify.annotations.NullMarked;
