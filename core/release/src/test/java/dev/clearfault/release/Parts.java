package dev.clearfault.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list of the parts of one module, in the form of CycloneDX.
 *
 * @param json the document
 */
record Parts(JsonNode json) {
  /** Its plugin asks for a network, and does nothing without one. */
  static final boolean MADE = !System.getProperty("network", "").equals("offline: true");

  static Parts of(Published module) {
    return new Parts(JsonMapper.shared().readTree(module.file("-cyclonedx.json")));
  }

  /** All components. */
  List<JsonNode> components() {
    return json.path("components").valueStream().toList();
  }

  /** What the module itself names. */
  Set<String> direct() {
    return dependsOn(json.at("/metadata/component/bom-ref").asString());
  }

  /** What the module names, and what that brings along. */
  Set<String> reached() {
    Set<String> reached = new HashSet<>();
    direct().forEach(part -> reach(part, reached));
    return reached;
  }

  private void reach(String part, Set<String> reached) {
    if (reached.add(part)) {
      dependsOn(part).forEach(next -> reach(next, reached));
    }
  }

  private Set<String> dependsOn(String part) {
    return json.path("dependencies")
        .valueStream()
        .filter(entry -> entry.path("ref").asString().equals(part))
        .flatMap(entry -> entry.path("dependsOn").valueStream())
        .map(JsonNode::asString)
        .collect(Collectors.toSet());
  }

  /** The licences of a component: SPDX's names, or what its POM says. */
  static Stream<String> licences(JsonNode component) {
    return component
        .path("licenses")
        .valueStream()
        .flatMap(
            entry ->
                Stream.of(
                    entry.at("/license/id"), entry.at("/license/name"), entry.at("/expression")))
        .map(name -> name.asString(""))
        .filter(name -> !name.isEmpty());
  }
}
