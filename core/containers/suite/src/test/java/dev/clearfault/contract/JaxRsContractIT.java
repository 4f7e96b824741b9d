package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.value;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clearfault.demo.JsonBody;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One application on Jersey, RESTEasy and Apache CXF, with the JAX-RS module. Each case of the
 * table runs on each of them; what the application or the framework answers on purpose is compared
 * with the same application without the filter and the module.
 */
class JaxRsContractIT {
  private static final String CASES = "/jaxrs-cases.txt";

  /** What {@code docs/frameworks.md} says is not right. */
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "jersey", Set.of("list for an object"),
          "resteasy", Set.of("parameter of a sub-resource", "never"),
          "cxf", Set.of("list for an object", "upstream without JSON"));

  /** Sends the bytes of a body as they are, a form's included. */
  private static final EncoderConfig AS_IT_IS =
      EncoderConfig.encoderConfig()
          .appendDefaultContentCharsetToContentTypeIfUndefined(false)
          .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.BINARY);

  /** One line of the table. */
  private record Case(String name, String line, String headers, String body, String expected) {
    static Case of(String line) {
      String[] cells = line.split("\\|", -1);
      assertThat(cells).as(line).hasSize(5);
      return new Case(
          cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip());
    }

    boolean isSame() {
      return expected.equals("same");
    }
  }

  record On(Container container, String framework) {
    Response send(Case one, String context) {
      RequestSpecification request = client();
      for (String header : one.headers().split(";", -1)) {
        if (!header.isBlank()) {
          String[] parts = header.split(":", 2);
          request.header(parts[0].strip(), parts[1].strip());
        }
      }
      if (!one.body().isEmpty()) {
        request.body(one.body().getBytes(StandardCharsets.UTF_8));
      }
      String[] line = one.line().split(" ", 2);
      return request.request(line[0], URI.create(address(context) + line[1]));
    }

    /** Not the whole redirect: the place that it leads to is nowhere. */
    private static RequestSpecification client() {
      return given()
          .config(RestAssured.config().encoderConfig(AS_IT_IS))
          .redirects()
          .follow(false)
          .urlEncodingEnabled(false);
    }

    private String address(String context) {
      return "http://127.0.0.1:" + container.port() + context;
    }

    /** Returns what the filter has reported since the last call. */
    List<String> reported() {
      String all = given().get(address("/" + framework) + "/probe").asString();
      return all.isEmpty() ? List.of() : all.lines().toList();
    }
  }

  static Stream<On> frameworks() {
    List<String> applications = new ArrayList<>();
    for (String framework : List.of("jersey", "resteasy", "cxf")) {
      Path war = FrameworkWars.of(framework);
      applications.addAll(List.of("/" + framework, war.toString()));
      applications.addAll(
          List.of(
              "/" + framework + "-alone",
              FrameworkWars.without(war, "-alone", "clearfault-jaxrs").toString()));
    }
    return Container.withApplications(applications, "tomcat-11").stream()
        .flatMap(
            container ->
                Stream.of("jersey", "resteasy", "cxf").map(name -> new On(container, name)));
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void everyCaseHasItsAnswer(On on) throws IOException {
    on.reported();
    Map<String, String> wrong = new TreeMap<>();
    int count = 0;
    for (String line : lines()) {
      Case one = Case.of(line);
      String fault = one.isSame() ? difference(one, on) : fault(one, on);
      count++;
      if (!fault.isEmpty()) {
        wrong.put(one.name(), fault);
      }
    }
    System.out.println(on.framework() + ": " + (count - wrong.size()) + " of " + count + " right");
    assertThat(KNOWN.get(on.framework())).as(wrong.toString()).containsAll(wrong.keySet());
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources" + CASES)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /**
   * Returns how the answer differs from that of the application without us; empty if not at all.
   */
  private static String difference(Case one, On on) {
    String with = whole(on.send(one, "/" + on.framework()));
    String without = whole(on.send(one, "/" + on.framework() + "-alone"));
    // Links lead back to the application itself.
    return with.equals(without.replace("-alone", "")) ? "" : with + " instead of " + without;
  }

  private static String whole(Response answer) {
    return answer.statusCode()
        + " "
        + answer.contentType()
        + " "
        + answer.header("Location")
        + " "
        + answer.asString();
  }

  /** Returns what is wrong with the answer; empty if nothing is. */
  private static String fault(Case one, On on) {
    Response answer = on.send(one, "/" + on.framework());
    String body = answer.asString();
    String got = body.isEmpty() ? Integer.toString(answer.statusCode()) : told(answer);
    if (!got.equals(one.expected())) {
      return got + " instead of " + one.expected() + ", reported as " + reported(answer, on);
    }
    if (Stream.of("secret", "Exception", "org.", "com.").anyMatch(body::contains)) {
      return "leaks: " + body;
    }
    List<String> reported = await().until(on::reported, some -> !some.isEmpty());
    return reported.size() == 1 ? "" : "reported as " + reported;
  }

  /**
   * Listeners are told after an answer of ours, so what is told late must not be the next one's.
   */
  private static List<String> reported(Response answer, On on) {
    return answer.contentType().startsWith("application/problem+json")
        ? await().until(on::reported, some -> !some.isEmpty())
        : on.reported();
  }

  private static String told(Response answer) {
    if (!answer.contentType().startsWith("application/problem+json")) {
      return answer.statusCode() + " " + answer.contentType() + " " + answer.asString();
    }
    StringBuilder told = new StringBuilder();
    told.append(answer.statusCode())
        .append(' ')
        .append(JsonBody.<Object>value(answer.asString(), "code"));
    List<Map<String, String>> errors = value(answer.asString(), "errors");
    for (Map<String, String> error : errors == null ? List.<Map<String, String>>of() : errors) {
      told.append(' ').append(error.get("in")).append('/').append(error.get("field"));
      told.append('/').append(error.get("code"));
    }
    return told.toString();
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void headersOfAnExceptionStay(On on) {
    String root = on.address("/" + on.framework());
    assertThat(given().get(root + "/thrown/unavailable").header("Retry-After")).isEqualTo("120");
    assertThat(given().get(root + "/thrown/unauthorized").header("WWW-Authenticate"))
        .isEqualTo("Bearer");
    assertThat(
            given()
                .header("X-Badge", "unknown")
                .get(root + "/typed/of/1/conflict")
                .header("WWW-Authenticate"))
        .isEqualTo("Bearer");
    assertThat(given().delete(root + "/orders").headers().getValues("Allow").toString())
        .contains("POST");
    on.reported();
  }

  /** A framework must not add its own page to what has been sent, nor end it as if complete. */
  @ParameterizedTest
  @MethodSource("frameworks")
  void aStreamThatFailsInTheMiddleIsNotComplete(On on) throws IOException {
    String request = RawHttp.get("/" + on.framework() + "/streams/in-the-middle");
    String answer = RawHttp.answer(on.container(), request);
    assertThat(answer).doesNotContain("secret");
    if (on.framework().equals("cxf")) {
      return; // It ends the response as if it were complete.
    }
    if (answer.startsWith("HTTP/1.1 200")) { // Jersey has not sent the beginning yet.
      assertThat(answer).contains("begun").doesNotEndWith("0\r\n\r\n");
    } else {
      assertThat(answer).startsWith("HTTP/1.1 500").doesNotContain("begun");
    }
    await().until(() -> !on.reported().isEmpty());
  }

  /** The second event is written only after the first one has arrived. Apache CXF has none here. */
  @ParameterizedTest
  @MethodSource("frameworks")
  void anEventIsSentAtOnce(On on) throws IOException {
    if (on.framework().equals("cxf")) {
      return;
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), on.container().port())) {
      socket.setSoTimeout(8000);
      String request = RawHttp.get("/" + on.framework() + "/events");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      readUntil("data: first", lines);
      given().get(on.address("/" + on.framework()) + "/events/next");
      readUntil("data: second", lines);
    }
  }

  private static void readUntil(String wanted, BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.equals(wanted)) {
      line = lines.readLine();
    }
    assertThat(line).isEqualTo(wanted);
  }
}
