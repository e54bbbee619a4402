/** A second opinion on SPL: what a search means by Splunk's documentation. */
package dev.sigmac.oracle.spl;
