package dev.clearfault.benchmark;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Decides whether a failure is an upstream's and which kind it is, and compares this with the usual
 * code. Each failure is new, because frames are cheaper to read a second time. {@link #thrown} is
 * the cost of making one.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init")
public class ClassificationBenchmark {
  private static final int DEPTH = 80;

  /** The kind of failure. Class names cannot decide the last two. */
  @Param({"refused", "timeout", "tls", "wrapped", "bug", "plainIo", "reset"})
  public String kind;

  /** Makes the failure, as deep in the stack as in an application. */
  @Benchmark
  public Throwable thrown() {
    return thrown(DEPTH);
  }

  /** Makes the failure and judges it. */
  @Benchmark
  public @Nullable Problem classified() {
    return UpstreamFailures.classify(Causes.chain(thrown(DEPTH)));
  }

  /** Makes the failure and judges it with the usual rule: every I/O exception is the upstream's. */
  @Benchmark
  public String byHand() {
    Throwable failure = thrown(DEPTH);
    while (failure instanceof CompletionException && failure.getCause() != null) {
      failure = failure.getCause();
    }
    if (failure instanceof SocketTimeoutException || failure instanceof HttpTimeoutException) {
      return "timeout";
    }
    if (failure instanceof UnknownHostException) {
      return "dns";
    }
    return failure instanceof IOException ? "failure" : "internal";
  }

  private Throwable thrown(int depth) {
    if (depth > 0) {
      return thrown(depth - 1);
    }
    return switch (kind) {
      case "refused" -> new ConnectException("Connection refused");
      case "timeout" -> new HttpTimeoutException("request timed out");
      case "tls" -> new SSLHandshakeException("PKIX path building failed");
      case "wrapped" ->
          new CompletionException(new IOException(new ConnectException("Connection refused")));
      case "bug" -> new IllegalStateException("row 4711 is gone");
      case "plainIo" -> new EOFException("end");
      case "reset" -> new IOException("Connection reset by peer");
      default -> throw new AssertionError(List.of(kind));
    };
  }
}
