package dev.clearfault.contract.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Inputs;
import dev.clearfault.contract.internal.request.CheckingServer.Answer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same query is sent to a servlet with a record and to a contract that says the same. */
class TextsLikeRecordsTest {
  private static CheckingServer server;

  @BeforeAll
  static void start() {
    server =
        CheckingServer.of(
            """
            openapi: 3.1.0
            info: {title: t, version: "1"}
            paths:
              /contract:
                get:
                  parameters:
                    - {name: n, in: query, required: true, schema: {type: integer, format: int32, minimum: 1, maximum: 100}}
                    - {name: big, in: query, schema: {type: integer, format: int64}}
                    - {name: ratio, in: query, schema: {type: number}}
                    - {name: flag, in: query, schema: {type: boolean}}
                    - {name: day, in: query, schema: {type: string, format: date}}
                    - {name: id, in: query, schema: {type: string, format: uuid}}
                    - {name: way, in: query, schema: {type: string, enum: [STANDARD, EXPRESS]}}
                    - {name: ints, in: query, schema: {type: array, items: {type: integer, format: int32}}}
                    - {name: text, in: query, schema: {type: string, minLength: 2, maxLength: 3}}
            """,
            TextsLikeRecordsTest::addRecord);
  }

  private static void addRecord(ServletContext context) {
    ServletRegistration.Dynamic registration = context.addServlet("record", new Annotated());
    registration.addMapping("/record");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** The ways of {@link Query}. */
  enum Way {
    STANDARD,
    EXPRESS
  }

  /** What the contract says, in annotations. */
  record Query(
      @NotNull @Min(1) @Max(100) Integer n,
      Long big,
      Double ratio,
      Boolean flag,
      LocalDate day,
      UUID id,
      Way way,
      List<Integer> ints,
      @Size(min = 2, max = 3) String text) {}

  private static final class Annotated extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Object unused = Inputs.read(request, Query.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n=5",
        "",
        "n=",
        "n=x",
        "n=5.0",
        "n=1e2",
        "n=0",
        "n=101",
        "n=99999999999",
        "n=1&n=2",
        "n=%2B5",
        "n=05",
        "n=1&big=x",
        "n=1&ratio=x",
        "n=1&ratio=NaN",
        "n=1&ratio=.5",
        "n=1&ratio=1e2",
        "n=1&flag=1",
        "n=1&flag=true",
        "n=1&day=x",
        "n=1&day=2026-02-30",
        "n=1&day=2026-02-28",
        "n=1&id=x",
        "n=1&id=0b4b1c3e-8f0b-4b0e-9a57-0f1de1c2a001",
        "n=1&way=EXPRES",
        "n=1&way=nothing",
        "n=1&ints=1&ints=2",
        "n=1&ints=1&ints=x",
        "n=1&text=a",
        "n=1&text=abcd",
        "n=1&text=",
        "n=1&text=ab&text=cd",
        "n=1&text=%ff",
        "n=x&flag=x&day=x&id=x&ratio=x",
      })
  void sameTextIsTheSameFault(String query) {
    Answer record = server.get("/record?" + query);
    Answer contract = server.get("/contract?" + query);
    assertThat(withoutContractsOwn(contract)).isEqualTo(record.json("errors"));
    assertThat(contract.json("detail")).isEqualTo(record.json("detail"));
    assertThat(contract.status()).isEqualTo(record.status());
  }

  /** Expected is the subschema of the contract, which says the format and the type of an enum. */
  private static String withoutContractsOwn(Answer answer) {
    return answer
        .json("errors")
        .replaceAll("\n *\"format\" : \"int(32|64)\",?", "")
        .replaceAll("\"type\" : \"string\",\\s*\"enum\"", "\"enum\"")
        .replaceAll(",(\\s*})", "$1");
  }

  /** An empty text is a null for a record; the servlet gets it as it is. */
  @ParameterizedTest
  @ValueSource(strings = {"big", "ratio", "flag", "day", "id", "way"})
  void emptyTextOfAnotherTypeIsOnlyAcceptedForRecords(String name) {
    assertThat(server.get("/record?n=1&" + name + "=").status()).isEqualTo(200);
    assertThat(server.get("/contract?n=1&" + name + "=").status()).isEqualTo(400);
  }
}
