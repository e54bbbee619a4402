@NullMarked
package dev.sigmac.events;

import org.jspecify.annotations.NullMarked;
