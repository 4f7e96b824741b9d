import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts load on one small application behind no filter, behind the smallest possible filter, behind
 * a filter written by hand, and behind Clearfault. Prints what each one costs:
 *
 * <pre>
 * mvn -B -ntp -DskipTests -Pload -pl core/benchmarks -am verify
 * </pre>
 *
 * <p>Each variant has its own JVM. A round runs every variant of a case for some seconds. Ratios
 * are taken within a round. The table has the medians of all rounds, with the smallest and the
 * largest ratio. Two JVMs compile the same code differently, so {@code -Dload.launches=3} repeats
 * everything three times with new JVMs. {@code -Dload.paths=/invalid} runs one case. {@code
 * -Dload.before=FILE} also measures the {@code target/load.war} of an older version. On a busy
 * machine only the processor time and the memory say something. Loopback only. Needs Linux and wrk.
 */
final class LoadBenchmark {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path FOLDER = Path.of("../containers").toAbsolutePath().normalize();
  private static final int SECONDS = Integer.getInteger("load.seconds", 2);

  /** The shortest and the longest warm-up of a variant, for each case. */
  private static final int LEAST_WARM_UP_SECONDS = 12;

  private static final int MOST_WARM_UP_SECONDS = Integer.getInteger("load.warmup", 40);
  private static final int WARM_UP_STEP_SECONDS = 4;
  private static final int ROUNDS = Integer.getInteger("load.rounds", 4);
  private static final int LAUNCHES = Integer.getInteger("load.launches", 1);
  private static final String CONTAINERS = "jetty-12.1-ee11,tomcat-11";
  private static final int CONNECTIONS = 16;

  /** The cases to measure; all if empty. */
  private static final List<String> PATHS =
      Arrays.stream(System.getProperty("load.paths", "").split(","))
          .filter(path -> !path.isEmpty())
          .toList();

  /** Answers bad input with another status. */
  private static final String UNPROCESSABLE = "status-422";

  /** Clearfault in the WAR of an older version, which is measured only if it is given. */
  private static final String BEFORE = "before";

  private static final String OLD_WAR = System.getProperty("load.before", "");

  private static final String GOOD =
      "{\"email\":\"ada@example.com\",\"age\":36,"
          + "\"items\":[{\"sku\":\"ABC-1234\",\"quantity\":2,\"price\":9.90}]}";
  private static final String BAD =
      "{\"email\":\"\",\"age\":12,\"items\":[{\"sku\":\"\",\"quantity\":0,\"price\":9.90}]}";

  /** Ratios compare with the first variant of the case. */
  private static final List<Case> CASES =
      List.of(
          new Case("/ok", "", 200, "bare", "clearfault", BEFORE),
          new Case("/invalid", GOOD, 200, "bare", "clearfault", BEFORE),
          new Case("/inputs", GOOD, 200, "clearfault", BEFORE),
          new Case(
              "/invalid",
              BAD,
              400,
              "limit",
              "constant",
              "by-hand",
              "clearfault",
              UNPROCESSABLE,
              BEFORE),
          new Case("/inputs", BAD, 400, "clearfault", BEFORE),
          new Case("/upstream", "", 502, "limit", "constant", "by-hand", "clearfault", BEFORE),
          new Case("/unexpected", "", 500, "limit", "constant", "by-hand", "clearfault", BEFORE),
          new Case("/upstream", "", 502, "clearfault", "logging", "logging-all"),
          new Case("/upstream", "", 502, 1, List.of("limit", "clearfault")),
          new Case("/upstream", "", 502, 64, List.of("limit", "clearfault")));

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Map<String, Server> servers = new LinkedHashMap<>();
  private final Set<String> warm = new HashSet<>();
  private final Path script;

  private LoadBenchmark(Path script) {
    this.script = script;
  }

