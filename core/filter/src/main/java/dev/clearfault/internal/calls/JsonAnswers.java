package dev.clearfault.internal.calls;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.classify.InvalidAnswer;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.upstream.UpstreamAnswer;
import dev.clearfault.upstream.UpstreamResponse;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and checks the answers of an upstream. Thread-safe. */
final class JsonAnswers {
  private @Nullable JsonReader reader;
  private @Nullable AnswerConstraints constraints;

  /** Returns the value from the JSON of an answer. */
  <T> AnswerValue<T> value(Type type) {
    return new AnswerValue<>(
        () -> prepare(type), true, answer -> checked(reader().readAnswer(bytes(answer), type)));
  }

  /** Returns an answer with its status, headers and value, which is null without a body. */
  <T> AnswerValue<UpstreamResponse<T>> response(Type type) {
    AnswerValue<T> value = value(type);
    return new AnswerValue<>(
        value.preparation(),
        true,
        answer ->
            new UpstreamResponse<>(
                answer.status(),
                answer.headers(),
                bytes(answer).length == 0 ? null : value.reading().apply(answer)));
  }

  private static byte[] bytes(UpstreamResponse<byte[]> answer) {
    return requireNonNull(answer.value());
  }

  /**
   * Checks that answers of the type can be read and validated, before anything is sent, on the
   * caller's thread: its class loader finds the application's libraries.
   *
   * @throws IllegalStateException if a library is missing; the message says what to add
   */
  private void prepare(Type type) {
    JsonReader unused = reader();
    if (ConstrainedTypes.include(type)) {
      AnswerConstraints ignored = constraints();
    }
  }

  private <T> T checked(JsonReader.Result<T> result) {
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

  /** Checks a value that has constraints, and the elements of an array, collection or map. */
  private void check(Object value, String place) {
    if (ConstrainedTypes.include(value.getClass()) && !value.getClass().isArray()) {
      constraints().check(value, place);
    }
    if (value instanceof Object[] elements) {
      checkEach(Arrays.asList(elements), place);
    } else if (value instanceof Collection<?> elements) {
      checkEach(elements, place);
    } else if (value instanceof Map<?, ?> map) {
      // The upstream chooses the keys, so the log does not show them.
      map.values().stream().filter(Objects::nonNull).forEach(each -> check(each, place + "[]"));
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

  /** Reads the problem of an upstream as far as possible. */
  UpstreamAnswer readProblem(int status, byte[] json) {
    Members said = null;
    try {
      said = reader().<Members>readAnswer(json, Members.class).value();
    } catch (RuntimeException unreadable) {
      // The application may not even have Jackson. The status is enough.
    }
    return said == null
        ? UpstreamAnswer.of(status)
        : new UpstreamAnswer(
            status, said.type(), said.title(), said.detail(), said.instance(), said.code());
  }

  /** A member of another type is ignored (RFC 9457 section 3.1). */
  record Members(
      @Nullable String type,
      @Nullable String title,
      @Nullable String detail,
      @Nullable String instance,
      @Nullable String code) {}

  /** Makes the reader when it is needed, because the application may have no Jackson. */
  private synchronized JsonReader reader() {
    JsonReader known = reader != null ? reader : JsonReader.jackson();
    reader = known;
    return known;
  }

  /** Starts the provider once. If it is missing, another thread may find it. */
  private synchronized AnswerConstraints constraints() {
    AnswerConstraints known = constraints != null ? constraints : AnswerConstraints.open();
    constraints = known;
    return known;
  }
}
