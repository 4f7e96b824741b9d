package dev.clearfault.playground;

import jakarta.servlet.http.HttpServlet;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the environment says about the playground. The page can show stack traces of the bare
 * container and lines of the log, so both are for this machine only, unless somebody asks for more.
 */
public enum Playground {
  /** There is no page. */
  OFF,
  /** There is the page, without the bare container and without the log. */
  PAGE,
  /** There is the page, and everything for visitors on this machine. */
  LOCAL,
  /** There is everything for everybody. */
  OPEN;

  /** With the address that stands for all of a machine: only the machine itself can call it so. */
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "localhost|127(\\.[0-9]{1,3}){3}|0\\.0\\.0\\.0|\\[?(::1?|(0:){7}[01])]?",
          Pattern.CASE_INSENSITIVE);

  /** What a proxy adds, which may speak for a visitor from anywhere. */
  private static final List<String> OF_PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

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
   * Reads {@code PLAYGROUND}. Unset, it is open to this machine if the demo listens on loopback,
   * else there is only the page.
   *
   * @throws IllegalArgumentException if the value is neither {@code on} nor {@code off}
   */
  public static Playground from(Map<String, String> environment, InetAddress host) {
    String value = environment.getOrDefault("PLAYGROUND", "");
    return switch (value) {
      case "" -> host.isLoopbackAddress() ? LOCAL : PAGE;
      case "on" -> OPEN;
      case "off" -> OFF;
      default ->
          throw new IllegalArgumentException(
              "PLAYGROUND=%s is not on or off; set PLAYGROUND to off to close the page, to on to show stack traces and the log on every network, or unset it."
                  .formatted(value));
    };
  }

  /**
   * Returns whether a request may see stack traces and the log. That the demo listens on loopback
   * says little about a request: a proxy or a forwarded port brings those of others, and a page of
   * another site comes by a name that it has made an address of this machine.
   *
   * @param host the name that the request has for this server
   * @param has whether the request has a header field of a name
   */
  public boolean isOpenTo(String host, Predicate<String> has) {
    return this == OPEN || (this == LOCAL && isLocal(host, has));
  }

  /** Returns whether a request comes straight from this machine, as far as it says. */
  static boolean isLocal(String host, Predicate<String> has) {
    return LOOPBACK.matcher(host).matches() && OF_PROXIES.stream().noneMatch(has);
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
    if (this == OPEN || this == LOCAL) {
      lines.listen();
    }
    return new PlaygroundServlet(this, new TwinStarts(war, twins), lines, breakable);
  }
}
