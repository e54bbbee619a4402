/**
 * The Maven plugin: builds a project from its parameters and reports the result. It holds no logic
 * of its own.
 */
@NullMarked
package dev.sigmac.maven;

import org.jspecify.annotations.NullMarked;
