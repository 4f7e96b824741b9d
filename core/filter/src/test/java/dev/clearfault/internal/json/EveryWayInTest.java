package dev.clearfault.internal.json;

import static dev.clearfault.internal.json.JacksonReaderTest.bytes;
import static dev.clearfault.internal.json.JacksonReaderTest.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent for whatever type, by whichever way: a value or a fault, never an exception. */
class EveryWayInTest {
  private static final List<Object> TEXTS =
      List.of("x", "", "5", "-1", "9".repeat(1100), "[", "\u0000", List.of("x", "5"), List.of());

  private static final List<String> JSON =
      List.of("null", "5", "1.5", "'x'", "''", "true", "[]", "['x',5]", "{}", "{'a':[{}]}");

  private static final List<Class<?>> TYPES =
      List.of(
          OptionalInt.class,
          OptionalLong.class,
          OptionalDouble.class,
          Optional.class,
          ByteBuffer.class,
          byte[].class,
          char[].class,
          int[].class,
          double[].class,
          String[].class,
          JsonNode.class,
          ObjectNode.class,
          URI.class,
          UUID.class,
          Locale.class,
          Currency.class,
          TimeZone.class,
          Charset.class,
          Pattern.class,
          Date.class,
          BitSet.class,
          Properties.class,
          StringBuilder.class,
          AtomicInteger.class,
          AtomicReference.class,
          Object.class,
          Number.class,
          Iterable.class,
          Map.class,
          StackTraceElement.class,
          Picky.class);

  private final JsonReader reader = JsonReader.jackson();

  /** Throws where nothing is around it that could catch that. */
  record Picky(String text) {
    @JsonCreator
    static Picky of(@Nullable String text) {
      if (text == null || !text.equals("good")) {
        throw new IllegalStateException("hunter2");
      }
      return new Picky(text);
    }
  }

  @Test
  void noTextIsAnException() {
    for (Type type : TYPES) {
      for (Object text : TEXTS) {
        JsonReader.Result<Object> result = reader.convert(text, type);
        assertThat(told(result)).as("%s of %s", type, text).doesNotContain("hunter2");
      }
    }
  }

  @Test
  void noJsonIsAnException() {
    for (Class<?> type : TYPES) {
      for (String json : JSON) {
        byte[] bytes = bytes(json.replace('\'', '"'));
        assertThat(told(reader.read(bytes, type)))
            .as("%s of %s", type, json)
            .doesNotContain("hunter");
        assertThatCode(() -> reader.readAnswer(bytes, type))
            .as("%s of %s", type, json)
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void noParameterIsAnException() {
    for (Class<?> type : TYPES) {
      assertThatCode(() -> reader.bind(Map.of("a", "x", "b", List.of("1", "2")), type))
          .as("%s", type)
          .doesNotThrowAnyException();
    }
  }

  record Named(Class<?> type) {}

  @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
  record Shared(int id, List<Shared> more) {}

  record Addressed(List<InetAddress> addresses) {}

  record Bound(Optional<InetSocketAddress> address) {}

  @ParameterizedTest
  @ValueSource(
      classes = {
        Class.class,
        InetAddress.class,
        URL.class,
        Named.class,
        Addressed.class,
        Bound.class,
        Shared.class
      })
  void noTextLoadsAClassOrAsksANameServer(Class<?> type) {
    assertThatThrownBy(() -> reader.check(type))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Clearfault does not read ");
  }

  /** Needs more of the stack than any thread has. */
  @JsonDeserialize(using = Deep.class)
  record Bottomless() {}

  /** Never gets to the bottom. */
  static final class Deep extends ValueDeserializer<Bottomless> {
    @Override
    public Bottomless deserialize(JsonParser parser, DeserializationContext context) {
      throw new IllegalStateException("the bottom is at " + depth(0));
    }

    private static int depth(int above) {
      return above < 0 ? above : depth(above + 1) + 1;
    }
  }

  record Holder(@Nullable Bottomless held, @Nullable List<Bottomless> more) {}

  @Test
  void aTextThatIsTooDeepForTheStackIsAFaultOfTheText() {
    assertThat(told(reader.read(bytes("5"), Bottomless.class))).isEqualTo("[] TOO_COMPLEX");
    for (String json : List.of("{\"held\":{}}", "{\"more\":[{}]}")) {
      assertThat(told(reader.read(bytes(json), Holder.class))).isEqualTo("[] TOO_COMPLEX");
      assertThat(told(reader.readAnswer(bytes(json), Holder.class))).isEqualTo("[] TOO_COMPLEX");
    }
    assertThat(told(reader.convert("x", Bottomless.class))).isEqualTo("[] TOO_COMPLEX");
  }
}
