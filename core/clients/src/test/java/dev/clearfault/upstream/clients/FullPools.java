package dev.clearfault.upstream.clients;

import dev.clearfault.upstream.fixture.Fault;
import dev.clearfault.upstream.fixture.FaultyServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.util.component.LifeCycle;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Client libraries with one connection, which other calls hold. They send nothing. */
final class FullPools {
  private static final int MILLIS = 50;
  private static final int AT_ONCE = 8;

  private FullPools() {}

  static List<Case> cases() {
    return List.of(
        of("Apache HttpClient 5", "POOL_EXHAUSTED", Fault.CUT_JSON, FullPools::apache5),
        of("Apache HttpClient 4", "POOL_EXHAUSTED", Fault.CUT_JSON, FullPools::apache4),
        of("Reactor Netty", "POOL_EXHAUSTED", Fault.HANG_BEFORE_HEAD, FullPools::reactorLate),
        of("Reactor Netty", "QUEUE_FULL", Fault.HANG_BEFORE_HEAD, FullPools::reactorQueue),
        of("Spring WebClient", "QUEUE_FULL", Fault.HANG_BEFORE_HEAD, FullPools::webClient),
        of("Jetty client", "QUEUE_FULL", Fault.HANG_BEFORE_HEAD, FullPools::jetty));
  }

  private interface Use {
    void with(URI uri) throws Exception;
  }

  private static Case of(String client, String fault, Fault meanwhile, Use use) {
    return new Case(
        client,
        fault,
        () -> {
          try (FaultyServer server = FaultyServer.with(meanwhile)) {
            use.with(server.uri());
          }
        });
  }

  private static void apache5(URI uri) throws Exception {
    RequestConfig config =
        RequestConfig.custom().setConnectionRequestTimeout(Timeout.ofMilliseconds(MILLIS)).build();
    try (CloseableHttpClient client =
            HttpClients.custom()
                .setConnectionManager(
                    PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(1)
                        .build())
                .setDefaultRequestConfig(config)
                .build();
        ClassicHttpResponse held = client.executeOpen(null, new HttpGet(uri), null)) {
      client.execute(new HttpGet(uri), answer -> held.getReasonPhrase());
    }
  }

  private static void apache4(URI uri) throws Exception {
    org.apache.http.client.config.RequestConfig config =
        org.apache.http.client.config.RequestConfig.custom()
            .setConnectionRequestTimeout(MILLIS)
            .build();
    try (org.apache.http.impl.client.CloseableHttpClient client =
            org.apache.http.impl.client.HttpClients.custom()
                .setMaxConnPerRoute(1)
                .setDefaultRequestConfig(config)
                .build();
        CloseableHttpResponse held =
            client.execute(new org.apache.http.client.methods.HttpGet(uri))) {
      client.execute(new org.apache.http.client.methods.HttpGet(uri), answer -> held.toString());
    }
  }

  private static void reactorLate(URI uri) {
    ConnectionProvider pool =
        ConnectionProvider.builder("late")
            .maxConnections(1)
            .pendingAcquireTimeout(Duration.ofMillis(MILLIS))
            .build();
    manyAtOnce(pool, netty(pool, uri));
  }

  private static void reactorQueue(URI uri) {
    ConnectionProvider pool = small();
    manyAtOnce(pool, netty(pool, uri));
  }

  private static void webClient(URI uri) {
    ConnectionProvider pool = small();
    manyAtOnce(
        pool,
        WebClient.builder()
            .clientConnector(new ReactorClientHttpConnector(HttpClient.create(pool)))
            .build()
            .get()
            .uri(uri)
            .retrieve()
            .bodyToMono(String.class));
  }

  private static ConnectionProvider small() {
    return ConnectionProvider.builder("small").maxConnections(1).pendingAcquireMaxCount(1).build();
  }

  private static Mono<String> netty(ConnectionProvider pool, URI uri) {
    return HttpClient.create(pool).get().uri(uri).responseContent().aggregate().asString();
  }

  /** The service answers none of them, so the first end is the one of a call that was not made. */
  private static void manyAtOnce(ConnectionProvider pool, Mono<String> call) {
    try {
      Flux.range(0, AT_ONCE).flatMap(i -> call).blockFirst();
    } finally {
      pool.dispose();
    }
  }

  private static void jetty(URI uri) throws Exception {
    org.eclipse.jetty.client.HttpClient client = new org.eclipse.jetty.client.HttpClient();
    client.setMaxConnectionsPerDestination(1);
    client.setMaxRequestsQueuedPerDestination(1);
    client.start();
    try {
      CompletableFuture.anyOf(
              IntStream.range(0, AT_ONCE)
                  .mapToObj(i -> new CompletableResponseListener(client.newRequest(uri)).send())
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      LifeCycle.stop(client);
    }
  }
}
