package dev.clearfault.upstream.clients;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty's client, with an idle time-out and with a limit for the whole exchange. */
final class JettyClients {
  static {
    // An assertion of Jetty hides HALF_HEAD. Servers run without assertions.
    ClassLoader loader = JettyClients.class.getClassLoader();
    loader.setPackageAssertionStatus("org.eclipse.jetty.http", false);
  }

  private JettyClients() {}

  static List<Case> cases() {
    return Case.ofHttp1(
        Map.of(
            "Jetty client", JettyClients::idle,
            "Jetty client async", JettyClients::async,
            "Jetty client total timeout", JettyClients::total));
  }

  private static void idle(URI uri, SSLContext tls, int millis) throws Exception {
    try (Started started = new Started(tls, millis)) {
      started.client.newRequest(uri).idleTimeout(millis, TimeUnit.MILLISECONDS).send();
    }
  }

  private static void async(URI uri, SSLContext tls, int millis) throws Exception {
    try (Started started = new Started(tls, millis)) {
      CompletableFuture<ContentResponse> answer =
          new CompletableResponseListener(
                  started.client.newRequest(uri).idleTimeout(millis, TimeUnit.MILLISECONDS))
              .send();
      answer.join();
    }
  }

  private static void total(URI uri, SSLContext tls, int millis) throws Exception {
    try (Started started = new Started(tls, 8000)) {
      started.client.newRequest(uri).timeout(millis, TimeUnit.MILLISECONDS).send();
    }
  }

  private static final class Started implements AutoCloseable {
    final HttpClient client;

    Started(SSLContext tls, int connectMillis) throws Exception {
      SslContextFactory.Client ssl = new SslContextFactory.Client();
      ssl.setSslContext(tls);
      ssl.setEndpointIdentificationAlgorithm("HTTPS");
      ClientConnector connector = new ClientConnector();
      connector.setSslContextFactory(ssl);
      client = new HttpClient(new HttpClientTransportOverHTTP(connector));
      client.setConnectTimeout(connectMillis);
      client.start();
    }

    @Override
    public void close() {
      LifeCycle.stop(client);
    }
  }
}
