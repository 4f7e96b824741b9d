package dev.clearfault.internal.json;

import static dev.clearfault.internal.json.JacksonReaderTest.bytes;
import static dev.clearfault.internal.json.JacksonReaderTest.told;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is a text is read from one text, and from no number. */
class ExactTextsTest {
  private static final String ID = "6fa459ea-ee8a-4ca4-894e-db77e160355e";

  /** As long as an id, with a hyphen at another place. */
  private static final String MOVED = "6fa459e-aee8a-4ca4-894e-db77e160355e";

  /** A type, a text, and what it means. */
  record Sample(Class<?> type, String text, Object value) {}

  static final List<Sample> GOOD =
      List.of(
          new Sample(UUID.class, ID, UUID.fromString(ID)),
          new Sample(URI.class, "https://example.com/?a=b", URI.create("https://example.com/?a=b")),
          new Sample(Locale.class, "de-DE", Locale.GERMANY),
          new Sample(Currency.class, "EUR", Currency.getInstance("EUR")),
          new Sample(Charset.class, "UTF-8", StandardCharsets.UTF_8),
          new Sample(TimeZone.class, "Europe/Berlin", TimeZone.getTimeZone("Europe/Berlin")),
          new Sample(File.class, " a", new File(" a")),
          new Sample(Path.class, " a", Path.of(" a")),
          new Sample(Character.class, " ", ' '));

  private static final Map<Class<?>, List<String>> BAD =
      Map.ofEntries(
          entry(
              UUID.class,
              List.of("1-1-1-1-1", MOVED, "b6RZ6u6KTKSJTtt34WA1Xg==", " " + ID, ID + "0")),
          entry(URI.class, List.of("a b", " https://example.com/")),
          entry(Locale.class, List.of("de_DE", "a b", "[", " de-DE")),
          entry(Currency.class, List.of("eur", "XYZ1", " EUR")),
          entry(Charset.class, List.of("UTF 8", "none-such", " UTF-8")),
          entry(TimeZone.class, List.of("europe/berlin", "Nowhere", "+1", "GMT+1")),
          entry(Pattern.class, List.of("[")),
          entry(byte[].class, List.of("YWI", "YWJ=", "YQ==YQ==", "YWJj\nYWJj", " ", "_-8=", "=")),
          entry(ByteBuffer.class, List.of("YWI", "YWJ=", " YWI=")),
          entry(Character.class, List.of("ab", "\uD83D\uDE00")),
          entry(Thread.State.class, List.of("0", " NEW", " ")));

  private final JsonReader reader = JsonReader.jackson();
  private final JsonMapper json = new JsonMapper();

  @ParameterizedTest
  @FieldSource("GOOD")
  void aTextIsThatValue(Sample sample) {
    byte[] body = json.writeValueAsBytes(sample.text());
    Object read = reader.read(body, sample.type()).value();
    assertThat(read).isEqualTo(sample.value());
    assertThat(reader.convert(sample.text(), sample.type()).value()).isEqualTo(sample.value());
  }

  @Test
  void andSoIsAPattern() {
    Pattern pattern = reader.read(bytes("\" [a-z]+\""), Pattern.class).value();
    assertThat(pattern).isNotNull().hasToString(" [a-z]+");
  }

  @Test
  void anotherTextIsAFault() {
    BAD.forEach(
        (type, texts) ->
            texts.forEach(
                text -> {
                  assertThat(told(reader.read(json.writeValueAsBytes(text), type)))
                      .as("%s of '%s'", type, text)
                      .matches("\\[] (INVALID_FORMAT|INVALID_ENUM|TYPE_MISMATCH)");
                  assertThat(told(reader.convert(text, type)))
                      .as("%s of '%s'", type, text)
                      .matches("\\[] (INVALID_FORMAT|INVALID_ENUM|TYPE_MISMATCH)");
                }));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        UUID.class,
        URI.class,
        Locale.class,
        Currency.class,
        Charset.class,
        TimeZone.class,
        File.class,
        Path.class,
        Pattern.class,
        Character.class,
        String.class,
        StringBuilder.class,
        StringBuffer.class,
        Thread.State.class
      })
  void aNumberIsNoText(Class<?> type) {
    for (String other : List.of("0", "65", "1.5", "true", "[]", "[\"a\"]", "{}")) {
      assertThat(told(reader.read(bytes(other), type)))
          .as("%s of %s", type, other)
          .matches("\\[(0?)] (INVALID_ENUM|TYPE_MISMATCH)");
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // arrays are read, too
  record Texts(
      @Nullable List<String> list,
      @Nullable Set<String> set,
      String @Nullable [] array,
      @Nullable Map<String, String> map,
      Optional<String> maybe,
      @Nullable List<URI> uris) {}

  @Test
  void aNumberIsNoTextInsideOfOthersEither() {
    assertThat(
            told(
                reader.read(
                    bytes(
                        "{\"list\":[5],\"set\":[true],\"array\":[1.5],\"map\":{\"a\":5},"
                            + "\"maybe\":5,\"uris\":[5]}"),
                    Texts.class)))
        .isEqualTo(
            "[list, 0] TYPE_MISMATCH, [set, 0] TYPE_MISMATCH, [array, 0] TYPE_MISMATCH,"
                + " [map, a] TYPE_MISMATCH, [maybe] TYPE_MISMATCH, [uris, 0] TYPE_MISMATCH");
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.Byte,127,200",
    "java.lang.Short,32767,32768",
    "java.lang.Integer,2147483647,2147483648",
    "java.lang.Long,1,1.0",
    "java.lang.Long,-5,05",
    "java.lang.Integer,5,+5",
    "java.lang.Float,1.5,1e39",
    "java.lang.Double,1.5,NaN",
    "java.lang.Double,9007199254740992,9007199254740993",
    "java.lang.Double,1e5,0x1p3",
    "java.lang.Boolean,true,1",
    "java.lang.Character,a,ab",
    "java.lang.Thread$State,NEW,0",
    "java.util.UUID,6fa459ea-ee8a-4ca4-894e-db77e160355e,1-1-1-1-1",
    "java.util.Locale,de-DE,de_DE",
    "java.net.URI,https://example.com/,a b"
  })
  void theKeyOfAMapIsHeldToTheSame(Class<?> type, String good, String bad) {
    Type map = json.getTypeFactory().constructMapType(Map.class, type, String.class);
    assertThat(told(reader.read(json.writeValueAsBytes(Map.of(good, "x")), map))).isEmpty();
    assertThat(told(reader.read(json.writeValueAsBytes(Map.of(bad, "x")), map)))
        .matches("\\[.*] (INVALID_KEY|KEY_OUT_OF_RANGE)");
  }
}
