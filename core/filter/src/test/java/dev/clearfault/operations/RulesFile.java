package dev.clearfault.operations;

import java.util.ArrayList;
import java.util.List;

/** The file with the rules of Prometheus. */
final class RulesFile {
  static final String PAGE =
      "https://github.com/clearfault/clearfault/blob/main/docs/operations/runbooks.md";

  /** A code that a node meets for the first time makes a new series, which rate() sees too late. */
  private static final String INCREASE =
      """
      sum by (job, code, status, fault, upstream, delivered) (
        (clearfault_problems_total unless clearfault_problems_total offset 15m)
        and on (job, instance) (up offset 15m == 1)
        or
        increase(clearfault_problems_total[15m])
      )
      """;

  private static final String FAILED_CALLS =
      """
      sum by (job, upstream) (
        rate(clearfault_upstream_calls_seconds_count{outcome!~"success|passed_on|unknown|upstream_error_status"}[5m])
      )
      / sum by (job, upstream) (rate(clearfault_upstream_calls_seconds_count[5m]))
      """;

  private RulesFile() {}

  /** What is computed at each evaluation, and stored under a name. */
  private record Recording(String name, String expression) {}

  static String make() {
    StringBuilder file =
        new StringBuilder(
            """
            # Rules of Prometheus for applications with clearfault-metrics. The label job is the name of
            # the scrape job, and of the backend in HAProxy. Made by a test from the problem types.
            groups:
              - name: clearfault
                rules:
            """);
    for (Recording rule : recordings()) {
      file.append("      - record: ").append(rule.name()).append('\n');
      block(file, "expr", rule.expression());
    }
    file.append("  - name: clearfault-alerts\n    rules:\n");
    Runbooks texts = Runbooks.read();
    for (Alert alert : Alert.values()) {
      alert(file, alert, texts);
    }
    return file.toString();
  }

  private static List<Recording> recordings() {
    List<Recording> rules = new ArrayList<>();
    for (String window : List.of("5m", "10m", "30m", "1h", "6h")) {
      rules.add(new Recording("job:requests:rate" + window, requests(window)));
    }
    for (String window : List.of("5m", "30m", "1h", "6h")) {
      rules.add(share("fault", "", window));
    }
    for (String window : List.of("10m", "1h")) {
      rules.add(share("code", "", window));
    }
    rules.add(share("upstream", "{fault=\"upstream\"}", "5m"));
    rules.add(new Recording("job_upstream:clearfault_upstream_calls:failed_ratio5m", FAILED_CALLS));
    rules.add(new Recording("job_code:clearfault_problems:increase15m", INCREASE));
    return rules;
  }

  private static String requests(String window) {
    return """
        sum by (job) (
          label_replace(rate(haproxy_backend_http_requests_total[%s]), "job", "$1", "proxy", "(.+)")
        )
        """
        .formatted(window);
  }

  /** Returns the share of all requests, by a label. The status belongs to the code. */
  private static Recording share(String label, String selector, String window) {
    String labels = label.equals("code") ? "code, status" : label;
    return new Recording(
        "job_" + label + ":clearfault_problems:ratio" + window,
        """
        sum by (job, %s) (rate(clearfault_problems_total%s[%s]))
        / on (job) group_left () job:requests:rate%s
        """
            .formatted(labels, selector, window, window));
  }

  private static void alert(StringBuilder file, Alert alert, Runbooks texts) {
    file.append("      - alert: ").append(alert.title()).append('\n');
    block(file, "expr", alert.expression());
    file.append("        for: ").append(alert.hold()).append('\n');
    file.append("        labels:\n          severity: ").append(alert.severity().label());
    file.append("\n        annotations:\n          summary: '");
    file.append(texts.get(alert.title(), "summary")).append("'\n");
    file.append("          runbook_url: ").append(PAGE).append('#');
    file.append(RunbookPage.anchor(alert)).append('\n');
  }

  private static void block(StringBuilder file, String name, String text) {
    file.append("        ").append(name).append(": |\n").append(text.indent(10));
  }
}
