package dev.clearfault.contract.internal.drift;

import dev.clearfault.contract.internal.operation.Content;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.operation.Parameter;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.input.ValidInput;
import dev.clearfault.internal.constraints.InputPlace;
import dev.clearfault.internal.read.InputDescription;
import dev.clearfault.internal.read.InputDescription.Part;
import dev.clearfault.internal.read.InputDescriptions;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what an operation accepts with the input of the handler that it is for. */
final class RequestDrift {
  private static final Set<Source> PARAMETERS =
      EnumSet.of(Source.PATH, Source.QUERY, Source.HEADER, Source.COOKIE);

  private final List<String> lines;
  private final Operation operation;
  private final RuleDrift rules;

  RequestDrift(Operation operation, List<String> lines) {
    this.lines = lines;
    this.operation = operation;
    rules = new RuleDrift(lines);
  }

  /**
   * Compares the operation with an input.
   *
   * @param segments the number of segments of the path that the servlet's mapping has
   */
  void compare(ValidInput input, InputDescriptions descriptions, int segments) {
    InputDescription plain = descriptions.of(input, operation.method(), false);
    compareParameters(plain, segments);
    List<Content> contents = operation.body() == null ? List.of() : operation.body().content();
    if (contents.isEmpty()) {
      compareBody(null, plain);
    }
    for (Content each : contents) {
      boolean form = isForm(each);
      compareBody(each, form ? descriptions.of(input, operation.method(), true) : plain);
    }
    if (contents.stream().noneMatch(RequestDrift::isForm) && !plain.from(Source.FORM).isEmpty()) {
      new Sides(operation.origin(), plain.whole().toString(), lines).declares("a form");
    }
  }

  private static boolean isForm(Content content) {
    String type = content.range().text();
    return type.equals("application/x-www-form-urlencoded") || type.equals("multipart/form-data");
  }

  private static boolean isJson(Content content) {
    String type = content.range().text();
    return type.equals("application/json") || type.endsWith("+json");
  }

  private void compareParameters(InputDescription input, int segments) {
    List<Part> open = new ArrayList<>(input.parts());
    open.removeIf(part -> !PARAMETERS.contains(part.source()));
    for (Parameter each : operation.parameters()) {
      Part part = find(open, each, segments);
      Sides sides = new Sides(each.origin(), input.whole().toString(), lines);
      InputPlace place = part == null ? null : input.whole().property(part.property());
      if (place == null) {
        sides.agrees(each.toString());
      } else {
        open.remove(part);
        compareParameter(each, place);
      }
    }
    Sides sides = new Sides(operation.origin(), input.whole().toString(), lines);
    open.forEach(
        part ->
            sides.declares(
                part.source().name().toLowerCase(Locale.ROOT) + " parameter " + part.name()));
  }

  /** A path parameter is known by its place; the names of header fields have no case. */
  private @Nullable Part find(List<Part> parts, Parameter parameter, int segments) {
    for (Part part : parts) {
      boolean sameName =
          switch (parameter.source()) {
            case PATH -> index(parameter.name()) == segments + part.segment();
            case HEADER -> parameter.name().equalsIgnoreCase(part.name());
            default -> parameter.name().equals(part.name());
          };
      if (part.source() == parameter.source() && sameName) {
        return part;
      }
    }
    return null;
  }

  private int index(String variable) {
    for (int i = 0; i < operation.path().segments().size(); i++) {
      if (operation.path().segments().get(i).names().contains(variable)) {
        return i;
      }
    }
    return -1;
  }

  private void compareParameter(Parameter parameter, InputPlace place) {
    Sides sides = new Sides(parameter.origin(), place.toString(), lines);
    boolean isInPath = parameter.source() == Source.PATH; // It is always there.
    if (!isInPath) {
      sides.compare(
          "required", parameter.isRequired() ? "true" : null, place.isRequired() ? "true" : null);
    }
    Content content = parameter.content();
    ContractSchema schema = content == null ? parameter.schema() : content.schema();
    if (schema != null) {
      rules.compare(schema, place);
    }
  }

  /** Compares a body; null if the contract has none. */
  private void compareBody(@Nullable Content content, InputDescription input) {
    Source source = content != null && isForm(content) ? Source.FORM : Source.BODY;
    List<String> names = input.from(source).stream().map(Part::property).toList();
    boolean isRead =
        source == Source.BODY ? input.isWholeBody() || !names.isEmpty() : !names.isEmpty();
    Sides sides =
        new Sides(
            content == null ? operation.origin() : content.origin(),
            input.whole().toString(),
            lines);
    if (content == null || !isRead) {
      if (content != null) {
        sides.agrees("a body of type " + content.range());
      } else if (isRead) {
        sides.declares("a body");
      }
      return;
    }
    ContractSchema schema = content.schema();
    if (schema == null || !(isForm(content) || isJson(content))) {
      sides.declares("rules for the body");
    } else if (input.isWholeBody()) {
      rules.compare(schema, input.whole());
    } else {
      rules.compareProperties(schema, input.whole(), names);
    }
  }
}
