import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts demos under good, bad, aborted and timed-out requests from many connections, and tells
 * whether each was answered once, whether an answer has something of another request, and whether a
 * process grows:
 *
 * <pre>
 * java core/containers/suite/src/soak/Soak.java jetty-demo/target/jetty-demo.jar tomcat-demo/target/tomcat-demo.jar 7200
 * </pre>
 *
 * The last argument is how long, in seconds. The system property {@code soak.rate} is how many
 * requests each demo gets in a second: 60 if it is not set, which leaves a machine of two cores
 * mostly idle; a million is as many as it can answer. The load rests while a process is measured,
 * {@value #SAMPLES} times. The verdict is about the trend: the median of the last quarter of the
 * samples against that of the first one. Loopback only; ends with 1 if something is wrong. For
 * Linux, as it counts threads and files there.
 */
final class Soak {
  private static final int CONNECTIONS = 32;
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int SAMPLES = 24;
  private static final int RATE = Integer.getInteger("soak.rate", 60);
  private static final int REMEMBERED = 10_000;
  private static final List<String> MODES = List.of("ok", "hang", "reset", "html", "refuse", "ok");
  private static final Pattern TRACE = Pattern.compile("\"trace_id\":\"(\\w+)\"");
  private static final Pattern INSTANCE = Pattern.compile("\"instance\":\"([^\"]+)\"");
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

  private final String name;
  private final Process demo;
  private final int port;
  private final boolean orders;
  private final Map<String, LongAdder> statuses = new ConcurrentSkipListMap<>();
  private final LongAdder sent = new LongAdder();
  private final LongAdder aborted = new LongAdder();
  private final LongAdder traced = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /** The last ones only, so that this process does not grow itself. */
  private final Set<String> instances =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> wrong = new ArrayList<>();

  /** Whoever sends a request reads; whoever measures writes, and so waits for all answers. */
  private final ReadWriteLock load = new ReentrantReadWriteLock(true);

  private final AtomicLong next = new AtomicLong();
  private final List<long[]> samples = new ArrayList<>();
  private long nanosBetween;
  private String payment = "";

  private Soak(Path jar) throws IOException {
    name = jar.getFileName().toString().replace(".jar", "");
    orders = name.contains("jetty");
    demo = start(jar);
    port = awaitPort(demo);
  }

  public static void main(String[] args) throws Exception {
    Duration length = Duration.ofSeconds(Long.parseLong(args[args.length - 1]));
    List<Soak> soaks = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (String jar : Arrays.asList(args).subList(0, args.length - 1)) {
      Soak soak = new Soak(Path.of(jar));
      soaks.add(soak);
      threads.add(new Thread(() -> soak.run(length)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    boolean good = true;
    for (Soak soak : soaks) {
      good &= soak.tell();
    }
    System.out.println(good ? "good" : "WRONG");
    System.exit(good ? 0 : 1);
  }

  /** Its heap is touched at the start, so that what is resident later is not only more heap. */
  private static Process start(Path jar) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-Xms128m",
            "-Xmx128m",
            "-XX:+AlwaysPreTouch",
            "-XX:NativeMemoryTracking=summary",
            "-jar",
            jar.toString());
    builder.environment().putAll(Map.of("PORT", "0", "PLAYGROUND", "off"));
    Process demo = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Runtime.getRuntime().addShutdownHook(new Thread(demo::destroyForcibly));
    return demo;
  }

  private static int awaitPort(Process demo) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8));
    Matcher port = Pattern.compile(":(\\d+)/").matcher(String.valueOf(out.readLine()));
    if (!port.find()) {
      throw new IOException("the demo did not start; build it first");
    }
    daemon(
        () -> {
          try {
            demo.getInputStream().transferTo(OutputStream.nullOutputStream());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return Integer.parseInt(port.group(1));
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Duration length) {
    try {
      pay();
      drive(Duration.ofSeconds(15), 0); // Until all has been compiled and all pools are full.
      List.of(sent, traced, aborted).forEach(LongAdder::reset);
      statuses.clear();
      nanosBetween = TimeUnit.SECONDS.toNanos(1) / RATE;
      drive(length, SAMPLES);
    } catch (Exception e) {
      wrong("soak", e.toString());
    } finally {
      demo.destroy();
    }
  }

  private void pay() throws IOException {
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
  }

  private void drive(Duration length, int count) throws Exception {
    Instant begin = Instant.now();
    Instant end = begin.plus(length);
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      clients.add(new Thread(() -> client(end)));
    }
    clients.add(new Thread(() -> changeModes(end)));
    clients.forEach(Thread::start);
    for (int i = 1; i <= count; i++) {
      awaitTurn(begin.plus(length.multipliedBy(i).dividedBy(count)));
      measure(Duration.between(begin, Instant.now()));
    }
    for (Thread client : clients) {
      client.join();
    }
  }

  private static void awaitTurn(Instant turn) throws InterruptedException {
    Thread.sleep(Math.max(0, Duration.between(Instant.now(), turn).toMillis()));
  }

  private void client(Instant end) {
    while (Instant.now().isBefore(end)) {
      List<String> requests = requests();
      String request = requests.get(ThreadLocalRandom.current().nextInt(requests.size()));
      try {
        TimeUnit.NANOSECONDS.sleep(nextTurn() - System.nanoTime());
        send(request);
      } catch (IOException | InterruptedException e) {
        wrong(request, e.toString());
      }
    }
  }

  /** What has been missed is not made up for: a slow answer is no reason for a burst. */
  private long nextTurn() {
    return next.updateAndGet(last -> Math.max(last + nanosBetween, System.nanoTime()));
  }

  private void send(String request) throws IOException, InterruptedException {
    load.readLock().lock();
    try {
      sent.increment();
      switch (ThreadLocalRandom.current().nextInt(5)) {
        case 0 -> abort(request);
        case 1, 2 -> again(request);
        default -> check(request, answer(request));
      }
    } finally {
      load.readLock().unlock();
    }
  }

  private void changeModes(Instant end) {
    for (int i = 0; Instant.now().isBefore(end); i++) {
      try {
        String mode = put("/upstream/mode", "{\"mode\":\"" + MODES.get(i % MODES.size()) + "\"}");
        String answer = answer(mode);
        if (!answer.startsWith("HTTP/1.1 200")) {
          wrong(mode, answer);
        }
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
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
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
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n"
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
    failures.increment();
    if (wrong.size() < 20) {
      wrong.add(request.lines().findFirst().orElse("") + " -> " + what);
    }
  }

  private void measure(Duration since) throws Exception {
    long[] sample = new long[Measure.values().length];
    load.writeLock().lock();
    try {
      for (Measure measure : Measure.values()) {
        sample[measure.ordinal()] = measure.of(demo.pid());
      }
    } finally {
      load.writeLock().unlock();
    }
    samples.add(sample);
    System.out.printf(
        "%s after %.1f min: %d requests, %d wrong, %s%n",
        name, since.toMillis() / 60_000.0, sent.sum(), failures.sum(), Arrays.toString(sample));
  }

  /** Prints what belongs into the documentation, and returns whether it is good. */
  private boolean tell() {
    boolean good = wrong.isEmpty() && samples.size() == SAMPLES;
    System.out.printf(
        "%n%s: %d requests, of them %d with a trace of their own, %d aborted by the client;"
            + " others by status: %s; wrong: %d%n%n",
        name, sent.sum(), traced.sum(), aborted.sum(), statuses, failures.sum());
    wrong.forEach(System.out::println);
    System.out.println("| " + name + " | first quarter | last quarter | may grow by | |");
    System.out.println("|---|---:|---:|---:|---|");
    for (Measure measure : samples.isEmpty() ? new Measure[0] : Measure.values()) {
      int quarter = Math.max(1, samples.size() / 4);
      long first = median(samples.subList(0, quarter), measure);
      long last = median(samples.subList(samples.size() - quarter, samples.size()), measure);
      boolean grew = last - first > measure.mayGrow;
      good &= !grew;
      System.out.printf(
          "| %s | %d | %d | %d | %s |%n",
          measure.title, first, last, measure.mayGrow, grew ? "GREW" : "good");
    }
    return good;
  }

  private static long median(List<long[]> samples, Measure measure) {
    return samples.stream()
        .mapToLong(sample -> sample[measure.ordinal()])
        .sorted()
        .skip(samples.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  /**
   * What must not grow with the number of requests. What each may grow by is more than its noise,
   * and in two hours of 60 requests in a second less than a leak of seven bytes for each.
   */
  private enum Measure {
    HEAP("heap in use after a collection, KiB", 2048) {
      @Override
      long of(long pid) throws Exception {
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run"); // The first one finds what cleaners and finalizers have to do.
        return number(jcmd(pid, "GC.heap_info"), "used (\\d+)K");
      }
    },
    THREADS("threads", 8) {
      @Override
      long of(long pid) throws Exception {
        return entries(pid, "task");
      }
    },
    FILES("open files and sockets", 8) {
      @Override
      long of(long pid) throws Exception {
        return entries(pid, "fd");
      }
    },
    CLASSES("loaded classes", 100) {
      @Override
      long of(long pid) throws Exception {
        String counters = jcmd(pid, "PerfCounter.print");
        return number(counters, "java.cls.loadedClasses=(\\d+)")
            - number(counters, "java.cls.unloadedClasses=(\\d+)");
      }
    },
    DIRECT("direct memory, KiB", 2048) {
      @Override
      long of(long pid) throws Exception {
        return number(jcmd(pid, "VM.native_memory"), "Other \\(reserved=(\\d+)KB");
      }
    },
    RESIDENT("resident memory, KiB", 32 * 1024) {
      @Override
      long of(long pid) throws Exception {
        return number(Files.readString(Path.of("/proc/" + pid + "/status")), "VmRSS:\\s*(\\d+)");
      }
    };

    private final String title;
    private final long mayGrow;

    Measure(String title, long mayGrow) {
      this.title = title;
      this.mayGrow = mayGrow;
    }

    abstract long of(long pid) throws Exception;

    private static long entries(long pid, String kind) throws IOException {
      try (Stream<Path> entries = Files.list(Path.of("/proc/" + pid + "/" + kind))) {
        return entries.count();
      }
    }

    private static long number(String text, String pattern) throws IOException {
      Matcher number = Pattern.compile(pattern).matcher(text);
      if (!number.find()) {
        throw new IOException("no " + pattern + " in " + text);
      }
      return Long.parseLong(number.group(1));
    }

    private static String jcmd(long pid, String command) throws Exception {
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      Process process = new ProcessBuilder(jcmd, "" + pid, command).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return out;
    }
  }
}
