/**
 * The command line: builds a request from the arguments and reports the result. It holds no logic
 * of its own.
 */
@NullMarked
package dev.sigmac.cli;

import org.jspecify.annotations.NullMarked;
