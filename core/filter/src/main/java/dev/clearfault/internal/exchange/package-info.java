/**
 * One request and its state, and the wrappers through which the application sees it.
 *
 * <p>{@link dev.clearfault.internal.exchange.Exchange} is the state; the wrappers report to it what
 * the application and the container do, and it passes a failure on through {@link
 * dev.clearfault.internal.exchange.Doors}. The package does not know what becomes of a failure.
 */
@NullMarked
package dev.clearfault.internal.exchange;

import org.jspecify.annotations.NullMarked;
