package dev.clearfault.contract.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is checked as what it is, and not as the bytes of its coding. */
class CodedBodiesTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private static CheckingServer server;

  @BeforeAll
  static void start() {
    server =
        CheckingServer.of(
            CheckingServer.document(
                """
                requestBody:
                  required: true
                  content:
                    application/x-www-form-urlencoded:
                      schema: {type: object, properties: {item: {type: string, maxLength: 5}}}
                    text/plain: {schema: {type: string, maxLength: 90}}
                    application/json: {schema: {type: object}}
                """));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static int status(String text, String type, String coding) {
    return server.post("/x", text, "Content-Type", type, "Content-Encoding", coding).status();
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, "text/plain", "application/json"})
  void aCodedBodyIsRefused(String type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write("item=longer".getBytes(StandardCharsets.UTF_8));
    }
    String latin = type + (type.endsWith("json") ? "" : ";charset=iso-8859-1");
    String[] fields = {"Content-Type", latin, "Content-Encoding", "gzip"};
    assertThat(server.sendBytes("POST", "/x", bytes.toByteArray(), fields).status()).isEqualTo(415);
    String[] two = {
      "Content-Type", latin, "Content-Encoding", "identity", "Content-Encoding", "gzip"
    };
    assertThat(server.sendBytes("POST", "/x", bytes.toByteArray(), two).status()).isEqualTo(415);
  }

  /** A filter that decodes a body often keeps the field. */
  @Test
  void aDecodedBodyIsChecked() {
    assertThat(status("item=a", FORM, "gzip")).isEqualTo(200);
    assertThat(status("item=longer", FORM, "gzip")).isEqualTo(400);
    assertThat(status("caf\u00e9\r\n", "text/plain", "gzip")).isEqualTo(200);
    assertThat(status("{}", "application/json", "gzip")).isEqualTo(200);
    assertThat(status("item=a", FORM, "IDENTITY")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; x=y, text/plain",
        "application/json; charset=utf-8; charset=latin1",
        "text/plain; x=\""
      })
  void aTypeWithTwoMeaningsIsRefused(String type) {
    assertThat(server.post("/x", "{}", "Content-Type", type).status()).isEqualTo(415);
  }
}
