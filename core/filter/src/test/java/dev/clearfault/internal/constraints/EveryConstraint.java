package dev.clearfault.internal.constraints;

import static java.util.Objects.requireNonNull;

import dev.clearfault.problem.Violation;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.hibernate.validator.constraints.BitcoinAddress;
import org.hibernate.validator.constraints.CodePointLength;
import org.hibernate.validator.constraints.CreditCardNumber;
import org.hibernate.validator.constraints.Currency;
import org.hibernate.validator.constraints.EAN;
import org.hibernate.validator.constraints.ISBN;
import org.hibernate.validator.constraints.IpAddress;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.LuhnCheck;
import org.hibernate.validator.constraints.Mod10Check;
import org.hibernate.validator.constraints.Mod11Check;
import org.hibernate.validator.constraints.Normalized;
import org.hibernate.validator.constraints.ParameterScriptAssert;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.ScriptAssert;
import org.hibernate.validator.constraints.URL;
import org.hibernate.validator.constraints.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.hibernate.validator.constraints.br.CNPJ;
import org.hibernate.validator.constraints.br.CPF;
import org.hibernate.validator.constraints.br.TituloEleitoral;
import org.hibernate.validator.constraints.kor.KorRRN;
import org.hibernate.validator.constraints.pl.NIP;
import org.hibernate.validator.constraints.pl.PESEL;
import org.hibernate.validator.constraints.pl.REGON;
import org.hibernate.validator.constraints.ru.INN;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/** A broken example of every constraint of Jakarta Validation and of Hibernate Validator. */
public final class EveryConstraint {
  private static final Validator VALIDATOR = validator();

  private EveryConstraint() {}

  /** Returns all violations, by the simple names of their annotations. */
  static Map<String, ConstraintViolation<?>> violations() {
    Map<String, ConstraintViolation<?>> all = new TreeMap<>();
    Set<ConstraintViolation<?>> found = new LinkedHashSet<>(VALIDATOR.validate(new Standard()));
    found.addAll(VALIDATOR.validate(new Hibernates()));
    found.addAll(VALIDATOR.validate(new Countries()));
    found.addAll(ofParameters());
    for (ConstraintViolation<?> violation : found) {
      all.put(annotation(violation).getSimpleName(), violation);
    }
    return all;
  }

  /** Returns what a client is told who reads the language. */
  static Violation told(ConstraintViolation<?> violation, String language) {
    ConstraintViolationException thrown = new ConstraintViolationException(Set.of(violation));
    return requireNonNull(
            Validators.FAILURES.problem(
                thrown, Violation.Source.BODY, Collections.enumeration(List.of(language))))
        .errors()
        .get(0);
  }

  static Class<? extends Annotation> annotation(ConstraintViolation<?> violation) {
    return violation.getConstraintDescriptor().getAnnotation().annotationType();
  }

