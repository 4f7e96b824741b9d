package dev.clearfault.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the cases of one operation from a request that breaks no rule. */
final class OperationCases {
  private static final int LONGEST_PATH = 2000;

  private final PublishedContract contract;
  private final Attempt good;
  private final Sender sender;
  private final List<InputCase> made = new ArrayList<>();

  private OperationCases(PublishedContract contract, Attempt good, Sender sender) {
    this.contract = contract;
    this.good = good;
    this.sender = sender;
  }

  /** Returns the cases for a request that breaks no rule. */
  static List<InputCase> of(PublishedContract contract, Attempt good, Sender sender) {
    OperationCases cases = new OperationCases(contract, good, sender);
    cases.made.add(InputCase.valid(sender, good));
    good.operation().parts().forEach(cases::addPart);
    if (good.operation().hasJsonBody()) {
      cases.addBody();
    }
    return cases.made;
  }

  /**
   * Returns a request that breaks no rule.
   *
   * @param values of parts, by their names
   * @param body empty makes one from the contract
   * @param unknown takes the parts whose values only a person knows
   */
  static Attempt good(
      PublishedContract contract,
      PublishedOperation operation,
      Map<String, String> values,
      Optional<String> body,
      List<String> unknown) {
    Map<InputPart, JsonNode> parts = new LinkedHashMap<>();
    for (InputPart part : operation.parts()) {
      Optional<JsonNode> given =
          Optional.ofNullable(values.get(part.name())).map(JsonTree.NODES::stringNode);
      Optional<JsonNode> value =
          given.isEmpty() && part.isRequired() ? good(contract, operation, part) : given;
      value.ifPresent(known -> parts.put(part, known));
      if (value.isEmpty() && part.isRequired()) {
        unknown.add(part.source() + " " + part.name());
      }
    }
    String content = body.orElse("");
    if (body.isEmpty() && operation.hasJsonBody()) {
      Optional<JsonNode> made =
          new GoodValue(contract, codesInBody(operation)).at("", operation.schema());
      if (made.isEmpty()) {
        unknown.add("body");
      }
      content = made.map(JsonNode::toString).orElse("");
    }
    return new Attempt(operation, parts, operation.mediaType(), content);
  }

  /** Returns a value of a part; empty if only a person knows one that HTTP can carry there. */
  private static Optional<JsonNode> good(
      PublishedContract contract, PublishedOperation operation, InputPart part) {
    JsonNode schema = part.schema();
    if (SchemaFit.type(schema).equals("array") && schema.path("minItems").asInt(0) < 1) {
      schema = ((ObjectNode) schema).deepCopy().put("minItems", 1); // No element is no parameter.
    }
    boolean isFree = !part.source().equals("header") && !part.source().equals("cookie");
    return new GoodValue(contract, codes(operation, part))
        .at("", schema)
        .filter(value -> isFree || value.isArray() || isSendable(part, value));
  }

  private static Function<String, Set<String>> codes(PublishedOperation operation, InputPart part) {
    return place -> operation.codesAt(part.source(), part.name() + place.replace('/', '.'));
  }

  private static Function<String, Set<String>> codesInBody(PublishedOperation operation) {
    return place -> operation.codesAt("body", "#" + place);
  }

  private void add(Attempt attempt, String source, String place, String label) {
    made.add(new InputCase(sender, attempt, source, place, label));
  }

  private boolean declares(String source, String place, String code) {
    return good.operation().codesAt(source, place).contains(code);
  }

  private void addPart(InputPart part) {
    if (part.isRequired() && !part.source().equals("path")) {
      add(good.with(part, MissingNode.getInstance()), part.source(), part.name(), "is missing");
    }
    JsonNode known = good.values().getOrDefault(part, MissingNode.getInstance());
    JsonNode value =
        known.isMissingNode() ? good(contract, good.operation(), part).orElse(known) : known;
    BrokenScalar scalars = new BrokenScalar(true, codes(good.operation(), part));
    for (BrokenValue broken : BrokenValues.of(part.schema(), value, contract, scalars)) {
      if (isSendable(part, broken.whole())) {
        String place = part.name() + broken.place().replaceAll("/(\\d+)", "[$1]");
        add(good.with(part, broken.whole()), part.source(), place, broken.label());
      }
    }
  }

  /** Returns whether HTTP can carry the value there, and no container refuses it by itself. */
  private static boolean isSendable(InputPart part, JsonNode value) {
    if (value.isObject() || (value instanceof ArrayNode list && list.isEmpty())) {
      return false;
    }
    String text = value.asString("");
    return switch (part.source()) {
      case "path" -> text.matches("[\\w.~-]*\\w[\\w.~-]*") && text.length() < LONGEST_PATH;
      case "header" -> text.matches("[!-~]([ -~]*[!-~])?");
      case "cookie" -> text.matches("[\\w.~-]+");
      default -> true;
    };
  }

  private void addBody() {
    PublishedOperation operation = good.operation();
    JsonNode body = JsonTree.strict(good.body()).orElse(MissingNode.getInstance());
    BrokenScalar scalars = new BrokenScalar(false, codesInBody(operation));
    for (BrokenValue broken : BrokenValues.of(operation.schema(), body, contract, scalars)) {
      add(good.withBody(broken.whole() + ""), "body", "#" + broken.place(), broken.label());
    }
    String text = body.toString();
    if (declares("body", "#", "malformed")) {
      add(good.withBody(text.substring(0, text.length() - 1) + ";"), "", "", "body is no JSON");
    }
    if (operation.needsBody()) {
      add(good.withBody(""), "", "", "body is missing");
      add(good.withMediaType("text/plain"), "", "", "body has another media type");
    }
    body.propertyNames().stream()
        .findFirst()
        .filter(name -> declares("body", "#/" + name, "duplicate_property"))
        .ifPresent(
            name -> {
              String key = JsonTree.NODES.stringNode(name).toString();
              String twice = "{" + key + ":" + body.path(name) + "," + text.substring(1);
              add(good.withBody(twice), "body", "#/" + name, "is there twice");
            });
    if (declares("body", "#", "nesting_too_deep")) {
      String deep = "[".repeat(LONGEST_PATH) + "]".repeat(LONGEST_PATH);
      add(good.withBody(deep), "", "", "body has too many levels");
    }
  }
}
