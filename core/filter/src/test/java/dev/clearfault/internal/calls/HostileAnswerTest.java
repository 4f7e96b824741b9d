package dev.clearfault.internal.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.internal.classify.InvalidAnswer;
import dev.clearfault.upstream.UpstreamAnswer;
import dev.clearfault.upstream.UpstreamResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

/** The kept and logged part of an answer has a limit, whatever the service sends. */
class HostileAnswerTest {
  private static final String LONG_NAME = "n".repeat(900);

  private final JsonAnswers answers = new JsonAnswers();

  record Wide(Map<String, List<Integer>> lists) {}

  record Tree(Map<String, Tree> children, int size) {}

  record Chain(@Valid Chain next, @NotNull String id) {}

  @Test
  void manyFaultsBelowALongNameAreAShortMessage() {
    String faults = "\"x\",".repeat(20_000) + "0";
    assertShort("{\"lists\":{\"" + LONG_NAME + "\":[" + faults + "]}}", Wide.class)
        .contains("TYPE_MISMATCH at lists." + "n".repeat(100), "...");
  }

  @Test
  void onlyTenFaultsAreNamed() {
    String faults = "\"x\",".repeat(20_000) + "0";
    assertThat(message("{\"lists\":{\"a\":[" + faults + "]}}", Wide.class))
        .startsWith("the answer cannot be read: ")
        .endsWith("at lists.a[9]");
  }

  @Test
  void longNamesInEachOtherAreAShortMessage() {
    String open = "{\"size\":\"x\",\"children\":{\"" + LONG_NAME + "\":";
    assertShort(open.repeat(45) + "null" + "}}".repeat(45), Tree.class).contains("at size");
  }

  @Test
  void deepObjectsThatBreakConstraintsAreAShortMessage() {
    assertShort("{\"next\":".repeat(90) + "null" + "}".repeat(90), Chain.class)
        .contains("NotNull at next.next.");
  }

  @Test
  void answerThatIsNestedTooDeeplyIsRefused() {
    assertShort("{\"next\":".repeat(100_000), Chain.class).contains("NESTING_TOO_DEEP");
    assertShort("[".repeat(1 << 20), Chain[].class).contains("NESTING_TOO_DEEP");
    assertShort("[".repeat(1 << 20), Object.class).contains("NESTING_TOO_DEEP");
  }

  /** The body of an error is not validated, and it may be as odd as an answer. */
  @Test
  void problemThatIsNestedTooDeeplyIsAStatus() {
    assertThat(answers.readProblem(500, "[".repeat(1 << 20).getBytes(UTF_8)))
        .isEqualTo(UpstreamAnswer.of(500));
    String deep = "{\"title\":" + "[".repeat(100_000);
    assertThat(answers.readProblem(500, deep.getBytes(UTF_8))).isEqualTo(UpstreamAnswer.of(500));
  }

  private AbstractStringAssert<?> assertShort(String json, Class<?> type) {
    return assertThat(message(json, type)).hasSizeLessThan(2_010);
  }

  private String message(String json, Class<?> type) {
    UpstreamResponse<byte[]> answer =
        new UpstreamResponse<>(
            200, HttpHeaders.of(Map.of(), (name, value) -> true), json.getBytes(UTF_8));
    Throwable thrown = catchThrowable(() -> answers.value(type).reading().apply(answer));
    assertThat(thrown).isInstanceOf(InvalidAnswer.class);
    return String.valueOf(thrown.getMessage());
  }
}
