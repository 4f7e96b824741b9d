package dev.clearfault.demo.tomcat;

import dev.clearfault.Upstream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the service that knows exchange rates, without a thread that waits. Whatever goes wrong
 * there becomes a 502 that says which kind of failure it was, and that it was "rates". Thread-safe.
 *
 * <p>To ask again does no harm here. The bulkhead is wide, because no call holds a thread; what it
 * bounds is how many wait for a service that hangs.
 */
final class Rates {
  private static final Upstream RATES =
      Upstream.named("rates")
          .deadline(Duration.ofSeconds(2))
          .maxResponseSize(1 << 20)
          .expecting(200)
          .retry(1)
          .breaker(Duration.ofSeconds(5))
          .bulkhead(100);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final String url;

  /** Creates the caller of the service at a URL. */
  Rates(String url) {
    this.url = url;
  }

  /** The threads of the client end by themselves, but at once only since JDK 21. */
  void close() throws Exception {
    if (client instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  /** For whoever knows that the service has changed: the breaker cannot know it. */
  static void tryAfresh() {
    RATES.closeCircuit();
  }

  /**
   * What the service has to answer. The constructor refuses an answer that breaks the agreement,
   * which then is the service's failure and not our client's.
   */
  record Rate(BigDecimal rate) {
    Rate {
      if (rate == null || rate.signum() <= 0) {
        throw new IllegalArgumentException("a rate is a number above 0");
      }
    }
  }

  /**
   * Returns what completes with the quote, or with what went wrong.
   *
   * @param headers those of our client: its trace goes on in the call
   */
  CompletableFuture<Quote> quote(QuoteRequest request, Function<String, @Nullable String> headers) {
    // Both are three capitals: nothing has to be escaped.
    URI uri = URI.create(url + "/rates?from=" + request.from() + "&to=" + request.to());
    return RATES
        .onBehalfOf(headers)
        .sendAsync(client, HttpRequest.newBuilder(uri).build(), Rate.class)
        .thenApply(rate -> Quote.of(request, rate.rate()));
  }

  /** Returns what completes with all quotes, in the order of the requests, or with a failure. */
  CompletableFuture<List<Quote>> quotes(
      List<QuoteRequest> requests, Function<String, @Nullable String> headers) {
    List<CompletableFuture<Quote>> quotes =
        requests.stream().map(request -> quote(request, headers)).toList();
    return CompletableFuture.allOf(quotes.toArray(CompletableFuture[]::new))
        .thenApply(all -> quotes.stream().map(CompletableFuture::join).toList());
  }
}
