package dev.clearfault.benchmark;

import dev.clearfault.BareRequest;
import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.ExceptionMappingFilter.LogTarget;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A request that does not fail, through the filter and without it. */
@State(Scope.Thread)
public class PassThroughBenchmark {
  private final ExceptionMappingFilter filter =
      ExceptionMappingFilter.builder().log(LogTarget.OFF).build();
  private final BareRequest request = new BareRequest();
  private final BareResponse response = new BareResponse();

  /** Starts the filter. */
  @Setup
  public void start() throws ServletException {
    filter.init(new BareConfig());
  }

  /** Calls the servlet without the filter. */
  @Benchmark
  public void withoutFilter(Blackhole hole) throws IOException, ServletException {
    request.begin();
    chain(hole).doFilter(request, response);
  }

  /** Calls the servlet through the filter. */
  @Benchmark
  public void throughFilter(Blackhole hole) throws IOException, ServletException {
    request.begin();
    filter.doFilter(request, response, chain(hole));
  }

  private static FilterChain chain(Blackhole hole) {
    return (req, res) -> {
      hole.consume(req);
      hole.consume(res);
    };
  }
}
