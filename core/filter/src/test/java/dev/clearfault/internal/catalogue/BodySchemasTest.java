package dev.clearfault.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.AnswerSchemas;
import dev.clearfault.internal.render.Format;
import dev.clearfault.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodySchemasTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path DOCUMENTED = Path.of("../../docs/problem-types.openapi.json");

  static Stream<Path> goldenProblems() throws IOException {
    return Stream.concat(json("problem"), json("faults"));
  }

  private static Stream<Path> json(String folder) throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("goldenProblems")
  void goldenProblemsFit(Path file) throws IOException {
    AnswerSchemas.fit(Files.readString(file));
  }

  @Test
  void goldenBodiesOfOtherShapesFit() throws IOException {
    for (Path file : json("envelope").toList()) {
      AnswerSchemas.fit(Format.ENVELOPE, "Envelope", Files.readString(file));
    }
    for (Path file : json("fields").toList()) {
      AnswerSchemas.fit(Format.FIELDS, "Fields", Files.readString(file));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":200,\"code\":\"not_found\"}",
        "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"code\":\"Not Found\"}",
        "{\"type\":\"/p\",\"title\":\"Invalid\",\"status\":400,\"code\":\"validation_failed\"}",
        "{\"type\":\"/p\",\"title\":\"T\",\"status\":502,\"code\":\"upstream_timeout\"}",
        """
        {"type":"/p","title":"Invalid","status":400,"code":"validation_failed",
         "errors":[{"field":"a","code":"max","detail":"is wrong","expected":{"type":"text"}}]}""",
        """
        {"type":"/p","title":"Invalid","status":400,"code":"validation_failed",
         "errors":[{"field":"a","code":"max","detail":"is wrong","fix":[{"op":"put","path":""}]}]}"""
      })
  void otherBodiesDoNotFit(String body) {
    assertThatThrownBy(() -> AnswerSchemas.fit(body)).isInstanceOf(AssertionError.class);
  }

  /** With the system property {@code golden.write}, the test writes the file. */
  @Test
  void documentedSchemasAreThoseOfTheLibrary() throws IOException {
    String made = AnswerSchemas.openApi(Format.PROBLEM);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(DOCUMENTED, made);
    }
    assertThat(Files.readString(DOCUMENTED)).isEqualTo(made);
  }

  @Test
  void noTwoCodesShareASchema() {
    List<ProblemType> types =
        Stream.of("a1", "a_1", "a1_b", "a1b", "a_1_b", "a_1b")
            .map(code -> ProblemType.of(code, 409, "Odd"))
            .toList();
    String made = new String(BodySchemas.openApi(Format.PROBLEM, types), StandardCharsets.UTF_8);
    assertThat(made)
        .containsOnlyOnce("\"A1Problem\"")
        .containsOnlyOnce("\"A_1Problem\"")
        .containsOnlyOnce("\"A1BProblem\"")
        .containsOnlyOnce("\"A1bProblem\"")
        .containsOnlyOnce("\"A_1BProblem\"")
        .containsOnlyOnce("\"A_1bProblem\"");
  }

  @Test
  void aTypeOfTheApplicationHasASchema() {
    byte[] made =
        BodySchemas.openApi(
            Format.PROBLEM, List.of(ProblemType.of("out_of_stock", 409, "Out of \"stock\"")));
    assertThat(new String(made, StandardCharsets.UTF_8))
        .contains(
            "\"OutOfStockProblem\":{\"title\":\"Out of \\\"stock\\\"\",",
            "\"code\":{\"type\":\"string\",\"const\":\"out_of_stock\"}");
  }
}
