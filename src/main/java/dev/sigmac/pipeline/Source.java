package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand.Column;
import java.util.Optional;

/**
 * Where the events of a rule are read from: a table, index pattern or search, its time column if it
 * has one, and the conditions that keep other kinds of event out of it.
 */
public record Source(String table, Optional<Column> time, Expr condition) {}
