package dev.clearfault.demo.tomcat;

import dev.clearfault.testing.StandInUpstream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The service that the demo calls: the one that the environment names, else a stand-in of our own
 * that can be broken on purpose.
 */
final class LauncherUpstream implements AutoCloseable {
  private final String url;
  private final @Nullable StandInUpstream standIn;

  private LauncherUpstream(String url, @Nullable StandInUpstream standIn) {
    this.url = url;
    this.standIn = standIn;
  }

  /**
   * Reads the variable, and starts the stand-in if it is not set.
   *
   * @param answer what the stand-in answers
   * @throws IllegalArgumentException when the variable is no URL; the message names the remedy
   */
  static LauncherUpstream from(Map<String, String> environment, String variable, String answer) {
    String value = environment.getOrDefault(variable, "");
    if (!value.isBlank()) {
      return new LauncherUpstream(checked(variable, value), null);
    }
    StandInUpstream standIn = StandInUpstream.answering(answer);
    return new LauncherUpstream(standIn.uri().toString(), standIn);
  }

  /** Returns where the service is, without a slash at the end. */
  String url() {
    return url;
  }

  /** Returns what breaks the stand-in; null if there is none. */
  @Nullable Consumer<String> mode() {
    return standIn == null ? null : standIn::mode;
  }

  @Override
  public void close() {
    if (standIn != null) {
      standIn.close();
    }
  }

  private static String checked(String variable, String value) {
    try {
      URI uri = new URI(value);
      boolean http = "http".equalsIgnoreCase(uri.getScheme());
      boolean https = "https".equalsIgnoreCase(uri.getScheme());
      if ((http || https)
          && uri.getHost() != null
          && uri.getQuery() == null
          && uri.getFragment() == null) {
        return value.replaceAll("/+$", "");
      }
    } catch (URISyntaxException unreadable) {
      // Refused below, like a URL of another kind.
    }
    throw new IllegalArgumentException(
        "%s=%s is not a URL that can be called; set %s to one such as http://127.0.0.1:9000, or unset it for a stand-in."
            .formatted(variable, value, variable));
  }
}
