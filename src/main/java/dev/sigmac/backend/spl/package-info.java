/** How Splunk's Search Processing Language says a plan. */
@NullMarked
package dev.sigmac.backend.spl;

import org.jspecify.annotations.NullMarked;
