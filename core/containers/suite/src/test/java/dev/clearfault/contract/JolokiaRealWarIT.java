package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Jolokia's agent, published without any thought of this filter. */
@EnabledIfSystemProperty(named = "real-wars", matches = "true")
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("dev.clearfault.contract.RealWars#containers")
class JolokiaRealWarIT extends FrameworkContract {
  JolokiaRealWarIT() {
    super("/jolokia");
  }

  @ParameterizedTest
  @CsvSource({
    "/list/java.lang",
    "/read/java.lang:type=Runtime/SpecName",
    "/read/java.lang:type=Memory/Nothing",
    "/read/no:type=none",
    "/nothing/at/all"
  })
  void whatTheAgentAnswersIsLeft(String path) throws Exception {
    isLeftAlone("GET " + path, null, 200);
  }

  /** Its errors have the status 200, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      {"type":"read","mbean":"java.lang:type=Runtime","attribute":"SpecName"}
      {"type":
      hunter2
      []
      """)
  void whatIsPostedIsLeft(String body) throws Exception {
    isLeftAlone("POST /", body, 200);
  }

  @Test
  void aMethodThatItLacksIsOurs() throws Exception {
    isProblem("PUT /", "{}", 405, "method_not_allowed", "status");
  }

  /** Hashes of objects, and times. */
  @Override
  String sameEachTime(String text) {
    return text.replaceAll("@[0-9a-f]+|\"timestamp\":[0-9]+|[A-Z][a-z]{2}, [0-9].* GMT", "");
  }

  @Test
  void itStartsWithoutAnError() throws IOException {
    try (Stream<String> log = Files.lines(container.log())) {
      assertThat(log.takeWhile(line -> !line.startsWith(TellingListener.BEGIN)))
          .noneMatch(line -> line.startsWith("SEVERE"));
    }
  }
}
