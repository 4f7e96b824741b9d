package dev.clearfault.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.testing.MalformedRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers to requests that most often do not reach the application. */
public abstract class MalformedRequestsContract extends RunningDemo {
  /** Creates the tests for a demo. */
  protected MalformedRequestsContract(Demo demo) {
    super(demo);
  }

  final List<MalformedRequest> requests() {
    return MalformedRequest.all(demo.pathAt(url));
  }

  @ParameterizedTest
  @MethodSource("requests")
  final void isAnsweredAsAnyOtherFailureOrNotAtAll(MalformedRequest request) throws IOException {
    String answer = request.sendTo(URI.create(url));
    assertThat(answer)
        .doesNotContainPattern(
            "\\bat [a-z]+(\\.\\w+)+\\(|[a-z]+\\.[a-z.]+[A-Z]\\w*|Exception|Error:")
        .doesNotContainPattern(
            "(?i)<html|<h1|jetty|tomcat|catalina|coyote|\\d+\\.\\d+\\.\\d+\\b(?!\\.)");
    if (answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 5")) {
      assertThat(answer)
          .containsIgnoringCase("content-type: application/problem+json;charset=utf-8\r\n")
          .containsPattern("(?i)cache-control: [a-z,-]*no-store\r\n");
      String body = answer.substring(answer.indexOf("\r\n\r\n"));
      assertThat(JsonBody.<Integer>value(body, "status"))
          .isEqualTo(Integer.parseInt(answer.substring(9, 12)));
    }
  }
}
