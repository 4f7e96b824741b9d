package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.operation.Content;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.operation.Parameter;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.contract.internal.schema.PossibleFault;
import dev.clearfault.contract.internal.schema.SchemaFault;
import dev.clearfault.contract.internal.tell.FaultText;
import dev.clearfault.internal.constraints.PlacePattern;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.read.PossibleError;
import dev.clearfault.internal.read.ReadingText;
import dev.clearfault.internal.read.RequestBody;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Violation.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Every error that {@link RequestCheck} can find in a request, each once. Not thread-safe. */
public final class PossibleFindings {
  private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");

  private final Language language;
  private final TreeFaults trees;
  private final boolean readsParts;
  private final Map<List<String>, PossibleError> found = new LinkedHashMap<>();

  /**
   * Creates a list without errors.
   *
   * @param readsParts whether the parts of a multipart form are checked
   */
  public PossibleFindings(InputLimits limits, Language language, boolean readsParts) {
    this.readsParts = readsParts;
    this.language = language;
    trees = new TreeFaults(limits, language);
  }

  /** Returns the errors, in the order in which they were added. */
  public List<PossibleError> all() {
    return List.copyOf(found.values());
  }

  private void add(PossibleError error) {
    PossibleError entry = error.in(language);
    found.merge(entry.key(), entry, PossibleError::or);
  }

  /** Adds the errors of an operation. */
  public PossibleFindings with(Operation operation) {
    for (Parameter each : operation.parameters()) {
      parameter(each, PlacePattern.WHOLE.property(each.name()));
    }
    if (operation.parameters().stream().anyMatch(each -> each.source() == Source.QUERY)) {
      trees.ofTexts(Source.QUERY).forEach(this::add);
    }
    if (operation.body() != null) {
      boolean isRequired = operation.body().isRequired();
      operation.body().content().forEach(each -> body(each, isRequired));
    }
    return this;
  }

  private void parameter(Parameter parameter, PlacePattern where) {
    ContractSchema schema = parameter.schema();
    if (parameter.isRequired()) {
      SchemaFault absent =
          new SchemaFault(
              "required",
              List.of(),
              List.of(),
              JsonNodeFactory.instance.booleanNode(true),
              schema == null ? Map.of() : schema.expected(List.of()));
      add(FaultText.possible(new PossibleFault(absent, where, true), parameter.source(), language));
    }
    value(schema, parameter.source(), where);
    Content content = parameter.content();
    if (content != null && MediaType.of(content.range().text()).isJson()) {
      trees.ofJson(parameter.source(), where).forEach(this::add);
    }
  }

  private void value(@Nullable ContractSchema schema, Source source, PlacePattern where) {
    trees.ofText(source, where).forEach(this::add);
    if (schema != null) {
      schema.possible(where).forEach(fault -> add(FaultText.possible(fault, source, language)));
    }
  }

  private void body(Content content, boolean isRequired) {
    MediaType type = MediaType.of(content.range().text());
    boolean isAny = content.range().isSeveral();
    ContractSchema schema = content.schema();
    if (isRequired || type.isJson() || isAny) {
      missing(schema);
    }
    if (type.isJson() || isAny) {
      json(schema);
    }
    boolean isUnread = type.isMultipart() && !readsParts;
    if (schema != null && (isAny || (type.isForm() && !isUnread))) {
      form(content, schema);
    }
    if (schema != null && (type.name().startsWith("text/") || isAny)) {
      add(
          PossibleError.of(
              ReadingText.violation("malformed_encoding", ViolationPath.of(List.of()), Source.BODY)
                  .texts()
                  .get()));
      value(schema, Source.BODY, PlacePattern.WHOLE);
    }
  }

  /** Adds the errors of a JSON body that must not be missing. */
  public PossibleFindings withBody(ContractSchema schema) {
    missing(schema);
    json(schema);
    return this;
  }

  private void missing(@Nullable ContractSchema schema) {
    Map<String, Object> expected = schema == null ? Map.of() : schema.expected(List.of());
    add(
        new PossibleError(
            RequestBody.missing(expected).errors().get(0), false, true, true, true, true));
  }

  private void json(@Nullable ContractSchema schema) {
    trees.ofBody().forEach(this::add);
    value(schema, Source.BODY, PlacePattern.WHOLE);
  }

  private void form(Content content, ContractSchema schema) {
    trees.ofTexts(Source.FORM).forEach(this::add);
    value(schema, Source.FORM, PlacePattern.WHOLE);
    for (String name : schema.properties()) {
      ContractSchema property = schema.property(name);
      Set<String> types = property == null ? Set.of() : property.types();
      if (types.isEmpty() || !SCALARS.containsAll(types)) {
        part(PlacePattern.WHOLE.property(name));
      }
    }
    part(PlacePattern.WHOLE.anyProperty()); // A part that nobody knows may be JSON.
    content
        .encodings()
        .forEach(
            (name, encoding) ->
                encoding
                    .headers()
                    .forEach(
                        (header, rule) ->
                            parameter(rule, PlacePattern.WHOLE.property(name).property(header))));
  }

  private void part(PlacePattern where) {
    trees.ofJson(Source.FORM, where).forEach(this::add);
    add(trees.of(Kind.UNSUPPORTED_MEDIA_TYPE, Source.FORM, where));
  }
}
