/**
 * Makes the calls of an {@link dev.clearfault.Upstream}: within a deadline, with repetitions, a
 * circuit breaker and a bulkhead. Decides which failures are the upstream's.
 *
 * <p>{@link Calls} and {@link CallSettings} are the way in. Not API.
 *
 * <p>Arrows: depends on {@code internal.classify}, {@code internal.constraints}, {@code
 * internal.http}, {@code internal.json}, {@code internal.observe}, {@code problem}, {@code spi} and
 * {@code upstream}. Only {@code CircuitGate} uses Resilience4j, and only {@code AnswerConstraints}
 * uses Jakarta Validation.
 */
@NullMarked
package dev.clearfault.internal.calls;

import org.jspecify.annotations.NullMarked;
