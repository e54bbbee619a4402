/** How the Elasticsearch Query Language (ES|QL), as of Elasticsearch 8.19, says a plan. */
@NullMarked
package dev.sigmac.backend.esql;

import org.jspecify.annotations.NullMarked;
