import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts a demo under good, bad, aborted and timed-out requests from many connections, and tells
 * whether each was answered once, whether an answer has something of another request, and whether
 * the process grew:
 *
 * <pre>
 * java core/containers/suite/src/soak/Soak.java jetty-demo/target/jetty-demo.jar 180
 * java core/containers/suite/src/soak/Soak.java tomcat-demo/target/tomcat-demo.jar 180
 * </pre>
 *
 * The second argument is how long, in seconds. Loopback only; ends with 1 if something is wrong.
 * For Linux, as it counts threads there.
 */
final class Soak {
  private static final int CONNECTIONS = 32;
  private static final int PATIENCE_MILLIS = 15_000;
  private static final long MAX_HEAP_GROWTH_KIB = 16 * 1024;
  private static final int MAX_THREAD_GROWTH = 16;
  private static final List<String> MODES = List.of("ok", "hang", "reset", "html", "refuse", "ok");
  private static final Pattern TRACE = Pattern.compile("\"trace_id\":\"(\\w+)\"");
  private static final Pattern INSTANCE = Pattern.compile("\"instance\":\"([^\"]+)\"");
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

  private final Process demo;
  private final int port;
  private final boolean orders;
  private final Map<String, LongAdder> statuses = new ConcurrentSkipListMap<>();
  private final LongAdder aborted = new LongAdder();
  private final LongAdder traced = new LongAdder();
  private final Set<String> instances = ConcurrentHashMap.newKeySet();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> wrong = new ArrayList<>();
  private String payment = "";

  private Soak(Process demo, int port, boolean orders) {
    this.demo = demo;
    this.port = port;
    this.orders = orders;
  }

  public static void main(String[] args) throws Exception {
    Process demo = start(Path.of(args[0]));
    boolean good = false;
    try {
      Soak soak = new Soak(demo, awaitPort(demo), args[0].contains("jetty"));
      good = soak.run(Duration.ofSeconds(Long.parseLong(args[1])));
    } finally {
      demo.destroy();
    }
    System.exit(good ? 0 : 1);
  }

