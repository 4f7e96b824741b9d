package dev.clearfault.internal.exchange;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** When the time of the application ends, over the dispatches of one request. */
class PassTest {
  private final FakeRequest request = new FakeRequest();
  private final FakeResponse response = new FakeResponse();
  private final Exchange exchange = Exchanges.of(request, response);
  private final List<AsyncListener> listeners = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();

  /** The container's, which records what it is asked for. */
  private final AsyncContext container =
      (AsyncContext)
          Proxy.newProxyInstance(
              AsyncContext.class.getClassLoader(),
              new Class<?>[] {AsyncContext.class},
              (self, method, arguments) -> {
                calls.add(method.getName());
                if (arguments != null && arguments[0] instanceof AsyncListener listener) {
                  listeners.add(listener);
                }
                return null;
              });

  private AsyncContext startAsync() {
    return GuardedAsync.begin(container, exchange, null, null);
  }

  private void pass(FilterChain chain) throws IOException, ServletException {
    Pass.through(chain, exchange, request, response);
  }

  /** A worker may go on after it has dispatched, or after a listener of the timeout has. */
  @Test
  void theEndOfADispatchIsTheEnd() throws IOException, ServletException {
    pass((in, out) -> startAsync().dispatch());
    assertThat(exchange.turn().hasEnded()).isFalse();
    pass((in, out) -> {});
    assertThat(exchange.turn().hasEnded()).isTrue();
  }

  @Test
  void aDispatchThatBeginsAnotherCycleIsNotTheEnd() throws IOException, ServletException {
    pass((in, out) -> startAsync().dispatch());
    pass((in, out) -> startAsync());
    assertThat(exchange.turn().hasEnded()).isFalse();
    pass((in, out) -> startAsync().complete());
    assertThat(exchange.turn().hasEnded()).isTrue();
  }

  @Test
  void theEndThatTheContainerReportsIsTheEnd() throws IOException {
    startAsync().dispatch("/outside");
    AsyncCycle cycle = exchange.async;
    assertThat(cycle).isNotNull();
    cycle.watch();
    assertThat(exchange.turn().hasEnded()).isFalse();
    listeners.get(0).onComplete(new AsyncEvent(container));
    assertThat(exchange.turn().hasEnded()).isTrue();
  }

  /**
   * A worker fails while the request's own thread leaves the filter: its answer must not be lost.
   */
  @Test
  void thePassThatEndsLeavesTheAnswerToAWorkerThatFails() throws IOException, ServletException {
    Doors doors = exchange.doors;
    CountDownLatch failing = new CountDownLatch(1);
    CountDownLatch passed = new CountDownLatch(1);
    List<Boolean> claims = new CopyOnWriteArrayList<>();
    Doors slow =
        (Doors)
            Proxy.newProxyInstance(
                Doors.class.getClassLoader(),
                new Class<?>[] {Doors.class},
                (self, method, arguments) -> {
                  if (!method.getName().equals("failedAsync")) {
                    return method.invoke(doors, arguments);
                  }
                  failing.countDown();
                  passed.await();
                  claims.add(((Exchange) arguments[0]).turn().claimIfOpen());
                  return null;
                });
    Exchange slowly = new Exchange(request, response, slow);
    List<Thread> workers = new ArrayList<>();
    Pass.through(
        (in, out) -> {
          GuardedAsync.begin(container, slowly, null, null);
          AsyncCycle cycle = requireNonNull(slowly.async);
          Thread worker = new Thread(() -> cycle.workerFailed(new IllegalStateException("bug")));
          worker.start();
          workers.add(worker);
          await(failing);
        },
        slowly,
        request,
        response);
    passed.countDown();
    for (Thread worker : workers) {
      join(worker);
    }
    assertThat(claims).containsExactly(true);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The target might be outside of the filter, and would write behind the answer. */
  @Test
  void aRequestThatHasAnAnswerIsNotDispatched() {
    AsyncContext context = startAsync();
    AsyncCycle cycle = exchange.async;
    assertThat(cycle).isNotNull();
    cycle.failed(new IllegalStateException("a failure"), "in a test");
    calls.clear();
    context.dispatch();
    assertThat(calls).isEmpty();
    assertThat(cycle.isOver()).isTrue();
  }

  /** The container may have ended the request because its client has left. */
  @Test
  void aFailureAfterTheEndReachesNoResponse() throws IOException {
    startAsync();
    AsyncCycle cycle = exchange.async;
    assertThat(cycle).isNotNull();
    cycle.watch();
    listeners.get(0).onComplete(new AsyncEvent(container));
    cycle.workerFailed(new IllegalStateException("too late"));
    exchange.doors.refused(exchange, 409, null);
    assertThat(response.body()).isEmpty();
    assertThat(response.resets).isZero();
    exchange.doors.errorPage(exchange, null, 409);
    assertThat(response.body()).contains("conflict");
  }

  /** The writer is older than the failure; its use is an answer all the same. */
  @Test
  void theOwnAnswerOfAListenerByAnOlderWriterWins() {
    AsyncContext context = startAsync();
    StringWriter written = new StringWriter();
    PrintWriter writer = new GuardedWriter(new PrintWriter(written), exchange);
    AsyncCycle.listenerFailed(
        exchange,
        new IllegalStateException("a failure"),
        "in a test",
        failure -> {
          writer.write("own words");
          context.complete();
        });
    assertThat(exchange.turn().answered()).isFalse();
    assertThat(written).hasToString("own words");
  }
}
