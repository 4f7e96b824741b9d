package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.clearfault.testing.StandInUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A body that passes through an application: the fault belongs to the side that breaks. */
class RelayContractIT extends Contract {
  private static final String CUT =
      "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(1000);

  private String target(int port) {
    return "/shop/relay/" + id + "?port=" + port;
  }

  private static int port(StandInUpstream upstream) {
    return upstream.uri().getPort();
  }

  /** Checks that nothing counts as a failure of the upstream or of the application. */
  private void nobodyBehindUsIsBlamed() {
    assertThat(noticed().occurrences())
        .allSatisfy(o -> assertThat((Integer) o.get("status")).isBetween(400, 499));
  }

  @Test
  void whatIsWholeIsRelayed() {
    try (StandInUpstream upstream = StandInUpstream.answering("{}")) {
      shop()
          .body("x".repeat(10_000))
          .post("/relay/{id}?port=" + port(upstream), id)
          .then()
          .statusCode(200)
          .body(equalTo("relayed 200"));
      shop().get("/relay/{id}?port=" + port(upstream), id).then().body(equalTo("{}"));
    }
  }

  @Test
  void anUpstreamThatResetsAnUploadIsToBlame() {
    try (StandInUpstream upstream = StandInUpstream.answering("{}")) {
      upstream.mode("reset");
      shop()
          .body("x".repeat(10_000))
          .post("/relay/{id}?port=" + port(upstream), id)
          .then()
          .statusCode(502)
          .body(member("code", startsWith("upstream_")));
    }
  }

  @Test
  void aClientThatCutsItsUploadIsToBlame() throws IOException {
    try (StandInUpstream upstream = StandInUpstream.answering("{}")) {
      String answer =
          RawHttp.answerToHalf(
              container,
              "POST "
                  + target(port(upstream))
                  + " HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nbeginning");
      assertThat(answer).doesNotContain("HTTP/1.1 5");
      assertThat(occurred().occurrences())
          .singleElement()
          .satisfies(o -> assertThat((Integer) o.get("status")).isBetween(400, 499));
    }
  }

  @Test
  void anUpstreamThatCutsADownloadIsToBlame() throws Exception {
    try (ServerSocket upstream = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> cutting = CompletableFuture.runAsync(() -> cut(upstream));
      shop()
          .get("/relay/{id}?port=" + upstream.getLocalPort(), id)
          .then()
          .statusCode(502)
          .body(member("code", startsWith("upstream_")));
      cutting.join();
    }
  }

  @Test
  void aClientThatLeavesItsDownloadIsToBlame() throws IOException {
    try (StandInUpstream upstream = StandInUpstream.answering("{}")) {
      upstream.mode("oversize");
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
        socket
            .getOutputStream()
            .write(RawHttp.get(target(port(upstream))).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(socket.getInputStream().readNBytes(10_000)).hasSize(10_000);
        socket.setSoLinger(true, 0);
      }
      assertThat(occurred().occurrences()).isNotEmpty();
      nobodyBehindUsIsBlamed();
    }
  }

  /** Fewer bytes than announced, and few enough that the application can still answer. */
  private static void cut(ServerSocket server) {
    try (Socket socket = server.accept()) {
      int unused = socket.getInputStream().read(new byte[1000]);
      socket.getOutputStream().write(CUT.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