  /** A request and the variants that answer it. All are compared with the first one. */
  private record Case(
      String path, String body, int status, int connections, List<String> variants) {
    Case {
      variants = variants.stream().filter(v -> !v.equals(BEFORE) || !OLD_WAR.isEmpty()).toList();
    }

    Case(String path, String body, int status, String... variants) {
      this(path, body, status, CONNECTIONS, List.of(variants));
    }

    boolean sends() {
      return !body.isEmpty();
    }

    String name() {
      String name = path + (sends() && status == 200 ? ", accepted" : "");
      return connections == CONNECTIONS ? name : name + " x" + connections;
    }
  }

  private record Server(Process process, URI uri) {}

  /** The cost of one request in one round. */
  private record Cost(double perSecond, double cpuMicros, double allocated) {}

  public static void main(String[] args) throws Exception {
    Path script = Files.createTempFile("order", ".lua");
    try {
      Set<String> known = new HashSet<>(CASES.stream().map(Case::path).toList());
      if (!known.containsAll(PATHS)) {
        throw new IllegalArgumentException("load.paths=" + PATHS + " must be among " + known);
      }
      for (String line : System.getProperty("load.containers", CONTAINERS).split(",")) {
        new LoadBenchmark(script).measure(line);
      }
    } finally {
      Files.delete(script);
    }
  }

  private void measure(String line) throws Exception {
    Map<Case, Map<String, List<Cost>>> costs = new LinkedHashMap<>();
    for (int launch = 0; launch < LAUNCHES; launch++) {
      try {
        launch(line);
        for (Case each : cases()) {
          measure(each, costs.computeIfAbsent(each, first -> new LinkedHashMap<>()));
        }
      } finally {
        servers.values().forEach(server -> server.process().destroy());
        servers.clear();
        warm.clear();
      }
    }
    System.out.printf(
        "%n%s, Java %s, %d connections, medians of %d launches of %d rounds of %d s%n%n",
        line, System.getProperty("java.version"), CONNECTIONS, LAUNCHES, ROUNDS, SECONDS);
    System.out.println(
        "| Case | Variant | req/s | CPU us | KiB | req/s ratio (least, most)"
            + " | CPU ratio (least, most) |");
    System.out.println("|---|---|---|---|---|---|---|");
    costs.forEach(LoadBenchmark::print);
  }

  private static List<Case> cases() {
    return CASES.stream().filter(c -> PATHS.isEmpty() || PATHS.contains(c.path())).toList();
  }

  private void launch(String line) throws Exception {
    for (Case each : cases()) {
      for (String variant : each.variants()) {
        if (!servers.containsKey(variant)) {
          servers.put(variant, start(line, variant));
        }
        check(each, variant);
      }
    }
  }

  /** Adds the costs of each variant, in the order of the rounds. */
  private void measure(Case wanted, Map<String, List<Cost>> costs) throws Exception {
    for (String variant : wanted.variants()) {
      if (warm.add(variant + wanted.path() + wanted.body())) {
        warmUp(wanted, variant);
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (String variant : wanted.variants()) {
        costs
            .computeIfAbsent(variant, name -> new ArrayList<>())
            .add(load(wanted, variant, SECONDS));
      }
    }
  }

  /** Runs until the variant gets no faster, so all code is compiled. */
  private void warmUp(Case wanted, String variant) throws Exception {
    double best = 0;
    boolean faster = true;
    for (int spent = 0;
        spent < MOST_WARM_UP_SECONDS && (faster || spent < LEAST_WARM_UP_SECONDS);
        spent += WARM_UP_STEP_SECONDS) {
      double perSecond = load(wanted, variant, WARM_UP_STEP_SECONDS).perSecond();
      faster = perSecond > 1.03 * best;
      best = Math.max(best, perSecond);
    }
  }

  private Cost load(Case wanted, String variant, int seconds) throws Exception {
    URI uri = server(variant).uri();
    List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c" + wanted.connections()));
    command.add("-d" + seconds + "s");
    if (wanted.sends()) {
      Files.writeString(
          script,
          "wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'application/json'\nwrk.body = '"
              + wanted.body()
              + "'\n");
      command.addAll(List.of("-s", script.toString()));
    }
    command.add(uri.resolve(wanted.path()).toString());
    long[] before = probe(uri);
    String report = output(command);
    long[] after = probe(uri);
    double requests = number("(\\d+) requests in", report);
    double refused = number("Non-2xx or 3xx responses: (\\d+)", report);
    if (requests == 0 || refused != (wanted.status() == 200 ? 0 : requests)) {
      throw new IOException(wanted + " of " + variant + " was answered otherwise:\n" + report);
    }
    return new Cost(
        number("Requests/sec: +([0-9.]+)", report),
        (after[0] - before[0]) / 1e3 / requests,
        (after[1] - before[1]) / 1024.0 / requests);
  }

  private static void print(Case wanted, Map<String, List<Cost>> costs) {
    List<Cost> base = costs.get(wanted.variants().get(0));
    costs.forEach(
        (variant, all) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.0f | %.1f | %.2f | %s | %s |%n",
                wanted.name(),
                variant,
                median(values(all, Cost::perSecond)),
                median(values(all, Cost::cpuMicros)),
                median(values(all, Cost::allocated)),
                spread(ratios(all, base, Cost::perSecond)),
                spread(ratios(all, base, Cost::cpuMicros))));
  }

