package dev.clearfault.contract;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** GraphQL has errors of its own, with the status 200. They are its answers and are left. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("dev.clearfault.contract.FrameworkWars#containers")
class GraphQlContractIT extends FrameworkContract {
  GraphQlContractIT() {
    super("/graphql");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /library | {"query":"{ item(id: 5) }"}
          /library | {"query":"{ later }"}
          /library | {"query":"mutation { order(items: 3) }"}
          /library | {"query":"{ fail(as: \\"bug\\") }"}
          /library | {"query":"{ fail(as: \\"carried\\") }"}
          /library | {"query":"{ fail(as: \\"upstream\\") }"}
          /library | {"query":"{ stock }"}
          /library | {"query":"{ nope }"}
          /library | {"query":"{ item(id: \\"x\\") }"}
          /library | {"query":"{ item("}
          /library | {"query":"query($i: Int!) { item(id: $i) }","variables":{"i":"x"}}
          /library | [{"query":"{ item(id: 5) }"},{"query":"{ nope }"}]
          /async   | {"query":"{ item(id: 5) }"}
          /async   | {"query":"{ fail(as: \\"bug\\") }"}
          /own     | {"query":"{ item(id: 5) }"}
          /own     | {"query":"{ fail(as: \\"bug\\") }"}
          """)
  void whatGraphQlAnswersIsLeft(String path, String body) throws Exception {
    isLeftAlone("POST " + path, body, 200);
  }

  @ParameterizedTest
  @CsvSource({"/library?query=%7Bitem(id:5)%7D", "/library/schema.json"})
  void whatAQueryInTheAddressAnswersIsLeft(String path) throws Exception {
    isLeftAlone("GET " + path, null, 200);
  }

  /** The servlet of the library keeps its exceptions to itself, and sets the status alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST /library                                   | {"query":"{ item
          POST /async                                     | {"query":"{ item
          POST /library                                   | hunter2
          POST /library                                   | {"query":["x"]}
          POST /library                                   | {"nope":"x"}
          POST /library                                   | {"query":"{ stock }","variables":"hunter2"}
          POST /library                                   | {}
          POST /library                                   | ''
          POST /library                                   | --hunter2
          GET /library                                    |
          GET /library?query=%7Bstock%7D&variables=hunter2 |
          """)
  void aRequestWithoutAQueryIsABareStatus(String request, @Nullable String body) throws Exception {
    isBareStatus(request, body, 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT /library | {}                          | 405 | method_not_allowed    | status
          GET /own     |                             | 405 | method_not_allowed    | status
          POST /own    | {}                          | 400 | bad_request           | carried_problem
          POST /own    | {"query":"servlet-fails"}   | 500 | internal_server_error | none
          """)
  void whatTheServletLetsThroughIsOurs(
      String request, @Nullable String body, int status, String code, String because)
      throws Exception {
    isProblem(request, body, status, code, because);
  }

  /** It reads the stream of the request with Jackson 2. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"query":"{ item
          hunter2
          """)
  void aBodyThatAServletCannotReadIsTheClients(String body) throws Exception {
    isProblem("POST /own", body, 400, "malformed_json", null);
  }
}