  private static Set<? extends ConstraintViolation<?>> ofParameters() {
    try {
      return VALIDATOR
          .forExecutables()
          .validateParameters(
              new Service(),
              Service.class.getDeclaredMethod("move", int.class, int.class),
              new Object[] {2, 1});
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static Validator validator() {
    HibernateValidatorConfiguration configuration =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator());
    // Their own validators need a script engine and an implementation of money.
    ConstraintMapping mapping = configuration.createConstraintMapping();
    mapping
        .constraintDefinition(ScriptAssert.class)
        .includeExistingValidators(false)
        .validatedBy(RefusingScript.class);
    mapping
        .constraintDefinition(ParameterScriptAssert.class)
        .includeExistingValidators(false)
        .validatedBy(RefusingParameters.class);
    mapping.constraintDefinition(Currency.class).validatedBy(RefusingCurrency.class);
    return configuration.addMapping(mapping).buildValidatorFactory().getValidator();
  }

  record Standard(
      @AssertFalse boolean assertFalse,
      @AssertTrue boolean assertTrue,
      @DecimalMax("99.5") BigDecimal decimalMax,
      @DecimalMin("0.5") BigDecimal decimalMin,
      @Digits(integer = 3, fraction = 2) BigDecimal digits,
      @Email String email,
      @Future LocalDate future,
      @FutureOrPresent LocalDate futureOrPresent,
      @Max(100) int max,
      @Min(18) int min,
      @Negative int negative,
      @NegativeOrZero int negativeOrZero,
      @NotBlank String notBlank,
      @NotEmpty List<String> notEmpty,
      @NotNull @Nullable String notNull,
      @Null String nothing,
      @Past LocalDate past,
      @PastOrPresent LocalDate pastOrPresent,
      @Pattern(regexp = "[A-Z]{3}-[0-9]+") String pattern,
      @Positive int positive,
      @PositiveOrZero int positiveOrZero,
      @Size(min = 2, max = 5) String size) {

    Standard() {
      this(
          true,
          false,
          new BigDecimal("777"),
          new BigDecimal("-777"),
          new BigDecimal("12345.678"),
          "hunter2",
          LocalDate.of(1999, 9, 9),
          LocalDate.of(1999, 9, 9),
          777,
          -777,
          777,
          777,
          "",
          List.of(),
          null,
          "hunter2",
          LocalDate.of(2999, 9, 9),
          LocalDate.of(2999, 9, 9),
          "hunter2",
          -777,
          -777,
          "hunter2");
    }
  }

  @ScriptAssert(lang = "javascript", script = "_this.secret < 10")
  record Hibernates(
      @BitcoinAddress(BitcoinAddress.BitcoinAddressType.P2PKH) String bitcoin,
      @CodePointLength(min = 2, max = 5) String codePoints,
      @CreditCardNumber String card,
      @Currency({"EUR", "CHF"}) String currency,
      @DurationMax(hours = 1, minutes = 30) Duration durationMax,
      @DurationMin(seconds = 10, inclusive = false) Duration durationMin,
      @EAN String ean,
      @IpAddress String address,
      @ISBN String isbn,
      @Length(min = 2, max = 5) String length,
      @LuhnCheck String luhn,
      @Mod10Check String mod10,
      @Mod11Check String mod11,
      @Normalized(form = Normalizer.Form.NFC) String normalized,
      @Range(min = 2, max = 5) int range,
      @UniqueElements List<String> unique,
      @URL(regexp = "https?:.*") String url,
      @UUID String uuid) {

    Hibernates() {
      this(
          "hunter2",
          "hunter2",
          "1234567890",
          "hunter2",
          Duration.ofDays(7),
          Duration.ofSeconds(7),
          "1234567890",
          "hunter2",
          "1234567890",
          "hunter2",
          "1234567890",
          "1234567890",
          "1234567890",
          "u\u0308",
          777,
          List.of("hunter2", "hunter2"),
          "hunter2",
          "hunter2");
    }
  }

  record Countries(
      @CNPJ String cnpj,
      @CPF String cpf,
      @TituloEleitoral String titulo,
      @KorRRN String rrn,
      @NIP String nip,
      @PESEL String pesel,
      @REGON String regon,
      @INN String inn) {

    Countries() {
      this(
          "12345678901234",
          "12345678901",
          "123456789012",
          "hunter2",
          "1234567890",
          "12345678901",
          "123456780",
          "1234567890");
    }
  }

  static final class Service {
    @ParameterScriptAssert(lang = "javascript", script = "from < to")
    void move(int from, int to) {}
  }

  /** Refuses whatever it gets. */
  public static final class RefusingScript implements ConstraintValidator<ScriptAssert, Object> {
    @Override
    public boolean isValid(Object value, ConstraintValidatorContext context) {
      return false;
    }
  }

  /** Refuses whatever it gets. */
  @jakarta.validation.constraintvalidation.SupportedValidationTarget(
      jakarta.validation.constraintvalidation.ValidationTarget.PARAMETERS)
  public static final class RefusingParameters
      implements ConstraintValidator<ParameterScriptAssert, Object[]> {
    @Override
    public boolean isValid(Object[] values, ConstraintValidatorContext context) {
      return false;
    }
  }

  /** Refuses whatever it gets. */
  public static final class RefusingCurrency implements ConstraintValidator<Currency, String> {
    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
      return false;
    }
  }
}
