package dev.clearfault.upstream.clients;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
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
    Map<String, Get> http1 =
        Map.of(
            "Jetty client", JettyClients::idle,
            "Jetty client async", JettyClients::async,
            "Jetty client total timeout", JettyClients::total);
    Map<String, Get> http2 = Map.of("Jetty client HTTP/2", JettyClients::http2);
    return Stream.of(Case.ofHttp1(http1), Case.ofHttp2(http2)).flatMap(List::stream).toList();
  }

  private static void http2(URI uri, SSLContext tls, int millis) throws Exception {
    ClientConnector connector = connector(tls);
    HTTP2Client protocol = new HTTP2Client(connector);
    try (Started started = new Started(new HttpClientTransportOverHTTP2(protocol), millis)) {
      started.client.newRequest(uri).idleTimeout(millis, TimeUnit.MILLISECONDS).send();
    }
  }

  private static ClientConnector connector(SSLContext tls) {
    SslContextFactory.Client ssl = new SslContextFactory.Client();
    ssl.setSslContext(tls);
    ssl.setEndpointIdentificationAlgorithm("HTTPS");
    ClientConnector connector = new ClientConnector();
    connector.setSslContextFactory(ssl);
    return connector;
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
      this(new HttpClientTransportOverHTTP(connector(tls)), connectMillis);
    }

    Started(HttpClientTransport transport, int connectMillis) throws Exception {
      client = new HttpClient(transport);
      client.setConnectTimeout(connectMillis);
      client.start();
    }

    @Override
    public void close() {
      LifeCycle.stop(client);
    }
  }
}
