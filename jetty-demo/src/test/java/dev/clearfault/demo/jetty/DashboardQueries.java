package dev.clearfault.demo.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The queries of the dashboard and of the documentation, asked at a Prometheus that has scraped the
 * applications.
 */
final class DashboardQueries {
  private static final Pattern SERIES =
      Pattern.compile("\\b(clearfault_\\w+|job\\w*:[\\w:]+)(?:\\{([^}]*)})?");
  private static final Pattern DOCUMENTED =
      Pattern.compile("^    topk.*(?:\\n    .*)*", Pattern.MULTILINE);
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!=|=|!~)");
  private static final Pattern GROUPS = Pattern.compile("by \\(([^)]*)\\)");

  private final Watch watch;

  DashboardQueries(Watch watch) {
    this.watch = watch;
  }

  /** Checks that each metric and each label of each query exists. */
  void allExist() throws Exception {
    List<String> queries = queries();
    assertThat(queries).hasSizeGreaterThan(10);
    for (String query : queries) {
      watch.ask(query, "");
      List<String> labels = labels(query);
      int metrics = 0;
      for (var series : SERIES.matcher(query).results().toList()) {
        List<String> own = new ArrayList<>(labels);
        String selector = series.group(2) == null ? "" : series.group(2);
        LABEL.matcher(selector).results().forEach(label -> own.add(label.group(1)));
        for (String label : own) {
          String exists = "count(" + series.group(1) + "{" + label + "!=\"\"})";
          assertThat(watch.ask(exists, "")).as("%s of %s", exists, query).isNotEmpty();
        }
        metrics++;
      }
      assertThat(metrics).as(query).isPositive();
    }
  }

  private static List<String> labels(String query) {
    List<String> labels = new ArrayList<>();
    GROUPS
        .matcher(query)
        .results()
        .forEach(group -> labels.addAll(List.of(group.group(1).split(", ", -1))));
    return labels;
  }

  private static List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>();
    JsonNode dashboard = new JsonMapper().readTree(Watch.read("dashboard.json"));
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        queries.add(
            target.path("expr").asString().replace("$job", ".+").replace("$__rate_interval", "1m"));
      }
    }
    DOCUMENTED
        .matcher(Files.readString(Watch.FILES.resolveSibling("operating.md")))
        .results()
        .forEach(query -> queries.add(query.group()));
    return queries;
  }
}
