package dev.clearfault.contract.internal.operation;

import dev.clearfault.contract.internal.operation.Operation.Body;
import dev.clearfault.contract.internal.operation.Operation.Response;
import dev.clearfault.contract.internal.schema.ContractException;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the operations of a path. */
final class OperationReader {
  private static final Pattern STATUS = Pattern.compile("[1-5](\\d\\d|XX)|default");

  private final ContentReader contents;
  private final ParameterReader parameters;

  OperationReader(ContentReader contents) {
    this.contents = contents;
    parameters = new ParameterReader(contents);
  }

  Operation read(String method, PathTemplate path, Section item, Section section) {
    List<Parameter> all = merged(parameters.read(item), parameters.read(section));
    requireSameVariables(path, all, section);
    return new Operation(
        section.origin(),
        method,
        path,
        section.text("operationId"),
        all,
        body(section.object("requestBody")),
        responses(section));
  }

  /** A parameter of an operation replaces that of its path. */
  private static List<Parameter> merged(List<Parameter> ofPath, List<Parameter> own) {
    Map<String, Parameter> all = new LinkedHashMap<>();
    ofPath.forEach(each -> all.put(each.toString(), each));
    own.forEach(each -> all.put(each.toString(), each));
    List<Parameter> merged = new ArrayList<>();
    all.values().forEach(each -> merged.add(each.at(merged.size())));
    return merged;
  }

  private static void requireSameVariables(
      PathTemplate path, List<Parameter> parameters, Section section) {
    List<String> declared = new ArrayList<>();
    for (Parameter each : parameters) {
      if (each.source() == Source.PATH) {
        declared.add(each.name());
        if (!path.names().contains(each.name())) {
          throw new ContractException(
              each.origin(),
              "the path "
                  + path
                  + " has no variable {"
                  + each.name()
                  + "}: add it, or remove the"
                  + " parameter");
        }
      }
    }
    for (String name : path.names()) {
      if (!declared.contains(name)) {
        throw section.fault(
            "the variable {"
                + name
                + "} of the path "
                + path
                + " has no parameter: add one with"
                + " \"in\": \"path\"");
      }
    }
  }

  private @Nullable Body body(@Nullable Section section) {
    if (section == null) {
      return null;
    }
    List<Content> content = contents.read(section);
    if (content.isEmpty()) {
      throw section.fault("the member content is missing or empty: add a media type");
    }
    return new Body(section.origin(), section.flag("required", false), content);
  }

  private Map<String, Response> responses(Section operation) {
    Map<String, Response> responses = new LinkedHashMap<>();
    for (Map.Entry<String, Section> each : operation.objects("responses").entrySet()) {
      if (!STATUS.matcher(each.getKey()).matches()) {
        throw operation.faultAt(
            "responses", each.getKey() + " is no status: write one such as 200, 4XX or default");
      }
      Section section = each.getValue();
      responses.put(
          each.getKey(),
          new Response(section.origin(), parameters.headers(section), contents.read(section)));
    }
    return responses;
  }
}
