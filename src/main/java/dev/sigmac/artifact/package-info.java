/**
 * What is made of compiled rules and kept: query files, their manifest and generated Java, as texts
 * with paths, and the folders on disk that hold them.
 */
@NullMarked
package dev.sigmac.artifact;

import org.jspecify.annotations.NullMarked;
