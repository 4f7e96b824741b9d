package dev.clearfault.upstream.clients;

import static dev.clearfault.upstream.clients.OwnFaults.answered;
import static dev.clearfault.upstream.clients.OwnFaults.bug;

import io.reactivex.rxjava3.core.Single;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.asynchttpclient.AsyncCompletionHandler;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.Response;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;

/** Wrong use of the libraries of {@link AwsClients} and of RxJava. */
final class AwsOwnFaults {
  private static final URI NOBODY = URI.create("http://localhost:1/");

  private AwsOwnFaults() {}

  static List<Case> cases() {
    return List.of(
        OwnFaults.of("AWS SDK", "NO_CREDENTIALS", AwsOwnFaults::noCredentials),
        OwnFaults.of("AWS SDK", "BUG_IN_CALLBACK", AwsOwnFaults::interceptor),
        OwnFaults.of("AWS SDK", "CLOSED_CLIENT", AwsOwnFaults::closed),
        OwnFaults.of("async-http-client", "NO_URL", () -> asyncHttpClient("nonsense")),
        OwnFaults.of("async-http-client", "CLOSED_CLIENT", AwsOwnFaults::asyncHttpClientClosed),
        OwnFaults.of(
            "async-http-client",
            "BUG_IN_CALLBACK",
            answered(uri -> asyncHttpClient(uri.toString()))),
        OwnFaults.of(
            "RxJava",
            "BUG_IN_CALLBACK",
            () -> Single.just("").map(text -> bug()).ignoreElement().blockingAwait()));
  }

  private static StsClientBuilder sts() {
    return AwsClients.configured(
        StsClient.builder().httpClientBuilder(Apache5HttpClient.builder()),
        NOBODY,
        Duration.ofSeconds(8));
  }

  private static void noCredentials() {
    try (StsClient client =
        sts().credentialsProvider(SystemPropertyCredentialsProvider.create()).build()) {
      Object unused = client.getCallerIdentity();
    }
  }

  private static void interceptor() {
    ExecutionInterceptor buggy =
        new ExecutionInterceptor() {
          @Override
          public void beforeExecution(
              Context.BeforeExecution context, ExecutionAttributes attributes) {
            bug();
          }
        };
    try (StsClient client =
        sts().overrideConfiguration(c -> c.addExecutionInterceptor(buggy)).build()) {
      Object unused = client.getCallerIdentity();
    }
  }

  private static void closed() {
    StsClient client = sts().build();
    client.close();
    Object unused = client.getCallerIdentity();
  }

  private static void asyncHttpClient(String url) throws Exception {
    try (AsyncHttpClient client = Dsl.asyncHttpClient()) {
      Object unused =
          client
              .prepareGet(url)
              .execute(
                  new AsyncCompletionHandler<String>() {
                    @Override
                    public String onCompleted(Response response) {
                      return bug();
                    }
                  })
              .get();
    }
  }

  private static void asyncHttpClientClosed() throws Exception {
    AsyncHttpClient client = Dsl.asyncHttpClient();
    client.close();
    Object unused = client.prepareGet(NOBODY.toString()).execute().get();
  }
}
