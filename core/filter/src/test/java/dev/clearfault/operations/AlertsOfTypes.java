package dev.clearfault.operations;

import java.util.List;

/**
 * A file for {@code promtool test rules}: for each problem type an application of its own, in which
 * half of the requests end with the type from a certain time on, and with nothing before.
 */
final class AlertsOfTypes {
  private final StringBuilder file = new StringBuilder();
  private final List<OperatedType> types = OperatedType.all();
  private final Runbooks texts = Runbooks.read();

  private AlertsOfTypes() {}

  static String test(String rules) {
    AlertsOfTypes test = new AlertsOfTypes();
    test.file.append("rule_files:\n  - ").append(rules);
    test.file.append("\ntests:\n  - interval: 1m\n    input_series:\n");
    test.types.forEach(test::series);
    test.file.append("    alert_rule_test:\n");
    for (Alert alert : Alert.values()) {
      test.file.append("      - eval_time: 95m\n        alertname: ").append(alert.title());
      test.file.append("\n        exp_alerts:\n");
      test.types.stream()
          .filter(type -> type.alerts().contains(alert))
          .forEach(type -> test.expected(alert, type));
    }
    return test.file.toString();
  }

  private void series(OperatedType type) {
    file.append(
        """
              - series: 'haproxy_backend_http_requests_total{proxy="%1$s", job="haproxy"}'
                values: '0+60x95'
              - series: 'up{job="%1$s", instance="a"}'
                values: '1x95'
              - series: 'clearfault_problems_total{job="%1$s", instance="a", code="%1$s", status="%2$d", fault="%3$s", upstream="%4$s", door="thrown", delivered="true"}'
                values: '0x75 30+30x19'
        """
            .formatted(type.code(), type.type().status(), type.fault(), upstream(type)));
  }

  private void expected(Alert alert, OperatedType type) {
    file.append("          - exp_labels:\n");
    ("job: " + type.code() + "\nseverity: " + alert.severity().label() + "\n" + labels(alert, type))
        .lines()
        .map(label -> "              " + label + "\n")
        .forEach(file::append);
    file.append("            exp_annotations:\n              summary: '");
    file.append(
        texts
            .get(alert.title(), "summary")
            .replace("{{ $labels.job }}", type.code())
            .replace("{{ $labels.fault }}", type.fault())
            .replace("{{ $labels.code }}", type.code())
            .replace("{{ $labels.status }}", Integer.toString(type.type().status()))
            .replace("{{ $labels.upstream }}", upstream(type)));
    file.append("'\n              runbook_url: ").append(RulesFile.PAGE).append('#');
    file.append(RunbookPage.anchor(alert)).append('\n');
  }

  private static String labels(Alert alert, OperatedType type) {
    return switch (alert) {
      case ERROR_BUDGET_BURNS -> "fault: " + type.fault();
      case UPSTREAM_FAILS -> "upstream: " + upstream(type);
      default -> "code: %s\nstatus: '%d'".formatted(type.code(), type.type().status());
    };
  }

  private static String upstream(OperatedType type) {
    return type.fault().equals("upstream") ? "payments" : "none";
  }
}
