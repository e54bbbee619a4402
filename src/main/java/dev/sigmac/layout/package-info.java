/**
 * A small algebra of documents, and the renderer that lays them out within a width; it knows no
 * language.
 */
@NullMarked
package dev.sigmac.layout;

import org.jspecify.annotations.NullMarked;
