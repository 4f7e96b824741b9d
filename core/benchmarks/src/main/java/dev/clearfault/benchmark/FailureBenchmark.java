package dev.clearfault.benchmark;

import dev.clearfault.BareRequest;
import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.ExceptionMappingFilter.LogTarget;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A failure in the filter, from the catch to the last byte. The exception is made before, and there
 * is no container.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init")
public class FailureBenchmark {
  /** The kind of exception that the application throws. */
  @Param({"violations", "upstream", "unexpected"})
  public String kind;

  /** Where the log goes; all iterations together are a storm of failures of one kind. */
  @Param({"OFF", "SYSTEM"})
  public LogTarget log;

  private ExceptionMappingFilter filter;
  private final BareRequest request = new BareRequest();
  private final BareResponse response = new BareResponse();
  private FilterChain chain;

  /** Starts the filter and makes the failure. */
  @Setup
  public void start() throws ServletException {
    filter = ExceptionMappingFilter.builder().log(log).build();
    filter.init(new BareConfig());
    chain =
        switch (kind) {
          case "violations" -> failing(BadOrder.violated(BadOrder.validator()));
          case "upstream" -> failing(new HttpTimeoutException("request timed out"));
          default -> failing(new IllegalStateException("row 4711 is gone"));
        };
  }

  /** Answers the failure. */
  @Benchmark
  public int answered() throws IOException, ServletException {
    request.begin();
    response.begin();
    filter.doFilter(request, response, chain);
    return response.length();
  }

  private static FilterChain failing(Exception failure) {
    return (req, res) -> {
      if (failure instanceof IOException io) {
        throw io;
      }
      throw (RuntimeException) failure;
    };
  }
}
