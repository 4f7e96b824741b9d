/**
 * Makes the calls of an {@link dev.clearfault.upstream.Upstream}: within a deadline, repeated if
 * they may be, through a circuit breaker and a bulkhead; judges what they throw.
 *
 * <p>{@link Calls} and {@link CallSettings} are the way in. Not API.
 *
 * <p>Arrows: depends on {@code internal.classify}, {@code internal.http}, {@code internal.json} and
 * {@code problem}, and on the results in {@code upstream} that it hands to the application, but not
 * on {@code Upstream} itself. One class names Resilience4j, and one names Jakarta Validation.
 */
@NullMarked
package dev.clearfault.internal.calls;

import org.jspecify.annotations.NullMarked;
