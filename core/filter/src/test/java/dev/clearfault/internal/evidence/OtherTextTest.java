package dev.clearfault.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.spi.Evidence;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import tools.jackson.databind.json.JsonMapper;

/** Another text that the application parses may be much like the body. */
class OtherTextTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String JSON = "application/json";

  record Order(String name, int amount) {}

  /** Asks a database while it is made. */
  static final class Stored {
    public void setId(String id) throws SQLException {
      if (!id.isEmpty()) {
        throw new SQLException("no such table");
      }
    }
  }

  private static BodyRead body(@Nullable String type, String text) {
    return new BodyRead(null, text, true, true, -1, type);
  }

  private static @Nullable BodyFault of(BodyRead body, Throwable thrown) {
    return BodyEvidence.of(Causes.chain(thrown), body);
  }

  private static Throwable reading(String text) {
    return catchThrowable(() -> MAPPER.readValue(text, Order.class));
  }

  @Test
  void emptyTextIsNotTheEmptyBody() {
    assertThat(of(body(null, ""), reading(""))).isNull();
    assertThat(of(body("text/plain", " "), reading(""))).isNull();
    assertThat(of(body(JSON, ""), reading(""))).isNotNull();
    Throwable xml =
        catchThrowable(
            () ->
                DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(""))));
    assertThat(of(body(null, ""), xml)).isNull();
    assertThat(of(body("application/xml", ""), xml)).isNotNull();
  }

  @Test
  void beginningIsTheTextOnlyIfNoMoreCouldBeRemembered() {
    String text = "{\"name\":\"a\",\"amount\":\"several\"}";
    String beginning = text.substring(0, 20);
    BodyRead peeked = new BodyRead(null, beginning, false, false, -1, JSON);
    assertThat(of(peeked, reading(text))).isNull();
    BodyRead full = new BodyRead(null, beginning, false, false, -1, JSON, 0);
    assertThat(of(full, reading(text)))
        .isNotNull()
        .extracting(BodyFault::evidence)
        .isEqualTo(Evidence.PARSER_SOURCE);
  }

  @Test
  void shortEqualTextProvesNothing() {
    for (String text : List.of("[]", "7", "\"a\"", "[1, 2]")) {
      assertThat(of(body(JSON, text), reading(text))).as(text).isNull();
    }
  }

  @Test
  void binaryBodyIsNotTheTextThatCannotBeDecoded(@TempDir Path folder) throws Exception {
    MalformedInputException thrown = new MalformedInputException(1);
    BodyRead binary = new BodyRead(null, "ab\ufffd", true, true, 2, "application/octet-stream");
    assertThat(of(binary, thrown)).isNull();
    BodyRead text = new BodyRead(null, "ab\ufffd", true, true, 2, "text/plain");
    assertThat(of(text, thrown)).isNotNull();
    Path file = Files.write(folder.resolve("latin"), new byte[] {(byte) 0xe9, 'a'});
    assertThat(of(text, catchThrowable(() -> Files.readString(file)))).isNull();
  }

  @Test
  void sameTextWithoutAPlaceMustStandOnceAndNotBeShort() {
    BodyRead body = body(JSON, "{\"name\":\"kg\",\"amount\":\"several\"}");
    BodyRead twice = body(JSON, "{\"name\":\"several\",\"amount\":\"several\"}");
    Told told = new Told();
    told.text = "kg";
    assertThat(LikeText.fault(told, JsonText.of(body), body)).isNull();
    told.text = "several";
    assertThat(LikeText.fault(told, JsonText.of(twice), twice)).isNull();
    assertThat(LikeText.fault(told, JsonText.of(body), body)).isNotNull();
    told.path = List.of("amount");
    assertThat(LikeText.fault(told, JsonText.of(body), body)).isNotNull();
    told.text = null;
    told.token = "string";
    assertThat(LikeText.fault(told, JsonText.of(body), body)).isNull();
  }

  @Test
  void containerOfAnotherKindMustBeWhereReadingStopped() {
    String text = "{\"name\":\"a\",\n\"amount\":[7]}";
    Throwable thrown = catchThrowable(() -> MAPPER.readValue(new StringReader(text), Order.class));
    assertThat(of(body(JSON, text), thrown)).isNull();
    assertThat(of(new BodyRead(null, text, true, false, -1, JSON), thrown)).isNotNull();
  }

  @Test
  void rootCountsWithItsNamespaceInABodyThatWasNotReadToItsEnd() {
    SAXParseException thrown =
        new SAXParseException("unexpected element (uri:\"urn:a\", local:\"order\").", null);
    String text = "<order xmlns='urn:a'/>";
    assertThat(of(new BodyRead(null, "<order/>", true, false, -1, "text/xml"), thrown)).isNull();
    assertThat(of(new BodyRead(null, text, true, false, -1, "text/xml"), thrown)).isNotNull();
    assertThat(of(body("text/xml", text), thrown)).as("it was accepted").isNull();
  }

  @Test
  void databaseBelowTheParserIsOurs() {
    byte[] json = "{\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8);
    ByteArrayInputStream in = new ByteArrayInputStream(json);
    Throwable thrown = catchThrowable(() -> MAPPER.readValue(in, Stored.class));
    assertThat(thrown).hasRootCauseInstanceOf(SQLException.class);
    assertThat(of(new BodyRead(in, "{\"id\":\"a\"}", true, true, -1, JSON), thrown)).isNull();
  }
}
