package dev.clearfault.contract.internal.tell;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same mistake has the same words, whether a contract or an annotation has found it. */
class WordsOfTheProviderTest {
  private static final String OURS = "/dev/clearfault/internal/text/texts";
  private static final String PROVIDER = "/org/hibernate/validator/ValidationMessages";

  /** The codes of contracts whose annotation has a message without an expression or a pattern. */
  private static final Map<String, String> ANNOTATIONS =
      Map.of(
          "assert_false", "jakarta.validation.constraints.AssertFalse",
          "assert_true", "jakarta.validation.constraints.AssertTrue",
          "email", "jakarta.validation.constraints.Email",
          "max", "jakarta.validation.constraints.Max",
          "min", "jakarta.validation.constraints.Min",
          "negative", "jakarta.validation.constraints.Negative",
          "not_null", "jakarta.validation.constraints.NotNull",
          "positive", "jakarta.validation.constraints.Positive",
          "size", "jakarta.validation.constraints.Size",
          "unique_elements", "org.hibernate.validator.constraints.UniqueElements");

  @ParameterizedTest
  @ValueSource(strings = {"", "_de", "_es", "_fr"})
  void areThoseOfAContract(String language) throws IOException {
    Properties ours = read(OURS + language);
    Properties provider = read(PROVIDER + language);
    ANNOTATIONS.forEach(
        (code, annotation) ->
            assertThat(ours.getProperty(code + ".detail"))
                .as(code)
                .isEqualTo(provider.getProperty(annotation + ".message")));
  }

  private static Properties read(String path) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            requireNonNull(WordsOfTheProviderTest.class.getResourceAsStream(path + ".properties")),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }
}
