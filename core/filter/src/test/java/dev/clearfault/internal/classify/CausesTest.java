package dev.clearfault.internal.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class CausesTest {
  private final IllegalStateException failure = new IllegalStateException("inner");

  @Test
  void looksBehindPureWrappers() {
    assertThat(Causes.unwrap(new CompletionException(new ExecutionException(failure))))
        .hasSize(3)
        .endsWith(failure);
    assertThat(Causes.unwrap(new UndeclaredThrowableException(failure))).endsWith(failure);
    assertThat(Causes.unwrap(new InvocationTargetException(failure))).endsWith(failure);
    IOException io = new IOException();
    assertThat(Causes.unwrap(new UncheckedIOException(io))).endsWith(io);
  }

  @Test
  void doesNotLookBehindWhatMaySaySomething() {
    assertThat(Causes.unwrap(new RuntimeException(failure))).hasSize(1);
    assertThat(Causes.unwrap(new CompletionException("own words", failure) {})).hasSize(1);
  }

  @Test
  void looksBehindWhatUndertowPutsAroundADispatch() {
    Throwable wrapper = new RuntimeException(failure);
    wrapper.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(
              "io.undertow.servlet.spec.RequestDispatcherImpl", "forward", null, 208),
          new StackTraceElement("com.example.CartServlet", "doGet", null, 7)
        });
    assertThat(Causes.unwrap(wrapper)).containsExactly(wrapper, failure);
    wrapper.setStackTrace(new StackTraceElement[0]);
    assertThat(Causes.unwrap(wrapper)).containsExactly(wrapper);
  }

  @Test
  void wrapperWithoutCauseIsTheFailure() {
    Throwable empty = new UndeclaredThrowableException(null);
    assertThat(Causes.unwrap(empty)).containsExactly(empty);
  }

  @Test
  void cycleEnds() {
    Throwable first = new IllegalStateException("first");
    Throwable second = new IllegalStateException("second", first);
    first.initCause(second);
    assertThat(Causes.chain(first)).containsExactly(first, second);
  }

  @Test
  void endlessChainIsCut() {
    assertThat(Causes.chain(new Endless())).hasSize(32);
  }

  @Test
  void causeThatCannotBeAskedForIsNone() {
    Throwable hostile =
        new RuntimeException("hostile") {
          @Override
          public synchronized Throwable getCause() {
            throw new StackOverflowError();
          }
        };
    assertThat(Causes.chain(hostile)).containsExactly(hostile);
  }

  private static final class Endless extends RuntimeException {
    @Override
    public synchronized Throwable getCause() {
      return new Endless();
    }
  }
}
