package dev.clearfault.demo.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.RunningDemo;
import dev.clearfault.testing.Repair;
import dev.clearfault.testing.Repair.Outcome;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same request has the same errors, whether the rules stand in annotations or in a contract.
 */
class ParityIT extends RunningDemo {
  ParityIT() {
    super(QuotesClient.DEMO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=EUR&amount=12.50",
        "from=EUR&from=CHF&to=USD&amount=1",
        "from=eur&to=USD&amount=-12.5",
        "from=&to=USD&amount=",
        "from=EUR&to=USD&amount=many",
        "none=1"
      })
  void ofQueries(String query) {
    assertThat(errors(client().get("contract/quotes?" + query)))
        .isEqualTo(errors(client().get("api/quotes?" + query)))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"requests\":[]}",
        "{\"requests\":null}",
        "{\"requests\":7}",
        "{\"requests\":[null]}",
        "{\"requests\":[{}]}",
        "{\"requests\":[{\"from\":\"eur\",\"to\":\"USD\",\"amount\":\"12,50\"}],\"debug\":true}",
        "{\"requests\":[{\"from\":\"EUR\",\"amount\":0,\"too\":\"CHF\"}]}",
        "{\"requests\":[{\"from\":1,\"to\":{},\"amount\":1}]}",
        "{\"request\":[]}",
        "{\"requests\":[],\"requests\":[]}"
      })
  void ofBodies(String body) {
    assertThat(errors(post("contract/quotes", body)))
        .isEqualTo(errors(post("api/quotes", body)))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "{\"requests\": [", "{'requests': [],}", "", "null"})
  void ofBodiesThatAreNoObject(String body) {
    Map<String, Object> contract = problem(post("contract/quotes", body));
    assertThat(contract).isEqualTo(problem(post("api/quotes", body)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/quotes", "/contract/quotes"})
  void aProgramRepairsBoth(String path) throws Exception {
    String spoilt = "{\"requests\":[{\"form\":\"EUR\",\"to\":\"USD\",\"amount\":\"12.50\"}]}";
    Repair repair = Repair.untilAccepted(spoilt, 1, body -> refusal(path, body));
    assertThat(repair.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(repair.repairs()).isEqualTo(1);
  }

  private Optional<String> refusal(String path, String body) {
    Response response = post(path.substring(1), body);
    return response.statusCode() == 200 ? Optional.empty() : Optional.of(response.asString());
  }

  private Response post(String path, String body) {
    return client().contentType("application/json").body(body).post(path);
  }

  private static List<Map<String, Object>> errors(Response response) {
    return JsonPath.from(plain(response)).getList("errors");
  }

  /** Everything but what belongs to one request. */
  private static Map<String, Object> problem(Response response) {
    Map<String, Object> problem = JsonPath.from(plain(response)).getMap("");
    problem.remove("instance");
    return problem;
  }

  /**
   * Returns an answer without the documented differences: a contract says that it refuses other
   * properties, and its author writes the ends of a pattern.
   */
  private static String plain(Response response) {
    return response
        .asString()
        .replace("^(?:[A-Z]{3})$", "^[A-Z]{3}$")
        .replace(",\"additionalProperties\":false", "");
  }

  /** Digits before the point are a maximum of a contract, and those after it a step. */
  @Test
  void digitsAreTwoRulesOfAContract() {
    String query = "?from=EUR&to=USD&amount=";
    assertThat(errors(client().get("api/quotes" + query + "1000000000000")))
        .extracting(each -> each.get("code"))
        .containsExactly("digits");
    assertThat(errors(client().get("contract/quotes" + query + "1000000000000")))
        .extracting(each -> each.get("code"))
        .containsExactly("decimal_max");
    assertThat(errors(client().get("contract/quotes" + query + "0.001")))
        .extracting(each -> each.get("code"))
        .containsExactly("digits");
  }
}
