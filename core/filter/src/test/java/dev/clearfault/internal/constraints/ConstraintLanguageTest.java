package dev.clearfault.internal.constraints;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.InStock;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Violation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of constraints in the client's language, whoever has validated and wherever. */
class ConstraintLanguageTest {
  private final Locale machine = Locale.getDefault();

  @TempDir Path classes;

  @AfterEach
  void restore() {
    Locale.setDefault(machine);
  }

  record Limited(@Max(100) int value) {}

  record Named(@Max(value = 100, message = "{shop.limit}") int value) {}

  record Literal(@Max(value = 100, message = "at most {value}, please") int value) {}

  record Quoting(
      @Pattern(regexp = "[A-Z]+") String pattern,
      @Size(max = 3, message = "not '${validatedValue}'") String template,
      @DecimalMax(value = "100", inclusive = false) BigDecimal number,
      @NotNull(message = "{com.acme.internal.missing}") @Nullable String missing) {}

  record Order(@InStock String sku) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | must be less than or equal to 100",
        "xx | must be less than or equal to 100",
        "de | muss kleiner-gleich 100 sein",
        "fr | doit être inférieur ou égal à 100",
        "es | debe ser menor que o igual a 100"
      })
  void languageOfTheMachineThatHasValidatedPlaysNoPart(String language, String detail)
      throws IOException {
    for (Locale other : List.of(Locale.GERMANY, Locale.JAPAN)) {
      Locale.setDefault(other);
      assertThat(details(new Limited(101), language)).containsExactly(detail);
    }
  }

  @Test
  void messageOfTheApplicationIsTakenFromItsBundleForTheLanguage() throws IOException {
    write("ValidationMessages.properties", "shop.limit=no more than {value}\n");
    write("ValidationMessages_de.properties", "shop.limit=nicht mehr als {value}\n");
    assertThat(details(new Named(101), "de")).containsExactly("nicht mehr als 100");
    assertThat(details(new Named(101), "fr")).containsExactly("no more than 100");
    assertThat(details(new Named(101), "en")).containsExactly("no more than 100");
  }

  /** The provider has bundles for Portuguese, Brazil and Taiwan. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pt | pt-BR | deve ser menor que ou igual à 100",
        "pt_BR | pt-BR | deve ser menor que ou igual à 100",
        "pt | pt-PT | deve ser menor que ou igual a 100",
        "pt_BR | pt-PT | must be less than or equal to 100",
        "zh_TW | zh-Hant | 必須小於或等於 100",
        "zh_Hant | zh-TW | 必須小於或等於 100",
        "zh | zh-CN | 最大不能超过100",
        "fil | fil | must be less than or equal to 100"
      })
  void messageOfTheProviderIsThatOfTheRegion(String bundle, String language, String detail)
      throws IOException {
    write("ClearfaultMessages_" + bundle + ".properties", "not_found.title=Missing\n");
    assertThat(details(new Limited(101), language)).containsExactly(detail);
  }

  @Test
  void regionMayHaveMessagesOfConstraintsAlone() throws IOException {
    write("ValidationMessages_de.properties", "shop.limit=nicht mehr als {value}\n");
    write("ValidationMessages_de_CH.properties", "shop.limit=höchstens {value}\n");
    assertThat(details(new Named(101), "de-CH")).containsExactly("höchstens 100");
    assertThat(details(new Named(101), "de-AT")).containsExactly("nicht mehr als 100");
    assertThat(details(new Limited(101), "de-CH")).containsExactly("muss kleiner-gleich 100 sein");
  }

  /** A bundle for the machine's language alone is not taken for English. */
  @Test
  void bundleForOneLanguageIsForNoOther() throws IOException {
    Locale.setDefault(Locale.GERMANY);
    write(
        "ValidationMessages_de.properties", "jakarta.validation.constraints.Max.message=zu viel\n");
    assertThat(details(new Limited(101), "de")).containsExactly("zu viel");
    assertThat(details(new Limited(101), "en"))
        .containsExactly("must be less than or equal to 100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "it"})
  void literalMessageStaysAsWritten(String language) throws IOException {
    assertThat(details(new Literal(101), language)).containsExactly("at most 100, please");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | must have the documented format | is not valid | must be less than 100"
            + " | must not be null",
        "de | muss das dokumentierte Format haben | ist nicht gültig | muss kleiner als 100 sein"
            + " | darf nicht null sein",
        "fr | doit avoir le format documenté | n'est pas valide | doit être inférieur à 100"
            + " | ne doit pas être nul",
        "es | debe tener el formato documentado | no es válido | debe ser menor que 100"
            + " | no debe ser nulo"
      })
  void whatIsNotPublicIsSoInEveryLanguage(
      String language, String pattern, String other, String number, String absent)
      throws IOException {
    Quoting quoting = new Quoting("hunter2", "hunter2", new BigDecimal("100"), null);
    assertThat(details(quoting, language)).containsExactly(pattern, other, number, absent);
  }

  @Test
  void textOfTheApplicationReplacesTheStandardMessageAndNoOther() throws IOException {
    write("ClearfaultMessages_de.properties", "max.detail=höchstens {value}\n");
    write("ClearfaultMessages_it.properties", "max.detail=al massimo {value}\n");
    assertThat(details(new Limited(101), "de")).containsExactly("höchstens 100");
    assertThat(details(new Limited(101), "it")).containsExactly("al massimo 100");
    assertThat(details(new Literal(101), "de")).containsExactly("at most 100, please");
  }

  @Test
  void constraintOfTheApplicationHasTheCodeThatItSays() throws IOException {
    write(
        "ClearfaultMessages_de.properties",
        "out_of_stock.detail=ist ausverkauft\nout_of_stock.hint=Etwas anderes senden.\n");
    Violation german = violations(new Order("a"), "de").get(0);
    assertThat(german.code()).isEqualTo("out_of_stock");
    assertThat(german.detail()).isEqualTo("ist ausverkauft");
    assertThat(german.hint()).isEqualTo("Etwas anderes senden.");
    assertThat(details(new Order("a"), "en")).containsExactly("is not in stock");
  }

  private List<String> details(Object bean, String language) throws IOException {
    return violations(bean, language).stream().map(Violation::detail).toList();
  }

  /** As an application validates that thinks of no language. */
  private List<Violation> violations(Object bean, String language) throws IOException {
    try (URLClassLoader application =
            new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, Languages.class.getClassLoader());
        ValidatorFactory factory =
            Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
      Validator validator = factory.getValidator();
      return requireNonNull(
              new ConstraintFailures(new Languages(application), 50)
                  .problem(
                      new ConstraintViolationException(validator.validate(bean)),
                      Violation.Source.BODY,
                      Collections.enumeration(List.of(language))))
          .errors();
    }
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(classes.resolve(file), text);
  }
}
