package dev.clearfault.internal.answer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.internal.catalogue.Catalogue;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
  private static final String TRACE_PARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final FakeRequest request = new FakeRequest();
  private final FakeResponse response = new FakeResponse();
  private int validationStatus = 400;
  private boolean preciseGateway;
  private int maxErrors = 50;
  private @Nullable String requestIdHeader;
  private @Nullable String proxyStatus;
  private final List<Throwable> mishaps = new ArrayList<>();

  @Test
  void givesEveryOccurrenceAnInstanceOfItsOwn() {
    Set<String> seen = new HashSet<>();
    Completion completion = completion();
    for (int i = 0; i < 1000; i++) {
      String instance = requireNonNull(complete(completion, status(500)).document().instance());
      assertThat(instance).startsWith("urn:uuid:");
      UUID id = UUID.fromString(instance.substring("urn:uuid:".length()));
      assertThat(id.version()).isEqualTo(4);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(seen.add(instance)).isTrue();
    }
  }

  @Test
  void keepsWhatTheApplicationChose() {
    ProblemType type = ProblemType.of("out_of_stock", 409, "Out of stock").at("urn:mine");
    Problem own =
        Problem.builder(type)
            .status(410)
            .detail("2 are left.")
            .upstream("stock")
            .extension("left", 2)
            .language("it")
            .header("Retry-After", "60")
            .build();
    Reply reply = reply(own);
    assertThat(reply.headers()).containsExactly(entry("Retry-After", "60"));
    ProblemDocument document = reply.document();
    assertThat(document.type()).isEqualTo("urn:mine");
    assertThat(document.status()).isEqualTo(410);
    assertThat(document.detail()).isEqualTo("2 are left.");
    assertThat(document.upstream()).isEqualTo("stock");
    assertThat(document.extensions()).containsExactly(entry("left", 2));
    assertThat(document.language()).isEqualTo("it");
  }

  @Test
  void takesTheTraceIdOfAValidHeader() {
    request.with("traceparent", TRACE_PARENT);
    assertThat(complete(status(500)).traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    request.with("traceparent", "<script>");
    assertThat(complete(status(500)).traceId()).isNull();
  }

  @Test
  void takesARequestIdOnlyFromTheHeaderThatIsNamed() {
    request.with("X-Request-Id", "abc-1");
    assertThat(complete(status(500)).requestId()).isNull();
    requestIdHeader = "X-Request-Id";
    assertThat(complete(status(500)).requestId()).isEqualTo("abc-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "<b>", "a\nb", "\"", "ä", "a,b", "a;b"})
  void takesNoRequestIdWithCharactersThatCouldHarm(String id) {
    requestIdHeader = "X-Request-Id";
    request.with("X-Request-Id", id);
    assertThat(complete(status(500)).requestId()).isNull();
  }

  @Test
  void takesNoRequestIdThatIsTooLong() {
    requestIdHeader = "X-Request-Id";
    request.with("X-Request-Id", "x".repeat(129));
    assertThat(complete(status(500)).requestId()).isNull();
    request.with("X-Request-Id", "x".repeat(128));
    assertThat(complete(status(500)).requestId()).hasSize(128);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          upstream_dns_failure        | shop; error=dns_error
          upstream_connect_refused    | shop; error=connection_refused
          upstream_timeout            | shop; error=http_response_timeout
          upstream_tls_failure        | shop; error=tls_protocol_error
          upstream_connection_reset   | shop; error=connection_terminated
          upstream_protocol_error     | shop; error=http_protocol_error
          upstream_invalid_response   | shop
          upstream_response_too_large | shop; error=http_response_body_size
          upstream_error_status       | shop
          upstream_circuit_open       | shop; error=destination_unavailable
          upstream_overloaded         | shop; error=connection_limit_reached
          upstream_failure            | shop
          """)
  void tellsGatewaysHowTheUpstreamFailedIfTheApplicationHasANameForThem(
      String code, String expected) {
    ProblemType type =
        UpstreamFailures.TYPES.stream()
            .filter(each -> each.code().equals(code))
            .findFirst()
            .orElseThrow();
    assertThat(reply(Problem.of(type)).headers()).isEmpty();
    proxyStatus = "shop";
    assertThat(reply(Problem.of(type)).headers()).containsExactly(entry("Proxy-Status", expected));
  }

  @Test
  void tellsGatewaysOfEveryKindOfUpstreamFailureAndNothingElse() {
    assertThat(UpstreamFailures.TYPES)
        .allSatisfy(type -> assertThat(ProxyStatus.of("shop", type)).startsWith("shop"));
    proxyStatus = "shop";
    assertThat(reply(status(502)).headers()).isEmpty();
  }

  @Test
  void cutsTheListOfErrors() {
    maxErrors = 2;
    ProblemDocument completed = complete(invalid(Violation.Source.BODY, 3));
    assertThat(completed.errors()).hasSize(2);
    assertThat(completed.truncated()).isTrue();
    assertThat(complete(invalid(Violation.Source.BODY, 2)).truncated()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, true",
    "HEAD, true",
    "PUT, true",
    "DELETE, true",
    "QUERY, true",
    "POST, false",
    "PATCH, false",
    "get, false",
    "CUSTOM, false"
  })
  void callsAFailureRetryableIfTheMethodIsIdempotent(String method, boolean retryable) {
    request.method(method);
    Problem failure = status(500).toBuilder().nothingWasDone(false).build();
    assertThat(complete(failure).retryable()).isEqualTo(retryable);
    assertThat(complete(status(502)).retryable()).isEqualTo(retryable);
    assertThat(complete(status(504)).retryable()).isEqualTo(retryable);
  }

  @Test
  void keepsRetryableWhereTheUpstreamCannotHaveActed() {
    request.method("POST");
    assertThat(complete(status(502).toBuilder().nothingWasDone(true).build()).retryable()).isTrue();
    assertThat(complete(status(500)).retryable()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 503})
  void callsARefusalRetryableWhateverTheMethod(int status) {
    request.method("POST");
    assertThat(complete(status(status)).retryable()).isTrue();
    assertThat(complete(status(status)).retryAfter()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 413, 415, 422, 500, 501})
  void speaksOfNoRepetitionThatCuresNothing(int status) {
    assertThat(complete(status(status)).retryable()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "60 | - | 60",
        "- | 7 | 7",
        "60 | 7 | 60",
        "- | Thu, 01 Jan 1970 00:00:00 GMT | 0",
        "Fri, 01 Jan 9999 00:00:00 GMT | - | 2147483647",
        "- | - | -",
        "- | soon | -"
      })
  void saysInTheBodyWhenToRepeatWhoeverHasSetTheHeader(
      @Nullable String ofProblem, @Nullable String onResponse, @Nullable Integer seconds) {
    Problem.Builder problem = status(429).toBuilder();
    if (ofProblem != null) {
      problem.header("retry-after", ofProblem);
    }
    if (onResponse != null) {
      response.setHeader("Retry-After", onResponse);
    }
    assertThat(complete(problem.build()).retryAfter()).isEqualTo(seconds);
    assertThat(complete(problem.build()).retryable()).isTrue();
  }

  @Test
  void aTimeToWaitMakesEveryRefusalTemporary() {
    request.method("POST");
    response.setHeader("Retry-After", "5");
    assertThat(complete(status(409)).retryable()).isTrue();
    assertThat(complete(status(500)).retryable()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Violation.Source.class)
  void prefersTheStatusOfValidationButNotForPathAndHeader(Violation.Source source) {
    validationStatus = 422;
    boolean ofTheRequestItself =
        source == Violation.Source.PATH || source == Violation.Source.HEADER;
    assertThat(complete(invalid(source, 1)).status()).isEqualTo(ofTheRequestItself ? 400 : 422);
    assertThat(complete(status(400)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "upstream_timeout, 504",
    "upstream_circuit_open, 503",
    "upstream_overloaded, 503",
    "upstream_failed, 502"
  })
  void tellsGatewayFailuresApartWhenAskedTo(String code, int status) {
    assertThat(complete(gateway(code)).status()).isEqualTo(502);
    preciseGateway = true;
    Reply precise = reply(gateway(code));
    assertThat(precise.document().status()).isEqualTo(status);
    assertThat(precise.headers().containsKey("Retry-After")).isEqualTo(status == 503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Retry-After", "retry-after", "RETRY-AFTER"})
  void keepsARetryAfterOfTheApplications(String name) {
    preciseGateway = true;
    Problem own = gateway("upstream_circuit_open").toBuilder().header(name, "60").build();
    assertThat(reply(own).headers()).containsExactly(entry(name, "60"));
  }

  @Test
  void leavesAStatusThatSomebodyChose() {
    validationStatus = 422;
    preciseGateway = true;
    Problem chosen = invalid(Violation.Source.BODY, 1).toBuilder().status(409).build();
    assertThat(complete(chosen).status()).isEqualTo(409);
    Problem timeout = gateway("upstream_timeout").toBuilder().status(500).build();
    assertThat(complete(timeout).status()).isEqualTo(500);
  }

  @Test
  void leavesAStatusThatSomebodyChoseAlsoIfTheTypeHasTheSame() {
    validationStatus = 422;
    Problem chosen = invalid(Violation.Source.BODY, 1).toBuilder().status(400).build();
    assertThat(complete(chosen).status()).isEqualTo(400);
  }

  @Test
  @SuppressWarnings("NullAway") // so that the stage fails
  void saysNoMoreThanTheTypeIfSomethingFails() {
    Problem problem = status(409).toBuilder().header("Retry-After", "1").detail("x").build();
    Reply reply =
        Exchanges.completion(null, preferences())
            .complete(Exchanges.of(request, response), problem, true, mishaps::add);
    assertThat(mishaps).hasSize(1);
    assertThat(reply.document().title()).isEqualTo("Conflict");
    assertThat(reply.document().detail()).isNull();
    assertThat(reply.headers()).containsOnlyKeys("Retry-After");
  }

  private ProblemDocument complete(Problem problem) {
    return reply(problem).document();
  }

  private Reply reply(Problem problem) {
    return complete(completion(), problem);
  }

  private Reply complete(Completion completion, Problem problem) {
    Reply completed =
        completion.complete(Exchanges.of(request, response), problem, true, mishaps::add);
    assertThat(mishaps).isEmpty();
    return completed;
  }

  private Completion completion() {
    Catalogue catalogue = new Catalogue("/problems/", List.of());
    return Exchanges.completion(catalogue, preferences());
  }

  private Preferences preferences() {
    return new Preferences(
        validationStatus,
        preciseGateway,
        maxErrors,
        requestIdHeader,
        proxyStatus,
        InputLimits.STANDARD,
        false,
        null);
  }

  private static Problem status(int status) {
    return Problem.of(ProblemType.ofStatus(status));
  }

  private static Problem gateway(String code) {
    return Problem.of(ProblemType.of(code, 502, "Upstream failure"));
  }

  private static Problem invalid(Violation.Source source, int errors) {
    Violation violation = Violation.of(source, "f", "max", "too big");
    List<Violation> all = Collections.nCopies(errors, violation);
    return Problem.builder(ProblemType.VALIDATION_FAILED).errors(all).build();
  }
}
