package dev.clearfault.upstream.clients;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import dev.clearfault.upstream.clients.Case.Attempt;
import dev.clearfault.upstream.fixture.Fault;
import dev.clearfault.upstream.fixture.FaultyServer;
import feign.Feign;
import feign.codec.EncodeException;
import io.grpc.Status;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.bson.BsonDocument;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ResponseStatusException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Wrong use of client libraries, and exceptions of the application itself. */
final class OwnFaults {
  private OwnFaults() {}

  static List<Case> cases() {
    return Stream.of(
            ofClients(), JakartaOwnFaults.cases(), AwsOwnFaults.cases(), ClosedClients.cases())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Case> ofClients() {
    return List.of(
        of("Apache HttpClient 5", "UNKNOWN_SCHEME", () -> apache("gopher://localhost/")),
        of("Apache HttpClient 5", "URL_WITHOUT_HOST", () -> apache("/path")),
        of("Apache HttpClient 5", "CLOSED_CLIENT", OwnFaults::apacheClosed),
        of("Apache HttpClient 5", "BUG_IN_CALLBACK", answered(OwnFaults::apacheHandler)),
        of("Apache HttpClient 5", "MISSING_FILE", answered(OwnFaults::apacheFile)),
        of("OkHttp", "NO_URL", () -> new Request.Builder().url("nonsense")),
        of("OkHttp", "BUG_IN_CALLBACK", OwnFaults::okHttpInterceptor),
        of("Jersey", "BUG_IN_CALLBACK", OwnFaults::jerseyFilter),
        of("Jersey", "OWN_ANSWER", OwnFaults::notFound),
        of("OpenFeign", "BUG_IN_CALLBACK", answered(OwnFaults::feignDecoder)),
        of("OpenFeign", "NOT_SENDABLE", () -> raise(new EncodeException("no such type"))),
        of("Spring RestClient", "NO_URL", () -> RestClient.create().get().uri("http:// /")),
        of("Spring RestClient", "BUG_IN_CALLBACK", OwnFaults::springInterceptor),
        of("Spring WebClient", "BUG_IN_CALLBACK", answered(OwnFaults::webClientFunction)),
        of("Spring WebClient", "NOT_SENDABLE", answered(OwnFaults::webClientBody)),
        of("Spring", "OWN_ANSWER", () -> raise(new ResponseStatusException(HttpStatus.GONE))),
        of("gRPC", "OWN_ANSWER", () -> raise(Status.NOT_FOUND.asRuntimeException())),
        of("Jedis", "WRONG_COMMAND", () -> raise(new JedisDataException("WRONGTYPE"))),
        of("MongoDB", "DUPLICATE_KEY", () -> raise(duplicateKey())));
  }

  static Case of(String client, String fault, Attempt attempt) {
    return new Case(client, fault, attempt);
  }

  @SuppressWarnings("DoNotCallSuggester") // it is there to be called
  static void raise(RuntimeException thrown) {
    throw thrown;
  }

  /** The service answers, so the callback runs. */
  static Attempt answered(CheckedConsumer use) {
    return () -> {
      try (FaultyServer server = FaultyServer.with(Fault.JSON_OF_ANOTHER_TYPE)) {
        use.accept(server.uri());
      }
    };
  }

  interface CheckedConsumer {
    void accept(URI uri) throws Exception;
  }

  // Makes the call; there is no result.
  @SuppressWarnings({"TypeParameterUnusedInFormals", "DoNotCallSuggester"})
  static <T> T bug() {
    throw new NullPointerException("a bug of ours");
  }

  private static void apache(String uri) throws Exception {
    apache(uri, answer -> "");
  }

  private static void apache(String uri, HttpClientResponseHandler<?> handler) throws Exception {
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      client.execute(new HttpGet(uri), handler);
    }
  }

  private static void apacheClosed() throws Exception {
    CloseableHttpClient client = HttpClients.createDefault();
    client.close();
    client.execute(new HttpGet("http://localhost:1/"), answer -> "");
  }

  private static void apacheHandler(URI uri) throws Exception {
    apache(uri.toString(), answer -> bug());
  }

  private static void apacheFile(URI uri) throws Exception {
    apache(uri.toString(), answer -> Files.readString(Path.of("no-such-file")));
  }

  private static void okHttpInterceptor() throws Exception {
    OkHttpClient client = new OkHttpClient.Builder().addInterceptor(chain -> bug()).build();
    client.newCall(new Request.Builder().url("http://localhost:1/").build()).execute().close();
  }

  private static void jerseyFilter() {
    ClientRequestFilter filter = request -> bug();
    try (Client client = ClientBuilder.newClient().register(filter)) {
      client.target("http://localhost:1/").request().get(String.class);
    }
  }

  private static void notFound() {
    throw new NotFoundException("no such order");
  }

  private static void feignDecoder(URI uri) {
    Feign.builder()
        .decoder((response, type) -> bug())
        .target(UrlConnectionClients.Api.class, uri.toString())
        .get();
  }

  private static void springInterceptor() {
    RestClient.builder()
        .requestInterceptor((request, body, execution) -> bug())
        .build()
        .get()
        .uri("http://localhost:1/")
        .retrieve()
        .toBodilessEntity();
  }

  private static void webClientFunction(URI uri) {
    Object unused =
        WebClient.create()
            .get()
            .uri(uri)
            .retrieve()
            .bodyToMono(String.class)
            .map(text -> bug())
            .block();
  }

  private static void webClientBody(URI uri) {
    Object unused =
        WebClient.create()
            .post()
            .uri(uri)
            .bodyValue(new Object())
            .retrieve()
            .toBodilessEntity()
            .block();
  }

  private static DuplicateKeyException duplicateKey() {
    return new DuplicateKeyException(
        new BsonDocument(), new ServerAddress(), WriteConcernResult.unacknowledged());
  }
}
