package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No answer shows internals: every throwable, through every door, in every format. */
class LeakIT extends Contract {
  private static final Pattern INSIDE =
      Pattern.compile(
          "hunter2|mallory|db-17|SELECT|accounts|keys\\.pem|/srv/|42P01" // the planted secret
              + "|java\\.|javax|dev\\.clearfault|org\\.|jakarta\\.|com\\.|sun\\." // packages
              + "|Exception|[a-z]Error\\b|Throwable|Servlet" // classes
              + "|\\bat \\S+\\(|\\.java:|\\.java\\b|\\bcause" // stack traces
              + "|Tomcat|Apache|Jetty|10\\.1\\.|11\\.0\\.|12\\.[01]\\." // the server
              + "|[Uu]ndertow|[Xx][Nn][Ii][Oo]|UT0|2\\.3\\."
              + "|Payara|GlassFish|Grizzly|WildFly|JBoss|Liberty|WebSphere|WSEP|SRVE|CWWWC");

  /** The shapes of an answer, and how a client asks for them. */
  enum Format {
    PROBLEM("/api", "*/*"),
    HTML("/api", "text/html"),
    MARKDOWN("/api", "text/markdown"),
    ENVELOPE("/envelope", "*/*"),
    FIELDS("/fields", "*/*");

    private final String setUp;
    private final String accept;

    Format(String setUp, String accept) {
      this.setUp = setUp;
      this.accept = accept;
    }
  }

  private RequestSpecification asking(Format format) {
    return variants().header("Accept", format.accept);
  }

  /** All but one, whose stack trace takes the log seconds. Another test checks its answer. */
  private List<String> throwables() {
    String names = shop().get("/throw").asString();
    return names.lines().filter(name -> !name.equals("endless-causes")).toList();
  }

  @ParameterizedTest
  @EnumSource
  void nothingOfWhatIsThrown(Format format) {
    List<String> throwables = throwables();
    assertThat(throwables).hasSizeGreaterThan(40);
    for (String type : throwables) {
      leaksNothing(
          type, asking(format).queryParam("type", type).get(format.setUp + "/throw/{id}", id));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingOfAMessageForSendError(Format format) {
    for (int status : new int[] {400, 401, 403, 404, 409, 410, 418, 500, 502, 503, 599}) {
      leaksNothing(
          "sendError " + status,
          asking(format)
              .queryParam("code", status)
              .queryParam("message", "")
              .get(format.setUp + "/send-error/{id}", id));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingOfAnAsynchronousFailure(Format format) {
    for (String name :
        List.of(
            "throw",
            "worker-throws",
            "worker-sends-error",
            "complete-and-throw",
            "dispatch",
            "read-listener-throws",
            "write-listener-throws",
            "send-error-before",
            "timeout-listener-throws")) {
      leaksNothing(
          name, asking(format).queryParam("case", name).get(format.setUp + "/async/{id}", id));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PROBLEM", "HTML", "MARKDOWN"})
  void nothingThroughTheErrorDispatch(Format format) {
    for (String path : List.of("/broken-init-secret/" + id, "/WEB-INF/web.xml", "/nowhere/" + id)) {
      Response answer = shop().header("Accept", format.accept).get(path);
      if (container.isUndertow() && path.startsWith("/WEB-INF/")) {
        // Refused before any filter.
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.asString()).doesNotContainPattern(INSIDE);
      } else {
        leaksNothing(path, answer);
      }
    }
  }

  private static void leaksNothing(String what, Response answer) {
    assertThat(answer.statusCode()).as(what).isBetween(400, 599);
    assertThat(answer.headers().toString()).as("head of %s", what).doesNotContainPattern(INSIDE);
    // A random instance may contain db-17 by chance.
    String body = answer.asString().replaceAll(INSTANCE, "instance");
    assertThat(body).as("body of %s", what).isNotEmpty().doesNotContainPattern(INSIDE);
  }
}
