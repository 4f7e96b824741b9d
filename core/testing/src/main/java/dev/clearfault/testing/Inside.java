package dev.clearfault.testing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in an answer what it should not show: the inside of an application. */
final class Inside {
  private static final int SHORTEST_NAME = 5;
  private static final Map<String, Pattern> PATTERNS = patterns();

  private Inside() {}

  private static Map<String, Pattern> patterns() {
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    patterns.put(
        "a stack trace",
        Pattern.compile(
            "\\bat [\\w.$/<>]+\\([\\w$ ]*(\\.java|\\.kt|Native|Unknown)|\\w\\.java:\\d|Caused by:"));
    patterns.put(
        "a class name",
        Pattern.compile(
            "\\b(?:[a-z]\\w*[.]){2,}[A-Z]\\w*|\\b[A-Z]\\w*(?:Exception|Throwable)\\b|\\b[A-Z]\\w*[a-z]Error\\b"));
    patterns.put(
        "SQL",
        Pattern.compile(
            "\\b(SELECT\\b.+\\bFROM|INSERT INTO|DELETE FROM|UPDATE\\b.+\\bSET)\\b|SQLSTATE"));
    patterns.put(
        "the version of a server",
        Pattern.compile(
            "(?i)\\b(?:Coyote|Tomcat|Jetty|Undertow|GlassFish|Payara|WildFly)\\b\\W{0,2}v?\\d[\\w.]*"
                + "|(?m)^(?:server|x-powered-by): .*\\d.*"));
    for (String property : List.of("user.dir", "user.home", "java.home", "catalina.base")) {
      String path = System.getProperty(property, "");
      if (Path.of(path).getNameCount() > 1) {
        add(patterns, "a path of the machine", path);
      }
    }
    try {
      String host = InetAddress.getLocalHost().getHostName();
      if (!host.matches("\\p{Alpha}*")) {
        add(patterns, "the name of the host", host);
      }
    } catch (UnknownHostException unnamed) {
      return patterns;
    }
    return patterns;
  }

  /** Short ones stand in a text by chance, as words and paths such as {@code /orders} do. */
  private static void add(Map<String, Pattern> patterns, String what, String name) {
    if (name.length() > SHORTEST_NAME && !name.equals("localhost")) {
      patterns.merge(
          what,
          Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-])"),
          (a, b) -> Pattern.compile(a.pattern() + "|" + b.pattern()));
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
    PATTERNS.forEach(
        (what, pattern) -> {
          Matcher matcher = pattern.matcher(answer);
          if (matcher.find()) {
            shown.add("shows " + what + ": " + matcher.group());
          }
        });
    return shown;
  }
}
