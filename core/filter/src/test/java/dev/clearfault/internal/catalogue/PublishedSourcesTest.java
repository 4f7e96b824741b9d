package dev.clearfault.internal.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.BuiltInTypes;
import dev.clearfault.internal.catalogue.CatalogueDocuments.Contract;
import dev.clearfault.internal.catalogue.CatalogueDocuments.Page;
import dev.clearfault.internal.catalogue.CatalogueDocuments.Published;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.sources.ProblemSources;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PublishedSourcesTest {
  private static final Pattern INTERFACE =
      Pattern.compile("export interface (\\w*Problem) (?:extends Problem )?\\{\\n(.*?)\\n\\}", 32);
  private static final Pattern MEMBER = Pattern.compile("^  (\\w+\\??): ", Pattern.MULTILINE);

  /** One operation, which can answer one declared problem and one of a status. */
  private static final Contract CONTRACT =
      (answers, language) -> {
        ProblemType missing = answers.find("not_found").orElseThrow();
        answers.schema(List.of(missing, ProblemType.VALIDATION_FAILED));
        return new Published(
            "Shop",
            "/",
            Map.of(
                "/orders",
                Map.of(
                    "parameters",
                    List.of(),
                    "get",
                    Map.of(
                        "operationId",
                        "ordersGet",
                        "x-problems",
                        List.of(
                            Map.of("status", 404, "code", "not_found"),
                            Map.of("status", 400, "code", "validation_failed"))))),
            Map.of());
      };

  private static @Nullable Page page(String name, Format format, @Nullable Contract contract) {
    Languages languages = new Languages(null);
    return new CatalogueDocuments(
            new Catalogue("/problems/", List.of(ProblemType.VALIDATION_FAILED)),
            languages,
            new CatalogueDocuments.Preferences(
                "/problems", true, false, format, ProblemType::status, contract))
        .page(name, null, languages.english());
  }

  @Test
  void anOperationOfTheContractIsAUnion() {
    Page typeScript = requireNonNull(page(ProblemSources.TYPE_SCRIPT, Format.PROBLEM, CONTRACT));
    assertThat(typeScript.contentType()).isEqualTo("text/plain;charset=UTF-8");
    assertThat(text(typeScript.bytes()))
        .contains(
            """
            export type OrdersGetProblem =
              | NotFoundProblem
              | ValidationFailedProblem
              | AnyOther;
            """);
    Page java = requireNonNull(page(ProblemSources.JAVA, Format.PROBLEM, CONTRACT));
    assertThat(text(java.bytes()))
        .contains("record NotFoundProblem(Common common) implements Problem, OrdersGetProblem {}");
  }

  @ParameterizedTest
  @ValueSource(strings = {ProblemSources.JAVA, ProblemSources.TYPE_SCRIPT})
  void sourcesArePartOfTheContract(String name) {
    assertThat(page(name, Format.PROBLEM, null)).as("not published").isNull();
    assertThat(page(name, Format.FIELDS, CONTRACT)).as("of another shape").isNull();
  }

  /** Both are written by hand, in two places. */
  @Test
  void theMembersOfATypeAreThoseOfItsSchema() {
    List<ProblemType> types = BuiltInTypes.all();
    byte[] source = new ProblemSources(types, Map.of()).source(ProblemSources.TYPE_SCRIPT);
    Map<String, Set<String>> interfaces = new TreeMap<>();
    for (MatchResult each : INTERFACE.matcher(text(source)).results().toList()) {
      interfaces.put(
          each.group(1),
          new TreeSet<>(
              MEMBER.matcher(each.group(2)).results().map(member -> member.group(1)).toList()));
    }
    Set<String> common = requireNonNull(interfaces.get("Problem"));
    JsonNode schemas =
        JsonMapper.shared()
            .readTree(BodySchemas.openApi(Format.PROBLEM, types))
            .at("/components/schemas");
    for (ProblemType type : types) {
      String name = BodySchemas.name(type);
      Set<String> members = new TreeSet<>(common);
      Set<String> own = requireNonNull(interfaces.get(name), name);
      members.removeIf(member -> own.contains(member.replace("?", "")));
      members.addAll(own);
      assertThat(members).as(name).isEqualTo(members(schemas.path(name)));
    }
  }

  /** Returns the names, each with a question mark if it can be missing. */
  private static Set<String> members(JsonNode schema) {
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(each -> required.add(each.asString()));
    Set<String> members = new TreeSet<>();
    schema
        .path("properties")
        .propertyNames()
        .forEach(name -> members.add(required.contains(name) ? name : name + "?"));
    return members;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
