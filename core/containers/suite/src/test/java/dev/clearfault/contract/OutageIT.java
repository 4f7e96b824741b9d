package dev.clearfault.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clearfault.testing.StandInUpstream;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A service hangs. More clients need it than the container has threads, and other clients use
 * another part of the application.
 *
 * <p>The test itself ends the outage, so the order of events is the proof, not a clock.
 */
@Timeout(120)
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("containers")
class OutageIT {
  private static final int THREADS = 16;
  private static final int CLIENTS = 3 * THREADS;

  /** The size of the fixture's bulkhead. */
  private static final int PLACES = 4;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @SuppressWarnings("NullAway.Init")
  @Parameter
  Container container;

  private final String id = "t" + UUID.randomUUID().toString().substring(0, 13);

  static List<Container> containers() {
    return Container.withThreads(THREADS, "tomcat-11", "jetty-12.1-ee11", "undertow-2.3");
  }

  @Test
  void behindBreakerAndBulkheadOthersAreServedAllTheTime() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> calls;
    URI uri;
    try (StandInUpstream hanging = StandInUpstream.answering("{}")) {
      hanging.mode("hang");
      uri = hanging.uri();
      calls = flood(uri, "tested");
      await().until(() -> calls.stream().filter(CompletableFuture::isDone).count(), this::isAllBut);

      assertThat(calls)
          .filteredOn(CompletableFuture::isDone)
          .extracting(call -> code(call.join()))
          .containsOnly("upstream_overloaded");
      assertThat(Stream.generate(this::other).limit(100)).containsOnly(200);
      assertThat(calls).filteredOn(call -> !call.isDone()).hasSize(PLACES);
      assertThatEachIsOneLine(CLIENTS - PLACES, "upstream_overloaded");
    }
    // A refused or broken connection: the JDK's client tries a second time itself.
    assertThat(calls)
        .extracting(call -> code(call.join()))
        .filteredOn(code -> code.startsWith("upstream_connect"))
        .hasSize(PLACES);
    await().until(() -> code(call(uri, "tested")), "upstream_circuit_open"::equals);
    assertThat(other()).isEqualTo(200);
    try (StandInUpstream well = StandInUpstream.answering("well")) {
      await().until(() -> call(well.uri(), "tested").body(), "well"::equals);
    }
  }

  /** The result of the test above without the guards. */
  @Test
  void withoutThemNobodyIsServed() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> calls;
    try (StandInUpstream hanging = StandInUpstream.answering("{}")) {
      hanging.mode("hang");
      calls = flood(hanging.uri(), "none");
      await().until(() -> isUnanswered(request("/get-only/" + id)));
      assertThat(calls).noneMatch(CompletableFuture::isDone);
    }
    assertThat(calls).extracting(call -> call.join().statusCode()).containsOnly(502);
    assertThat(other()).isEqualTo(200);
  }

  private boolean isAllBut(long done) {
    return done == CLIENTS - PLACES;
  }

  private List<CompletableFuture<HttpResponse<String>>> flood(URI upstream, String guards) {
    HttpRequest request = outage(upstream, guards).build();
    return Stream.generate(() -> CLIENT.sendAsync(request, BodyHandlers.ofString()))
        .limit(CLIENTS)
        .toList();
  }

  private HttpResponse<String> call(URI upstream, String guards)
      throws IOException, InterruptedException {
    return CLIENT.send(outage(upstream, guards).build(), BodyHandlers.ofString());
  }

  /** Sends a request that does not need the service. */
  private int other() {
    return shop().get("/get-only/{id}", id).statusCode();
  }

  private static boolean isUnanswered(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try {
      CLIENT.send(request.timeout(Duration.ofSeconds(1)).build(), BodyHandlers.discarding());
      return false;
    } catch (HttpTimeoutException e) {
      return true;
    }
  }

  private void assertThatEachIsOneLine(int count, String code) {
    Noticed noticed =
        await().until(() -> Noticed.of(shop(), id), found -> found.occurrences().size() >= count);
    assertThat(noticed.occurrences()).hasSize(count).allMatch(one -> code.equals(one.get("code")));
    assertThat(noticed.log()).hasSize(count).allMatch(line -> line.text().contains(code));
    for (Noticed.Occurrence one : noticed.occurrences()) {
      assertThat(noticed.log())
          .filteredOn(line -> line.text().contains("instance=" + one.get("instance")))
          .hasSize(1);
    }
  }

  private static String code(HttpResponse<String> answer) {
    return JsonPath.from(answer.body()).getString("code");
  }

  private HttpRequest.Builder outage(URI upstream, String guards) {
    return request("/outage/" + id + "?guards=" + guards + "&port=" + upstream.getPort());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + container.port() + "/shop" + path));
  }

  private RequestSpecification shop() {
    return given().baseUri("http://127.0.0.1:" + container.port()).basePath("/shop");
  }
}
