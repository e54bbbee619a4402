/** Programs that judge queries without having been written for it. */
@NullMarked
package dev.sigmac.oracle;

import org.jspecify.annotations.NullMarked;
