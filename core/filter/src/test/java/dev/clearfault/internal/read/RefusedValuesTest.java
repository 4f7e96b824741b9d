package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.clearfault.Inputs;
import dev.clearfault.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Exceptions of an application's deserializers, factories and creators: the answer is the same for
 * the whole body and for a value inside of it, and the exception is the cause, for the log.
 */
class RefusedValuesTest {

  private static RuntimeException thrown(String kind) {
    return switch (kind) {
      case "null" -> new NullPointerException("hunter2");
      case "cast" -> new ClassCastException("hunter2");
      case "day" -> new DateTimeException("hunter2");
      default -> new IllegalArgumentException("hunter2");
    };
  }

  /** Read by a deserializer of the application. */
  @JsonDeserialize(using = Throwing.class)
  record ByDeserializer(String kind) {}

  static final class Throwing extends ValueDeserializer<ByDeserializer> {
    @Override
    public ByDeserializer deserialize(JsonParser parser, DeserializationContext context) {
      throw thrown(parser.getString());
    }
  }

  /** Read by a factory. */
  record ByFactory(String kind) {
    @SuppressWarnings("DoNotCallSuggester") // Jackson calls it.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ByFactory of(String kind) {
      throw thrown(kind);
    }
  }

  /** Read by a constructor. */
  static final class ByCreator {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    ByCreator(String kind) {
      throw thrown(kind);
    }
  }

  record Around(@Nullable String before, T value, @Nullable Integer after) {
    record T(@Nullable ByDeserializer a, @Nullable ByFactory b, @Nullable ByCreator c) {}
  }

  private static final List<Class<?>> ROOTS =
      List.of(ByDeserializer.class, ByFactory.class, ByCreator.class);

  private static ProblemException refused(Class<?> type, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return catchThrowableOfType(
        ProblemException.class, () -> Inputs.read(PostedJson.request(null, null, bytes), type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "cast", "day", "argument"})
  void anExceptionAtTheRootIsARefusalWithItsCause(String kind) {
    for (Class<?> root : ROOTS) {
      String json = "\"" + kind + "\"";
      assertThat(PostedJson.read(root, null, json)).isEqualTo("validation_failed: # invalid_value");
      ProblemException refused = refused(root, json);
      assertThat(refused).hasCauseInstanceOf(thrown(kind).getClass());
      assertThat(refused.problem().toString()).doesNotContain("hunter2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "cast", "day", "argument"})
  void andSoIsOneInsideOfABody(String kind) {
    for (String name : List.of("a", "b", "c")) {
      String json = "{\"value\":{\"%s\":\"%s\"},\"after\":\"x\"}".formatted(name, kind);
      assertThat(PostedJson.read(Around.class, null, json))
          .isEqualTo(
              "validation_failed: #/value/%s invalid_value, #/after type_mismatch".formatted(name));
      ProblemException refused = refused(Around.class, json);
      assertThat(refused).hasCauseInstanceOf(thrown(kind).getClass());
      assertThat(refused.problem().toString()).doesNotContain("hunter2");
    }
  }

  @Test
  void andSoIsOneOfAnElement() {
    assertThat(
            PostedJson.read(new TypeReference<List<ByFactory>>() {}, null, "[\"null\",\"cast\"]"))
        .isEqualTo("validation_failed: #/0 invalid_value, #/1 invalid_value");
  }

  /** The constructor got nothing in its place, so that its exception is no bug. */
  record Careless(Integer size, @Nullable String name) {
    Careless {
      size = size.intValue() + 1;
    }
  }

  @Test
  void anExceptionBecauseAValueWasLeftOutIsNotReported() {
    ProblemException refused = refused(Careless.class, "{\"size\":\"x\",\"name\":\"a\"}");
    assertThat(refused.problem().errors())
        .singleElement()
        .satisfies(error -> assertThat(error.code()).isEqualTo("type_mismatch"));
    assertThat(refused).hasNoCause();
    assertThat(refused(Careless.class, "{\"name\":\"a\"}"))
        .hasCauseInstanceOf(NullPointerException.class);
  }
}
