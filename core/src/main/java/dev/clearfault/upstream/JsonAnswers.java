package dev.clearfault.upstream;

import dev.clearfault.json.JsonReader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an upstream answered, or says that the answer breaks what was agreed on.
 *
 * <p>Thread-safe.
 */
final class JsonAnswers {
  private volatile @Nullable JsonReader reader;

  <T> T read(byte[] json, Class<T> type) {
    JsonReader.Result<T> result = reader().readAnswer(json, type);
    T value = result.value();
    if (value == null || !result.faults().isEmpty()) {
      throw new InvalidAnswer(
          result.faults().stream()
              .map(fault -> fault.kind() + " at " + fault.path())
              .collect(Collectors.joining(", ")));
    }
    return value;
  }

  /** Reads a problem of an upstream as far as it can be read: its status is what counts. */
  UpstreamAnswer readProblem(int status, byte[] json) {
    Members said = null;
    try {
      said = reader().readAnswer(json, Members.class).value();
    } catch (RuntimeException unreadable) {
      // Not even Jackson may be there; an upstream's error is no place to fail.
    }
    return said == null
        ? UpstreamAnswer.of(status)
        : new UpstreamAnswer(
            status, said.type(), said.title(), said.detail(), said.instance(), said.code());
  }

  /** RFC 9457 section 3.1: a member of another type is as good as none. */
  record Members(
      @Nullable String type,
      @Nullable String title,
      @Nullable String detail,
      @Nullable String instance,
      @Nullable String code) {}

  /** When first needed, so that an application without Jackson may have upstreams, too. */
  private JsonReader reader() {
    JsonReader known = reader;
    if (known == null) {
      known = JsonReader.jackson();
      reader = known;
    }
    return known;
  }
}
