/** How the Event Query Language (EQL), as of Elasticsearch 8.19, says a plan. */
@NullMarked
package dev.sigmac.backend.eql;

import org.jspecify.annotations.NullMarked;
