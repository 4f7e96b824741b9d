package dev.clearfault.internal.constraints;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.problem.Violation;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Max;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every constraint that comes with the libraries has its code, its words and its limits. */
class EveryConstraintTest {
  private static final Map<String, ConstraintViolation<?>> VIOLATIONS =
      EveryConstraint.violations();

  /** The names of limits that a client may see. */
  private static final Set<String> LIMITS =
      Set.of("value", "min", "max", "integer", "fraction", "inclusive");

  private static final List<String> SECRETS =
      List.of(
          "{", "}", "$", "[", "\\", "hunter2", "777", "12345", "1999", "2999", "org.", "jakarta",
          "java", "class", "secret", "from <", "https?", "PT168H", "PT7S", "P7D");

  static Stream<String> constraints() {
    return VIOLATIONS.keySet().stream();
  }

  @Test
  void coversWhatTheLibrariesHave() throws Exception {
    List<String> annotations = new ArrayList<>(annotationsBeside(Max.class));
    annotations.addAll(annotationsBeside(URL.class));
    assertThat(annotations).hasSizeGreaterThan(45);
    assertThat(VIOLATIONS.values().stream().map(v -> EveryConstraint.annotation(v).getName()))
        .containsExactlyInAnyOrderElementsOf(annotations);
  }

  @ParameterizedTest
  @MethodSource("constraints")
  void isToldInEveryLanguage(String constraint) {
    ConstraintViolation<?> broken = requireNonNull(VIOLATIONS.get(constraint));
    Violation english = EveryConstraint.told(broken, "en");
    assertThat(english.detail()).isNotEqualTo("is not valid");
    for (String language : List.of("en", "de", "fr", "es")) {
      Violation told = EveryConstraint.told(broken, language);
      assertThat(told.code()).matches("[a-z][a-z0-9]*(_[a-z0-9]+)*").isEqualTo(english.code());
      assertThat(told.arguments()).isEqualTo(english.arguments());
      assertThat(LIMITS).containsAll(told.arguments().keySet());
      assertThat(told.hint()).as("hint in %s", language).isNotBlank();
      String text = told.detail() + " " + told.hint();
      assertThat(text).as(language).isNotBlank().doesNotContain(secrets(constraint));
      if (!language.equals("en")) {
        assertThat(told.detail()).as(language).isNotEqualTo(english.detail());
        assertThat(told.hint()).as(language).isNotEqualTo(english.hint());
      }
    }
  }

  /** The documentation shows what a client is told about each of them. */
  @Test
  void tableInTheDocumentationIsWhatIsTold() throws IOException {
    String rows =
        VIOLATIONS.values().stream()
            .map(EveryConstraintTest::row)
            .sorted()
            .collect(Collectors.joining());
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(Path.of("target/constraints.md"), rows);
    }
    assertThat(Files.readString(Path.of("../../docs/validation.md")))
        .contains("| `code` | Constraint | `expected` | `hint` |\n|---|---|---|---|\n" + rows);
  }

  private static String row(ConstraintViolation<?> broken) {
    Violation told = EveryConstraint.told(broken, "en");
    String expected =
        told.expected().keySet().stream()
            .filter(keyword -> !keyword.equals("type"))
            .sorted()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    return "| `%s` | `@%s` | %s | %s |\n"
        .formatted(
            told.code(), EveryConstraint.annotation(broken).getSimpleName(), expected, told.hint());
  }

  /** The authors of the message for currencies list them, which is what a client has to know. */
  private static List<String> secrets(String constraint) {
    return SECRETS.stream()
        .filter(secret -> !(constraint.equals("Currency") && secret.equals("[")))
        .toList();
  }

  private static List<String> annotationsBeside(Class<?> one) throws Exception {
    URI jar = one.getProtectionDomain().getCodeSource().getLocation().toURI();
    String folder = one.getPackageName().replace('.', '/') + "/";
    List<String> found = new ArrayList<>();
    try (JarFile file = new JarFile(Path.of(jar).toFile())) {
      List<String> names = file.stream().map(entry -> entry.getName()).toList();
      for (String name : names) {
        if (name.startsWith(folder) && name.endsWith(".class") && name.indexOf('$') < 0) {
          Class<?> type = Class.forName(name.substring(0, name.length() - 6).replace('/', '.'));
          if (type.isAnnotation() && isConstraint(type.asSubclass(Annotation.class))) {
            found.add(type.getName());
          }
        }
      }
    }
    return found;
  }

  private static boolean isConstraint(Class<? extends Annotation> type) {
    return type.isAnnotationPresent(Constraint.class);
  }
}