  private static String spread(double[] ratios) {
    return String.format(
        Locale.ROOT,
        "%.3f (%.3f, %.3f)",
        median(ratios),
        Arrays.stream(ratios).min().orElseThrow(),
        Arrays.stream(ratios).max().orElseThrow());
  }

  private static double[] ratios(List<Cost> costs, List<Cost> base, ToDoubleFunction<Cost> value) {
    double[] ratios = new double[costs.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = value.applyAsDouble(costs.get(i)) / value.applyAsDouble(base.get(i));
    }
    return ratios;
  }

  private static double[] values(List<Cost> costs, ToDoubleFunction<Cost> value) {
    return costs.stream().mapToDouble(value).toArray();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Checks the answers, because a benchmark of wrong answers has no value. */
  private void check(Case wanted, String variant) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server(variant).uri().resolve(wanted.path()));
    if (wanted.sends()) {
      request
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(wanted.body()));
    }
    HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
    int status = variant.equals(UNPROCESSABLE) ? 422 : wanted.status();
    if (answer.statusCode() != status
        || (wanted.status() == 400 && answer.body().split("\"field\"", -1).length != 5)) {
      throw new IOException(
          variant + " answers " + wanted.path() + " with " + answer + ": " + answer.body());
    }
  }

  private Server server(String variant) throws IOException {
    Server server = servers.get(variant);
    if (server == null) {
      throw new IOException(variant + " is not running");
    }
    return server;
  }

  private static Server start(String line, String variant) throws IOException {
    String kind = line.substring(0, line.indexOf('-'));
    String launcher = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    boolean old = variant.equals(BEFORE);
    Path log = TARGET.resolve("load-" + line + "-" + variant + ".log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m",
                "-Xmx512m",
                "-Dvariant=" + (old ? "clearfault" : variant),
                "-Dcompression=off",
                "-Dload.log=" + TARGET.resolve("load-" + variant + ".lines"),
                "-cp",
                FOLDER.resolve("target").resolve(line) + "/*",
                FOLDER + "/suite/src/launchers/" + launcher + "Launcher.java",
                "/",
                old ? OLD_WAR : TARGET.resolve("load.war").toString())
            .redirectError(log.toFile())
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String text = out.readLine(); text != null; text = out.readLine()) {
      if (text.startsWith("PORT ")) {
        return new Server(process, URI.create("http://127.0.0.1:" + text.substring(5) + "/"));
      }
    }
    throw new IOException(line + " ended by itself; see " + log);
  }

  private static long[] probe(URI uri) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri.resolve("/probe")).build();
    String[] numbers = HTTP.send(request, BodyHandlers.ofString()).body().split(" ");
    return new long[] {Long.parseLong(numbers[0]), Long.parseLong(numbers[1])};
  }

  private static String output(List<String> command) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException("wrk is missing; it is Debian's package wrk", e);
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("wrk failed: " + text);
    }
    return text;
  }

  private static double number(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
  }
}
