package com.example.shop;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Allows a fixed number of requests per minute. */
public final class RateLimitFilter implements Filter {
  private final AtomicReference<Window> window = new AtomicReference<>(new Window(0, 0));
  private int most;

  private record Window(long minute, int requests) {
    Window and(long now) {
      return now == minute ? new Window(minute, requests + 1) : new Window(now, 1);
    }
  }

  @Override
  public void init(FilterConfig config) {
    most = Integer.parseInt(config.getInitParameter("perMinute"));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long second = Instant.now().getEpochSecond();
    if (window.updateAndGet(last -> last.and(second / 60)).requests() > most) {
      throw new ProblemException(
          Problem.builder(ShopProblems.TOO_MANY_REQUESTS)
              .header("Retry-After", Long.toString(60 - second % 60))
              .build());
    }
    chain.doFilter(request, response);
  }
}
