package dev.clearfault.spi;

import dev.clearfault.upstream.UpstreamHealth;
import java.util.function.Supplier;

/**
 * Sees every attempt to call an upstream, after its end: for metrics and recordings.
 *
 * <p>List its class in {@code META-INF/services/dev.clearfault.spi.UpstreamListener}, beside the
 * library: it is found with the class loader that has the library. Where the applications of a
 * server share that loader, give it to {@link dev.clearfault.Upstream#listener}. A listener of a
 * service file is not told of the calls of an upstream that has been given one of the same class.
 *
 * <p>Many threads call it at the same time, and the caller may wait for it. So it must return soon,
 * and must not make calls. If it throws, the first exception is logged, and none has another
 * effect.
 */
@FunctionalInterface
public interface UpstreamListener {

  /** Receives one attempt. */
  void attempted(UpstreamAttempt attempt);

  /**
   * Receives an upstream that the application has just named, and receives it again after each
   * breaker and bulkhead that the application adds. By default, does nothing. An application may
   * name an upstream twice.
   *
   * @param name of the upstream
   * @param health returns its health at this moment; with the breaker and the bulkhead that were
   *     set last, if copies have different ones
   */
  default void named(String name, Supplier<UpstreamHealth> health) {}
}
