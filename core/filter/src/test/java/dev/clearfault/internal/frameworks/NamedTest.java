package dev.clearfault.internal.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Classes of frameworks may be missing, or be those of another version. */
class NamedTest {
  /** As of a framework. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Status {
    int code() default 404;
  }

  /** As of a framework. */
  @Status
  public static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Returns a text. */
    public String text() {
      return "told";
    }

    /** Returns no text. */
    public int number() {
      return 7;
    }

    /** Fails. */
    public String broken() {
      if (number() > 0) {
        throw new IllegalStateException("not now");
      }
      return text();
    }

    /** Returns what it was made from. */
    public <T> @Nullable T unwrap(Class<T> type) {
      if (type != String.class) {
        throw new IllegalArgumentException("of another type");
      }
      return type.cast("source");
    }

    /** Returns what one of its errors was made from. */
    public <T> T unwrap(Object error, Class<T> type) {
      return type.cast(error);
    }
  }

  /** Every failure is compared with some twenty names. */
  @Test
  void exceptionsOfJavaAreComparedWithoutMemory() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Exception failure = new ConnectException("refused");
    int calls = 10_000;
    int found = 0;
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (int i = 0; i < calls; i++) {
      found += Named.is(failure, "org.springframework.validation.BindException") ? 1 : 0;
    }
    long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertThat(found).isZero();
    assertThat((after - before) / calls).isZero();
  }

  @Test
  void superclassesAndInterfacesCount() {
    assertThat(Named.is(new ArrayList<>(), "java.util.Collection")).isTrue();
    assertThat(Named.is(new Failure(), "java.lang.Throwable")).isTrue();
    assertThat(Named.is(new Failure(), "java.util.List")).isFalse();
    assertThat(Named.is(null, "java.lang.Object")).isFalse();
  }

  @Test
  void methodThatIsMissingOrThrowsTellsNothing() {
    Failure failure = new Failure();
    assertThat(Named.ask(failure, "text")).isEqualTo("told");
    for (String each : List.of("broken", "other", "wait")) {
      assertThat(Named.ask(each.equals("wait") ? null : failure, each)).as(each).isNull();
    }
    assertThat(Named.text(failure, "text")).isEqualTo("told");
    assertThat(Named.text(failure, "number")).isEmpty();
    assertThat(Named.text(null, "text")).isEmpty();
  }

  @Test
  void sourceOfAnotherTypeIsNone() {
    Failure failure = new Failure();
    assertThat(Named.unwrap(failure, String.class)).isEqualTo("source");
    assertThat(Named.unwrap(failure, Integer.class)).isNull();
    assertThat(Named.unwrap("no error", String.class)).isNull();
    assertThat(Named.unwrap(failure, "error", String.class)).isEqualTo("error");
    assertThat(Named.unwrap(failure, "error", Integer.class)).isNull();
    assertThat(Named.unwrap("no result", "error", String.class)).isNull();
  }

  @Test
  void annotationsAreFoundByTheirNames() {
    Annotation status = Named.annotation(Failure.class, Status.class.getName());
    assertThat(status).isNotNull();
    assertThat(Named.member(status, "code")).isEqualTo(404);
    assertThat(Named.member(status, "reason")).isNull();
    assertThat(Named.annotation(String.class, Status.class.getName())).isNull();
  }
}
