package dev.clearfault.demo;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
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

  /** The address at which clients reach the running demo. */
  protected String url;

  private Served served;

  /** Creates the tests for a demo. */
  protected RunningDemo(Demo demo) {
    this.demo = demo;
  }

  @BeforeAll
  final void start(@TempDir Path folder) throws Exception {
    served = Served.start(demo, demo.jar(), folder);
    url = served.url();
  }

  @AfterAll
  final void stop() throws Exception {
    if (served != null) { // A test that is skipped has started nothing.
      served.stop();
    }
  }

  /** Sets the mode of the stand-in for the service. */
  protected final ValidatableResponse breakIt(String mode) {
    return served.breakIt(mode);
  }

  /** Sends a JSON body to the resource of the demo. */
  protected final ValidatableResponse post(String body) {
    return client().contentType(ContentType.JSON).body(body).post(demo.path().substring(1)).then();
  }

  /** Returns the address of what a {@code Location} names. */
  protected final String at(String location) {
    return URI.create(url).resolve(location).toString();
  }

  /** Starts a request. */
  protected final RequestSpecification client() {
    return given().baseUri(url).redirects().follow(false);
  }
}
