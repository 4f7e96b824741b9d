package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of multipart forms as components of an input: JSON, texts and files. */
class PartsContractIT extends Contract {
  private static final String JSON = "application/json";
  private static final String ITEM = "{\"sku\":\"A\",\"quantity\":2}";
  private static final String READ = "Item[sku=A, quantity=2]";

  private String answer(RawForm form) throws IOException {
    return form.post(container, "/variants/api/parts/" + id);
  }

  private static RawForm withPage() {
    return new RawForm().part("pages", "1.txt", "text/plain", "x");
  }

  private static void isRead(String answer, String value) {
    assertThat(answer).startsWith("HTTP/1.1 200 ").contains(value);
  }

  private static void isRefused(String answer, String... errors) {
    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .contains("\"code\":\"validation_failed\"")
        .contains(errors)
        .doesNotContain("hunter2");
    assertThat(answer.split("\"in\":", -1)).hasSize(errors.length + 1);
  }

  private static String error(String field, String pointer, String code) {
    String place = pointer.isEmpty() ? "" : ",\"pointer\":\"" + pointer + '"';
    return "{\"in\":\"form\",\"field\":\"" + field + '"' + place + ",\"code\":\"" + code + '"';
  }

  @ParameterizedTest
  @CsvSource({
    "blob,application/json",
    "a.json,application/vnd.item+json;charset=UTF-8",
    "'',application/json",
    "'',text/plain",
    "'',''"
  })
  void aJsonPartBecomesARecord(String fileName, String contentType) throws IOException {
    isRead(answer(withPage().part("meta", fileName, contentType, ITEM)), READ);
    isRefused(
        answer(withPage().part("meta", fileName, contentType, "{\"sku\":5,\"quantity\":0}")),
        error("meta.sku", "#/meta/sku", "type_mismatch"),
        error("meta.quantity", "#/meta/quantity", "positive"));
  }

  @Test
  void aFileThatIsNoJsonIsNotReadAsABean() throws IOException {
    for (String type : new String[] {"application/octet-stream", "text/plain", "image/png"}) {
      isRefused(
          answer(withPage().part("meta", "hunter2", type, "hunter2")),
          error("meta", "", "unsupported_media_type"));
    }
  }

  @Test
  void partsOfOneNameAreAList() throws IOException {
    RawForm two = withPage().part("meta", "blob", JSON, ITEM).part("items", "a", JSON, ITEM);
    isRead(answer(two.part("items", "", JSON, ITEM)), READ + " [" + READ + ", " + READ + "]");
    isRefused(
        answer(two.part("items", "", JSON, "{\"sku\":\"\",\"quantity\":1}")),
        error("items", "", "size"),
        error("items[2].sku", "#/items/2/sku", "not_blank"));
  }

  @Test
  void aJsonPartForAScalarIsJson() throws IOException {
    RawForm form = withPage().part("meta", "blob", JSON, ITEM);
    isRead(answer(form.part("count", "", JSON, "5").part("note", "", JSON, "\"a\"")), "null 5 a ");
    isRefused(
        answer(
            withPage()
                .part("meta", "blob", JSON, ITEM)
                .part("count", "", JSON, "\"5\"")
                .part("note", "", JSON, "5")),
        error("count", "", "type_mismatch"),
        error("note", "", "type_mismatch"));
  }

  @Test
  void aTextHasTheCharsetOfItsPart() throws IOException {
    RawForm form = withPage().part("meta", "", "", ITEM);
    isRead(
        answer(form.part("note", "", "text/plain; charset=ISO-8859-1", "\u00e4")), "\u00c3\u00a4");
  }

  @Test
  void aBlankFileInputIsNotSent() throws IOException {
    RawForm form = new RawForm().part("meta", "blob", JSON, ITEM);
    isRead(
        answer(form.blankFile("cover").blankFile("one").part("pages", "a", "text/plain", "x")),
        "[a:1] Optional.empty null");
    isRefused(
        answer(new RawForm().part("meta", "blob", JSON, ITEM).blankFile("pages")),
        error("pages", "", "not_empty"));
  }

  @Test
  void anEmptyFileIsSent() throws IOException {
    RawForm form = new RawForm().part("meta", "blob", JSON, ITEM).part("one", "e.txt", "", "");
    isRead(
        answer(form.part("pages", "a", "", "").part("cover", "c", "", "xy")),
        "[a:0] Optional[c:2] e.txt:0");
  }

  @Test
  void filesAreHeldToTheirConstraints() throws IOException {
    RawForm form = new RawForm().part("meta", "blob", JSON, ITEM);
    for (String name : new String[] {"a", "b", "c"}) {
      form.part("pages", name, "text/plain", "x");
    }
    isRefused(answer(form), error("pages", "", "size"));
    isRefused(
        answer(new RawForm().part("meta", "blob", JSON, ITEM)), error("pages", "", "not_empty"));
  }

