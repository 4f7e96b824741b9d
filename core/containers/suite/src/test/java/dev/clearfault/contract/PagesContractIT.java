package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** JSP and Faces pages: what they let through is ours, what they answer themselves is left. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("dev.clearfault.contract.FrameworkWars#containers")
class PagesContractIT extends FrameworkContract {
  PagesContractIT() {
    super("/pages");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /jsp/throw.jsp?as=bug                                | 500 | internal_server_error | none
          /jsp/throw.jsp?as=error                              | 500 | internal_server_error | none
          /jsp/throw.jsp?as=io                                 | 500 | internal_server_error | none
          /jsp/throw.jsp?as=own-number                         | 500 | internal_server_error | none
          /jsp/throw.jsp?as=own-xml                            | 500 | internal_server_error | none
          /jsp/throw.jsp?as=annotated                          | 404 | no_such_item | carried_problem
          /jsp/throw.jsp?as=wrapped                            | 404 | no_such_item | carried_problem
          /jsp/throw.jsp?as=carried                            | 409 | sold_out     | carried_problem
          /jsp/throw.jsp?as=violation                          | 400 | validation_failed | violation
          /jsp/getter.jsp?as=annotated                         | 404 | no_such_item | carried_problem
          /jsp/getter.jsp?as=bug                               | 500 | internal_server_error | none
          /jsp/unknown-property.jsp                            | 500 | internal_server_error | none
          /jsp/include.jsp?page=throw&as=annotated             | 404 | no_such_item | carried_problem
          /jsp/include.jsp?page=nothing                        | 500 | internal_server_error |
          /jsp/forward.jsp?page=throw&as=carried               | 409 | sold_out     | carried_problem
          /jsp/import.jsp?url=throw.jsp%3Fas%3Dcarried         | 409 | sold_out     | carried_problem
          /jsp/import.jsp?url=nothing.jsp                      | 500 | internal_server_error |
          /jsp/import.jsp?url=http%3A%2F%2F127.0.0.1%3A1%2F    | 502 | upstream_connect_refused |
          /jsp/broken-error-page.jsp?as=bug                    | 404 | no_such_item | carried_problem
          /jsp/does-not-compile.jsp                            | 500 | internal_server_error | none
          /jsp/does-not-parse.jsp                              | 500 | internal_server_error | none
          /jsp/nothing.jsp                                     | 404 | not_found    | status
          /jsp/send-error.jsp?status=410                       | 410 | gone         | status
          /jsp/send-error.jsp?status=503                       | 503 | service_unavailable | status
          /view?page=throw&as=annotated                        | 404 | no_such_item | carried_problem
          /view?page=throw&as=violation&include=yes            | 400 | validation_failed | violation
          /view?page=nothing                                   | 404 | not_found    | status
          """)
  void whatAJspLetsThroughIsOurs(String path, int status, String code, @Nullable String because)
      throws Exception {
    isProblem("GET " + path, null, status, code, because);
  }

  @Test
  void aMethodThatNoPageHasIsOurs() throws Exception {
    isProblem("PUT /jsp/throw.jsp", null, 405, "method_not_allowed", "status");
  }

  @ParameterizedTest
  @CsvSource({
    "/jsp/throw.jsp, 200",
    "/jsp/number.jsp?n=5, 200",
    "/jsp/property.jsp?n=5, 200",
    "/jsp/getter.jsp, 200",
    "/jsp/import.jsp?url=throw.jsp, 200",
    "/jsp/include.jsp?page=throw, 200",
    "/jsp/forward.jsp?page=throw, 200",
    "/jsp/caught.jsp, 200",
    "/jsp/redirect.jsp, 302",
    "/jsp/status.jsp?status=404, 404",
    // An errorPage of the page itself.
    "/jsp/own-page.jsp?as=bug, 500",
    "/jsp/own-page.jsp?as=annotated, 500",
    "/view?page=own-page&as=bug, 500"
  })
  void whatAJspAnswersItselfIsLeft(String path, int status) throws Exception {
    isLeftAlone("GET " + path, null, status);
  }

  @Test
  void aPageThatFailsAfterItsFlushIsBrokenOff() {
    assertThatThrownBy(() -> send("GET /jsp/flushed.jsp", null)).isInstanceOf(IOException.class);
    assertThat(
            await()
                .until(() -> lines("GET /pages-with/jsp/flushed.jsp"), found -> !found.isEmpty()))
        .singleElement()
        .asString()
        .contains("internal_server_error", "delivered=false");
  }

  @ParameterizedTest
  @CsvSource({
    "/jsp/number.jsp?n=hunter2",
    "/jsp/number.jsp",
    "/jsp/property.jsp?n=hunter2",
    "/faces/number.xhtml?n=hunter2"
  })
  void aParameterThatAPageCannotConvertIsTheClients(String path) throws Exception {
    isProblem("GET " + path, null, 400, "validation_failed", "rejected_text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /faces/happy.xhtml?as=bug        | 500 | internal_server_error | none
          /faces/happy.xhtml?as=error      | 500 | internal_server_error | none
          /faces/happy.xhtml?as=own-xml    | 500 | internal_server_error | none
          /faces/happy.xhtml?as=annotated  | 404 | no_such_item          | carried_problem
          /faces/happy.xhtml?as=wrapped    | 404 | no_such_item          | carried_problem
          /faces/happy.xhtml?as=carried    | 409 | sold_out              | carried_problem
          /faces/happy.xhtml?as=violation  | 400 | validation_failed     | violation
          /faces/malformed.xhtml           | 500 | internal_server_error | none
          /faces/unknown-bean.xhtml        | 500 | internal_server_error | none
          /faces/nothing.xhtml             | 404 | not_found             | status
          """)
  void whatAFacesPageLetsThroughIsOurs(String path, int status, String code, String because)
      throws Exception {
    isProblem("GET " + path, null, status, code, because);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          form:as=bug&form:send=send        | 500 | internal_server_error | none
          form:as=annotated&form:send=send  | 404 | no_such_item          | carried_problem
          form:as=carried&form:send=send    | 409 | sold_out              | carried_problem
          form:as=violation&form:send=send  | 400 | validation_failed     | violation
          form:refuse=refuse                | 403 | forbidden             | status
          """)
  void whatAnActionLetsThroughIsOurs(String fields, int status, String code, String because)
      throws Exception {
    isProblem("POST /faces/form.xhtml", form(5, fields), status, code, because);
  }

  /** The client's part of a view is gone with its session. The application says what that means. */
  @ParameterizedTest
  @CsvSource({"1:2", "hunter2"})
  void theMapperOfTheApplicationAnswersAnExpiredView(String state) throws Exception {
    String body = "form=form&form:send=send&jakarta.faces.ViewState=" + state;
    isProblem("POST /faces/stateful.xhtml", body, 409, "page_expired", "mapper");
  }

  @ParameterizedTest
  @CsvSource({
    "/faces/happy.xhtml",
    "/faces/number.xhtml?n=5",
    "/faces/form.xhtml",
    "/faces/parameter.xhtml?n=5",
    "/faces/parameter.xhtml?n=hunter2"
  })
  void whatAFacesPageAnswersItselfIsLeft(String path) throws Exception {
    isLeftAlone("GET " + path, null, 200);
  }

  /** The page comes again with its messages, also for a converter and a constraint. */
  @ParameterizedTest
  @CsvSource({"5", "55", "hunter2"})
  void whatAFormValidatesIsItsOwn(String items) throws Exception {
    isLeftAlone("POST /faces/form.xhtml", form(items, "form:send=send"), 200);
  }

  /** The script in the page reads only an answer of Faces. */
  @ParameterizedTest
  @CsvSource({"''", "bug", "carried"})
  void aPartialAnswerIsLeftAlsoIfItIsAnError(String as) throws Exception {
    String ajax =
        "&jakarta.faces.partial.ajax=true&jakarta.faces.partial.event=click"
            + "&jakarta.faces.source=form:send&jakarta.faces.partial.execute=form"
            + "&jakarta.faces.partial.render=form";
    isLeftAlone("POST /faces/form.xhtml", form(5, "form:as=" + as + "&form:send=send") + ajax, 200);
  }

  private static String form(Object items, String fields) {
    return "form=form&form:items=%s&jakarta.faces.ViewState=stateless&%s".formatted(items, fields);
  }
}
