package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Violation.Source;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A client that sends what a hint shows is understood, whatever its language. */
class TextHintsTest {
  private static final Languages LANGUAGES = new Languages(null);
  private static final Pattern EXAMPLE =
      Pattern.compile("(?:such as|z\\. B\\.|par exemple|por ejemplo) (.+?)\\.$");

  private final JsonReader reader = JsonReader.jackson();
  private final JsonMapper json = new JsonMapper();

  @ParameterizedTest
  @ValueSource(
      classes = {
        UUID.class,
        URI.class,
        Locale.class,
        Currency.class,
        Charset.class,
        ZoneId.class,
        TimeZone.class,
        Pattern.class,
        byte[].class,
        ByteBuffer.class,
        char.class,
        Character.class,
        XMLGregorianCalendar.class
      })
  void theExampleIsAccepted(Class<?> type) {
    JsonFault fault = reader.read(json.writeValueAsBytes(1.5), type).faults().get(0);
    Stream.concat(Stream.of(LANGUAGES.english()), Stream.of("de", "fr", "es").map(LANGUAGES::named))
        .map(language -> example(fault, language))
        .forEach(
            example ->
                assertThat(reader.read(json.writeValueAsBytes(example), type).faults())
                    .as(example)
                    .isEmpty());
  }

  /** Returns what the hint shows. */
  private static String example(JsonFault fault, Language language) {
    ViolationPath path = ViolationPath.of(List.of("at"));
    String hint =
        language
            .violations(
                List.of(
                    ReadingText.violation(fault, path, Source.BODY, language, Map::of)
                        .texts()
                        .get()))
            .get(0)
            .hint();
    return EXAMPLE.matcher(String.valueOf(hint)).results().findFirst().orElseThrow().group(1);
  }
}
