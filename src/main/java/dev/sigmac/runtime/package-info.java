/**
 * What generated matchers need to read events. Its sources are copied into the package of the
 * generated code, so that this depends on nothing of ours; they use nothing but the JDK and each
 * other.
 */
@NullMarked
package dev.sigmac.runtime;

import org.jspecify.annotations.NullMarked;
