/**
 * Reads events as platforms export them, one after another in constant memory: JSON, Windows XML
 * and CSV, plain or gzip. What cannot be read is told of and passed over.
 */
@NullMarked
package dev.sigmac.events;

import org.jspecify.annotations.NullMarked;
