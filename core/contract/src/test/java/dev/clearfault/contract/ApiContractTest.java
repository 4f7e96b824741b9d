package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clearfault.contract.ApiContract.Answer;
import dev.clearfault.input.ValidInput;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiContractTest {
  private static final ApiContract ORDERS =
      ApiContract.read(Path.of("src/test/resources/contracts/orders.yaml"));

  /** Has other rules than the contract. */
  record OtherSearch(@NotNull @Max(50) Integer limit, @Size(max = 10) String sort) {}

  /** Handles what the contract does not have, and not all that it has. */
  static final class OtherOrders extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    @ValidInput(OtherSearch.class)
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {}
  }

  private static Answer json(int status, String body) {
    return new Answer(status, Map.of("content-type", "application/json;charset=utf-8"), body);
  }

  @Test
  void onlyTheRuleWithoutKeywordIsToldOfEqualRules() {
    assertThat(ORDERS.drift(Map.of("/api/orders", AnnotatedOrders.class)))
        .singleElement()
        .asString()
        .contains("properties/deliverOn", "NewOrder.deliverOn says @FutureOrPresent");
  }

  @Test
  void eachDifferenceIsOneLine() {
    assertThat(ORDERS.drift(Map.of("/api/orders", OtherOrders.class)))
        .anyMatch(line -> line.contains("says maximum 100, ") && line.endsWith("says 50"))
        .anyMatch(line -> line.contains("says minimum 1, ") && line.endsWith("does not"))
        .anyMatch(line -> line.contains("OtherSearch.limit says required true"))
        .anyMatch(line -> line.contains("the contract says query parameter offset"))
        .anyMatch(line -> line.contains("says query parameter sort, the contract does not"))
        .anyMatch(line -> line.contains("OtherOrders does not handle POST"))
        .anyMatch(line -> line.contains("OtherOrders.doDelete at /api/orders"));
  }

  @Test
  void anOperationWithoutServletIsTold() {
    assertThat(ORDERS.drift(Map.of("/api/other", PlainOrders.class)))
        .anyMatch(line -> line.endsWith("no servlet is mapped to /api/orders"))
        .anyMatch(line -> line.contains("PlainOrders.doGet at /api/other"));
  }

  @Test
  void aContractBelowTheWrongPathIsToldFirst() {
    String wrong =
        "/orders.yaml: no operation has a servlet below /api:"
            + " set basePath to the path that the servlets are below";
    assertThat(ORDERS.drift(Map.of("/orders/*", PlainOrders.class))).startsWith(wrong);
    assertThat(ORDERS.drift(Map.of("/api/orders", OtherOrders.class))).doesNotContain(wrong);
  }

  @Test
  void aFileThatIsNotThereIsNamedAsItWasGiven() {
    Path file = Path.of("src", "none.yaml");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiContract.read(file))
        .withMessage(file + ": there is no such file");
  }

  @Test
  void aServletWithoutInputHasNoRulesToCompare() {
    assertThat(ORDERS.drift(Map.of("/api/*", PlainOrders.class))).isEmpty();
  }

  @Test
  void anAnswerAsPromisedHasNoFault() {
    assertThat(ORDERS.faults("GET", "/api/orders", json(200, "{\"orders\":[]}"))).isEmpty();
  }

  @Test
  void eachFaultOfAnAnswerIsOneSentenceWithoutItsValues() {
    assertThat(
            ORDERS.faults(
                "GET", "/api/orders", json(200, "{\"orders\":[{\"id\":\"secret\",\"email\":7}]}")))
        .anyMatch(line -> line.contains("#/orders/0/email breaks \"type\""))
        .anyMatch(line -> line.contains("#/orders/0/shipping breaks \"required\""))
        .noneMatch(line -> line.contains("secret"));
  }

  @Test
  void aProblemIsComparedLikeEachOtherAnswer() {
    Map<String, String> type = Map.of("Content-Type", "application/problem+json");
    String problem =
        "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
            + "\"instance\":\"urn:uuid:0\",\"code\":\"not_found\"}";
    assertThat(ORDERS.faults("GET", "/api/orders", new Answer(404, type, problem))).isEmpty();
    assertThat(ORDERS.faults("GET", "/api/orders", json(404, problem)))
        .singleElement()
        .asString()
        .contains("its content type is 'application/json'");
  }
}
