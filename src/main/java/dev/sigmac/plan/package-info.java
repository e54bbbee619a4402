/**
 * What a query does: scan, extract, filter, flag, project, union, sort. It knows no language's
 * syntax.
 */
@NullMarked
package dev.sigmac.plan;

import org.jspecify.annotations.NullMarked;
