/**
 * Says what came of test cases: as text for people, as JSON, and as JUnit XML for build servers.
 */
@NullMarked
package dev.sigmac.testing.report;

import org.jspecify.annotations.NullMarked;
