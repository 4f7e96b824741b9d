package dev.clearfault.testing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An operation of a published contract: what it accepts, and what it can answer.
 *
 * @param method in upper case
 * @param path with its variables in braces
 * @param parts the input beside a JSON body
 * @param mediaType of the body; empty if it has none
 * @param needsBody whether the body is required
 * @param schema of the body
 * @param problems the closed set of status and code
 * @param responses the statuses and ranges of its answers
 * @param errors the closed set of entries of {@code errors}
 */
record PublishedOperation(
    String method,
    String path,
    List<InputPart> parts,
    String mediaType,
    boolean needsBody,
    JsonNode schema,
    JsonNode problems,
    Set<String> responses,
    List<DeclaredError> errors) {

  String name() {
    return method + " " + path;
  }

  boolean hasJsonBody() {
    return mediaType.contains("json");
  }

  boolean declaresHeader(String name) {
    return parts.stream()
        .anyMatch(part -> part.source().equals("header") && part.name().equalsIgnoreCase(name));
  }

  boolean declares(int status, String code) {
    return isOpen(status)
        || problems
            .valueStream()
            .anyMatch(
                p -> p.path("status").asInt() == status && p.path("code").asString().equals(code));
  }

  /** Behind a gateway, a service may answer with problems that nobody has listed. */
  private boolean isOpen(int status) {
    boolean isListed = problems.valueStream().anyMatch(p -> p.path("status").asInt() == status);
    return responses.contains("default")
        || responses.contains(status / 100 + "XX")
        || (!isListed && responses.contains(Integer.toString(status)));
  }

  boolean declares(Fault fault) {
    return codesAt(fault.source(), fault.where()).contains(fault.code());
  }

  /** Returns which rules can be broken at a place. */
  Set<String> codesAt(String source, String place) {
    return errors.stream()
        .filter(error -> error.isAt(source, place))
        .map(DeclaredError::code)
        .collect(Collectors.toSet());
  }
}
