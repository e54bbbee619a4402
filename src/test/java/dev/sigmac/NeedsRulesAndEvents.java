package dev.sigmac;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Runs where {@code SIGMAC_CORPUS} names a folder with the public rules and {@code SIGMAC_EVENTS}
 * one with labelled events.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
    named = "SIGMAC_EVENTS",
    matches = ".+",
    disabledReason = "SIGMAC_EVENTS names no folder with labelled events")
@EnabledIfEnvironmentVariable(
    named = "SIGMAC_CORPUS",
    matches = ".+",
    disabledReason = "SIGMAC_CORPUS names no folder with the public rules")
public @interface NeedsRulesAndEvents {}
