package dev.clearfault.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.BodyFault.Kind;
import dev.clearfault.spi.Evidence;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;
import tools.jackson.databind.json.JsonMapper;

class BodyEvidenceTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String BROKEN = "{\"name\": \"a\",\n \"amount\": }";
  private static final String MISTYPED = "{\"name\":\"a\",\n\"amount\":\"several\"}";

  /** What the application reads. */
  record Order(String name, int amount) {}

  /** Code of the application. */
  private interface Reading {
    Object run() throws Exception;
  }

  private static BodyRead body(@Nullable Object source, String text) {
    return new BodyRead(source, text, true, true, -1, "application/json");
  }

  private static @Nullable BodyFault of(BodyRead body, Reading reading) {
    try {
      Object unused = reading.run();
    } catch (Exception e) {
      return BodyEvidence.of(Causes.chain(new IllegalStateException("wrapped", e)), body);
    }
    throw new AssertionError("nothing was thrown");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void parserKnowsItsSource() {
    InputStream in = stream(BROKEN);
    assertThat(of(body(in, BROKEN), () -> MAPPER.readValue(in, Order.class)))
        .isEqualTo(BodyFault.at(Evidence.PARSER_SOURCE, Kind.MALFORMED_JSON, 2, 12));
  }

  @Test
  void valueHasThePathOfTheException() {
    InputStream in = stream(MISTYPED);
    assertThat(of(body(in, MISTYPED), () -> MAPPER.readValue(in, Order.class)))
        .isEqualTo(
            new BodyFault(
                Evidence.PARSER_SOURCE,
                Kind.TYPE_MISMATCH,
                0,
                0,
                List.of("amount"),
                int.class,
                List.of(),
                0));
  }

  @Test
  void textIsTheBodyIfOnlyItsLinesWereJoined() {
    assertThat(of(body(null, BROKEN + "\r\n"), () -> MAPPER.readTree(BROKEN.replace("\n", ""))))
        .isEqualTo(BodyFault.at(Evidence.PARSER_SOURCE, Kind.MALFORMED_JSON, 2, 12));
  }

  @Test
  void unknownReaderMustTellWhatIsTrueOfTheBody() {
    InputStreamReader in = new InputStreamReader(stream(MISTYPED), StandardCharsets.UTF_8);
    assertThat(of(body(null, MISTYPED), () -> MAPPER.readValue(in, Order.class)))
        .extracting(BodyFault::evidence, BodyFault::path)
        .containsExactly(Evidence.BODY_VALUE, List.of("amount"));
    StringReader broken = new StringReader(BROKEN);
    assertThat(of(body(null, BROKEN), () -> MAPPER.readTree(broken)))
        .isEqualTo(BodyFault.at(Evidence.MALFORMED_BODY, Kind.MALFORMED_JSON, 2, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a note",
        "<html>",
        "[]",
        "{}",
        "{\"name\":\"a\",\n\"amount\":7}",
        "{\"name\":\"a\",\n\"amount\":\"many\"}",
        "{\"name\":\"never\",\n\"parsed",
        "{\"name\": \"a\",\n ]"
      })
  void sameExceptionOfAnotherTextIsOurs(String read) {
    BodyRead body = body(new Object(), read);
    for (String other : List.of(BROKEN, MISTYPED)) {
      StringReader reader = new StringReader(other);
      assertThat(of(body, () -> MAPPER.readValue(reader, Order.class))).isNull();
      assertThat(of(body, () -> MAPPER.readValue(other, Order.class))).isNull();
      assertThat(of(body, () -> MAPPER.readValue(stream(other), Order.class))).isNull();
    }
  }

  /** Also if the file has the same text: its stream cannot have read the body. */
  @Test
  void fileIsNeverTheBody(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("order.json"), BROKEN);
    assertThat(of(body(null, BROKEN), () -> MAPPER.readTree(file.toFile()))).isNull();
    try (InputStream in = new FileInputStream(file.toFile())) {
      assertThat(of(body(null, BROKEN), () -> MAPPER.readTree(in))).isNull();
    }
  }

  /** Each parser fails so that gets nothing. */
  @Test
  void emptyBodyCountsOnlyIfTheClientMeantToSendJson() {
    InputStream nothing = stream("");
    BodyRead declared = body(null, "");
    assertThat(of(declared, () -> MAPPER.readValue(nothing, Order.class)))
        .isEqualTo(BodyFault.at(Evidence.MALFORMED_BODY, Kind.EMPTY, 0, 0));
    assertThat(of(new BodyRead(null, "", true), () -> MAPPER.readValue(nothing, Order.class)))
        .isNull();
  }

  @Test
  void bodyThatWasReadBeforeIsABug() throws IOException {
    InputStream in = stream(MISTYPED);
    assertThat(in.readAllBytes()).isNotEmpty();
    assertThat(of(body(in, MISTYPED), () -> MAPPER.readValue(in, Order.class))).isNull();
  }

  @Test
  void placeOfXmlMustFit() {
    String broken = "<order>\n  <name>a</nam></order>";
    BodyRead same = new BodyRead(null, broken, true);
    assertThat(of(same, () -> sax(new InputSource(stream(broken)))))
        .isEqualTo(BodyFault.at(Evidence.MALFORMED_BODY, Kind.MALFORMED_XML, 2, 12));
    BodyRead other = new BodyRead(null, "<order>\n<name>never parsed</order>", true);
    assertThat(of(other, () -> sax(new InputSource(stream(broken))))).isNull();
    InputSource named = new InputSource(stream(broken));
    named.setSystemId("file:/orders.xml");
    assertThat(of(same, () -> sax(named))).isNull();
  }

  private static Object sax(InputSource source) throws Exception {
    SAXParserFactory.newInstance().newSAXParser().parse(source, new DefaultHandler());
    return source;
  }

  @Test
  void decodersFaultNeedsABodyThatCannotBeDecoded() {
    CharacterCodingException fault = new MalformedInputException(1);
    BodyRead broken = new BodyRead(null, "ab\ufffd", true, true, 2, "text/plain");
    assertThat(BodyEvidence.of(List.of(fault), broken))
        .isEqualTo(BodyFault.at(Evidence.MALFORMED_BODY, Kind.MALFORMED_ENCODING, 1, 3));
    assertThat(BodyEvidence.of(List.of(fault), new BodyRead(null, "ab", true))).isNull();
  }

  @Test
  void otherExceptionsProveNothing() {
    BodyRead body = body(null, MISTYPED);
    assertThat(
            BodyEvidence.of(
                List.of(new NumberFormatException("For input string: \"several\"")), body))
        .isNull();
    assertThat(BodyEvidence.of(List.of(new NullPointerException()), body)).isNull();
  }
}
