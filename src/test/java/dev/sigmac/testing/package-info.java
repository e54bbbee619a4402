@NullMarked
package dev.sigmac.testing;

import org.jspecify.annotations.NullMarked;
