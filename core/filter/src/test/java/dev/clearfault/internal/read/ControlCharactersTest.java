package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.clearfault.Inputs;
import dev.clearfault.TextsOf;
import dev.clearfault.input.From;
import dev.clearfault.input.NoControlCharacters;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Texts that databases refuse: by a constraint, and by the option of the filter. */
class ControlCharactersTest {
  private static final String BAD = "a\\u0000";

  record Comment(
      @Nullable @NoControlCharacters String text,
      @Nullable List<@NoControlCharacters String> tags,
      @Nullable Map<@NoControlCharacters String, String> byName) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
  interface Shape {}

  record Circle(@Nullable String label) implements Shape {}

  @SuppressWarnings("ArrayRecordComponent") // arrays are read, too
  record Anything(
      @From(Source.QUERY) @Nullable List<String> q,
      @From(Source.HEADER) @Nullable String trace,
      @Nullable String text,
      @Nullable Integer number,
      @Nullable LocalDate day,
      @Nullable List<String> list,
      String @Nullable [] array,
      @Nullable Map<String, String> map,
      @Nullable Object any,
      @Nullable JsonNode tree,
      @Nullable Shape shape) {}

  /** The state of a request whose body nobody has read. */
  private record Unread(InputLimits inputLimits) implements InputLimits.Holder {
    @Override
    public long received() {
      return 0;
    }
  }

  private static HttpServletRequest strict(
      @Nullable String query, @Nullable String header, String json) {
    HttpServletRequest request =
        PostedJson.request(query, header, json.getBytes(StandardCharsets.UTF_8));
    InputLimits limits = new InputLimits(1 << 20, 100, 100_000, 1000, 50, false);
    request.setAttribute(InputLimits.HOLDER, new Unread(limits));
    return request;
  }

  private static String read(@Nullable String query, @Nullable String header, String json) {
    return PostedJson.outcome(
        strict(query, header, json), request -> Inputs.read(request, Anything.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0000",
        "\\u0001",
        "\\u000b",
        "\\u001b",
        "\\u007f",
        "\\u0080",
        "\\u0085",
        "\\u009f",
        "\\ud800",
        "\\udc00",
        "\\udc00\\ud800",
        "\\ud800x",
        "x\\ud83d\\ude00\\ude00"
      })
  void theConstraintAndTheOptionRefuseTheSame(String text) {
    String json = "{\"text\":\"" + text + "\"}";
    String refused = "validation_failed: #/text no_control_characters";
    assertThat(PostedJson.read(Comment.class, null, json)).isEqualTo(refused);
    assertThat(read(null, null, json)).isEqualTo(refused);
    assertThat(PostedJson.read(Anything.class, null, json)).startsWith("Anything[");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\\t", "\\r\\n", "\\u00a0", "\\u200b", "\\ud83d\\ude00", "\\uffff", "\\ufeff"})
  void theConstraintAndTheOptionAcceptTheSame(String text) {
    String json = "{\"text\":\"" + text + "\"}";
    assertThat(PostedJson.read(Comment.class, null, json)).startsWith("Comment[");
    assertThat(read(null, null, json)).startsWith("Anything[");
  }

  @Test
  void theConstraintNamesTheElementOrTheMapOfAKey() {
    String json = "{\"tags\":[\"ok\",\"" + BAD + "\"],\"byName\":{\"" + BAD + "\":\"x\"}}";
    assertThat(PostedJson.read(Comment.class, null, json))
        .isEqualTo(
            "validation_failed: #/tags/1 no_control_characters,"
                + " #/byName no_control_characters"); // The key itself is the rejected value.
  }

  @Test
  void theOptionNamesEveryPlaceOfABodyOnce() {
    String json =
        ("{'list':['ok','?'],'array':['?'],'map':{'?':'?','k':'?'},'any':{'x':['?']},"
                + "'tree':['?'],'shape':{'label':'?','@type':'circle'},'day':'?','number':'?'}")
            .replace("?", BAD)
            .replace('\'', '"');
    assertThat(read(null, null, json))
        .isEqualTo(
            "validation_failed: #/number no_control_characters, #/day no_control_characters,"
                + " #/list/1 no_control_characters, #/array/0 no_control_characters,"
                + " #/map/a%00 no_control_characters, #/map/k no_control_characters,"
                + " #/any/x/0 no_control_characters, #/tree/0 no_control_characters,"
                + " #/shape/label no_control_characters");
  }

  @Test
  void theOptionNamesParametersAndHeaders() {
    assertThat(read("q=ok&q=a%00", "a\u0001", "{}"))
        .isEqualTo(
            "validation_failed: QUERY q[1] no_control_characters,"
                + " HEADER trace no_control_characters");
    assertThat(read("q=%09", "ok", "{}")).startsWith("Anything[");
  }

  @Test
  void theTextsAreInEveryLanguage() {
    String json = "{\"text\":\"" + BAD + "\"}";
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    for (HttpServletRequest request :
        List.of(PostedJson.request(null, null, bytes), strict(null, null, json))) {
      ProblemException refused =
          catchThrowableOfType(ProblemException.class, () -> Inputs.read(request, Comment.class));
      TextsOf.areInEveryLanguage(refused.problem());
      assertThat(refused.problem().errors())
          .singleElement()
          .extracting(error -> error.code())
          .isEqualTo("no_control_characters");
    }
  }
}
