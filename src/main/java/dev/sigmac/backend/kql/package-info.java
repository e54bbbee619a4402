/** How the Kusto Query Language says a plan. */
@NullMarked
package dev.sigmac.backend.kql;

import org.jspecify.annotations.NullMarked;
