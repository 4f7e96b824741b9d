/**
 * One request and its state, and the wrappers through which the application sees it.
 *
 * <p>{@link dev.clearfault.internal.exchange.Exchange} is the state. Two parts of it are classes of
 * their own: {@link dev.clearfault.internal.exchange.Turn} says who may use the response, and
 * {@link dev.clearfault.internal.exchange.ClientSide} says what the client's connection threw and
 * what was read. {@link dev.clearfault.internal.exchange.Pass} takes a dispatch through the
 * application, which sees the wrappers ({@code Guarded...}); they report to the state what the
 * application and the container do. The state does not know the wrappers. It passes a failure on
 * through {@link dev.clearfault.internal.exchange.Doors}, and does not know what becomes of a
 * failure.
 */
@NullMarked
package dev.clearfault.internal.exchange;

import org.jspecify.annotations.NullMarked;
