package dev.clearfault.unchanged;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.BodyEvidence;
import dev.clearfault.internal.evidence.BodyFault;
import dev.clearfault.internal.evidence.BodyFault.Kind;
import dev.clearfault.internal.evidence.BodyRead;
import dev.clearfault.unchanged.Blame.Library;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The application takes all bytes for UTF-8, and the body is not, or begins with a mark. */
class MarkedTextsTest {
  private static final String WELL = "{\"a\":1}";
  private static final Library ORG_JSON = in -> new JSONObject(Blame.text(in));
  private static final Library GSON_LATIN =
      in -> JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));

  private static @Nullable BodyFault blame(String plain, Throwable thrown) {
    BodyRead body = Blame.body("application/json", WELL).withPlain(plain);
    return BodyEvidence.of(Causes.chain(thrown), body);
  }

  @Test
  void textThatIsNoJsonInUtf8IsMalformed() {
    String little = new String(WELL.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_8);
    for (String plain : List.of("\ufeff" + WELL, little)) {
      BodyFault fault = blame(plain, ORG_JSON.failure(plain));
      assertThat(fault).isNotNull();
      assertThat(fault.kind()).isEqualTo(Kind.MALFORMED_JSON);
      assertThat(Blame.json(WELL, ORG_JSON.failure(plain))).isNull();
    }
  }

  /**
   * As {@code getReader()} does, if the client names no charset. Then the body has the same text. A
   * stream that the application decodes by itself has other columns: those of the bytes.
   */
  @Test
  void malformedTextThatGsonReadsAsLatinIsTheClients() {
    String text = "{\"a\":\"\u00e9\u00e9\u00e9\u00e9\",\"b\": }";
    Throwable thrown = GSON_LATIN.failure(text);
    String latin = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    for (String body : List.of(latin, text)) {
      BodyFault fault = Blame.json(body, thrown);
      assertThat(fault).isNotNull();
      assertThat(fault.kind()).isEqualTo(Kind.MALFORMED_JSON);
      assertThat(Blame.json(body.replace(": }", ":1}"), thrown)).isNull();
    }
  }

  /** The client's body is accepted by who reads its encoding. */
  @Test
  void anotherTextIsOurs() {
    Library gson = in -> JsonParser.parseReader(Blame.reader(in));
    String answer = "{\"a\":1,\n\"b\": }";
    for (Library library : List.of(ORG_JSON, gson)) {
      assertThat(blame("\ufeff" + WELL, library.failure(answer))).isNull();
    }
  }
}
