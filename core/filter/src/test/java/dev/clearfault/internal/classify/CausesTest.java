package dev.clearfault.internal.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class CausesTest {
  private final IllegalStateException failure = new IllegalStateException("inner");

  @Test
  void looksBehindPureWrappers() {
    assertThat(unwrap(new CompletionException(new ExecutionException(failure))))
        .hasSize(3)
        .endsWith(failure);
    assertThat(unwrap(new UndeclaredThrowableException(failure))).endsWith(failure);
    assertThat(unwrap(new InvocationTargetException(failure))).endsWith(failure);
    IOException io = new IOException();
    assertThat(unwrap(new UncheckedIOException(io))).endsWith(io);
  }

  @Test
  void doesNotLookBehindWhatMaySaySomething() {
    assertThat(unwrap(new RuntimeException(failure))).hasSize(1);
    assertThat(unwrap(new CompletionException("own words", failure) {})).hasSize(1);
  }

  @Test
  void wrapperWithoutCauseIsTheFailure() {
    Throwable empty = new UndeclaredThrowableException(null);
    assertThat(unwrap(empty)).containsExactly(empty);
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

  private static List<Throwable> unwrap(Throwable wrapper) {
    return Causes.unwrap(wrapper, thrown -> false);
  }

  private static final class Endless extends RuntimeException {
    @Override
    public synchronized Throwable getCause() {
      return new Endless();
    }
  }
}
