package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that the container cannot parse for the application. */
class ContainerInputContractIT extends Contract {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data; boundary=b";

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("parts", MULTIPART, part("x".repeat(1001)), 413, "content_too_large"),
        Arguments.of("parts", MULTIPART, "--b\r\nContent-Dis", 400, "malformed_multipart"),
        Arguments.of("parts", "text/plain", "x", 415, "unsupported_media_type"),
        Arguments.of("reader", "text/plain;charset=klingon", "x", 415, "unsupported_media_type"));
  }

  private static String manyParameters() {
    StringBuilder form = new StringBuilder("a=1");
    for (int i = 0; i < 1200; i++) {
      form.append("&p").append(i).append("=1");
    }
    return form.toString();
  }

  private static String part(String content) {
    return "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
        + content
        + "\r\n--b--\r\n";
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theClientIsToldWhatTheContainerCouldNotTake(
      String way, String contentType, String body, int status, String code) throws IOException {
    isTold(post("container-input", way, contentType, body), status, code);
  }

  private static void isTold(String answer, int status, String code) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("application/problem+json", "\"code\":\"" + code + "\"")
        .doesNotContain("Exception", "org.", "java.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parameter", "parameters"})
  void brokenEncodingIsToldWhereTheContainerTellsOfIt(String way) throws IOException {
    isToldOrDropped(post("container-input", way, FORM, "a=%zz&b=1"));
    String answer = request("GET", way + "?a=%zz&b=1", "X-Nothing: 1\r\n");
    if (container.isUndertow()) {
      isRefusedByUndertow(answer, 400);
    } else {
      isToldOrDropped(answer);
    }
  }

  private void isToldOrDropped(String answer) {
    if (container.dropsBrokenParameters()) {
      assertThat(answer).startsWith("HTTP/1.1 200");
    } else {
      isTold(answer, 400, "malformed_parameters");
    }
  }

  /** The answer comes before any filter and has an empty body. */
  private void isRefusedByUndertow(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ").endsWith("\r\n\r\n");
    assertThat(noticed().occurrences()).isEmpty();
  }

  /**
   * Jetty 12.1 and Undertow throw the same exception for too many fields and for a form that is too
   * large.
   */
  @Test
  void tooManyParametersAreRefusedWhereTheContainerTellsOfThem() throws IOException {
    String answer = post("container-input", "parameters", FORM, manyParameters());
    if (container.is("tomcat-10.1") || container.isPayara() || container.isLiberty()) {
      // Their limit is higher. Tomcat silently ignores the fields beyond it.
      assertThat(answer).startsWith("HTTP/1.1 200");
    } else if (container.isTomcat() || container.is("jetty-12.0-ee10") || container.isWildFly()) {
      isTold(answer, 400, "malformed_parameters");
    } else {
      isTold(answer, 413, "content_too_large");
    }
  }

  @Test
  void aMultipartBodyThatIsTooLargeAsAWholeIsTold() throws IOException {
    String answer = post("container-input", "parts", MULTIPART, part("x".repeat(5000)));
    if (container.isUndertow() && !container.isWildFly()) {
      isRefusedByUndertow(answer, 413);
    } else {
      isTold(answer, 413, "content_too_large");
    }
  }

  /** Undertow then finds no parts and reports nothing. */
  @Test
  void aMultipartBodyWithoutABoundaryIsTold() throws IOException {
    String answer = post("container-input", "parts", "multipart/form-data", part("x"));
    if (container.isUndertow()) {
      assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n0");
    } else {
      isTold(answer, 400, "malformed_multipart");
    }
  }

  /** Undertow throws for a byte above 0x7f when cookies are read. */
  @ParameterizedTest
  @ValueSource(strings = {"cookies", "session"})
  void cookiesThatCannotBeTakenApartAreTheClientsFault(String way) throws IOException {
    assumeThat(container.isPayara()).as("Payara takes only ASCII in a header").isFalse();
    String answer = request("GET", way, "Cookie: a=\u00e9\r\n");
    if (container.isUndertow()) {
      isTold(answer, 400, "bad_request");
    } else {
      assertThat(answer).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void whatTheContainerCanTakeIsTaken() throws IOException {
    assertThat(post("container-input", "parameter", FORM, "a=%C3%A4")).startsWith("HTTP/1.1 200");
    assertThat(post("container-input", "parts", MULTIPART, part("x"))).startsWith("HTTP/1.1 200");
    assertThat(post("container-input", "reader", "text/plain", "x")).startsWith("HTTP/1.1 200");
  }

  @Test
  void aHeaderThatIsNoNumberOrDateIsNamed() throws IOException {
    assertThat(request("GET", "int", "X-Count: many\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("\"in\":\"header\"", "\"field\":\"X-Count\"", "must be a whole number");
    assertThat(request("GET", "date", "X-Since: yesterday\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("\"field\":\"X-Since\"", "must be an HTTP date");
  }

  /** Only for containers that look up the charset. */
  @ParameterizedTest
  @ValueSource(strings = {"content-type", "encoding", "parameter"})
  void anUnknownCharsetIsNeverOurFault(String way) throws IOException {
    String answer = post("container-input", way, FORM + ";charset=nonsense", "a=1");
    if (!answer.startsWith("HTTP/1.1 200") && !answer.contains("\"malformed_parameters\"")) {
      isTold(answer, 415, "unsupported_media_type");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"own-number", "own-argument"})
  void theSameExceptionsOfTheApplicationsOwnStayOpaque(String way) throws IOException {
    assertThat(request("GET", way, "X-Nothing: 1\r\n"))
        .startsWith("HTTP/1.1 500")
        .contains("\"code\":\"internal_server_error\"");
  }

  @Test
  void aServletThatIsNotSetUpForPartsIsOurFault() throws IOException {
    assertThat(post("no-parts", "parts", MULTIPART, part("x"))).startsWith("HTTP/1.1 500");
  }

  /** An empty or unknown charset, for every method of the container that throws for it. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "\" \"", ";", "\"", " ", "=", "utf-8 x", "\u00e9", "\"a\\\""})
  void anOddCharsetIsNeverOurFault(String charset) throws IOException {
    assumeThat(container.isPayara() && charset.equals("\u00e9"))
        .as("Payara takes only ASCII in a header")
        .isFalse();
    int answers = 0;
    for (String way :
        List.of("reader", "content-type", "encoding", "parameter", "parameters", "stream")) {
      answers += isNoFaultOfOurs(way, FORM + ";charset=" + charset, "a=1");
    }
    answers += isNoFaultOfOurs("parts", MULTIPART + ";charset=" + charset, part("x"));
    int faults = answers;
    await()
        .atMost(TEN_SECONDS)
        .untilAsserted(() -> assertThat(noticed().occurrences()).hasSize(faults));
  }

  private int isNoFaultOfOurs(String way, String contentType, String body) throws IOException {
    String answer = post("container-input", way, contentType, body);
    if (answer.startsWith("HTTP/1.1 200 ")) {
      return 0;
    }
    assertThat(answer).as(way).startsWith("HTTP/1.1 4").contains("application/problem+json");
    return 1;
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-datax; boundary=b", "multipart/form-data-x; boundary=b"})
  void aTypeThatOnlyBeginsLikeMultipartIsNone(String contentType) throws IOException {
    String answer = post("container-input", "parts", contentType, part("x"));
    if (!answer.startsWith("HTTP/1.1 200 ")) { // Some containers compare no better.
      isTold(answer, 415, "unsupported_media_type");
    }
  }

  @Test
  void aDirectoryForUploadsThatIsMissingIsOurFault() throws IOException {
    String answer = post("bad-location", "parts", MULTIPART, part("x"));
    assertThat(answer)
        .startsWith("HTTP/1.1 500")
        .contains("\"code\":\"internal_server_error\"")
        .doesNotContain("uploads");
  }

  private String post(String servlet, String way, String contentType, String body)
      throws IOException {
    String target = "/shop/" + servlet + "/" + id + "/" + way;
    return RawHttp.answer(container, RawHttp.withBody("POST", target, contentType, body));
  }

  private String request(String method, String way, String header) throws IOException {
    return RawHttp.answer(
        container,
        method
            + " /shop/container-input/"
            + id
            + "/"
            + way
            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + header
            + "\r\n");
  }
}
