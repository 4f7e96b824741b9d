package dev.clearfault.upstream.clients;

import dev.clearfault.upstream.fixture.Certificates;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.Dsl;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The AWS SDK on Apache HttpClient 5 and on Netty, and async-http-client on Netty. */
final class AwsClients {
  private static final Duration LONG = Duration.ofSeconds(20);

  private AwsClients() {}

  static List<Case> cases() {
    return Case.ofHttp1(
        Map.of(
            "AWS SDK", (uri, tls, millis) -> blocking(uri, tls, millis, LONG),
            "AWS SDK total timeout", AwsClients::total,
            "AWS SDK async", AwsClients::async,
            "async-http-client", AwsClients::asyncHttpClient,
            "async-http-client total timeout", AwsClients::asyncHttpClientTotal));
  }

  private static void total(URI uri, SSLContext tls, int millis) throws Exception {
    blocking(uri, tls, 8000, Duration.ofMillis(millis));
  }

  private static void blocking(URI uri, SSLContext tls, int millis, Duration total)
      throws Exception {
    TrustManager @Nullable [] trusted = Certificates.trustedBy(tls);
    Apache5HttpClient.Builder http =
        Apache5HttpClient.builder()
            .connectionTimeout(Duration.ofMillis(millis))
            .socketTimeout(Duration.ofMillis(millis));
    if (trusted != null) {
      http.tlsTrustManagersProvider(() -> trusted);
    }
    try (StsClient client =
        configured(StsClient.builder().httpClientBuilder(http), uri, total).build()) {
      Object unused = client.getCallerIdentity();
    }
  }

  private static void async(URI uri, SSLContext tls, int millis) throws Exception {
    TrustManager @Nullable [] trusted = Certificates.trustedBy(tls);
    NettyNioAsyncHttpClient.Builder http =
        NettyNioAsyncHttpClient.builder()
            .connectionAcquisitionTimeout(Duration.ofSeconds(2))
            .eventLoopGroupBuilder(SdkEventLoopGroup.builder().numberOfThreads(1))
            .connectionTimeout(Duration.ofMillis(millis))
            .tlsNegotiationTimeout(Duration.ofMillis(millis))
            .readTimeout(Duration.ofMillis(millis));
    if (trusted != null) {
      http.tlsTrustManagersProvider(() -> trusted);
    }
    try (StsAsyncClient client =
        configured(StsAsyncClient.builder().httpClientBuilder(http), uri, LONG).build()) {
      Object unused = client.getCallerIdentity().get();
    }
  }

  static <B extends AwsClientBuilder<B, C>, C> B configured(B builder, URI uri, Duration total) {
    return builder
        .endpointOverride(uri)
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(
            c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(total));
  }

  private static void asyncHttpClient(URI uri, SSLContext tls, int millis) throws Exception {
    get(
        uri,
        patient(tls, millis).setReadTimeout(Duration.ofMillis(millis)).setRequestTimeout(LONG));
  }

  private static void asyncHttpClientTotal(URI uri, SSLContext tls, int millis) throws Exception {
    get(
        uri,
        patient(tls, millis).setReadTimeout(LONG).setRequestTimeout(Duration.ofMillis(millis)));
  }

  private static void get(URI uri, DefaultAsyncHttpClientConfig.Builder config) throws Exception {
    try (AsyncHttpClient client = Dsl.asyncHttpClient(config)) {
      Object unused = client.prepareGet(uri.toString()).execute().get().getResponseBody();
    }
  }

  private static DefaultAsyncHttpClientConfig.Builder patient(SSLContext tls, int millis) {
    return Dsl.config()
        .setSslContext(SpringClients.ssl(tls, "http/1.1"))
        .setConnectTimeout(Duration.ofMillis(millis))
        .setHandshakeTimeout(millis)
        .setFollowRedirect(true)
        .setCompressionEnforced(true)
        .setMaxRequestRetry(0)
        .setIoThreadsCount(1)
        .setShutdownQuietPeriod(Duration.ZERO);
  }
}
