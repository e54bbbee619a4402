/**
 * What a rule file says, and where: rules, correlations and filters as the Sigma specification
 * describes them. Modifiers are not interpreted here.
 */
@NullMarked
package dev.sigmac.rule;

import org.jspecify.annotations.NullMarked;
