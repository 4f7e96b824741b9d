package dev.clearfault.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.Documents;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Occurrence;
import java.io.Serial;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.helpers.LegacyAbstractLogger;

/** A provider of SLF4J without key-values, as all of SLF4J 1: it has the MDC for them. */
class Slf4jSinkTest {
  private final List<Map<String, String>> contexts = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final Slf4jSink sink = new Slf4jSink(new WithoutKeyValues());

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void factsAreInTheContextOfTheirLineOnly() {
    sink.log(entry(), null);
    sink.log(LogEntry.of(Level.INFO, "the next line"), null);
    assertThat(lines).containsExactly("the line", "the next line");
    assertThat(contexts.get(0))
        .containsEntry("status", "404")
        .containsEntry("code", "not_found")
        .containsEntry("instance", "urn:uuid:1")
        .containsEntry("fault", "client")
        .containsEntry("route", "/shop/*")
        .containsEntry("duration_ms", "2");
    assertThat(contexts.get(1)).isEmpty();
  }

  @Test
  void whatTheApplicationHasInTheContextStays() {
    Map<String, String> own = Map.of("tenant", "blue", "status", "shipped");
    MDC.setContextMap(own);
    sink.log(entry(), null);
    assertThat(contexts.get(0)).containsEntry("tenant", "blue").containsEntry("status", "404");
    assertThat(MDC.getCopyOfContextMap()).isEqualTo(own);
  }

  @Test
  void aProviderThatFailsLeavesNothingInTheContext() {
    IllegalStateException broken = new IllegalStateException("disk full");
    assertThatThrownBy(() -> sink.log(entry(), broken)).isSameAs(broken);
    assertThat(MDC.get("code")).isNull();
  }

  /** The text of the line has the same parts without secrets. */
  @Test
  void factsAreFreeOfSecrets() {
    sink.log(entry(), null);
    assertThat(contexts.get(0)).containsEntry("request_id", "token=***");
  }

  private static LogEntry entry() {
    ProblemDocument document = Documents.of(Problem.of(ProblemType.ofStatus(404)));
    Occurrence occurrence = Failures.of(Documents.withIds(document, "token=hunter2"));
    return new LogEntry(Level.INFO, "the line", occurrence);
  }

  /** Throws what it has to log. */
  private final class WithoutKeyValues extends LegacyAbstractLogger {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    protected void handleNormalizedLoggingCall(
        org.slf4j.event.Level level,
        @Nullable Marker marker,
        String line,
        Object @Nullable [] arguments,
        @Nullable Throwable thrown) {
      if (thrown instanceof RuntimeException broken) {
        throw broken;
      }
      Map<String, String> context = MDC.getCopyOfContextMap();
      contexts.add(context == null ? Map.of() : new HashMap<>(context));
      lines.add(line);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
      return null;
    }

    @Override
    public boolean isTraceEnabled() {
      return true;
    }

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }
  }
}
