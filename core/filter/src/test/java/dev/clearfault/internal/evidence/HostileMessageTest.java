package dev.clearfault.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.internal.evidence.BodyFault.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A message of a parser has a text of the client in it, which may look like a message. */
class HostileMessageTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  enum Color {
    RED,
    GREEN
  }

  record Paint(Color color, int amount) {}

  /** Remembers which classes are looked for. */
  private static final class Watching extends ClassLoader {
    private final List<String> wanted = new ArrayList<>();

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      wanted.add(name);
      return super.loadClass(name, resolve);
    }
  }

  private static BodyFault of(String body) {
    Throwable thrown = catchThrowable(() -> MAPPER.readValue(body, Paint.class));
    BodyFault fault =
        BodyEvidence.of(
            List.of(thrown), new BodyRead(null, body, true, true, -1, "application/json"));
    assertThat(fault).isNotNull();
    return fault;
  }

  @Test
  void classOfMessageIsNeverLoaded() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    Watching watching = new Watching();
    thread.setContextClassLoader(watching);
    try {
      for (String name : List.of("java.time.DayOfWeek.X", "a.b.c.d.X")) {
        String message = "No enum constant " + name;
        Told told =
            MessageTold.of(
                List.of(new IllegalArgumentException(message), new IllegalStateException(message)));
        assertThat(told.allowed).isEmpty();
      }
    } finally {
      thread.setContextClassLoader(before);
    }
    assertThat(watching.wanted).isEmpty();
  }

  @Test
  void framesTellTheEnum() {
    Throwable thrown = catchThrowable(() -> Color.valueOf("a.BLUE"));
    Told told = MessageTold.of(List.of(thrown));
    assertThat(told.allowed).containsExactly("GREEN", "RED");
    assertThat(told.text).isEqualTo("a.BLUE");
    assertThat(told.kind).isEqualTo(Kind.INVALID_ENUM);
  }

  @Test
  void acceptedTextsAreThoseOfTheEnum() {
    assertThat(of("{\"color\":\"BLUE and more\"}").allowed()).containsExactly("GREEN", "RED");
    assertThat(of("{\"color\":\"x for Enum class: [A, SECRET]\"}").allowed())
        .doesNotContain("SECRET");
    BodyFault number = of("{\"amount\":\"x for Enum class: [<b>, SECRET]\"}");
    assertThat(number.allowed()).isEmpty();
    assertThat(number.kind()).isEqualTo(Kind.TYPE_MISMATCH);
    String johnzon = "Illegal class a.Color enum value: x, known values: [<b>, SECRET]";
    assertThat(MessageTold.of(List.of(new IllegalStateException(johnzon))).allowed).isEmpty();
  }

  /** What stands in the middle of a message is the client's text and proves nothing. */
  @Test
  void wordsInTheMiddleAreNotRead() {
    for (String words :
        List.of(
            "is not a ".repeat(215) + "(class java.lang.String : x)",
            "JSONObject[\"a\"] is not a " + "is not a ".repeat(500),
            "a For input string: \"x\"",
            "a".repeat(1000) + " line 2, column 3")) {
      Told told = MessageTold.of(List.of(new IllegalStateException(words)));
      assertThat(told.text).isNull();
      assertThat(told.hasPlace()).isFalse();
    }
  }
}
