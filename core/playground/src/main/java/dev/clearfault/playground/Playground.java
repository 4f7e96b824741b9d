package dev.clearfault.playground;

import jakarta.servlet.http.HttpServlet;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the environment says about the playground. The page can show stack traces of the bare
 * container and lines of the log, so both are for this machine only, unless somebody asks for more.
 */
public enum Playground {
  /** There is no page. */
  OFF,
  /** There is the page, without the bare container and without the log. */
  PAGE,
  /** There is everything. */
  OPEN;

  /** Starts the WAR a second time in the same server. */
  @FunctionalInterface
  public interface Twins {

    /**
     * Starts the WAR with another descriptor, and returns when it can be asked.
     *
     * @param contextPath where, such as {@code /bare}
     * @param descriptor the file to use instead of the {@code web.xml} of the WAR
     */
    void start(String contextPath, Path descriptor) throws Exception;
  }

  /**
   * Reads {@code PLAYGROUND}. Unset, it is open if the demo listens on loopback, else only the
   * page.
   *
   * @throws IllegalArgumentException if the value is neither {@code on} nor {@code off}
   */
  public static Playground from(Map<String, String> environment, InetAddress host) {
    String value = environment.getOrDefault("PLAYGROUND", "");
    return switch (value) {
      case "" -> host.isLoopbackAddress() ? OPEN : PAGE;
      case "on" -> OPEN;
      case "off" -> OFF;
      default ->
          throw new IllegalArgumentException(
              "PLAYGROUND=%s is not on or off; set PLAYGROUND to off to close the page, to on to show stack traces and the log on every network, or unset it."
                  .formatted(value));
    };
  }

  /**
   * Returns the URL patterns of the servlet: the page, and all that belongs to it. Without a page,
   * the servlet still has the root, where a server may say 403 instead of 404.
   */
  public String[] patterns() {
    return this == OFF ? new String[] {""} : new String[] {"", "/playground/*"};
  }

  /**
   * Makes the servlet that serves the page, or 404 if there is none.
   *
   * @param war the application
   * @param twins starts it a second time
   * @param breakable whether the mode of the upstream can be switched
   */
  public HttpServlet servlet(Path war, Twins twins, boolean breakable) {
    LogLines lines = new LogLines();
    if (this == OPEN) {
      lines.listen();
    }
    return new PlaygroundServlet(this, new TwinStarts(war, twins), lines, breakable);
  }
}
