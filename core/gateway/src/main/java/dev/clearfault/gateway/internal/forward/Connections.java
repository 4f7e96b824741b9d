package dev.clearfault.gateway.internal.forward;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections of a gateway to its services. No request is repeated, redirected, authorized or
 * decoded here, and no cookie is kept. There is no thread of its own. Thread-safe.
 */
public final class Connections implements AutoCloseable {
  /** Bulkheads limit the calls, so nobody waits for a connection. */
  private static final int MOST = 100_000;

  private static final int FIELDS = 200;
  private static final int LINE = 16 << 10;
  private static final Timeout CONNECT = Timeout.ofSeconds(2);

  private static final TimeValue IDLE = TimeValue.ofSeconds(30);

  /** The client of the gateway answers challenges and follows redirects, or does not. */
  private static final RequestConfig PLAIN =
      RequestConfig.custom()
          .setAuthenticationEnabled(false)
          .setContentCompressionEnabled(false)
          .setProtocolUpgradeEnabled(false)
          .setRedirectsEnabled(false)
          .build();

  private final PoolingHttpClientConnectionManager pool;
  private final CloseableHttpClient client;
  private final AtomicLong tidied = new AtomicLong(System.nanoTime());

  /** Creates a pool without connections. */
  public Connections() {
    Http1Config limits =
        Http1Config.custom().setMaxHeaderCount(FIELDS).setMaxLineLength(LINE).build();
    pool =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setTlsSocketStrategy(DefaultClientTlsStrategy.createSystemDefault())
            .setConnectionFactory(socket -> new ServiceConnection(limits))
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setIdleTimeout(Timeout.of(IDLE.toDuration()))
                    .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                    .build())
            .setMaxConnTotal(MOST)
            .setMaxConnPerRoute(MOST)
            .build();
    client =
        HttpClients.custom()
            .setConnectionManager(pool)
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableConnectionState()
            .disableContentCompression()
            .disableCookieManagement()
            .disableDefaultUserAgent()
            .disableRedirectHandling()
            .build();
  }

  /** Sends a request, and returns the head of the answer. */
  ClassicHttpResponse send(HttpHost host, HttpUriRequestBase request, Timeout timeout)
      throws IOException {
    tidy();
    request.setConfig(RequestConfig.copy(PLAIN).setResponseTimeout(timeout).build());
    return client.executeOpen(host, request, null);
  }

  /** Closes connections that nobody has used for a while, also to services that no route has. */
  private void tidy() {
    long now = System.nanoTime();
    long before = tidied.get();
    if (now - before > IDLE.toDuration().toNanos() && tidied.compareAndSet(before, now)) {
      pool.closeIdle(IDLE);
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
