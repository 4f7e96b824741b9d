package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The limits that containers have for forms, as the table in {@code docs/validation.md} has them.
 */
class PartLimitsContractIT extends Contract {
  private String answer(RawForm form) throws IOException {
    return form.post(container, "/variants/api/parts/" + id);
  }

  private static RawForm fields(int count) {
    RawForm form = new RawForm();
    for (int i = 0; i < count; i++) {
      form.part("p" + i, "", "", "");
    }
    return form;
  }

  private static void names(String answer, String limit, long max) {
    assertThat(answer)
        .startsWith("HTTP/1.1 413 ")
        .contains("\"code\":\"content_too_large\"")
        .contains("\"limit\":\"" + limit + "\",\"max\":" + max)
        .contains("\"detail\":\"", max + " ");
  }

  private static void isTaken(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"validation_failed\"");
  }

  @Test
  void aFileThatIsTooLargeNamesTheLimit() throws IOException {
    names(answer(new RawForm().part("one", "f", "", "x".repeat(100_001))), "file_size", 100_000);
  }

  /** Undertow answers it before any filter, with an empty body. */
  @Test
  void aFormThatIsTooLargeNamesTheLimit() throws IOException {
    RawForm form = new RawForm();
    for (int i = 0; i < 3; i++) {
      form.part("pages", "f", "", "x".repeat(99_000));
    }
    String answer = answer(form);
    if (container.isUndertow()) {
      assertThat(answer).startsWith("HTTP/1.1 413 ").endsWith("\r\n\r\n");
    } else {
      names(answer, "body_size", 200_000);
    }
  }

  @Test
  void tooManyPartsNameTheLimit() throws IOException {
    isTaken(answer(fields(50)));
    if (container.isTomcat()) {
      names(answer(fields(51)), "field_count", 50);
    } else {
      names(answer(fields(1001)), "field_count", 1000);
    }
  }

  /** Undertow has no such limit. */
  @ParameterizedTest
  @ValueSource(ints = {513, 8200})
  void aHeadOfAPartThatIsTooLargeNamesTheLimit(int length) throws IOException {
    String answer = answer(new RawForm().part("p".repeat(length), "", "", "x"));
    if (container.isTomcat()) {
      names(answer, "part_head_size", 512);
    } else if (container.isJetty() && length > 8192) {
      names(answer, "part_head_size", 8192);
    } else {
      isTaken(answer);
    }
  }

  @Test
  void aBodyOverTheLimitOfTheOptionNamesIt() throws IOException {
    String json = "{\"reason\":\"" + "x".repeat(1 << 20) + "\"}";
    String request = RawHttp.withBody("PUT", "/variants/api/parts/" + id, "application/json", json);
    names(
        RawHttp.answerToHalf(
            container,
            request
                .substring(0, request.indexOf("\r\n\r\n") + 4)
                .replaceFirst("Host: a\r\n", "Host: a\r\nX-Input: plain\r\n")),
        "body_size",
        1 << 20);
  }
}
