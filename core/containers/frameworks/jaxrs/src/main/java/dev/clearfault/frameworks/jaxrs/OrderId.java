package dev.clearfault.frameworks.jaxrs;

import java.net.ConnectException;

/**
 * A value of the application, which every framework makes with its constructor.
 *
 * @param text its text
 */
public record OrderId(String text) {
  /** Looks the text up, which may fail. */
  public OrderId {
    if (text.equals("refused")) {
      throw new IllegalArgumentException("secret");
    }
    if (text.equals("unreachable")) {
      throw new IllegalStateException("secret", new ConnectException("secret"));
    }
  }
}
