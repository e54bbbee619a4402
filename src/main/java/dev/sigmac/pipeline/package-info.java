/**
 * Where a rule's events are stored and under which names: packs, read from YAML resources, that
 * turn log sources into tables with conditions and fields into columns. It builds no query text.
 */
@NullMarked
package dev.sigmac.pipeline;

import org.jspecify.annotations.NullMarked;
