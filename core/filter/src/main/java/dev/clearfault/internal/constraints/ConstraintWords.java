package dev.clearfault.internal.constraints;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a constraint in one language, wherever it is broken.
 *
 * @param code its name
 * @param limits its public bounds
 * @param standard whether the message is its own, and not written where it is used
 * @param own what the application's bundle says of it; null if nothing
 * @param message its message; null if there is none in the language
 * @param ours what the library says of it; null if it does not know it
 * @param hint what to send instead; null if there is nothing to add
 */
record ConstraintWords(
    String code,
    Map<String, Object> limits,
    boolean standard,
    @Nullable String own,
    @Nullable String message,
    @Nullable String ours,
    @Nullable String hint) {}
