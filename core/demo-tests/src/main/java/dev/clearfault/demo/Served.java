package dev.clearfault.demo;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running demo, and the gateway of the Tomcat demo in front of it if the tests ask that.
 *
 * @param launched the demo
 * @param gateway the Tomcat demo; null if nothing is in front
 */
record Served(LaunchedDemo launched, @Nullable LaunchedDemo gateway) {
  /** The build makes the Tomcat demo before the others. */
  private static final Path GATEWAY = Path.of("../tomcat-demo/target/tomcat-demo.jar");

  private static final Map<String, String> FREE_PORT = Map.of("PORT", "0");

  /** Starts a jar of the demo. Skips the test if there is no gateway. */
  static Served start(Demo demo, Path jar, Path folder) throws IOException {
    assumeTrue(!demo.isBehindGateway() || Files.exists(GATEWAY), "the Tomcat demo is not built");
    LaunchedDemo launched = demo.launch(jar, folder, FREE_PORT);
    String own = launched.awaitUrl();
    if (!demo.isBehindGateway()) {
      return new Served(launched, null);
    }
    LaunchedDemo gateway =
        LaunchedDemo.launch(
            GATEWAY,
            Files.createDirectory(folder.resolve("gateway")),
            "RATES_URL",
            Map.of("PORT", "0", "ORDERS_URL", own));
    String unused = gateway.awaitUrl();
    return new Served(launched, gateway);
  }

  /** Returns the address that clients use, with a slash at its end. */
  String url() {
    return gateway == null ? launched.url() : gateway.url() + "gateway/";
  }

  /** Sets the mode of the stand-in for the service that the demo calls. */
  ValidatableResponse breakIt(String mode) {
    return given()
        .baseUri(launched.url())
        .contentType(ContentType.JSON)
        .body("{\"mode\":\"" + mode + "\"}")
        .put("upstream/mode")
        .then();
  }

  void stop() throws InterruptedException {
    launched.stop();
    if (gateway != null) {
      gateway.stop();
    }
  }
}
