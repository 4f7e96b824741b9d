package dev.clearfault.internal.constraints;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about a broken constraint in one language, wherever it is broken.
 *
 * @param detail null if only the message of the violation itself can say it
 * @param fallback the detail if that message cannot be shown
 * @param rule what the broken rule says by itself, as JSON Schema
 * @param hint null if there is nothing to add
 */
record ConstraintWords(
    String code,
    Map<String, Object> limits,
    @Nullable String detail,
    String fallback,
    Map<String, Object> rule,
    @Nullable String hint) {}
