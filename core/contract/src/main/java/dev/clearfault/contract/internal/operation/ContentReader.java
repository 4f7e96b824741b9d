package dev.clearfault.contract.internal.operation;

import dev.clearfault.contract.internal.operation.Content.Encoding;
import dev.clearfault.contract.internal.operation.Parameter.Style;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.contract.internal.schema.Origin;
import dev.clearfault.contract.internal.schema.SchemaCompiler;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what bodies are, by their media types. */
final class ContentReader {
  private final SchemaCompiler compiler;
  private final Map<Origin, ContractSchema> schemas = new HashMap<>();

  ContentReader(SchemaCompiler compiler) {
    this.compiler = compiler;
  }

  /** Returns the schema of an object of a document; null if it has none. */
  @Nullable ContractSchema schema(Section owner) {
    // Many operations refer to the same parameters and answers.
    return owner.has("schema")
        ? schemas.computeIfAbsent(
            owner.origin().child("schema"), origin -> compiler.compile(owner.member("schema")))
        : null;
  }

  /** Returns the media types of a body, an answer or a parameter; empty if it has none. */
  List<Content> read(Section owner) {
    List<Content> contents = new ArrayList<>();
    for (Map.Entry<String, Section> each : owner.objects("content").entrySet()) {
      MediaRange range = MediaRange.of(each.getKey());
      if (range == null) {
        throw owner.faultAt(
            "content",
            each.getKey() + " is no media type: write one such as application/json or text/*");
      }
      Section section = each.getValue();
      ContractSchema schema = schema(section);
      contents.add(new Content(section.origin(), range, schema, encodings(section, schema)));
    }
    return contents;
  }

  private Map<String, Encoding> encodings(Section content, @Nullable ContractSchema schema) {
    Map<String, Encoding> encodings = new LinkedHashMap<>();
    content
        .objects("encoding")
        .forEach(
            (name, section) -> {
              refuseUnknown(name, section, schema);
              encodings.put(name, encoding(section));
            });
    return encodings;
  }

  /** Such an encoding would have no effect. The properties of a composed schema are not known. */
  private static void refuseUnknown(String name, Section section, @Nullable ContractSchema schema) {
    boolean isComposed =
        schema != null && (schema.node().has("oneOf") || schema.node().has("anyOf"));
    if (schema != null
        && !isComposed
        && !schema.properties().isEmpty()
        && !schema.properties().contains(name)) {
      throw section.fault("the schema has no property of this name: write one of its properties");
    }
  }

  private Encoding encoding(Section section) {
    Style style = section.has("style") ? ParameterReader.style(section, Source.FORM) : null;
    boolean explode = section.flag("explode", style == null || style == Style.FORM);
    Style effective = style == null && section.has("explode") ? Style.FORM : style;
    return new Encoding(
        types(section), effective, explode, new ParameterReader(this).headers(section));
  }

  private static List<MediaRange> types(Section section) {
    List<MediaRange> types = new ArrayList<>();
    String written = section.text("contentType");
    if (written != null) {
      for (String each : written.split(",", -1)) {
        MediaRange range = MediaRange.of(each);
        if (range == null) {
          throw section.faultAt("contentType", "write media types, with commas between them");
        }
        types.add(range);
      }
    }
    return types;
  }
}
