package dev.clearfault.internal.exchange;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.container.Container;
import java.io.IOException;
import java.util.List;

/**
 * A failure of the connection to the client.
 *
 * @param thrown what reading from the client or writing to it threw last
 * @param gone whether writing failed, so that no answer can reach the client
 */
record ClientFault(Throwable thrown, boolean gone) {

  /**
   * Returns whether one of the causes is this fault. A worker and the container may both find out
   * that the client has left, each by an exception of its own.
   */
  boolean isIn(List<Throwable> causes, Container container) {
    return Causes.contains(causes, thrown)
        || (gone && causes.stream().anyMatch(c -> c instanceof IOException && container.threw(c)));
  }
}
