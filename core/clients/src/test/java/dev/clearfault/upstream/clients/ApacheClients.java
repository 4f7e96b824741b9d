package dev.clearfault.upstream.clients;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.MessageConstraints;

/** Apache HttpClient 5 (blocking and asynchronous) and 4. */
final class ApacheClients {
  private static final int MAX_LINE = 1 << 16;

  private ApacheClients() {}

  static List<Case> cases() {
    Map<String, Get> http1 =
        Map.of(
            "Apache HttpClient 5", ApacheClients::five,
            "Apache HttpClient 5 async", ApacheClients::fiveAsync,
            "Apache HttpClient 4", ApacheClients::four);
    return Stream.of(
            Case.ofHttp1(http1),
            Case.ofHttp2(Map.of("Apache HttpClient 5 async", ApacheClients::fiveAsync)))
        .flatMap(List::stream)
        .toList();
  }

  static CloseableHttpClient client(SSLContext tls, int millis) {
    Http1Config limits = Http1Config.custom().setMaxLineLength(MAX_LINE).build();
    return HttpClients.custom()
        .disableAutomaticRetries()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setDefaultConnectionConfig(connection(millis))
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
                .build())
        .build();
  }

  private static void five(URI uri, SSLContext tls, int millis) throws Exception {
    try (CloseableHttpClient client = client(tls, millis)) {
      client.execute(new HttpGet(uri), answer -> EntityUtils.toByteArray(answer.getEntity()));
    }
  }

  private static void fiveAsync(URI uri, SSLContext tls, int millis) throws Exception {
    CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .disableAutomaticRetries()
            .setHttp1Config(Http1Config.custom().setMaxLineLength(MAX_LINE).build())
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setTlsStrategy(new DefaultClientTlsStrategy(tls))
                    .setDefaultConnectionConfig(connection(millis))
                    .build())
            .build();
    try {
      client.start();
      SimpleHttpRequest request = SimpleRequestBuilder.get(uri).build();
      client.execute(request, null).get();
    } finally {
      client.close(CloseMode.IMMEDIATE);
    }
  }

  private static ConnectionConfig connection(int millis) {
    return ConnectionConfig.custom()
        .setConnectTimeout(Timeout.ofMilliseconds(millis))
        .setSocketTimeout(Timeout.ofMilliseconds(millis))
        .build();
  }

  private static void four(URI uri, SSLContext tls, int millis) throws Exception {
    RequestConfig config =
        RequestConfig.custom().setConnectTimeout(millis).setSocketTimeout(millis).build();
    org.apache.http.config.ConnectionConfig connection =
        org.apache.http.config.ConnectionConfig.custom()
            .setMessageConstraints(MessageConstraints.lineLen(MAX_LINE))
            .build();
    try (org.apache.http.impl.client.CloseableHttpClient client =
        org.apache.http.impl.client.HttpClients.custom()
            .disableAutomaticRetries()
            .setSSLContext(tls)
            .setDefaultConnectionConfig(connection)
            .setDefaultRequestConfig(config)
            .build()) {
      client.execute(
          new org.apache.http.client.methods.HttpGet(uri),
          answer -> org.apache.http.util.EntityUtils.toByteArray(answer.getEntity()));
    }
  }
}
