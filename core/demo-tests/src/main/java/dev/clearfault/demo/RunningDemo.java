package dev.clearfault.demo;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one running demo. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
public abstract class RunningDemo {
  /** The demo that the tests run on. */
  protected final Demo demo;

  /** The address of the running demo. */
  protected String url;

  private LaunchedDemo launched;

  /** Creates the tests for a demo. */
  protected RunningDemo(Demo demo) {
    this.demo = demo;
  }

  @BeforeAll
  final void start(@TempDir Path folder) throws Exception {
    launched = demo.launch(folder);
    url = launched.awaitUrl();
  }

  @AfterAll
  final void stop() throws Exception {
    launched.stop();
  }

  /** Sets the mode of the stand-in for the service. */
  protected final ValidatableResponse breakIt(String mode) {
    return send("{\"mode\":\"" + mode + "\"}").put("upstream/mode").then();
  }

  /** Sends a JSON body to the resource of the demo. */
  protected final ValidatableResponse post(String body) {
    return send(body).post(demo.path()).then();
  }

  private RequestSpecification send(String body) {
    return client().contentType(ContentType.JSON).body(body);
  }

  /** Starts a request. */
  protected final RequestSpecification client() {
    return given().baseUri(url).redirects().follow(false);
  }
}
