package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of the request's head that come back in the answer, if their form is right. */
class RequestDataContractIT extends Contract {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private ValidatableResponse failed(String header, String value) {
    return shop().header(header, value).get("/throw/{id}?type=runtime", id).then().statusCode(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + TRACE + "-00f067aa0ba902b7-01",
        "00-" + TRACE + "-00f067aa0ba902b7-00",
        "cc-" + TRACE + "-00f067aa0ba902b7-01",
        "cc-" + TRACE + "-00f067aa0ba902b7-01-what-the-future-will-be-like"
      })
  void theTraceIdOfAValidHeaderIsSent(String traceparent) {
    failed("traceparent", traceparent).body(member("trace_id", equalTo(TRACE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        TRACE,
        "00-" + TRACE + "-00f067aa0ba902b7",
        "00-" + TRACE + "-00f067aa0ba902b7-01-more",
        "00-" + TRACE + "-0000000000000000-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "ff-" + TRACE + "-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473\"-00f067aa0ba902b7-01"
      })
  void anInvalidHeaderLeavesNone(String traceparent) {
    failed("traceparent", traceparent).body("", not(hasKey("trace_id")));
  }

  static Stream<String> requestIds() {
    return Stream.of("7", "req-7f.A_b~c+d/e=:9", "x".repeat(128));
  }

  @ParameterizedTest
  @MethodSource("requestIds")
  void theRequestIdOfTheNamedHeaderIsSent(String requestId) {
    failed("X-Request-Id", requestId).body(member("request_id", equalTo(requestId)));
  }

  static Stream<String> otherRequestIds() {
    return Stream.of("two words", "<script>", "a\"b", "x".repeat(129), "${jndi:x}", "a,b", "%0a");
  }

  @ParameterizedTest
  @MethodSource("otherRequestIds")
  void aRequestIdOfOtherCharactersOrTooLongLeavesNone(String requestId) {
    failed("X-Request-Id", requestId).body("", not(hasKey("request_id")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Correlation-Id", "Request-Id"})
  void aHeaderThatIsNotNamedLeavesNone(String header) {
    failed(header, "req-7").body("", not(hasKey("request_id")));
  }
}
