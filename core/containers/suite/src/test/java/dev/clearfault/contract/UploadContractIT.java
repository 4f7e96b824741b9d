package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Multipart forms that the handler or the container refuses. */
class UploadContractIT extends Contract {
  private static final String HEAD = "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n";
  private static final String FORM = HEAD + "x\r\n--b--\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data; boundary=b", "Multipart/Form-Data ;boundary=\"b\""})
  void aHandlerThatTakesNoPartsSaysSo(String contentType) throws IOException {
    assumeThat(container.isLiberty() && contentType.contains("\""))
        .as("Liberty reads the usual spelling only")
        .isFalse();
    String answer = post("accepts-no-parts", contentType, FORM);
    assertThat(answer)
        .startsWith("HTTP/1.1 415 ")
        .contains("\"code\":\"unsupported_media_type\"")
        .containsIgnoringCase("accept: application/x-www-form-urlencoded");
    occurred(1);
  }

  @Test
  void aPartWithoutANameIsMalformed() throws IOException {
    String nameless = "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n";
    String answer = post("accepts", "multipart/form-data; boundary=b", nameless + FORM);
    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    occurred(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencodedx",
        "multipart/form-datax; boundary=b",
        "application/jsonx",
        "application/json; charset=",
        "application/json; charset=\"\"",
        "application/json; charset=\" \"",
        "application/json; charset=;"
      })
  void aTypeOrCharsetThatIsNoneIsTheClients(String contentType) throws IOException {
    for (String method : new String[] {"POST", "PATCH"}) {
      String answer = request(method, "accepts", contentType, "name=x&age=1");
      assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }
    occurred(2);
  }

  /** Listeners are called after the client has its answer. */
  private void occurred(int times) {
    await()
        .atMost(TEN_SECONDS)
        .untilAsserted(() -> assertThat(noticedInVariants().occurrences()).hasSize(times));
  }

  private String post(String servlet, String contentType, String body) throws IOException {
    return request("POST", servlet, contentType, body);
  }

  private String request(String method, String servlet, String contentType, String body)
      throws IOException {
    String target = "/variants/api/" + servlet + "/" + id;
    return RawHttp.answer(container, RawHttp.withBody(method, target, contentType, body));
  }
}
