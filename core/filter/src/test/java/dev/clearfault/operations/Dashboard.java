package dev.clearfault.operations;

import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The dashboard for Grafana. */
final class Dashboard {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final int WIDTH = 12;
  private static final int HEIGHT = 8;

  private static final String PROBLEMS =
      "sum by (%s) (rate(clearfault_problems_total{job=~\"$job\"%s}[$__rate_interval]))";

  private static final List<Panel> PANELS =
      List.of(
          panel("Problems by fault", "reqps", problems("fault", "")),
          panel(
              "Error budget: how many times too fast (1 uses it up in 30 days)",
              "none",
              "job_fault:clearfault_problems:ratio1h{job=~\"$job\", fault=~\"ours|upstream\"} / 0.001"),
          panel("Problems by code", "reqps", problems("code", "")),
          panel(
              "Requests at the proxy",
              "reqps",
              "sum by (job) (job:requests:rate5m{job=~\"$job\"})"),
          panel("Failures of upstreams", "reqps", problems("upstream, code", "upstream")),
          panel("Faults of the application", "reqps", problems("code, status", "ours")),
          panel("Refused requests", "reqps", problems("code, status", "client")),
          panel(
              "Rules that inputs break",
              "reqps",
              rate("code, in", "clearfault_validation_errors_total", "")),
          panel(
              "Calls of upstreams by outcome",
              "reqps",
              rate("upstream, outcome", "clearfault_upstream_calls_seconds_count", "")),
          panel(
              "Mean duration of a call",
              "s",
              rate("upstream", "clearfault_upstream_calls_seconds_sum", "")
                  + " / "
                  + rate("upstream", "clearfault_upstream_calls_seconds_count", "")),
          panel(
              "Nodes whose circuit is not closed",
              "short",
              "sum by (upstream, state) (clearfault_upstream_circuit{job=~\"$job\", state!=\"closed\"})"),
          panel(
              "Repeated calls", "reqps", rate("upstream", "clearfault_upstream_retries_total", "")),
          panel(
              "Places for calls that are in use",
              "percentunit",
              "sum by (upstream) (clearfault_upstream_bulkhead_used{job=~\"$job\"})"
                  + " / sum by (upstream) (clearfault_upstream_bulkhead_max{job=~\"$job\"})"),
          panel(
              "Answers that did not reach the client",
              "reqps",
              rate("code, door", "clearfault_problems_total", ", delivered=\"false\"")));

  private Dashboard() {}

  /** A graph of one query. */
  private record Panel(String title, String unit, String query) {}

  static String make() {
    ObjectNode dashboard = JSON.createObjectNode();
    dashboard.put("title", "Clearfault").put("uid", "clearfault").put("schemaVersion", 38);
    dashboard.putObject("time").put("from", "now-6h").put("to", "now");
    dashboard.putObject("annotations").putArray("list");
    variables(dashboard.putObject("templating").putArray("list"));
    ArrayNode panels = dashboard.putArray("panels");
    for (Panel panel : PANELS) {
      graph(panels, panel);
    }
    table(panels);
    return JSON.writeValueAsString(dashboard) + "\n";
  }

  private static Panel panel(String title, String unit, String query) {
    return new Panel(title, unit, query);
  }

  private static String problems(String labels, String fault) {
    return PROBLEMS.formatted(labels, fault.isEmpty() ? "" : ", fault=\"" + fault + "\"");
  }

  private static String rate(String labels, String metric, String selector) {
    return PROBLEMS.replace("clearfault_problems_total", metric).formatted(labels, selector);
  }

  private static void variables(ArrayNode list) {
    list.addObject().put("name", "source").put("type", "datasource").put("query", "prometheus");
    ObjectNode job = list.addObject().put("name", "job").put("type", "query");
    job.put("query", "label_values(clearfault_problems_total, job)").put("refresh", 2);
    job.put("multi", true).put("includeAll", true);
    source(job);
  }

  private static void graph(ArrayNode panels, Panel panel) {
    ObjectNode graph = place(panels, panel.title(), "timeseries", WIDTH);
    ObjectNode fields = graph.putObject("fieldConfig");
    fields.putObject("defaults").put("unit", panel.unit());
    fields.putArray("overrides");
    target(graph, panel.query());
  }

  /** The codes have their titles, and lead to their runbooks. */
  private static void table(ArrayNode panels) {
    ObjectNode table = place(panels, "Problems of the last 24 hours", "table", 2 * WIDTH);
    ObjectNode target =
        target(
            table,
            "sum by (code, status, fault) (increase(clearfault_problems_total{job=~\"$job\"}[24h])) > 0");
    target.put("instant", true).put("format", "table");
    ObjectNode fields = table.putObject("fieldConfig");
    fields.putObject("defaults");
    ObjectNode override = fields.putArray("overrides").addObject();
    override.putObject("matcher").put("id", "byName").put("options", "code");
    ArrayNode properties = override.putArray("properties");
    ObjectNode mapping = properties.addObject().put("id", "mappings").putArray("value").addObject();
    ObjectNode titles = mapping.put("type", "value").putObject("options");
    for (OperatedType type : OperatedType.all()) {
      titles.putObject(type.code()).put("text", type.code() + ": " + type.type().title());
    }
    ObjectNode link = properties.addObject().put("id", "links").putArray("value").addObject();
    link.put("title", "Runbook").put("url", RulesFile.PAGE + "#${__value.raw}");
  }

  private static ObjectNode place(ArrayNode panels, String title, String type, int width) {
    int number = panels.size();
    ObjectNode panel = panels.addObject().put("id", number + 1).put("title", title);
    panel.put("type", type);
    source(panel);
    panel
        .putObject("gridPos")
        .put("x", number % 2 * WIDTH)
        .put("y", number / 2 * HEIGHT)
        .put("w", width)
        .put("h", HEIGHT);
    return panel;
  }

  private static ObjectNode target(ObjectNode panel, String query) {
    return panel.putArray("targets").addObject().put("refId", "A").put("expr", query);
  }

  private static void source(ObjectNode part) {
    part.putObject("datasource").put("type", "prometheus").put("uid", "${source}");
  }
}
