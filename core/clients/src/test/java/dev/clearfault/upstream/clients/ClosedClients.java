package dev.clearfault.upstream.clients;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCalls;
import io.lettuce.core.RedisClient;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.io.CloseMode;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.eclipse.jetty.util.component.LifeCycle;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/**
 * Client libraries, or their threads, that the application has closed before the call.
 *
 * <p>{@code java.net.http} on JDK 17 is not here, for {@code send} never returns. Reactor Netty is
 * not, for it makes its pool and its threads anew.
 */
final class ClosedClients {
  private static final URI NOBODY = URI.create("http://localhost:1/");

  private ClosedClients() {}

  static List<Case> cases() {
    return List.of(
        OwnFaults.of("Spring RestClient", "ENDED_THREADS", ClosedClients::restClient),
        OwnFaults.of("OkHttp", "ENDED_THREADS", ClosedClients::okHttp),
        OwnFaults.of("Apache HttpClient 4", "CLOSED_CLIENT", ClosedClients::apache4),
        OwnFaults.of("Apache HttpClient 5 async", "CLOSED_CLIENT", ClosedClients::apacheAsync),
        OwnFaults.of("Jetty client", "CLOSED_CLIENT", ClosedClients::jetty),
        OwnFaults.of("Jersey", "CLOSED_CLIENT", ClosedClients::jersey),
        OwnFaults.of("gRPC", "CLOSED_CLIENT", ClosedClients::grpc),
        OwnFaults.of("Jedis", "CLOSED_CLIENT", ClosedClients::jedis),
        OwnFaults.of("Lettuce", "CLOSED_CLIENT", ClosedClients::lettuce),
        OwnFaults.of("MongoDB", "CLOSED_CLIENT", ClosedClients::mongo),
        OwnFaults.of("Kafka", "CLOSED_CLIENT", ClosedClients::kafka));
  }

  private static ExecutorService ended() {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    threads.shutdown();
    return threads;
  }

  private static java.net.http.HttpClient jdkClient() {
    return java.net.http.HttpClient.newBuilder().executor(ended()).build();
  }

  private static void restClient() {
    Object unused =
        RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory(jdkClient()))
            .build()
            .get()
            .uri(NOBODY)
            .retrieve()
            .toBodilessEntity();
  }

  private static void okHttp() throws Exception {
    OkHttpClient client = new OkHttpClient();
    client.dispatcher().executorService().shutdown();
    CompletableFuture<String> answered = new CompletableFuture<>();
    client
        .newCall(new Request.Builder().url(NOBODY.toString()).build())
        .enqueue(
            new Callback() {
              @Override
              public void onFailure(Call call, IOException e) {
                answered.completeExceptionally(e);
              }

              @Override
              public void onResponse(Call call, Response answer) {
                answered.complete("");
              }
            });
    answered.get();
  }

  private static void apache4() throws Exception {
    CloseableHttpClient client = HttpClients.createDefault();
    client.close();
    client.execute(new org.apache.http.client.methods.HttpGet(NOBODY), answer -> "");
  }

  private static void apacheAsync() throws Exception {
    CloseableHttpAsyncClient client = HttpAsyncClients.createDefault();
    client.start();
    client.close(CloseMode.IMMEDIATE);
    client.execute(SimpleRequestBuilder.get(NOBODY).build(), null).get();
  }

  private static void jetty() throws Exception {
    org.eclipse.jetty.client.HttpClient client = new org.eclipse.jetty.client.HttpClient();
    client.start();
    LifeCycle.stop(client);
    client.GET(NOBODY);
  }

  private static void jersey() {
    Client client = ClientBuilder.newClient();
    client.close();
    client.target(NOBODY).request().get(String.class);
  }

  private static void grpc() {
    ManagedChannel channel = GrpcClients.channel(NOBODY, null);
    channel.shutdownNow();
    Object unused =
        ClientCalls.blockingUnaryCall(
            channel, GrpcClients.METHOD, GrpcClients.options(8000), new byte[0]);
  }

  private static void jedis() {
    JedisPool pool = new JedisPool("localhost", 1);
    pool.close();
    try (Jedis jedis = pool.getResource()) {
      jedis.ping();
    }
  }

  private static void lettuce() {
    RedisClient client = RedisClient.create("redis://localhost:1");
    client.shutdown(Duration.ZERO, Duration.ZERO);
    client.connect().sync().ping();
  }

  private static void mongo() {
    MongoClient client = MongoClients.create("mongodb://localhost:1/?serverSelectionTimeoutMS=500");
    client.close();
    client.getDatabase("x").runCommand(new Document("ping", 1));
  }

  private static void kafka() {
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                "localhost:1",
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                StringSerializer.class));
    producer.close(Duration.ZERO);
    producer.partitionsFor("x");
  }
}
