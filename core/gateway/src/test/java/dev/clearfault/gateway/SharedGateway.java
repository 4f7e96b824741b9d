package dev.clearfault.gateway;

import java.net.URI;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one gateway in front of one service, whose answers each test writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class SharedGateway {
  RecordingService service;
  GatewayServer server;

  /**
   * Returns the text of the file with the routes. The usual one is at {@code /o} and repeats no
   * call.
   *
   * @param url that of the service
   */
  String routes(URI url) {
    return """
        routes:
          - {prefix: /o, name: orders, service: "%s", contract: /WEB-INF/orders.yaml, retry: 0}
        """
        .formatted(url);
  }

  @BeforeAll
  final void start(@TempDir Path folder) throws LifecycleException {
    service = new RecordingService();
    server = new GatewayServer(folder, routes(service.uri()));
  }

  @AfterAll
  final void stop() throws LifecycleException {
    server.close();
    service.close();
  }

  @BeforeEach
  final void forget() {
    service.forget();
    server.occurrences.clear();
  }
}
