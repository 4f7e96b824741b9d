package dev.clearfault.upstream.clients;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.javanet.NetHttpTransport;
import feign.DefaultClient;
import feign.Feign;
import feign.Request;
import feign.RequestLine;
import feign.Retryer;
import feign.gson.GsonDecoder;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import kong.unirest.core.Unirest;
import kong.unirest.core.UnirestInstance;

/** Client libraries that use those of the JDK by default. */
final class UrlConnectionClients {
  /**
   * It reads bodies with java.net.http, which has no time limit for bodies. It hides failures of a
   * body, unless they come with the head.
   */
  private static final Set<String> UNTOLD_BY_UNIREST =
      Set.of(
          "STALLED_BODY",
          "SHORT_BODY",
          "CUT_CHUNKS",
          "RESET_IN_BODY",
          "BAD_CHUNK",
          "TLS_CLOSE_IN_BODY");

  private UrlConnectionClients() {}

  /** What shows that Jersey has no reader for the type of the body, and how Unirest reads one. */
  private static final Set<String> READ_AS_A_CLASS =
      Set.of("HTML_BODY", "HTML_AS_JSON", "CUT_JSON", "JSON_OF_ANOTHER_TYPE", "NOT_FOUND");

  static List<Case> cases() {
    return Case.ofHttp1(
            Map.of(
                "Unirest with a class", UrlConnectionClients::unirestWithAClass,
                "Jersey with a class", UrlConnectionClients::jerseyWithAClass,
                "Jersey", UrlConnectionClients::jersey,
                "Jersey async", UrlConnectionClients::jerseyAsync,
                "OpenFeign", UrlConnectionClients::feign,
                "Google HTTP Client", UrlConnectionClients::google,
                "Unirest", UrlConnectionClients::unirest))
        .stream()
        .filter(c -> !(c.client().startsWith("Unirest") && UNTOLD_BY_UNIREST.contains(c.fault())))
        .filter(c -> !c.client().endsWith("a class") || READ_AS_A_CLASS.contains(c.fault()))
        .toList();
  }

  private static void jersey(URI uri, SSLContext tls, int millis) {
    try (Client client = jerseyClient(tls, millis)) {
      client.target(uri).request().get(String.class);
    }
  }

  private static void jerseyWithAClass(URI uri, SSLContext tls, int millis) {
    try (Client client = jerseyClient(tls, millis)) {
      client.target(uri).request().get(Item.class);
    }
  }

  private record Item(String id) {}

  private static void jerseyAsync(URI uri, SSLContext tls, int millis) throws Exception {
    try (Client client = jerseyClient(tls, millis)) {
      client.target(uri).request().rx().get(String.class).toCompletableFuture().get();
    }
  }

  private static Client jerseyClient(SSLContext tls, int millis) {
    return ClientBuilder.newBuilder()
        .sslContext(tls)
        .connectTimeout(millis, TimeUnit.MILLISECONDS)
        .readTimeout(millis, TimeUnit.MILLISECONDS)
        .build();
  }

  interface Api {
    @RequestLine("GET /")
    Map<String, Object> get();
  }

  private static void feign(URI uri, SSLContext tls, int millis) {
    Feign.builder()
        .client(new DefaultClient(tls.getSocketFactory(), null))
        .options(
            new Request.Options(millis, TimeUnit.MILLISECONDS, millis, TimeUnit.MILLISECONDS, true))
        .retryer(Retryer.NEVER_RETRY)
        .decoder(new GsonDecoder())
        .target(Api.class, uri.toString())
        .get();
  }

  private static void google(URI uri, SSLContext tls, int millis) throws Exception {
    new NetHttpTransport.Builder()
        .setSslSocketFactory(tls.getSocketFactory())
        .build()
        .createRequestFactory()
        .buildGetRequest(new GenericUrl(uri))
        .setConnectTimeout(millis)
        .setReadTimeout(millis)
        .execute()
        .parseAsString();
  }

  private static void unirest(URI uri, SSLContext tls, int millis) {
    try (UnirestInstance unirest = Unirest.spawnInstance()) {
      unirest.config().sslContext(tls).connectTimeout(millis).requestTimeout(millis);
      unirest.get(uri.toString()).asString();
    }
  }

  /** Unirest does not throw what its mapper throws. An application that wants it throws it. */
  private static void unirestWithAClass(URI uri, SSLContext tls, int millis) {
    try (UnirestInstance unirest = Unirest.spawnInstance()) {
      unirest.config().sslContext(tls).connectTimeout(millis).requestTimeout(millis);
      unirest
          .get(uri.toString())
          .asObject(Item.class)
          .getParsingError()
          .ifPresent(UrlConnectionClients::raise);
    }
  }

  private static void raise(RuntimeException unread) {
    throw unread;
  }
}
