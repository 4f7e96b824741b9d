package dev.clearfault.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.BodyEvidence;
import dev.clearfault.internal.evidence.BodyFault;
import dev.clearfault.internal.evidence.BodyFault.Kind;
import dev.clearfault.spi.Evidence;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The verdict about a body does not depend on its encoding. */
class TextEncodingTest {
  private static final String BROKEN = "{\"name\": \"\u00e4\",\n \"amount\": }";
  private static final String MISTYPED = "{\"name\":\"\u00e4\",\n\"amount\":\"several\"}";

  record Order(String name, int amount) {}

  private static @Nullable BodyFault read(byte[] body, byte[] parsed, @Nullable String type) {
    ByteArrayInputStream in = new ByteArrayInputStream(parsed);
    Throwable thrown = catchThrowable(() -> JsonMapper.shared().readValue(in, Order.class));
    assertThat(thrown).isNotNull();
    BodyMemory memory = new BodyMemory(body == parsed ? in : new Object());
    memory.add(body, 0, body.length);
    memory.add(-1);
    return BodyEvidence.of(Causes.chain(thrown), memory.read(type, -1));
  }

  private static byte[] bytes(String text, String charset, boolean mark) {
    return ((mark ? "\ufeff" : "") + text).getBytes(Charset.forName(charset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void verdictIsTheSameInEachEncoding(String charset) {
    for (boolean mark : new boolean[] {false, true}) {
      byte[] broken = bytes(BROKEN, charset, mark);
      assertThat(read(broken, broken, "application/json"))
          .isNotNull()
          .extracting(BodyFault::evidence, BodyFault::kind, BodyFault::line, BodyFault::column)
          .containsExactly(Evidence.PARSER_SOURCE, Kind.MALFORMED_JSON, 2, 12);
      byte[] mistyped = bytes(MISTYPED, charset, mark);
      assertThat(read(mistyped, mistyped, "application/json"))
          .isNotNull()
          .extracting(BodyFault::kind, BodyFault::path)
          .containsExactly(Kind.TYPE_MISMATCH, List.of("amount"));
      byte[] array = bytes("[1, 2, 3, 4]", charset, mark);
      assertThat(read(array, array, null))
          .isNotNull()
          .extracting(BodyFault::kind, BodyFault::path)
          .containsExactly(Kind.TYPE_MISMATCH, List.of());
      assertThat(read(bytes("{\"a\":1}", charset, mark), broken, "application/json")).isNull();
    }
  }

  /** JSON is UTF-8 without a mark, and the application takes it so. */
  @ParameterizedTest
  @CsvSource({"UTF-8,true", "UTF-16BE,true", "UTF-16LE,true", "UTF-16BE,false", "UTF-16LE,false"})
  void applicationMayTakeAllBytesForUtf8(String charset, boolean mark) {
    byte[] bytes = bytes("{\"amount\":1, \"name\":\"a\"}", charset, mark);
    String text = new String(bytes, StandardCharsets.UTF_8);
    Throwable whole = catchThrowable(() -> JsonMapper.shared().readValue(text, Order.class));
    Throwable reader =
        catchThrowable(() -> JsonMapper.shared().readValue(new StringReader(text), Order.class));
    for (Throwable thrown : List.of(whole, reader)) {
      assertThat(judged(bytes, thrown))
          .isNotNull()
          .extracting(BodyFault::kind, BodyFault::line)
          .containsExactly(Kind.MALFORMED_JSON, 1);
    }
    Throwable other =
        catchThrowable(() -> JsonMapper.shared().readValue("<html></html>", Order.class));
    assertThat(judged(bytes, other)).isNull();
    Throwable stream =
        catchThrowable(
            () -> JsonMapper.shared().readValue(new StringReader("<html></html>"), Order.class));
    assertThat(judged(bytes, stream)).isNull();
  }

  private static @Nullable BodyFault judged(byte[] bytes, Throwable thrown) {
    BodyMemory memory = new BodyMemory(new Object());
    memory.add(bytes, 0, bytes.length);
    memory.add(-1);
    return BodyEvidence.of(Causes.chain(thrown), memory.read("application/json", -1));
  }

  @Test
  void charsetThatTheClientNamesCounts() {
    BodyMemory memory = new BodyMemory(new Object());
    byte[] latin = bytes("{\"name\":\"\u00e4\"}", "ISO-8859-1", false);
    memory.add(latin, 0, latin.length);
    memory.add(-1);
    assertThat(memory.read("application/json; charset=ISO-8859-1", -1).text())
        .isEqualTo("{\"name\":\"\u00e4\"}");
    assertThat(memory.read("application/json", -1).undecodable()).isEqualTo(9);
    for (String charset : List.of("UTF-16BE", "UTF-16LE")) {
      BodyMemory marked = new BodyMemory(new Object());
      byte[] bytes = bytes("{\"name\":1}", charset, true);
      marked.add(bytes, 0, bytes.length);
      assertThat(marked.read("application/json; charset=UTF-16", -1).text())
          .isEqualTo("{\"name\":1}");
    }
  }

  @Test
  void shortBodiesAreUtf8() {
    for (String text : List.of("", "1", "[]", "{ }", "true")) {
      byte[] utf8 = bytes(text, "UTF-8", false);
      assertThat(TextEncoding.of(utf8, utf8.length))
          .isEqualTo(new TextEncoding(Charset.forName("UTF-8"), 0));
    }
  }
}
