package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clearfault.demo.JsonBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.Parameter;

/** What all tests with a framework inside the application share. */
abstract class FrameworkContract {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A stand-in for everything that must not leave the application. */
  private static final String SECRET = "hunter2";

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern SESSION = Pattern.compile(";jsessionid=[^?\"]*");

  /** The length follows from the body, which a session may have made longer. */
  private static final Set<String> EACH_TIME_ANOTHER =
      Set.of("date", "set-cookie", "last-modified", "content-length");

  private final String context;

  @SuppressWarnings("NullAway.Init")
  @Parameter
  Container container;

  /** Tests the application at this context path. */
  FrameworkContract(String context) {
    this.context = context;
  }

  /**
   * Checks that the answer is ours, leaks nothing, and is one occurrence.
   *
   * @param request the method and the path, with a space between them
   * @param because the evidence; null for any
   */
  final void isProblem(
      String request, @Nullable String body, int status, String code, @Nullable String because)
      throws IOException, InterruptedException {
    int before = lines("").size();
    HttpResponse<String> answer = send(request, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.body()).doesNotContain(SECRET, "Exception", "dev.clearfault");
    assertThat(JsonBody.<Integer>value(answer.body(), "status")).isEqualTo(status);
    assertThat(JsonBody.<String>value(answer.body(), "code")).isEqualTo(code);
    String line = line(value(answer.body(), "instance"));
    assertThat(line).contains(because == null ? "because=" : "because=" + because + " ");
    assertThat(lines("")).hasSize(before + 1);
  }

  /** Checks that the answer is to the byte what it is without the filter, and nothing occurs. */
  final void isLeftAlone(String request, @Nullable String body, int status)
      throws IOException, InterruptedException {
    int before = lines("").size();
    HttpResponse<String> alone = sendToBare(request, body);
    HttpResponse<String> answer = send(request, body);
    assertThat(answer.statusCode()).isEqualTo(status).isEqualTo(alone.statusCode());
    assertThat(inContext(answer.body())).isEqualTo(inContext(alone.body()));
    assertThat(head(answer)).isEqualTo(head(alone));
    assertThat(lines("")).hasSize(before);
  }

  /**
   * Checks a status that the framework sets and says nothing about. It stays as it is, or gets a
   * body of ours, as an option says.
   */
  final void isBareStatus(String request, @Nullable String body, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> alone = sendToBare(request, body);
    HttpResponse<String> answer = send(request, body);
    assertThat(alone.statusCode()).isEqualTo(status);
    assertThat(alone.body()).isEmpty();
    assertThat(answer.statusCode()).isEqualTo(status);
    if (!answer.body().isEmpty()) {
      assertThat(JsonBody.<Integer>value(answer.body(), "status")).isEqualTo(status);
      assertThat(answer.body()).doesNotContain(SECRET);
    }
  }

  /** Sends a request to the application with the filter. */
  final HttpResponse<String> send(String request, @Nullable String body)
      throws IOException, InterruptedException {
    return send(request, body, context + FrameworkWars.WITH);
  }

  /** Sends a request to the application without the filter. */
  final HttpResponse<String> sendToBare(String request, @Nullable String body)
      throws IOException, InterruptedException {
    return send(request, body, context + FrameworkWars.BARE);
  }

  private HttpResponse<String> send(String request, @Nullable String body, String at)
      throws IOException, InterruptedException {
    int space = request.indexOf(' ');
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d%s".formatted(container.port(), at))
                    .resolve(at + request.substring(space + 1)))
            .timeout(Duration.ofSeconds(30))
            .header("Accept", "*/*")
            .method(
                request.substring(0, space),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      builder.header("Content-Type", contentType(body));
    }
    if (body != null && body.contains("partial.ajax=true")) {
      builder.header("Faces-Request", "partial/ajax");
    }
    return CLIENT.send(builder.build(), BodyHandlers.ofString());
  }

  private static String contentType(String body) {
    if (body.startsWith("--")) {
      return "multipart/form-data; boundary=x";
    }
    return body.contains("=") && !body.startsWith("{") ? FORM : "application/json";
  }

  private Map<String, List<String>> head(HttpResponse<String> answer) {
    Map<String, List<String>> head = new TreeMap<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> head.put(name, values.stream().map(this::inContext).toList()));
    head.keySet().removeAll(EACH_TIME_ANOTHER);
    return head;
  }

  /** The two applications differ in their context path, which pages write into links. */
  private String inContext(String text) {
    String moved = text.replace(context + FrameworkWars.BARE, context + FrameworkWars.WITH);
    return sameEachTime(SESSION.matcher(moved).replaceAll(""));
  }

  /** Takes out of a text what is another at each time, such as the hour. */
  String sameEachTime(String text) {
    return text;
  }

  /** Waits for the line about an answer, which is written after it. */
  private String line(String instance) {
    return await()
        .atMost(Contract.TEN_SECONDS)
        .until(() -> lines(instance), found -> !found.isEmpty())
        .get(0);
  }

  /** Returns the lines with this text that the listener has written. */
  final List<String> lines(String text) throws IOException {
    try (var all = Files.lines(container.log(), StandardCharsets.UTF_8)) {
      return all.filter(line -> line.startsWith(TellingListener.BEGIN))
          .filter(line -> line.contains(text))
          .toList();
    }
  }
}
