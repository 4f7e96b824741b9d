package dev.clearfault.contract.fuzz;

import dev.clearfault.contract.fuzz.FuzzAnswer.Framing;
import dev.clearfault.contract.fuzz.FuzzRequest.Oddity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules for every answer. */
final class Verdict {
  private static final int MOST_BYTES = 64 * 1024;

  /**
   * Methods that every HttpServlet knows (PATCH came later); of others it says 501, as RFC 9110
   * section 9.1 has it.
   */
  private static final Set<String> KNOWN =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE");

  /** The answers of a container before any filter. */
  private static final Set<Integer> REFUSALS =
      Set.of(400, 403, 405, 406, 411, 413, 414, 417, 431, 501, 505);

  /** The statuses with which a container may refuse a request. */
  private static final Set<Oddity> HEAD =
      Set.of(
          Oddity.TARGET,
          Oddity.FIELD,
          Oddity.LONG_HEAD,
          Oddity.METHOD,
          Oddity.FRAMING,
          Oddity.COOKIE,
          Oddity.EXPECTATION);

  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|[a-z]Error\\b|Throwable|Servlet"
              + "|\\bjava\\.|\\bjavax\\.|jakarta\\.|\\borg\\.|tools\\.jackson|dev\\.clearfault"
              + "|\\bat \\S+\\(|\\.java\\b"
              + "|Tomcat|Jetty|Undertow|Apache");

  private final FuzzRequest request;
  private final FuzzAnswer answer;
  private final List<String> faults = new ArrayList<>();

  Verdict(FuzzRequest request, FuzzAnswer answer) {
    this.request = request;
    this.answer = answer;
  }

  List<String> faults() {
    if (answer.status() >= 400) {
      status();
      said();
      length();
      if (answer.framing() != Framing.NO_BODY
          && !isRefusalOfContainer()
          && !isPageOfTheApplication()
          && !isWantedPage()) {
        document();
      }
    }
    return faults;
  }

  private void status() {
    boolean unknown =
        answer.status() == 501
            && (!KNOWN.contains(request.method()) || request.has(Oddity.FRAMING));
    if (answer.status() >= 500 && !unknown && !isPageOfTheApplication()) {
      wrong("answers with " + answer.status());
    }
  }

  /**
   * The filter covers a part of this application. A page of the application answers for the rest.
   */
  private boolean isPageOfTheApplication() {
    return request.has(Oddity.COOKIE)
        && answer.field("content-type").startsWith("text/html")
        && (answer.framing() == Framing.NO_BODY
            ? answer.field("x-content-type-options").isEmpty() // The library always sends it.
            : answer.body().contains("The shop's own error page"));
  }

  private void said() {
    String all = answer.head().replaceAll("(?i)\r\nserver:[^\r]*", "") + answer.body();
    if (all.toLowerCase(Locale.ROOT).contains(FuzzRequest.MARKER)) {
      wrong("repeats a value");
    }
    Matcher inside = INSIDE.matcher(all);
    if (inside.find()) {
      wrong("tells '" + inside.group() + "'");
    }
  }

  private void length() {
    if (answer.framing() == Framing.END_OF_CONNECTION) {
      wrong("has no length");
    }
    if (answer.body().length() > MOST_BYTES) {
      wrong("has " + answer.body().length() + " bytes");
    }
  }

  /**
   * Allowed only for a request that breaks a rule of the container, only with these statuses, and
   * never with the problem of the library.
   */
  private boolean isRefusalOfContainer() {
    return isOddEnough() && !answer.field("content-type").contains("json");
  }

  private boolean isOddEnough() {
    if (request.oddities().stream().anyMatch(HEAD::contains)) {
      return REFUSALS.contains(answer.status());
    }
    return switch (answer.status()) {
      case 400, 413 -> request.has(Oddity.MANY) || request.has(Oddity.LARGE);
      case 406, 415 -> request.has(Oddity.NO_CODING);
      default -> false;
    };
  }

  private boolean isWantedPage() {
    String accept = request.accept();
    boolean wanted = accept.contains("html") || accept.startsWith("application/*;q=0");
    return wanted && answer.field("content-type").startsWith("text/html");
  }

  private void document() {
    byte[] body = answer.body().getBytes(StandardCharsets.ISO_8859_1);
    if (!answer.field("content-type").contains("json")) {
      wrong("is no JSON");
      return;
    }
    try {
      JsonNode status = JsonMapper.shared().readTree(body).path("status");
      if (status.asInt(0) != answer.status()) {
        wrong("has another status inside: " + status);
      }
    } catch (JacksonException e) {
      wrong("is broken JSON: " + e.getOriginalMessage());
    }
  }

  private void wrong(String what) {
    String shown = answer.head() + answer.body();
    faults.add(what + "\n" + shown.substring(0, Math.min(1500, shown.length())));
  }
}
