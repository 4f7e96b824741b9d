package dev.clearfault;

import dev.clearfault.internal.read.PostedInputs;
import dev.clearfault.problem.AsProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A small application that uses the whole library; a class loader of its own runs it. */
final class EveryFeature {
  private static final Upstream STORE = Upstream.named("store").retry(1).bulkhead(2);

  private EveryFeature() {}

  @AsProblem(status = 409, code = "sold_out", title = "Sold out")
  private static final class SoldOutException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Returns the statuses of all answers, and the values that were read. */
  static String use() throws Exception {
    StringBuilder said = new StringBuilder();
    ExceptionMappingFilter filter = new ExceptionMappingFilter();
    filter.init(new FakeConfig(Map.of("log", "system")));
    FilterChain[] failing = {
      (request, response) -> raise(new SoldOutException()),
      (request, response) -> raise(new IllegalStateException("hunter2")),
      (request, response) -> raise(new ConstraintViolationException(Set.of())),
      (request, response) -> STORE.call(() -> raise(new ConnectException("refused"))),
      (request, response) -> STORE.callAsync(() -> CompletableFuture.completedStage(1)).join(),
    };
    for (FilterChain chain : failing) {
      FakeResponse response = new FakeResponse();
      filter.doFilter(
          new FakeRequest().with("Accept-Language", "de").with("Accept", "text/html, */*;q=0.1"),
          response,
          chain);
      said.append(response.getStatus()).append(' ');
    }
    said.append(PostedInputs.ofEveryKind());
    filter.destroy();
    return said.toString();
  }

  private static Object raise(Exception failure) throws IOException, ServletException {
    if (failure instanceof IOException io) {
      throw io;
    }
    throw (RuntimeException) failure;
  }
}
