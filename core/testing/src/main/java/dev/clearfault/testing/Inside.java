package dev.clearfault.testing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in an answer what it should not show: the inside of an application. */
final class Inside {
  private static final int SHORTEST_NAME = 5;
  private static final List<Sign> SIGNS = signs();

  private Inside() {}

  /** A text that shows something. */
  private record Sign(String what, Pattern pattern) {
    Sign(String what, String pattern) {
      this(what, Pattern.compile(pattern));
    }
  }

  private static List<Sign> signs() {
    List<Sign> signs = new ArrayList<>();
    signs.add(
        new Sign(
            "a stack trace",
            "\\bat [\\w.$/<>]+\\([\\w$ ]*(\\.java|\\.kt|Native|Unknown)|\\w\\.java:\\d|Caused by:"));
    signs.add(
        new Sign(
            "a class name",
            "\\b(?:[a-z]\\w*[.]){2,}[A-Z]\\w*|\\b[A-Z]\\w*(?:Exception|Throwable)\\b"
                + "|\\b[A-Z]\\w*[a-z]Error\\b"));
    signs.add(
        new Sign(
            "SQL",
            "\\b(SELECT\\b.+\\bFROM|INSERT INTO|DELETE FROM|UPDATE\\b.+\\bSET)\\b|SQLSTATE"));
    signs.add(
        new Sign(
            "the version of a server",
            "(?i)\\b(?:Coyote|Tomcat|Jetty|Undertow|GlassFish|Payara|WildFly)\\b\\W{0,2}v?\\d[\\w.]*"
                + "|(?m)^(?:server|x-powered-by): .*\\d.*"));
    for (String property : List.of("user.dir", "user.home", "java.home", "catalina.base")) {
      String path = System.getProperty(property, "");
      if (Path.of(path).getNameCount() > 1) {
        add(signs, "a path of the machine", path);
      }
    }
    try {
      String host = InetAddress.getLocalHost().getHostName();
      if (!host.matches("\\p{Alpha}*")) {
        add(signs, "the name of the host", host);
      }
    } catch (UnknownHostException unnamed) {
      return List.copyOf(signs);
    }
    return List.copyOf(signs);
  }

  /** Short ones stand in a text by chance, as words and paths such as {@code /orders} do. */
  private static void add(List<Sign> signs, String what, String name) {
    if (name.length() > SHORTEST_NAME && !name.equals("localhost")) {
      signs.add(new Sign(what, "(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-])"));
    }
  }

  /** Returns what an answer shows, with the text that shows it; empty if it shows nothing. */
  static List<String> in(String answer, List<String> secrets) {
    List<String> shown = new ArrayList<>();
    for (String secret : secrets) {
      if (answer.contains(secret)) {
        shown.add("shows " + secret);
      }
    }
    for (Sign sign : SIGNS) {
      Matcher matcher = sign.pattern.matcher(answer);
      if (matcher.find()) {
        shown.add("shows " + sign.what + ": " + matcher.group());
      }
    }
    return shown;
  }
}
