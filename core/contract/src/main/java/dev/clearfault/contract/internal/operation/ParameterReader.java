package dev.clearfault.contract.internal.operation;

import dev.clearfault.contract.internal.operation.Parameter.Style;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads parameters, and header fields of answers and parts. */
final class ParameterReader {
  private static final Map<String, Source> SOURCES =
      Map.of(
          "path", Source.PATH,
          "query", Source.QUERY,
          "header", Source.HEADER,
          "cookie", Source.COOKIE);

  /** OpenAPI describes these at other places, and says that they are ignored here. */
  private static final Set<String> ELSEWHERE = Set.of("accept", "content-type", "authorization");

  private final ContentReader contents;

  ParameterReader(ContentReader contents) {
    this.contents = contents;
  }

  /** Returns the parameters of a path or an operation. */
  List<Parameter> read(Section owner) {
    List<Parameter> parameters = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Section section : owner.list("parameters")) {
      String name = section.requiredText("name");
      Source source = SOURCES.get(section.requiredText("in"));
      if (source == null) {
        throw section.faultAt("in", "write one of path, query, header and cookie");
      }
      Parameter parameter = read(section, name, source);
      boolean isHeader = source == Source.HEADER;
      String key = isHeader ? name.toLowerCase(Locale.ROOT) : name;
      if (!known.add(source + " " + key)) {
        throw section.fault("the " + parameter + " is there twice: remove one of them");
      }
      if (source == Source.PATH && !parameter.isRequired()) {
        throw section.fault("a path parameter is always sent: add \"required\": true");
      }
      if (!isHeader || !ELSEWHERE.contains(key)) {
        parameters.add(parameter);
      }
    }
    return parameters;
  }

  /** Returns the header fields of an answer or a part. */
  Map<String, Parameter> headers(Section owner) {
    Map<String, Parameter> headers = new LinkedHashMap<>();
    owner
        .objects("headers")
        .forEach(
            (name, section) -> {
              if (!name.equalsIgnoreCase("content-type")) {
                headers.put(name, read(section, name, Source.HEADER).at(headers.size()));
              }
            });
    return headers;
  }

  private Parameter read(Section section, String name, Source source) {
    List<Content> content = contents.read(section);
    if (section.has("schema") == section.has("content")) {
      throw section.fault("either a schema or a content says what it is: write one of them");
    }
    if (section.has("content") && content.size() != 1) {
      throw section.faultAt("content", "one media type is expected here");
    }
    ContractSchema own = contents.schema(section);
    ContractSchema schema =
        own == null ? content.get(0).schema() : own.withExamples(examples(section));
    Style style = style(section, source);
    if (style == Style.DEEP_OBJECT && schema != null && !mayBe("object", schema)) {
      throw section.faultAt("style", "deepObject is for objects: use form");
    }
    return new Parameter(
        section.origin(),
        name,
        source,
        section.flag("required", false),
        style,
        section.flag("explode", style == Style.FORM),
        source == Source.QUERY && section.flag("allowEmptyValue", false),
        schema,
        content.isEmpty() ? null : content.get(0),
        0);
  }

  private static List<JsonNode> examples(Section section) {
    if (section.has("example")) {
      return List.of(section.member("example").node());
    }
    return section.objects("examples").values().stream()
        .filter(each -> each.has("value"))
        .map(each -> each.member("value").node())
        .toList();
  }

  private static boolean mayBe(String type, ContractSchema schema) {
    return schema.types().isEmpty() || schema.types().contains(type);
  }

  static Style style(Section section, Source source) {
    String name = section.text("style");
    Style style = name == null ? Style.standard(source) : Style.of(name, source);
    if (style == null) {
      throw section.faultAt(
          "style",
          name
              + " is no style of "
              + source.wireName()
              + " parameters: write one of "
              + Style.allowed(source));
    }
    return style;
  }
}
