package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.InvalidAnswer;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.upstream.UpstreamAnswer;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an upstream answered, or says that the answer breaks what was agreed on.
 *
 * <p>Thread-safe.
 */
final class JsonAnswers {
  private volatile @Nullable JsonReader reader;
  private volatile @Nullable AnswerConstraints constraints;

  /**
   * Makes sure that answers of the type can be read and checked, before anything is asked of the
   * upstream; on the caller's thread, whose class loader finds the application's libraries.
   *
   * @throws IllegalStateException if a library is missing; the message says what to add
   */
  void prepare(Class<?> type) {
    JsonReader unused = reader();
    if (ConstrainedTypes.include(type)) {
      AnswerConstraints ignored = constraints();
    }
  }

  <T> T read(byte[] json, Class<T> type) {
    JsonReader.Result<T> result = reader().readAnswer(json, type);
    T value = result.value();
    if (value == null || !result.faults().isEmpty()) {
      throw InvalidAnswer.unreadable(
          result.faults().isEmpty()
              ? Stream.of("it is null")
              : result.faults().stream().map(JsonAnswers::describe));
    }
    check(value, "");
    return value;
  }

  private static String describe(JsonFault fault) {
    AnswerPlace place = new AnswerPlace("");
    for (Object step : fault.path()) {
      if (step instanceof String name) {
        place.property(name);
      } else {
        place.element(step.toString());
      }
    }
    return fault.kind() + " at " + place;
  }

  /** Checks a value that has constraints, and the elements of one that is a list of such. */
  private void check(Object value, String place) {
    if (ConstrainedTypes.include(value.getClass()) && !value.getClass().isArray()) {
      constraints().check(value, place);
    }
    if (value instanceof Object[] elements) {
      checkEach(Arrays.asList(elements), place);
    } else if (value instanceof Collection<?> elements) {
      checkEach(elements, place);
    }
  }

  private void checkEach(Collection<? extends @Nullable Object> elements, String place) {
    int index = 0;
    for (Object element : elements) {
      if (element != null) {
        check(element, place + "[" + index + "]");
      }
      index++;
    }
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

  /** Started once; a provider that is not there may be found on another thread. */
  private AnswerConstraints constraints() {
    AnswerConstraints known = constraints;
    return known != null ? known : startConstraints();
  }

  private synchronized AnswerConstraints startConstraints() {
    AnswerConstraints known = constraints;
    if (known == null) {
      known = AnswerConstraints.open();
      constraints = known;
    }
    return known;
  }
}
