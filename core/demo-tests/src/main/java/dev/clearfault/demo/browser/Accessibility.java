package dev.clearfault.demo.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Checks the page of a tab with axe-core, by the rules of WCAG 2.2 AA and of good practice. */
public final class Accessibility {
  private static final String AXE = "/axe.min.js";

  /** The number of rules that held and the places where a rule does not hold. */
  private static final String RUN =
      """
      axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
          'best-practice']}).then(found => ({
        held: found.passes.length,
        faults: found.violations.flatMap(rule =>
            rule.nodes.map(node => rule.id + ': ' + node.html + ' ' + node.failureSummary))
      }))\
      """;

  private Accessibility() {}

  /** Returns a line for each place that breaks a rule: the rule, the element and the reason. */
  public static List<String> faults(Tab tab) throws Exception {
    // The developer tools may run a script where the page's security policy allows none.
    tab.valueOf(source() + ";0");
    JsonNode found = tab.valueOf(RUN);
    if (found.path("held").asInt() == 0) {
      throw new IllegalStateException("no rule was checked: " + found);
    }
    return found.path("faults").valueStream().map(JsonNode::asString).toList();
  }

  private static String source() throws IOException {
    try (InputStream axe = Accessibility.class.getResourceAsStream(AXE)) {
      if (axe == null) {
        throw new IllegalStateException(
            "com.deque.html.axe-core:selenium is not on the class path");
      }
      return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
