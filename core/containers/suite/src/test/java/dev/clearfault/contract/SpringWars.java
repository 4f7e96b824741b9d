package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.value;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clearfault.demo.JsonBody;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The applications on Spring and on Shiro, in one container of each line. */
final class SpringWars {
  /** Other for each answer. */
  private static final Set<String> CHANGING = Set.of("date", "set-cookie", "keep-alive");

  private SpringWars() {}

  static List<Container> containers() {
    return Container.withApplications(
        List.of("/spring", war("spring"), "/shiro", war("shiro")), FrameworkWars.LINES);
  }

  private static String war(String name) {
    return FrameworkWars.of(name).toString();
  }

  static RequestSpecification at(Container container, String application) {
    return given()
        .baseUri("http://127.0.0.1:" + container.port())
        .basePath(application)
        .urlEncodingEnabled(false)
        .redirects()
        .follow(false);
  }

  /** Returns the occurrences at paths with this end, as lines; waits for the first one. */
  static List<String> noticed(Container container, String end) {
    // Listeners are told after the answer.
    return await()
        .atMost(Contract.TEN_SECONDS)
        .until(
            () -> at(container, "/spring").get("/noticed?id=" + end).asString().lines().toList(),
            lines -> !lines.isEmpty());
  }

  /** Checks that a problem has this status, this code and no text of the application. */
  static void isProblem(Response answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(JsonBody.<String>value(answer.asString(), "code")).isEqualTo(code);
    assertThat(JsonBody.<Integer>value(answer.asString(), "status")).isEqualTo(status);
    hidesTheInside(answer);
  }

  static void hidesTheInside(Response answer) {
    assertThat(answer.asString())
        .doesNotContain("hunter2", "Exception", "springframework", "shiro.", "dev.clearfault");
  }

  /** Returns the errors as "in field code", in their order. */
  static List<String> errors(Response problem) {
    List<Map<String, Object>> errors = value(problem.asString(), "errors");
    return errors == null
        ? List.of()
        : errors.stream()
            .map(one -> one.get("in") + " " + one.get("field") + " " + one.get("code"))
            .toList();
  }

  /** Checks that two answers are the same byte for byte, apart from what changes each time. */
  static void isTheSame(Response one, Response other) {
    assertThat(one.statusCode()).isEqualTo(other.statusCode());
    assertThat(one.asByteArray()).isEqualTo(other.asByteArray());
    assertThat(head(one)).isEqualTo(head(other));
  }

  private static List<String> head(Response answer) {
    return answer.headers().asList().stream()
        .filter(field -> !CHANGING.contains(field.getName().toLowerCase(Locale.ROOT)))
        .map(Header::toString)
        .sorted()
        .toList();
  }
}
