package dev.clearfault.demo;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One scrape of the metrics of a demo.
 *
 * @param type the media type
 * @param text as it was sent
 * @param values of all series
 */
public record Scraped(String type, String text, Map<Series, Double> values) {
  private static final Pattern LINE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*?)})? (\\S+)( # .*)?");

  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

  /**
   * A name with its labels.
   *
   * @param labels by name
   */
  public record Series(String name, Map<String, String> labels) {
    boolean has(Map<String, String> some) {
      return labels.entrySet().containsAll(some.entrySet());
    }
  }

  /** Reads the metrics as Prometheus does: with a header that prefers OpenMetrics. */
  public static Scraped of(String url) throws IOException, InterruptedException {
    return of(url, "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.2,*/*;q=0.1");
  }

  static Scraped of(String url, String accept) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "metrics")).header("Accept", accept).build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("no metrics: " + answer.statusCode() + " " + answer.body());
    }
    Map<Series, Double> values = new HashMap<>();
    answer.body().lines().filter(line -> !line.startsWith("#")).forEach(line -> read(line, values));
    String type = answer.headers().firstValue("Content-Type").orElse("");
    return new Scraped(type, answer.body(), values);
  }

  private static void read(String line, Map<Series, Double> values) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException("not a line of metrics: " + line);
    }
    Map<String, String> labels = new LinkedHashMap<>();
    Matcher label = LABEL.matcher(parts.group(2) == null ? "" : parts.group(2));
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
    Series series = new Series(requireNonNull(parts.group(1)), labels);
    if (values.put(series, Double.valueOf(parts.group(3))) != null) {
      throw new IllegalStateException("twice: " + line);
    }
  }

  /** Returns the sum of the series with a name and these labels. */
  public double sum(String name, Map<String, String> labels) {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(name) && entry.getKey().has(labels))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** Returns the sums of the series with a name, by the values of these labels. */
  public Map<List<String>, Double> sums(String name, List<String> labels) {
    Map<List<String>, Double> sums = new HashMap<>();
    values.forEach(
        (series, value) -> {
          if (series.name().equals(name)) {
            List<String> key = labels.stream().map(series.labels()::get).toList();
            sums.merge(key, value, Double::sum);
          }
        });
    return sums;
  }
}
