package dev.clearfault.upstream.clients;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;
import retrofit2.http.GET;

/** OkHttp, and Retrofit on top of it. */
final class OkHttpClients {
  private OkHttpClients() {}

  static List<Case> cases() {
    Map<String, Get> http1 =
        Map.of(
            "OkHttp", OkHttpClients::blocking,
            "OkHttp enqueue", OkHttpClients::enqueue,
            "OkHttp callTimeout", OkHttpClients::callTimeout,
            "Retrofit", OkHttpClients::retrofit);
    return Stream.of(Case.ofHttp1(http1), Case.ofHttp2(Map.of("OkHttp", OkHttpClients::blocking)))
        .flatMap(List::stream)
        .toList();
  }

  private static void blocking(URI uri, SSLContext tls, int millis) throws Exception {
    OkHttpClient client = patient(tls).readTimeout(Duration.ofMillis(millis)).build();
    try (Response answer = client.newCall(request(uri)).execute()) {
      answer.body().bytes();
    }
  }

  private static void callTimeout(URI uri, SSLContext tls, int millis) throws Exception {
    OkHttpClient client = patient(tls).callTimeout(Duration.ofMillis(millis)).build();
    try (Response answer = client.newCall(request(uri)).execute()) {
      answer.body().bytes();
    }
  }

  private static void enqueue(URI uri, SSLContext tls, int millis) throws Exception {
    OkHttpClient client = patient(tls).readTimeout(Duration.ofMillis(millis)).build();
    CompletableFuture<byte[]> bytes = new CompletableFuture<>();
    client
        .newCall(request(uri))
        .enqueue(
            new Callback() {
              @Override
              public void onFailure(Call call, IOException e) {
                bytes.completeExceptionally(e);
              }

              @Override
              public void onResponse(Call call, Response answer) {
                try (answer) {
                  bytes.complete(answer.body().bytes());
                } catch (IOException e) {
                  bytes.completeExceptionally(e);
                }
              }
            });
    bytes.get();
  }

  interface Api {
    @GET("/")
    retrofit2.Call<Map<String, String>> get();
  }

  private static void retrofit(URI uri, SSLContext tls, int millis) throws Exception {
    retrofit2.Response<?> answer =
        new Retrofit.Builder()
            .baseUrl(uri.toString())
            .client(patient(tls).readTimeout(Duration.ofMillis(millis)).build())
            .addConverterFactory(GsonConverterFactory.create())
            .build()
            .create(Api.class)
            .get()
            .execute();
    if (!answer.isSuccessful()) {
      throw new retrofit2.HttpException(answer); // As its adapters for futures do.
    }
  }

  private static OkHttpClient.Builder patient(SSLContext tls) {
    return new OkHttpClient.Builder()
        .retryOnConnectionFailure(false)
        .connectTimeout(Duration.ofMillis(300))
        .sslSocketFactory(tls.getSocketFactory(), new LeftToTheContext());
  }

  private static Request request(URI uri) {
    return new Request.Builder().url(uri.toString()).build();
  }

  /** OkHttp asks for one beside the factory, which has made its own decision by then. */
  private static final class LeftToTheContext implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
