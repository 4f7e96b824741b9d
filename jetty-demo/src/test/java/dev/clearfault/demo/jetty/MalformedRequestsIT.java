package dev.clearfault.demo.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.testing.MalformedRequest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes back from requests that most of the time no application gets to see. */
@Timeout(60)
@SuppressWarnings("NullAway.Init")
class MalformedRequestsIT {
  private static LaunchedDemo demo;
  private static URI url;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    demo = LaunchedDemo.launch(LaunchedDemo.JAR, folder, Map.of("PORT", "0"));
    url = URI.create(demo.awaitUrl());
  }

  @AfterAll
  static void stop() throws Exception {
    demo.stop();
  }

  static List<MalformedRequest> requests() {
    return MalformedRequest.all("/api/orders");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isAnsweredAsAnyOtherFailureOrNotAtAll(MalformedRequest request) throws IOException {
    String answer = request.sendTo(url);
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
      assertThat(JsonPath.from(body).getInt("status"))
          .isEqualTo(Integer.parseInt(answer.substring(9, 12)));
    }
  }
}
