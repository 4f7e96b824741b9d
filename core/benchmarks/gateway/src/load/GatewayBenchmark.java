import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What gateways cost in front of the same stand-in for the orders service: that of the Tomcat demo,
 * which checks each request, and nginx and Spring Cloud Gateway, which check nothing.
 *
 * <pre>
 * mvn -B -ntp -Dmaven.test.skip -Pgateways -pl core/benchmarks/gateway -am verify
 * </pre>
 *
 * <p>Each gateway is a process. A round puts load on each of them in turn, and ratios are taken
 * within a round. Processor time is that of the process of the gateway, without the threads that
 * compile: on a busy machine they are never ready. The stand-in is another nginx. Loopback only.
 * Needs Linux, nginx and wrk.
 */
final class GatewayBenchmark {
  private static final int SECONDS = Integer.getInteger("load.seconds", 3);
  private static final int ROUNDS = Integer.getInteger("load.rounds", 5);

  /** How many requests of a case each program in Java answers before it is measured. */
  private static final int WARM_UP_REQUESTS = Integer.getInteger("load.warmup", 60_000);

  private static final int WARM_UP_STEP_SECONDS = 5;
  private static final int CONNECTIONS = 16;

  private static final String SERVICE = "service";
  private static final String NGINX = "nginx";
  private static final String CLEARFAULT = "clearfault";
  private static final String SPRING = "spring";
  private static final String SPRING_WITH_APACHE = "spring, Apache client";

  private static final String ORDER =
      "{\"email\":\"ada@example.com\",\"age\":36,\"shipping\":\"EXPRESS\","
          + "\"deliverOn\":\"2999-12-31\",\"note\":\"Ring twice, please.\",\"items\":["
          + "{\"sku\":\"ABC-1234\",\"quantity\":2,\"price\":9.90},"
          + "{\"sku\":\"DEF-0001\",\"quantity\":1,\"price\":0.50},"
          + "{\"sku\":\"XYZ-0001\",\"quantity\":1,\"price\":0.01}]}";

  private static final Map<String, String> CASES =
      Map.of("GET /api/orders?limit=5&shipping=EXPRESS", "", "POST /api/orders", ORDER);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path folder;
  private final Map<String, Server> servers = new LinkedHashMap<>();

  private GatewayBenchmark(Path folder) {
    this.folder = folder;
  }

  private record Server(Process process, URI uri) {}

  /** What wrk and the system say of one run. */
  private record Cost(double perCpuSecond, double perSecond, double medianMicros) {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("gateways");
    GatewayBenchmark benchmark = new GatewayBenchmark(folder);
    try {
      benchmark.start();
      for (String name : CASES.keySet().stream().sorted().toList()) {
        benchmark.measure(name);
      }
      benchmark.printMemory();
    } finally {
      benchmark.servers.values().forEach(server -> server.process().destroy());
    }
  }

  private void start() throws Exception {
    String answer =
        "default_type application/json; location / { if ($request_method = POST) { return 201 '"
            + ORDER
            + "'; } return 200 '{\"orders\":["
            + ORDER
            + "]}'; }";
    servers.put(SERVICE, nginx("service", "", answer));
    String service = servers.get(SERVICE).uri().toString().replaceAll("/$", "");
    servers.put(
        NGINX,
        nginx(
            "gateway",
            "upstream s { server "
                + service.substring(7)
                + "; keepalive 64;"
                + " keepalive_requests 1000000; }",
            "location /gateway/ { proxy_pass http://s/; proxy_http_version 1.1;"
                + " proxy_set_header Connection ''; }"));
    String tomcat = "../../../tomcat-demo/target/tomcat-demo.jar";
    servers.put(CLEARFAULT, java(CLEARFAULT, service, "-jar", tomcat));
    String classes = System.getProperty("java.class.path");
    String main = "dev.clearfault.comparison.SpringGateway";
    servers.put(SPRING, java(SPRING, service, "-cp", classes, main, service, "jdk"));
    servers.put(
        SPRING_WITH_APACHE,
        java("spring-apache", service, "-cp", classes, main, service, "http-components"));
    for (String name : servers.keySet()) {
      check(name);
    }
  }

