package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** ActiveMQ's console, with JSP, JSTL and Spring, published without any thought of this filter. */
@EnabledIfSystemProperty(named = "real-wars", matches = "true")
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("dev.clearfault.contract.RealWars#containers")
class ActiveMqRealWarIT extends FrameworkContract {
  ActiveMqRealWarIT() {
    super("/activemq");
  }

  @ParameterizedTest
  @CsvSource({
    "/index.jsp",
    "/queues.jsp",
    "/connections.jsp",
    "/xml/queues.jsp",
    "/queueBrowse/x",
    "/login.html",
    "/styles/sorttable.css"
  })
  void whatTheConsoleAnswersIsLeft(String path) throws Exception {
    isLeftAlone("GET " + path, null, 200);
  }

  /** It has pages of its own for these in web.xml. The filter is mapped to all paths and first. */
  @ParameterizedTest
  @CsvSource({
    "/nothing, 404, not_found",
    "/nothing.jsp, 404, not_found",
    "/browse.jsp, 500, internal_server_error",
    "/createDestination.action, 500, internal_server_error",
    "/deleteDestination.action, 500, internal_server_error"
  })
  void whatItLetsThroughIsOurs(String path, int status, String code) throws Exception {
    isProblem("GET " + path, null, status, code, null);
  }

  /**
   * Spring throws an exception that has this status. Without the filter, the console shows its page
   * for all exceptions, with a 500.
   */
  @Test
  void whatNoControllerIsForIsNotFound() throws Exception {
    assertThat(sendToBare("GET /nothing.action", null).statusCode()).isEqualTo(500);
    isProblem("GET /nothing.action", null, 404, "not_found", "status");
  }

  /** Secrets of sessions, names of the broker, and how long and how full it is. */
  @Override
  String sameEachTime(String text) {
    return text.replaceAll(
        "[0-9a-f]{8}-[0-9a-f-]{27}|console-[ab]|ID:[^<)]*|(?s:Uptime</td>.*?</b>)|[0-9]+(?=</b>)",
        "");
  }
}
