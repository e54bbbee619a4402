/**
 * A repository of detections: its settings, its rule files, and the one request that the command
 * line and the build plugin share, to make its artifacts from its rules.
 */
@NullMarked
package dev.sigmac.project;

import org.jspecify.annotations.NullMarked;