  private Server nginx(String name, String before, String locations) throws Exception {
    Path own = Files.createDirectories(folder.resolve(name));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = free.getLocalPort();
      free.close();
      StringBuilder temporary = new StringBuilder();
      for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
        temporary.append(kind).append("_temp_path ").append(own.resolve(kind)).append("; ");
      }
      Files.writeString(
          own.resolve("nginx.conf"),
          "daemon off; master_process off; pid %s/pid; error_log stderr error;%n".formatted(own)
              + "events { worker_connections 1024; }%n".formatted()
              + "http { access_log off; keepalive_requests 1000000; %s%n%s%n"
                  .formatted(temporary, before)
              + "server { listen 127.0.0.1:%d; %s } }%n".formatted(port, locations));
      Process process =
          new ProcessBuilder(
                  "/usr/sbin/nginx",
                  "-p",
                  own.toString(),
                  "-c",
                  own.resolve("nginx.conf").toString(),
                  "-e",
                  "stderr")
              .redirectError(own.resolve("log").toFile())
              .start();
      return new Server(process, URI.create("http://127.0.0.1:" + port + "/"));
    }
  }

  /** Starts a program that prints its address. All have the same heap. */
  private Server java(String name, String service, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:-UseDynamicNumberOfCompilerThreads"));
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(Map.of("PORT", "0", "ORDERS_URL", service));
    Path log = folder.resolve(name + ".log");
    Process process = builder.redirectError(log.toFile()).start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains("http://")) {
        return new Server(process, URI.create(line.substring(line.indexOf("http://"))));
      }
    }
    throw new IOException(name + " did not start: " + Files.readString(log));
  }

  private URI uri(String name, String path) {
    return servers.get(name).uri().resolve((name.equals(SERVICE) ? "" : "/gateway") + path);
  }

  /** A benchmark of wrong answers has no value. */
  private void check(String name) throws Exception {
    URI orders = uri(name, "/api/orders");
    HttpResponse<String> taken = HTTP.send(post(orders, ORDER), BodyHandlers.ofString());
    HttpResponse<String> bad = HTTP.send(post(orders, "{}"), BodyHandlers.ofString());
    HttpResponse<String> found =
        HTTP.send(HttpRequest.newBuilder(orders).build(), BodyHandlers.ofString());
    int refused = name.equals(CLEARFAULT) ? 400 : 201;
    if (taken.statusCode() != 201
        || !taken.body().equals(ORDER)
        || found.statusCode() != 200
        || bad.statusCode() != refused) {
      throw new IOException(name + " answers " + taken + bad + found + taken.body());
    }
  }

  private static HttpRequest post(URI uri, String body) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private void measure(String name) throws Exception {
    Map<String, List<Cost>> many = new LinkedHashMap<>();
    Map<String, List<Cost>> one = new LinkedHashMap<>();
    for (String server : List.of(CLEARFAULT, SPRING, SPRING_WITH_APACHE)) {
      warmUp(name, server);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (String server : servers.keySet()) {
        many.computeIfAbsent(server, first -> new ArrayList<>())
            .add(load(name, server, CONNECTIONS, SECONDS));
        one.computeIfAbsent(server, first -> new ArrayList<>()).add(load(name, server, 1, SECONDS));
      }
    }
    System.out.printf(
        "%n%s, Java %s, %d rounds of %d s, %d connections; latency with 1 connection%n%n",
        name, System.getProperty("java.version"), ROUNDS, SECONDS, CONNECTIONS);
    System.out.println(
        "| Server | requests per CPU second | ratio to spring (least, most) | requests per second"
            + " | ratio to spring (least, most) | added us: median (least, most) |");
    System.out.println("|---|---|---|---|---|---|");
    many.forEach(
        (server, costs) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %s | %.0f | %s | %s |%n",
                server,
                median(values(costs, Cost::perCpuSecond)),
                spread(ratios(costs, many.get(SPRING), Cost::perCpuSecond), "%.2f"),
                median(values(costs, Cost::perSecond)),
                spread(ratios(costs, many.get(SPRING), Cost::perSecond), "%.2f"),
                spread(added(one.get(server), one.get(SERVICE)), "%.0f")));
  }

  private void warmUp(String name, String server) throws Exception {
    double answered = 0;
    while (answered < WARM_UP_REQUESTS) {
      answered +=
          WARM_UP_STEP_SECONDS * load(name, server, CONNECTIONS, WARM_UP_STEP_SECONDS).perSecond();
    }
  }

  private Cost load(String name, String server, int connections, int seconds) throws Exception {
    String body = CASES.get(name);
    String method = name.substring(0, name.indexOf(' '));
    List<String> command =
        new ArrayList<>(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s"));
    command.addAll(List.of("--latency", "--timeout", "30s")); // The first calls are slow.
    if (!body.isEmpty()) {
      Path script = folder.resolve("order.lua");
      Files.writeString(
          script,
          "wrk.method = '%s'%nwrk.headers['Content-Type'] = 'application/json'%nwrk.body = '%s'%n"
              .formatted(method, body));
      command.addAll(List.of("-s", script.toString()));
    }
    command.add(uri(server, name.substring(name.indexOf(' ') + 1)).toString());
    double before = cpuSeconds(server);
    String report = output(command);
    double cpu = cpuSeconds(server) - before;
    double requests = number("(\\d+) requests in", report);
    if (requests == 0 || report.contains("Non-2xx") || report.contains("Socket errors")) {
      throw new IOException(server + " has answered " + name + " otherwise:\n" + report);
    }
    return new Cost(
        requests / cpu,
        number("Requests/sec: +([0-9.]+)", report),
        number("50% +([0-9.]+)us", report) + 1000 * number("50% +([0-9.]+)ms", report));
  }

  /** What the process has used so far, without its compilers. Those never end. */
  private double cpuSeconds(String server) throws IOException {
    Path process = Path.of("/proc/" + servers.get(server).process().pid());
    double seconds = cpuSeconds(process.resolve("stat"));
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      for (Path thread : threads.toList()) {
        if (name(thread).matches("C[12] CompilerThre")) {
          seconds -= cpuSeconds(thread.resolve("stat"));
        }
      }
    }
    return seconds;
  }

  private static String name(Path thread) throws IOException {
    try {
      return Files.readString(thread.resolve("comm")).strip();
    } catch (NoSuchFileException ended) {
      return "";
    }
  }

  private static double cpuSeconds(Path file) throws IOException {
    String stat = Files.readString(file);
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  private void printMemory() throws IOException {
    System.out.printf("%n| Server | most memory (resident), MiB |%n|---|---|%n");
    for (String server : servers.keySet()) {
      long pid = servers.get(server).process().pid();
      String status = Files.readString(Path.of("/proc/" + pid + "/status"));
      System.out.printf("| %s | %.0f |%n", server, number("VmHWM:\\s+(\\d+)", status) / 1024);
    }
  }

  private static String spread(double[] values, String format) {
    double least = Arrays.stream(values).min().orElseThrow();
    double most = Arrays.stream(values).max().orElseThrow();
    String all = format + " (" + format + ", " + format + ")";
    return String.format(Locale.ROOT, all, median(values), least, most);
  }

  private static double[] ratios(List<Cost> costs, List<Cost> base, ToDoubleFunction<Cost> value) {
    double[] ratios = new double[costs.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = value.applyAsDouble(costs.get(i)) / value.applyAsDouble(base.get(i));
    }
    return ratios;
  }

  private static double[] added(List<Cost> costs, List<Cost> direct) {
    double[] added = new double[costs.size()];
    for (int i = 0; i < added.length; i++) {
      added[i] = costs.get(i).medianMicros() - direct.get(i).medianMicros();
    }
    return added;
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
