package dev.clearfault.internal.constraints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.clearfault.internal.constraints.WaysOfCascading.Both;
import dev.clearfault.internal.constraints.WaysOfCascading.InCode;
import dev.clearfault.internal.constraints.WaysOfCascading.InOrder;
import dev.clearfault.internal.constraints.WaysOfCascading.Item;
import dev.clearfault.internal.constraints.WaysOfCascading.Strict;
import dev.clearfault.internal.constraints.WaysOfCascading.Stricter;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.read.InputReader;
import dev.clearfault.internal.read.PostedJson;
import dev.clearfault.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another validator with the published schema, and the library with the class, have one verdict on
 * generated objects, whether the validator comes to them or not.
 */
class PublishedCascadesTest {
  private static final int LEAST = 300;
  private static final int MOST = 20_000;
  private static final int EACH = 20;
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final ValidatorFactory FACTORY = factory();
  private static final InputReader READER =
      InputReader.of(
          PublishedCascadesTest.class.getClassLoader(), InputLimits.STANDARD, null, FACTORY);
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final String XML =
      """
      <constraint-mappings xmlns="https://jakarta.ee/xml/ns/validation/mapping" version="3.0">
        <bean class="dev.clearfault.internal.constraints.WaysOfCascading$InXml"
            ignore-annotations="true">
          <field name="validInXml"><valid/></field>
        </bean>
      </constraint-mappings>
      """;

  private static ValidatorFactory factory() {
    HibernateValidatorConfiguration configuration =
        Validation.byProvider(HibernateValidator.class).configure();
    ConstraintMapping code = configuration.createConstraintMapping();
    code.type(InCode.class).field("items").containerElementType(1).valid();
    return configuration
        .messageInterpolator(new ParameterMessageInterpolator())
        .addMapping(new ByteArrayInputStream(XML.getBytes(UTF_8)))
        .addMapping(code)
        .buildValidatorFactory();
  }

  @AfterAll
  static void closeFactory() {
    FACTORY.close();
  }

