package dev.clearfault.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.problem.Violation.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application takes values out of a tree and converts them by itself. */
class ValuesOfBodiesTest {
  private static final String BODY =
      "{\"id\":\"no-uuid\",\"days\":[\"2026-01-31\",\"2026-13-31\"],\"size\":\"HUGE\",\"n\":12345}";

  enum Size {
    SMALL
  }

  private static @Nullable RejectedText find(String body, ThrowingCallable conversion) {
    return find(new BodyRead(null, body, true), catchThrowable(conversion));
  }

  private static @Nullable RejectedText find(BodyRead body, Throwable thrown) {
    IllegalStateException wrapped = new IllegalStateException("wrapped", thrown);
    return Conversions.findInBody(
        Causes.chain(wrapped), body, ValuesOfBodiesTest.class.getClassLoader());
  }

  private static ThrowingCallable uuid(String text) {
    return () -> UUID.fromString(text);
  }

  private static void isAt(@Nullable RejectedText found, Class<?> target, Object... path) {
    assertThat(found).isNotNull();
    assertThat(found.asked().in()).isEqualTo(Source.BODY);
    assertThat(found.asked().path()).isEqualTo(List.of(path));
    assertThat(found.target()).isEqualTo(target);
    assertThat(found.isStandard() || target == Size.class).isTrue();
  }

  @Test
  void rejectedValueHasItsPlace() {
    JsonNode tree = JsonMapper.shared().readTree(BODY);
    isAt(find(BODY, () -> UUID.fromString(tree.get("id").asString())), UUID.class, "id");
    isAt(
        find(BODY, () -> LocalDate.parse(tree.get("days").get(1).asString())),
        LocalDate.class,
        "days",
        1);
    isAt(find(BODY, () -> Size.valueOf(tree.get("size").asString())), Size.class, "size");
    isAt(
        find("{\"a\":\"several\"}", () -> Integer.parseInt("several".strip())), Integer.class, "a");
  }

  /** Any of these may be the text of something else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":\"other\"}",
        "{\"id\":\"NO-UUID\"}",
        "{\"id\":\" no-uuid \"}",
        "{\"id\":\"no-uuid,1\"}",
        "{\"no-uuid\":\"id\"}",
        "{\"id\":\"no-uuid\",\"other\":\"no-uuid\"}",
        "{\"id\":\"no-uuid\"",
        "{\"id\":\"no-uuid\",}",
        "id=no-uuid"
      })
  void anotherTextIsOurs(String body) {
    assertThat(find(body, uuid("no-uuid"))).isNull();
  }

  @Test
  void shortTextsNumbersAndNothingProveNothing() {
    assertThat(find("{\"id\":\"zz\"}", uuid("zz"))).isNull();
    assertThat(find(BODY, uuid("12345"))).isNull();
    assertThat(find("{\"id\":\"\"}", uuid(""))).isNull();
    assertThat(find(BODY, () -> new IllegalArgumentException("no-uuid").getCause())).isNull();
  }

  /** All texts that are no dates have the same exception. */
  @Test
  void exceptionThatTellsNothingIsOurs() {
    assertThat(find("{\"day\":\"soon\"}", () -> java.sql.Date.valueOf("soon"))).isNull();
  }

  @Test
  void bodyMustBeReadToItsEnd() {
    Throwable thrown = catchThrowable(uuid("no-uuid"));
    assertThat(find(new BodyRead(null, BODY, false, false, -1, "application/json"), thrown))
        .isNull();
    assertThat(find(new BodyRead(null, BODY, true), thrown)).isNotNull();
  }

  /** What a parser says about its text is evidence of another kind. */
  @Test
  void conversionOfAParserDoesNotCount() {
    Throwable thrown =
        catchThrowable(() -> JsonMapper.shared().readValue("\"no-uuid\"", UUID.class));
    assertThat(find(new BodyRead(null, BODY, true), thrown)).isNull();
  }
}