  private static Process start(Path jar) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java, "-Xmx256m", "-jar", jar.toString());
    builder.environment().putAll(Map.of("PORT", "0", "PLAYGROUND", "off"));
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static int awaitPort(Process demo) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8));
    Matcher port = Pattern.compile(":(\\d+)/").matcher(String.valueOf(out.readLine()));
    if (!port.find()) {
      throw new IOException("the demo did not start; build it first");
    }
    return Integer.parseInt(port.group(1));
  }

  private boolean run(Duration length) throws Exception {
    if (orders) {
      String order =
          "{\"email\":\"ada@example.com\",\"age\":36,\"shipping\":\"EXPRESS\","
              + "\"items\":[{\"sku\":\"ABC-1234\",\"quantity\":2,\"price\":9.90}]}";
      Matcher location =
          Pattern.compile("(?i)location: (?:http://[^/]*)?(\\S+)")
              .matcher(answer(post("/api/orders", order)));
      if (!location.find()) {
        throw new IOException("the demo takes no order");
      }
      payment = location.group(1) + "/payment";
    }
    drive(Instant.now().plusSeconds(15)); // Until all has been compiled and all pools are full.
    long heap = heapKib();
    long threads = threads();
    Instant end = Instant.now().plus(length);
    drive(end);
    return judge(heap, threads);
  }

  private void drive(Instant end) throws Exception {
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      clients.add(new Thread(() -> client(end)));
    }
    clients.add(new Thread(() -> changeModes(end)));
    clients.forEach(Thread::start);
    for (Thread client : clients) {
      client.join();
    }
  }

  private void client(Instant end) {
    while (Instant.now().isBefore(end)) {
      List<String> requests = requests();
      String request = requests.get(ThreadLocalRandom.current().nextInt(requests.size()));
      try {
        switch (ThreadLocalRandom.current().nextInt(5)) {
          case 0 -> abort(request);
          case 1, 2 -> again(request);
          default -> check(request, answer(request));
        }
      } catch (IOException | InterruptedException e) {
        wrong(request, e.toString());
      }
    }
  }

  private void changeModes(Instant end) {
    for (int i = 0; Instant.now().isBefore(end); i++) {
      try {
        answer(put("/upstream/mode", "{\"mode\":\"" + MODES.get(i % MODES.size()) + "\"}"));
        Thread.sleep(3000);
      } catch (IOException | InterruptedException e) {
        wrong("mode", e.toString());
      }
    }
  }

  private List<String> requests() {
    return orders
        ? List.of(
            get("/api/orders"),
            get("/api/orders?limit=many"),
            get("/api/orders/o-none"),
            get("/nowhere"),
            get("/problems"),
            post("/api/orders", "{\"age\":12,\"items\":[{\"sku\":\"abc\",\"quantity\":0}]}"),
            post("/api/orders", "{\"age\""),
            post(payment, ""),
            "GARBAGE\r\n\r\n")
        : List.of(
            get("/api/quotes?from=EUR&to=USD&amount=12.50"),
            get("/api/quotes?from=EUR&amount=many"),
            get("/nowhere"),
            get("/problems"),
            post("/api/quotes", "{\"from\":1}"),
            post("/api/quotes", "{\"from\""),
            "GARBAGE\r\n\r\n");
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  }

  private static String post(String target, String body) {
    return withBody("POST", target, body);
  }

  private static String put(String target, String body) {
    return withBody("PUT", target, body);
  }

  private static String withBody(String method, String target, String body) {
    return method
        + " "
        + target
        + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private String answer(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(all);
      return all.toString(StandardCharsets.ISO_8859_1);
    }
  }

  /** Sends the request on a connection that others have used, and checks that the answer is its. */
  private void again(String request) throws IOException, InterruptedException {
    String[] line = request.split(" ", 3);
    if (line.length < 3) {
      return; // The client sends no garbage.
    }
    ThreadLocalRandom random = ThreadLocalRandom.current();
    String trace = String.format("%016x%016x", random.nextLong(), random.nextLong() | 1);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + line[1]))
                .method(line[0], BodyPublishers.ofString(line[2].split("\r\n\r\n", 2)[1]))
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .timeout(Duration.ofMillis(PATIENCE_MILLIS))
                .build(),
            BodyHandlers.ofString());
    Matcher answered = TRACE.matcher(answer.body());
    Matcher instance = INSTANCE.matcher(answer.body());
    if (answer.statusCode() >= 400
        && !(answered.find()
            && answered.group(1).equals(trace)
            && instance.find()
            && instances.add(instance.group(1)))) {
      wrong(request, "not the answer of " + trace + ": '" + answer.body() + "'");
    }
    traced.increment();
  }

  /** Sends half of a request, or a whole one without reading its answer. */
  private void abort(String request) throws IOException {
    boolean half = ThreadLocalRandom.current().nextBoolean();
    String part = half ? request.substring(0, request.length() / 2) : request;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
      socket.setSoLinger(true, 0);
    }
    aborted.increment();
  }

  /** Checks that there is one head and one body of the announced length. */
  private void check(String request, String answer) {
    int head = answer.indexOf("\r\n\r\n");
    if (!answer.startsWith("HTTP/1.1 ") || head < 0) {
      wrong(request, "not answered: '" + answer + "'");
      return;
    }
    statuses.computeIfAbsent(answer.substring(9, 12), status -> new LongAdder()).increment();
    Matcher length = LENGTH.matcher(answer.substring(0, head + 2));
    String body = answer.substring(head + 4);
    if (length.find() && Integer.parseInt(length.group(1)) != body.length()) {
      wrong(request, "not of its length: '" + answer + "'");
    } else if (answer.indexOf("HTTP/1.1 ", 1) >= 0) {
      wrong(request, "answered twice: '" + answer + "'");
    }
  }

  private synchronized void wrong(String request, String what) {
    if (wrong.size() < 20) {
      wrong.add(request.lines().findFirst().orElse("") + " -> " + what);
    }
  }

  private boolean judge(long heapBefore, long threadsBefore) throws Exception {
    long heap = heapKib();
    long threads = threads();
    System.out.println("answers by status: " + statuses + ", aborted by us: " + aborted);
    System.out.println("answers with a trace of their own: " + traced);
    System.out.println("heap in use after a collection, KiB: " + heapBefore + " -> " + heap);
    System.out.println("threads: " + threadsBefore + " -> " + threads);
    wrong.forEach(System.out::println);
    boolean good =
        wrong.isEmpty()
            && heap - heapBefore < MAX_HEAP_GROWTH_KIB
            && threads - threadsBefore < MAX_THREAD_GROWTH;
    System.out.println(good ? "good" : "WRONG");
    return good;
  }

  private long heapKib() throws Exception {
    jcmd("GC.run");
    Matcher used = Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
    if (!used.find()) {
      throw new IOException("jcmd does not tell the heap");
    }
    return Long.parseLong(used.group(1));
  }

  private String jcmd(String command) throws Exception {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process = new ProcessBuilder(jcmd, "" + demo.pid(), command).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }

  private long threads() throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/" + demo.pid() + "/task"))) {
      return tasks.count();
    }
  }
}
