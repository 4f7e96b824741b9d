package dev.clearfault.contract;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Struts reports an exception by sendError(500), with the exception in an attribute. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("dev.clearfault.contract.FrameworkWars#containers")
class StrutsContractIT extends FrameworkContract {
  StrutsContractIT() {
    super("/struts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /order.action?as=annotated         | 404 | no_such_item             | carried_problem
          /order.action?as=wrapped           | 404 | no_such_item             | carried_problem
          /order.action?as=carried           | 409 | sold_out                 | carried_problem
          /order.action?as=violation         | 400 | validation_failed        | violation
          /order.action?as=upstream          | 502 | upstream_connect_refused |
          /mapped.action?as=annotated        | 404 | no_such_item             | carried_problem
          """)
  void theExceptionBehindSendErrorDecides(
      String path, int status, String code, @Nullable String because) throws Exception {
    isProblem("GET " + path, null, status, code, because);
  }

  @ParameterizedTest
  @CsvSource({"/order.action?as=number&n=hunter2", "/order.action?as=number"})
  void aParameterThatAnActionCannotConvertIsTheClients(String path) throws Exception {
    isProblem("GET " + path, null, 400, "validation_failed", "rejected_text");
  }

  @ParameterizedTest
  @CsvSource({
    "/order.action?as=bug, 500, internal_server_error",
    "/order.action?as=own-number, 500, internal_server_error",
    "/order.action?as=error, 500, internal_server_error",
    "/order.action?as=refuse, 403, forbidden",
    "/nope.action, 404, not_found",
    "/order!nope.action, 404, not_found",
    "/no-result.action, 404, not_found",
    "/header.action, 410, gone",
    "/nothing.txt, 404, not_found"
  })
  void whatStrutsRefusesIsOurs(String path, int status, String code) throws Exception {
    isProblem("GET " + path, null, status, code, null);
  }

  /** A result for an exception and a form that comes again are pages of the application. */
  @ParameterizedTest
  @CsvSource({"/order.action?items=3", "/order.action?items=hunter2", "/mapped.action?as=bug"})
  void whatStrutsAnswersItselfIsLeft(String path) throws Exception {
    isLeftAlone("GET " + path, null, 200);
  }

  @ParameterizedTest
  @CsvSource({"items=4", "--hunter2"})
  void whatIsPostedIsLeft(String body) throws Exception {
    isLeftAlone("POST /order.action", body, 200);
  }
}
