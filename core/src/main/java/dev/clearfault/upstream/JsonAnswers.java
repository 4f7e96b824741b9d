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
