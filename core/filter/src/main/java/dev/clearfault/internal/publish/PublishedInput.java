package dev.clearfault.internal.publish;

import dev.clearfault.internal.constraints.InputPlace;
import dev.clearfault.internal.constraints.SchemaComponents;
import dev.clearfault.internal.read.InputDescription;
import dev.clearfault.internal.read.InputDescription.Part;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one operation accepts, in the words of OpenAPI.
 *
 * @param json the input of a request that is no posted form; null if only forms are accepted
 * @param form the input of a posted form; null if none is accepted
 * @param components takes the objects
 */
record PublishedInput(
    @Nullable InputDescription json, @Nullable InputDescription form, SchemaComponents components) {
  private static final Map<String, Object> FILE =
      Collections.unmodifiableMap(new TreeMap<>(Map.of("type", "string", "format", "binary")));

  /** Returns the parameters; each variable of the path has one. */
  List<Map<String, Object>> parameters(List<String> variables) {
    InputDescription input = one();
    List<Map<String, Object>> all = new ArrayList<>();
    for (String variable : variables) {
      all.add(
          input.from(Source.PATH).stream()
              .filter(part -> part.name().equals(variable))
              .findFirst()
              .map(part -> parameter(input, part))
              .orElseGet(() -> parameter(variable)));
    }
    for (Part part : input.parts()) {
      boolean isParameter =
          switch (part.source()) {
            case QUERY, HEADER, COOKIE -> true;
            case PATH, FORM, BODY -> false;
          };
      if (isParameter) {
        all.add(parameter(input, part));
      }
    }
    return all;
  }

  private InputDescription one() {
    InputDescription input = json == null ? form : json;
    if (input == null) {
      throw new IllegalStateException("an input is read from something");
    }
    return input;
  }

  private static Map<String, Object> parameter(String variable) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", variable);
    parameter.put("in", "path");
    parameter.put("required", true);
    parameter.put("schema", Map.of("type", "string"));
    return parameter;
  }

  private Map<String, Object> parameter(InputDescription input, Part part) {
    InputPlace place = input.whole().property(part.property());
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", part.name());
    parameter.put("in", part.source().wireName());
    boolean isRequired = part.source() == Source.PATH || (place != null && place.isRequired());
    if (isRequired) {
      parameter.put("required", true);
    }
    parameter.put("schema", schema(place, part, true));
    return parameter;
  }

  private Map<String, Object> schema(@Nullable InputPlace place, Part part, boolean fromText) {
    return place == null
        ? Map.of()
        : components.inside(part.name(), () -> place.published(components, fromText));
  }

  /** Returns the body by its content types; empty if there is none. */
  Map<String, Object> requestBody() {
    Map<String, Object> content = new LinkedHashMap<>();
    boolean isRequired = false;
    if (json != null && hasJsonBody(json)) {
      content.put(
          "application/json",
          Map.of(
              "schema",
              components.inside("Body", () -> json.whole().published(components, false))));
      isRequired = true;
    }
    if (form != null) {
      Map<String, Object> schema = form(form);
      boolean hasFiles = form.parts().stream().anyMatch(Part::isFile);
      if (!hasFiles) {
        content.put("application/x-www-form-urlencoded", Map.of("schema", schema));
      }
      content.put("multipart/form-data", Map.of("schema", schema));
      isRequired |= schema.containsKey("required");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    if (!content.isEmpty()) {
      body.put("required", isRequired);
      body.put("content", content);
    }
    return body;
  }

  /** Returns whether an input has something from a JSON body. */
  static boolean hasJsonBody(@Nullable InputDescription json) {
    return json != null && (json.isWholeBody() || !json.from(Source.BODY).isEmpty());
  }

  /** A part of a form that is an object is JSON; the other texts are read as parameters are. */
  private Map<String, Object> form(InputDescription input) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Part part : input.from(Source.FORM)) {
      InputPlace place = input.whole().property(part.property());
      properties.put(
          part.name(), part.isFile() ? file(place) : schema(place, part, !part.isJson()));
      if (place != null && place.isRequired()) {
        required.add(part.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("properties", properties);
    return schema;
  }

  private static Map<String, Object> file(@Nullable InputPlace place) {
    return place != null && place.element() != null
        ? new TreeMap<>(Map.of("type", "array", "items", FILE))
        : FILE;
  }
}