  static Stream<Class<?>> inputs() {
    return Stream.of(WaysOfCascading.class.getDeclaredClasses())
        .filter(each -> !each.isInterface() && each != Item.class);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void whatFitsTheSchemaIsAccepted(Class<?> input) throws IOException {
    for (List<Class<?>> groups :
        List.of(
            List.<Class<?>>of(),
            List.<Class<?>>of(Strict.class),
            List.<Class<?>>of(Stricter.class),
            List.<Class<?>>of(InOrder.class))) {
      Verdicts verdicts = new Verdicts(input, groups);
      assertThat(verdicts.different).as("%s", groups).isEmpty();
      assertThat(List.of(verdicts.accepted, verdicts.refused)).allMatch(count -> count >= EACH);
    }
  }

  @Test
  void anObjectThatIsNotCheckedIsAnotherComponent() {
    SchemaComponents components = new SchemaComponents(Set.of());
    Object body = published(Both.class, List.of(), components);
    assertThat(body).isEqualTo(Map.of("$ref", SchemaComponents.HOME + "Body"));
    assertThat(components.schemas().keySet())
        .containsExactlyInAnyOrder("Body", "BodyChecked", "BodyUnchecked");
    assertThat(components.schemas().get("Body"))
        .extracting("properties")
        .extracting("again")
        .isEqualTo(Map.of("$ref", SchemaComponents.HOME + "BodyChecked"));
    assertThat(components.schemas().get("BodyChecked"))
        .extracting("required")
        .isEqualTo(List.of("count", "whole"));
    assertThat(components.schemas().get("BodyUnchecked"))
        .extracting("required")
        .isEqualTo(List.of("whole"));
  }

  record Plain(int size) {}

  record Same(@Valid @Nullable Plain checked, @Nullable Plain unchecked) {}

  /** Nobody would see a difference. */
  @Test
  void anObjectWithoutConstraintsIsOneComponent() {
    SchemaComponents components = new SchemaComponents(Set.of());
    assertThat(published(Same.class, List.of(), components)).isNotNull();
    assertThat(components.schemas().keySet()).containsExactlyInAnyOrder("Body", "BodyChecked");
  }

  private static Map<String, Object> published(
      Class<?> input, List<Class<?>> groups, SchemaComponents components) {
    InputPlace place =
        InputPlace.whole(input, groups, JsonReader.jackson(), FACTORY.getValidator());
    return components.inside("Body", () -> place.published(components, false));
  }

  /** What the two say of values that are the same in each run. */
  private static final class Verdicts {
    private final Random random = new Random(11);
    private final List<String> different = new ArrayList<>();
    private final Map<String, Object> schemas;
    private int accepted;
    private int refused;

    Verdicts(Class<?> type, List<Class<?>> groups) throws IOException {
      SchemaComponents components = new SchemaComponents(Set.of());
      Map<String, Object> published = new LinkedHashMap<>(published(type, groups, components));
      schemas = components.schemas();
      published.put("components", Map.of("schemas", schemas));
      Schema schema = SCHEMAS.getSchema(MAPPER.writeValueAsString(published), InputFormat.JSON);
      for (int i = 0; i < MOST && (i < LEAST || accepted < EACH || refused < EACH); i++) {
        String json = MAPPER.writeValueAsString(value(published, 0));
        boolean fits = schema.validate(json, InputFormat.JSON).isEmpty();
        boolean isAccepted = isAccepted(type, groups, json);
        accepted += isAccepted ? 1 : 0;
        refused += isAccepted ? 0 : 1;
        if (fits != isAccepted) {
          different.add((fits ? "refused: " : "accepted: ") + json + " of " + published);
        }
      }
    }

    private static boolean isAccepted(Class<?> type, List<Class<?>> groups, String json)
        throws IOException {
      try {
        Object read =
            READER.read(
                PostedJson.request(null, null, json.getBytes(UTF_8)),
                type,
                groups.toArray(Class<?>[]::new));
        return read != null;
      } catch (ProblemException refusal) {
        return false;
      }
    }

    /** Returns a value that is near to a schema: some rules are kept, and others are not. */
    private Object value(Map<String, Object> schema, int depth) {
      if (schema.get("$ref") instanceof String reference) {
        return value(
            member(schemas, reference.substring(SchemaComponents.HOME.length())), depth + 1);
      }
      if (schema.get("enum") instanceof List<?> names) {
        return Objects.requireNonNull(names.get(random.nextInt(names.size())));
      }
      if (schema.get("anyOf") instanceof List<?> choices) {
        return value(member(Map.of("", choices.get(random.nextInt(choices.size()))), ""), depth);
      }
      int count = random.nextInt(4);
      return switch (String.valueOf(schema.get("type"))) {
        case "array" ->
            Stream.generate(() -> value(member(schema, "items"), depth)).limit(count).toList();
        case "object" -> object(schema, depth);
        case "integer" -> random.nextInt(40) == 0 ? "x" : (Object) random.nextInt(-1, 8);
        default -> "x";
      };
    }

    private Map<String, Object> object(Map<String, Object> schema, int depth) {
      Map<String, Object> object = new LinkedHashMap<>();
      member(schema, "properties")
          .forEach(
              (name, its) -> {
                boolean isDeep = depth > 3 && member(Map.of(name, its), name).containsKey("$ref");
                if (!isDeep && random.nextInt(10) > 0) {
                  object.put(name, value(member(Map.of(name, its), name), depth));
                }
              });
      if (schema.get("additionalProperties") instanceof Map<?, ?>) {
        for (int i = random.nextInt(3); i > 0; i--) {
          object.put("k" + i, value(member(schema, "additionalProperties"), depth));
        }
      }
      return object;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> member(Map<String, Object> schema, String name) {
      return (Map<String, Object>) schema.getOrDefault(name, Map.of());
    }
  }
}