  /** The validation filter comes after a filter that has read the body. */
  @ParameterizedTest
  @ValueSource(strings = {"stream", "half", "byte", "skip", "reader"})
  void aBodyThatSomebodyHasReadIsAFaultOfTheSetUp(String early) throws IOException {
    for (String[] sent :
        new String[][] {
          {JSON, "plain", "{\"reason\":\"hunter2\"}"},
          {"application/x-www-form-urlencoded", "form", "reason=hunter2hunter2"},
          {RawForm.TYPE, "form", withPage().part("reason", "", "", "hunter2").toString()}
        }) {
      String answer = early("PUT", early, sent[0], sent[1], sent[2]);
      assertThat(answer).as(sent[0]).startsWith("HTTP/1.1 500 ").doesNotContain("hunter2");
    }
    Noticed noticed =
        await().atMost(TEN_SECONDS).until(this::noticedInVariants, n -> n.log().size() == 3);
    assertThat(noticed.log())
        .allSatisfy(
            line ->
                assertThat(line.text())
                    .contains("a filter or the servlet has read it before")
                    .doesNotContain("hunter2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"replay", "replay-reader", "nothing"})
  void aBodyThatIsHandedOutOnceMoreIsRead(String early) throws IOException {
    isRead(early("PUT", early, JSON, "plain", "{\"reason\":\"old\"}"), "Plain[reason=old]");
    isRead(
        early("PUT", early, "application/x-www-form-urlencoded", "form", "reason=old"),
        "Form[reason=old]");
    assertThat(early("PUT", early, JSON, "plain", "{\"reason\":"))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"malformed_json\"");
    assertThat(early("PUT", early, JSON, "plain", ""))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"missing_body\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parameter", "parts"})
  void aFormThatTheContainerHasParsedIsReadFromThere(String early) throws IOException {
    String form = withPage().part("reason", "", "", "old").toString();
    isRead(early("POST", early, RawForm.TYPE, "form", form), "Form[reason=old]");
    if (early.equals("parameter")) {
      String type = "application/x-www-form-urlencoded";
      isRead(early("POST", early, type, "form", "reason=old"), "Form[reason=old]");
    }
  }

  private String early(String method, String early, String type, String input, String body)
      throws IOException {
    String request = RawHttp.withBody(method, "/variants/api/parts/" + id, type, body);
    String headers = "X-Early: " + early + "\r\nX-Input: " + input + "\r\n";
    return RawHttp.answer(container, request.replaceFirst("Host: a\r\n", "Host: a\r\n" + headers));
  }

  /** A method of its own, because each container has its own opinion of bodies. */
  @ParameterizedTest
  @ValueSource(
      strings = {"GET", "HEAD", "DELETE", "OPTIONS", "POST", "PUT", "PATCH", "QUERY", "PROPFIND"})
  void aBodyThatAComponentNamesIsReadForEveryMethod(String method) throws IOException {
    String answer = early(method, "nothing", JSON, "removal", "{\"reason\":\"old\"}");
    assertThat(answer)
        .startsWith("HTTP/1.1 200 ")
        .containsIgnoringCase("X-Read: Removal[reason=old, limit=null]");
    assertThat(early(method, "nothing", JSON, "removal", "{\"reason\":\"\"}"))
        .startsWith("HTTP/1.1 400 ");
  }

  /** The query counts only where the method has no body of its own. */
  @ParameterizedTest
  @CsvSource({
    "GET,query",
    "HEAD,query",
    "DELETE,query",
    "OPTIONS,query",
    "POST,body",
    "PUT,body",
    "PATCH,body",
    "QUERY,body",
    "PROPFIND,body"
  })
  void theMethodSaysWhereTheOtherComponentsComeFrom(String method, String source)
      throws IOException {
    String request =
        RawHttp.withBody(
            method, "/variants/api/parts/" + id + "?reason=query", JSON, "{\"reason\":\"body\"}");
    String answer =
        RawHttp.answer(
            container, request.replaceFirst("Host: a\r\n", "Host: a\r\nX-Input: plain\r\n"));
    assertThat(answer).containsIgnoringCase("X-Read: Plain[reason=" + source + "]");
  }

  /** Tomcat answers it before any filter, as it comes. */
  @Test
  void traceHasNoBody() throws IOException {
    String answer = early("TRACE", "nothing", JSON, "removal", "{\"reason\":\"old\"}");
    assertThat(answer).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "OPTIONS", "POST", "PUT", "PATCH", "QUERY"})
  void aFormThatAComponentNamesIsReadForEveryMethod(String method) throws IOException {
    isRead(
        early(method, "nothing", "application/x-www-form-urlencoded", "form", "reason=old"),
        "Form[reason=old]");
    String form = new RawForm().part("reason", "", "", "old").toString();
    isRead(early(method, "nothing", RawForm.TYPE, "form", form), "Form[reason=old]");
  }
}
