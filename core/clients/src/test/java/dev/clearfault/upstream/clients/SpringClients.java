package dev.clearfault.upstream.clients;

import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.GsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Spring's clients on those of the JDK, of Apache and of Reactor Netty, and Reactor Netty alone.
 */
final class SpringClients {
  private static final Set<String> READ =
      Set.of(
          "BAD_GZIP",
          "HTML_BODY",
          "HTML_AS_JSON",
          "CUT_JSON",
          "JSON_OF_ANOTHER_TYPE",
          "EMPTY_BODY",
          "NOT_FOUND");

  private static final Set<String> LATE =
      Set.of(
          "CONNECT_BLACK_HOLE",
          "HANG_BEFORE_HEAD",
          "STALLED_HEAD",
          "STALLED_BODY",
          "DRIPPING_HEAD",
          "DRIPPING_BODY",
          "HANG_IN_TLS_HANDSHAKE");

  private SpringClients() {}

  /** Without it, Jackson would read the answers of RestClient, and not of WebClient alone. */
  private static void readByGson(List<HttpMessageConverter<?>> converters) {
    converters.clear();
    converters.add(new GsonHttpMessageConverter());
  }

  static List<Case> cases() {
    Map<String, Get> http1 =
        Map.of(
            "Spring WebClient with a class", SpringClients::webClientWithAClass,
            "Spring WebClient timeout", SpringClients::webClientTimeout,
            "Spring RestClient", SpringClients::restClient,
            "Spring RestClient on Apache", SpringClients::onApache,
            "Spring RestTemplate", SpringClients::restTemplate,
            "Spring WebClient", SpringClients::webClient,
            "Spring WebClient future", SpringClients::future,
            "Reactor Netty", SpringClients::reactorNetty);
    return Stream.of(
            Case.ofHttp1(http1).stream().filter(SpringClients::shows).toList(),
            Case.ofHttp2(Map.of("Spring WebClient", SpringClients::webClient)))
        .flatMap(List::stream)
        .toList();
  }

  /** Most of what a client of WebClient meets does not depend on what it makes of the body. */
  private static boolean shows(Case each) {
    return !each.client().startsWith("Spring WebClient ")
        || each.client().endsWith("future")
        || (each.client().endsWith("timeout") ? LATE : READ).contains(each.fault());
  }

  private static void restClient(URI uri, SSLContext tls, int millis) {
    java.net.http.HttpClient client =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NORMAL)
            .sslContext(tls)
            .connectTimeout(Duration.ofMillis(millis))
            .build();
    JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
    factory.setReadTimeout(Duration.ofMillis(millis));
    Object unused =
        RestClient.builder()
            .requestFactory(factory)
            .messageConverters(SpringClients::readByGson)
            .build()
            .get()
            .uri(uri)
            .retrieve()
            .body(Map.class);
  }

  private static void onApache(URI uri, SSLContext tls, int millis) throws IOException {
    try (CloseableHttpClient client = ApacheClients.client(tls, millis)) {
      Object unused =
          RestClient.builder()
              .requestFactory(new HttpComponentsClientHttpRequestFactory(client))
              .messageConverters(SpringClients::readByGson)
              .build()
              .get()
              .uri(uri)
              .retrieve()
              .body(Map.class);
    }
  }

  private static void restTemplate(URI uri, SSLContext tls, int millis) {
    SimpleClientHttpRequestFactory factory =
        new SimpleClientHttpRequestFactory() {
          @Override
          protected void prepareConnection(HttpURLConnection connection, String method)
              throws IOException {
            super.prepareConnection(connection, method);
            if (connection instanceof HttpsURLConnection secure) {
              secure.setSSLSocketFactory(tls.getSocketFactory());
            }
          }
        };
    factory.setConnectTimeout(millis);
    factory.setReadTimeout(millis);
    RestTemplate template = new RestTemplate(List.of(new GsonHttpMessageConverter()));
    template.setRequestFactory(factory);
    Object unused = template.getForObject(uri, Map.class);
  }

  private static void webClient(URI uri, SSLContext tls, int millis) {
    retrieved(uri, tls, millis).block();
  }

  private static void future(URI uri, SSLContext tls, int millis) throws Exception {
    retrieved(uri, tls, millis).toFuture().get();
  }

  private static void webClientWithAClass(URI uri, SSLContext tls, int millis) {
    response(uri, tls, millis).bodyToMono(Item.class).block();
  }

  private record Item(String id) {}

  /** Here the time limit is Reactor's, and the client library has none. */
  private static void webClientTimeout(URI uri, SSLContext tls, int millis) {
    retrieved(uri, tls, 8000).timeout(Duration.ofMillis(millis)).block();
  }

  private static Mono<String> retrieved(URI uri, SSLContext tls, int millis) {
    return response(uri, tls, millis).bodyToMono(String.class);
  }

  private static WebClient.ResponseSpec response(URI uri, SSLContext tls, int millis) {
    return WebClient.builder()
        .clientConnector(new ReactorClientHttpConnector(netty(tls, millis)))
        .build()
        .get()
        .uri(uri)
        .retrieve();
  }

  private static void reactorNetty(URI uri, SSLContext tls, int millis) {
    Object unused =
        netty(tls, millis).get().uri(uri).responseContent().aggregate().asByteArray().block();
  }

  /** Makes Netty's form of the context. */
  static JdkSslContext ssl(SSLContext tls, String... protocols) {
    return new JdkSslContext(
        tls,
        true,
        null,
        IdentityCipherSuiteFilter.INSTANCE,
        new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            protocols),
        ClientAuth.NONE,
        null,
        false);
  }

  private static HttpClient netty(SSLContext tls, int millis) {
    JdkSslContext context = ssl(tls, "h2", "http/1.1");
    return HttpClient.create(ConnectionProvider.newConnection())
        .disableRetry(true)
        .followRedirect(true)
        .compress(true)
        .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis)
        .secure(spec -> spec.sslContext(context).handshakeTimeout(Duration.ofMillis(millis)))
        .responseTimeout(Duration.ofMillis(millis));
  }
}
