package dev.clearfault.internal.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.json.WireType;
import dev.clearfault.internal.read.InputLimits;
import jakarta.validation.metadata.ElementDescriptor;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the contract says of a place is what an answer expects there, for all inputs of tests. */
class PublishedSchemaTest {
  private static final JsonReader JSON = JsonReader.jackson(InputLimits.STANDARD.forJson(), null);
  private static final ExpectedRules RULES =
      new ExpectedRules(Validators.VALIDATOR, new Examples(JSON, Validators.VALIDATOR));

  /** More than an answer shows, and an object that holds itself comes by again. */
  private static final int DEEPEST = 5;

  private static final Set<String> RANGES =
      Stream.of(8, 16, 32, 64)
          .map(bits -> BigInteger.ONE.shiftLeft(bits - 1))
          .flatMap(limit -> Stream.of(limit.negate(), limit.subtract(BigInteger.ONE)))
          .map(BigInteger::toString)
          .collect(Collectors.toSet());

  private static final List<Class<?>> INPUTS = new ArrayList<>();

  @BeforeAll
  static void findInputs() throws Exception {
    Path classes =
        Path.of(
            PublishedSchemaTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.sorted().toList()) {
        String name =
            classes.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
        if (name.endsWith(".class") && !name.endsWith("-info.class")) {
          Class<?> type =
              Class.forName(
                  name.substring(0, name.length() - 6),
                  false,
                  PublishedSchemaTest.class.getClassLoader());
          if (type.isRecord()) {
            INPUTS.add(type);
          }
        }
      }
    }
  }

  @Test
  void aPlaceOfABodyExpectsWhatIsPublished() {
    Comparison all = new Comparison(false);
    INPUTS.forEach(all::compare);
    assertThat(all.inputs).isGreaterThan(150);
    assertThat(all.places).isGreaterThan(800);
  }

  @Test
  void aPlaceOfAParameterExpectsWhatIsPublished() {
    Comparison all = new Comparison(true);
    INPUTS.forEach(all::compare);
    assertThat(all.places).isGreaterThan(400);
  }

  /** Walks through inputs, in their classes and in their documents at the same time. */
  private static final class Comparison {
    private final boolean fromText;
    private SchemaComponents components = new SchemaComponents(Set.of());
    private int inputs;
    private int places;

    Comparison(boolean fromText) {
      this.fromText = fromText;
    }

    void compare(Class<?> root) {
      inputs++;
      for (List<Class<?>> groups : groups(root)) {
        components = new SchemaComponents(Set.of());
        ExpectedSchema answers = new ExpectedSchema(RULES, fromText);
        ExpectedSchema document = answers.into(components, fromText);
        ExpectedPlace whole =
            ExpectedPlace.whole(JSON.wireType(root), root, CheckedGroups.of(groups));
        if (fromText) {
          for (WireType.Property each : whole.type().properties().values()) {
            ExpectedPlace place = whole.property(each, RULES);
            walk(answers, place, document.published(place), 0);
          }
        } else {
          walk(answers, whole, document.published(whole), 0);
        }
      }
    }

    private void walk(
        ExpectedSchema answers, ExpectedPlace place, Map<String, Object> published, int depth) {
      places++;
      assertThat(withoutRange(cut(published)))
          .as("%s after %s steps", place.origin(), place.elements())
          .isEqualTo(withoutRange(answers.of(place)));
      if (depth == DEEPEST) {
        return;
      }
      Map<String, Object> here = whole(published);
      switch (place.type().kind()) {
        case WRAPPER -> walk(answers, place.element(), published, depth + 1);
        case LIST -> walk(answers, place.element(), inside(here, "items"), depth + 1);
        case MAP -> walk(answers, place.element(), inside(here, "additionalProperties"), depth + 1);
        default -> {
          place
              .type()
              .properties()
              .forEach(
                  (name, property) -> {
                    if (inside(here, "properties").containsKey(name)) { // Else it is no body's.
                      Map<String, Object> its = inside(inside(here, "properties"), name);
                      walk(answers, place.property(property, RULES), its, depth + 1);
                    }
                  });
          List<?> choices = here.get("anyOf") instanceof List<?> list ? list : List.of();
          for (int i = 0; i < choices.size(); i++) {
            walk(
                answers,
                answers.choices(place).get(i),
                inside(Map.of("choice", choices.get(i)), "choice"),
                depth + 1);
          }
        }
      }
    }

    /** Shows as much as an answer does. */
    private Map<String, Object> cut(Map<String, Object> published) {
      for (int levels = 2; levels > 0; levels--) {
        Map<String, Object> shown = shown(published, levels);
        if (SchemaSize.fits(shown)) {
          return shown;
        }
      }
      return SchemaSize.limited(shown(published, 0));
    }

    private Map<String, Object> shown(Map<String, Object> published, int levels) {
      Map<String, Object> schema = withoutRange(whole(published));
      schema.remove("additionalProperties", false);
      if (levels == 0 && published.containsKey("$ref")) {
        schema.keySet().removeAll(Set.of("required", "properties", "anyOf"));
      }
      schema.replaceAll(
          (keyword, value) ->
              switch (keyword) {
                case "items", "additionalProperties", "propertyNames" ->
                    shown(inside(schema, keyword), levels);
                case "anyOf" -> each((List<?>) value, one -> shown(one, levels));
                case "properties" -> {
                  Map<String, Object> properties = new LinkedHashMap<>(inside(schema, keyword));
                  properties.replaceAll((name, its) -> shown(inside(properties, name), levels - 1));
                  yield properties;
                }
                default -> value;
              });
      return schema;
    }

    /** Returns the schema with that of its component. */
    private Map<String, Object> whole(Map<String, Object> schema) {
      Map<String, Object> whole = new LinkedHashMap<>(schema);
      if (whole.remove("$ref") instanceof String reference) {
        String name = reference.substring(SchemaComponents.HOME.length());
        inside(components.schemas(), name).forEach(whole::putIfAbsent);
      }
      return whole;
    }
  }

  /** An answer tells the range of a class only if it was left. */
  private static Map<String, Object> withoutRange(Map<String, Object> schema) {
    Map<String, Object> without = new LinkedHashMap<>(schema);
    without.remove("format", "int32");
    without.remove("format", "int64");
    for (String keyword : List.of("minimum", "maximum")) {
      if (RANGES.contains(String.valueOf(without.get(keyword)))) {
        without.remove(keyword);
      }
    }
    return without;
  }

  private static List<Object> each(List<?> schemas, UnaryOperator<Map<String, Object>> change) {
    return schemas.stream()
        .<Object>map(each -> change.apply(inside(Map.of("", each), "")))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> inside(Map<String, Object> schema, String name) {
    return (Map<String, Object>) schema.getOrDefault(name, Map.of());
  }

  /** Returns the default, and each group that a property names. */
  private static Set<List<Class<?>>> groups(Class<?> root) {
    Set<List<Class<?>>> all = new LinkedHashSet<>();
    all.add(List.of());
    Validators.VALIDATOR.getConstraintsForClass(root).getConstrainedProperties().stream()
        .map(ElementDescriptor::getConstraintDescriptors)
        .flatMap(Set::stream)
        .flatMap(each -> each.getGroups().stream())
        .forEach(group -> all.add(List.of(group)));
    return all;
  }
}
