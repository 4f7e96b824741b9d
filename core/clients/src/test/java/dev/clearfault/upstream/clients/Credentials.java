package dev.clearfault.upstream.clients;

import dev.clearfault.upstream.fixture.Fault;
import dev.clearfault.upstream.fixture.FaultyServer;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.eclipse.jetty.client.BasicAuthentication;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

/** Client libraries with a password that the service refuses, or the proxy in front of it. */
final class Credentials {
  private static final String USER = "shop";
  private static final String PASSWORD = "wrong";
  private static final String OVER_PROXY = "http://nowhere.invalid/";
  private static final String IN_A_TUNNEL = "https://nowhere.invalid/";

  private Credentials() {}

  /** Asks for the resource, over a proxy if there is one. */
  private interface Ask {
    void of(URI uri, @Nullable InetSocketAddress proxy) throws Exception;
  }

  static List<Case> cases() {
    Map<String, Ask> clients =
        new TreeMap<>(
            Map.of(
                "java.net.http", Credentials::jdk,
                "HttpURLConnection", Credentials::urlConnection,
                "Apache HttpClient 5", Credentials::apache5,
                "Apache HttpClient 4", Credentials::apache4,
                "OkHttp", Credentials::okHttp,
                "Jetty client", Credentials::jetty,
                "Spring RestClient", Credentials::restClient,
                "Reactor Netty", Credentials::reactorNetty));
    List<Case> cases = new ArrayList<>();
    clients.forEach(
        (name, ask) -> {
          cases.add(direct(name, Fault.UNAUTHORIZED, ask));
          cases.add(direct(name, Fault.UNAUTHORIZED_UNEXPLAINED, ask));
          cases.add(proxied(name, Fault.PROXY_UNAUTHORIZED.name(), ask, OVER_PROXY));
          cases.add(proxied(name, "TUNNEL_UNAUTHORIZED", ask, IN_A_TUNNEL));
        });
    return cases;
  }

  private static Case direct(String client, Fault fault, Ask ask) {
    return new Case(
        client,
        fault.name(),
        () -> {
          try (FaultyServer server = FaultyServer.with(fault)) {
            ask.of(server.uri(), null);
          }
        });
  }

  private static Case proxied(String client, String fault, Ask ask, String uri) {
    return new Case(
        client,
        fault,
        () -> {
          try (FaultyServer proxy = FaultyServer.with(Fault.PROXY_UNAUTHORIZED)) {
            ask.of(URI.create(uri), new InetSocketAddress("localhost", proxy.uri().getPort()));
          }
        });
  }

  private static final class WrongPassword extends Authenticator {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication(USER, PASSWORD.toCharArray());
    }
  }

  private static java.net.http.HttpClient jdkClient(@Nullable InetSocketAddress proxy) {
    return java.net.http.HttpClient.newBuilder()
        .authenticator(new WrongPassword())
        .proxy(proxy == null ? java.net.http.HttpClient.Builder.NO_PROXY : ProxySelector.of(proxy))
        .build();
  }

  private static void jdk(URI uri, @Nullable InetSocketAddress proxy) throws Exception {
    Object unused =
        jdkClient(proxy).send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static void restClient(URI uri, @Nullable InetSocketAddress proxy) {
    Object unused =
        RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory(jdkClient(proxy)))
            .build()
            .get()
            .uri(uri)
            .retrieve()
            .toBodilessEntity();
  }

  private static void urlConnection(URI uri, @Nullable InetSocketAddress proxy) throws Exception {
    HttpURLConnection connection =
        (HttpURLConnection)
            uri.toURL()
                .openConnection(proxy == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, proxy));
    connection.setAuthenticator(new WrongPassword());
    try (InputStream body = connection.getInputStream()) {
      body.readAllBytes();
    }
  }

  private static void apache5(URI uri, @Nullable InetSocketAddress proxy) throws Exception {
    BasicCredentialsProvider credentials = new BasicCredentialsProvider();
    credentials.setCredentials(
        new AuthScope(null, -1), new UsernamePasswordCredentials(USER, PASSWORD.toCharArray()));
    HttpClientBuilder builder = HttpClients.custom().setDefaultCredentialsProvider(credentials);
    if (proxy != null) {
      builder.setProxy(new HttpHost(proxy.getHostString(), proxy.getPort()));
    }
    try (CloseableHttpClient client = builder.build()) {
      client.execute(new HttpGet(uri), answer -> EntityUtils.toByteArray(answer.getEntity()));
    }
  }

  private static void apache4(URI uri, @Nullable InetSocketAddress proxy) throws Exception {
    org.apache.http.client.CredentialsProvider credentials =
        new org.apache.http.impl.client.BasicCredentialsProvider();
    credentials.setCredentials(
        org.apache.http.auth.AuthScope.ANY,
        new org.apache.http.auth.UsernamePasswordCredentials(USER, PASSWORD));
    org.apache.http.impl.client.HttpClientBuilder builder =
        org.apache.http.impl.client.HttpClients.custom().setDefaultCredentialsProvider(credentials);
    if (proxy != null) {
      builder.setProxy(new org.apache.http.HttpHost(proxy.getHostString(), proxy.getPort()));
    }
    try (org.apache.http.impl.client.CloseableHttpClient client = builder.build()) {
      client.execute(
          new org.apache.http.client.methods.HttpGet(uri),
          answer -> org.apache.http.util.EntityUtils.toByteArray(answer.getEntity()));
    }
  }

  private static void okHttp(URI uri, @Nullable InetSocketAddress proxy) throws Exception {
    String password = okhttp3.Credentials.basic(USER, PASSWORD);
    OkHttpClient client =
        new OkHttpClient.Builder()
            .proxy(proxy == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, proxy))
            .authenticator(
                (route, answer) ->
                    answer.request().header("Authorization") != null
                        ? null
                        : answer.request().newBuilder().header("Authorization", password).build())
            .build();
    try (Response answer =
        client.newCall(new Request.Builder().url(uri.toString()).build()).execute()) {
      answer.body().bytes();
    }
  }

  private static void jetty(URI uri, @Nullable InetSocketAddress proxy) throws Exception {
    org.eclipse.jetty.client.HttpClient client = new org.eclipse.jetty.client.HttpClient();
    URI asked = proxy == null ? uri : URI.create("http://localhost:" + proxy.getPort() + "/");
    client
        .getAuthenticationStore()
        .addAuthentication(new BasicAuthentication(asked, "x", USER, PASSWORD));
    if (proxy != null) {
      client.getProxyConfiguration().addProxy(new HttpProxy("localhost", proxy.getPort()));
    }
    client.start();
    try {
      client.GET(uri);
    } finally {
      LifeCycle.stop(client);
    }
  }

  private static void reactorNetty(URI uri, @Nullable InetSocketAddress proxy) {
    HttpClient client =
        proxy == null
            ? HttpClient.create()
            : HttpClient.create()
                .proxy(
                    spec ->
                        spec.type(ProxyProvider.Proxy.HTTP)
                            .host("localhost")
                            .port(proxy.getPort())
                            .username(USER)
                            .password(user -> PASSWORD));
    Object unused = client.get().uri(uri).responseContent().aggregate().asString().block();
  }
}
