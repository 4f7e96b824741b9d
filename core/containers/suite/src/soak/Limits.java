import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sends the worst bodies that are known for each limit to demos that have a heap of 64 MiB, eight
 * at once, and prints what each costs:
 *
 * <pre>
 * java core/containers/suite/src/soak/Limits.java jetty-demo/target/jetty-demo.jar tomcat-demo/target/tomcat-demo.jar
 * java core/containers/suite/src/soak/Limits.java growth jetty-demo/target/jetty-demo.jar
 * </pre>
 *
 * <p>Runs at the defaults and at the largest values that the options allow, by a copy of the jar
 * with other init-params. With the word growth it sends one request at a time, of doubling sizes.
 * Loopback only; stops by itself. Ends with 1 if memory ran out, an answer was a 5xx or larger than
 * 64 KiB, or an innocent request was not answered.
 */
final class Limits {
  private static final int AT_ONCE = 8;
  private static final int PATIENCE_MILLIS = Integer.getInteger("limits.patience", 30_000);
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MIB = 1024 * 1024;
  private static final Pattern PAUSE = Pattern.compile(" (\\d+)M->\\d+M\\(");

  /** Eight bodies of 16 MiB are more than the heap; so many of this size are not. */
  private static final String LARGE = System.getProperty("limits.large", "2");

  private static final List<Map<String, String>> SETTINGS =
      List.of(
          Map.of(),
          Map.of("maxDepth", "500"),
          Map.of("maxProperties", "10000000"),
          Map.of("maxParameters", "10000"),
          Map.of("maxInputSize", LARGE + "MiB"),
          Map.of("maxErrors", "1000"),
          new TreeMap<>(
              Map.of(
                  "maxDepth", "500",
                  "maxProperties", "10000000",
                  "maxParameters", "10000",
                  "maxInputSize", LARGE + "MiB",
                  "maxErrors", "1000")));

  private static boolean good = true;

  private Limits() {}

  public static void main(String[] args) throws Exception {
    List<String> jars = List.of(args);
    if (args.length > 0 && args[0].equals("growth")) {
      System.out.println(
          "| demo | body | input bytes | status | answer bytes | CPU ms | heap MiB |");
      System.out.println("|---|---|---:|---|---:|---:|---:|");
      for (String jar : jars.subList(1, jars.size())) {
        grow(Path.of(jar));
      }
    } else {
      System.out.println(
          "| demo, options | body | input bytes | status | answer bytes | CPU ms | heap MiB | memory"
              + " | innocent |");
      System.out.println("|---|---|---:|---|---:|---:|---:|---|---|");
      for (String jar : jars) {
        for (Map<String, String> settings : SETTINGS) {
          sweep(Path.of(jar), settings);
        }
      }
      System.out.println(good ? "good" : "WRONG");
    }
    System.exit(good ? 0 : 1);
  }

  private static void sweep(Path jar, Map<String, String> settings) throws Exception {
    Bodies bodies = new Bodies(jar.toString().contains("jetty"));
    int size =
        settings.containsKey("maxInputSize") ? Integer.parseInt(LARGE) * MIB - 4096 : MIB - 4096;
    int depth = Integer.parseInt(settings.getOrDefault("maxDepth", "100"));
    Demo demo = Demo.start(jar, settings);
    try {
      demo.send(bodies.innocentPost(), 200);
      for (Body body : bodies.all(size, depth)) {
        Row row = demo.measure(body);
        good &= row.isGood();
        String name = demo.name + (settings.isEmpty() ? "" : " " + settings);
        System.out.println("| " + name + " | " + body.name() + " | " + body.text().length() + row);
        if (!row.isAnswered()) {
          demo.stop();
          demo = Demo.start(jar, settings);
        }
      }
    } finally {
      demo.stop();
    }
  }

  private static void grow(Path jar) throws Exception {
    Bodies bodies = new Bodies(jar.toString().contains("jetty"));
    Demo demo = Demo.start(jar, Map.of());
    try {
      demo.send(bodies.innocentPost(), 200);
      for (String kind : List.of("null", "\"a\"", "{}", "duplicates", "form a&", "form a=b&")) {
        for (int count = 1000; count <= 512_000; count *= 2) {
          Body body = bodies.growing(kind, count);
          if (body.text().length() > MIB) {
            break;
          }
          Row row = demo.measureOne(body);
          good &= row.isGood();
          System.out.printf(
              "| %s | %s | %d%s%n", demo.name, body.name(), body.text().length(), row.cost());
          if (!row.isAnswered()) {
            demo.stop();
            demo = Demo.start(jar, Map.of());
            break;
          }
        }
      }
    } finally {
      demo.stop();
    }
  }

  /**
   * One body as a request.
   *
   * @param text the request, one character for each byte
   */
  private record Body(String name, String text) {}

  private record Row(
      String statuses, int answer, long millis, int heap, boolean memory, boolean innocent) {
    boolean isAnswered() {
      return !statuses.contains("none");
    }

    boolean isGood() {
      return isAnswered()
          && !statuses.matches(".*\\b5\\d\\d\\b.*")
          && answer <= MOST_BYTES
          && !memory
          && innocent;
    }

    String cost() {
      return " | "
          + statuses
          + " | "
          + answer
          + " | "
          + millis
          + " | "
          + (heap == 0 ? "-" : heap)
          + " |";
    }

    @Override
    public String toString() {
      return cost()
          + (memory ? " OUT |" : " good |")
          + (innocent ? " answered |" : " NOT ANSWERED |");
    }
  }

  /** What clients send, for the list that the demo's input has. */
  private record Bodies(boolean orders) {

    List<Body> all(int size, int depth) {
      List<Body> all = new ArrayList<>();
      for (int count : new int[] {1000, 5000, 20_000, 90_000}) {
        all.add(growing("null", count));
        all.add(growing("\"a\"", count));
        all.add(growing("{}", count));
      }
      for (int count : new int[] {60, 1000}) {
        all.add(growing("duplicates", count));
      }
      String open = "{\"x\":";
      all.add(
          json("1000 unknown names of 900 characters", members(1000, i -> "n".repeat(896) + i)));
      all.add(json("50,000 unknown names", members(50_000, i -> "n" + i)));
      all.add(json("deep objects", open.repeat(depth - 1) + "1" + "}".repeat(depth - 1)));
      all.add(json("deep lists", "{\"x\":" + "[".repeat(depth - 2) + "]".repeat(depth - 2) + "}"));
      all.add(json("a number of the largest size", "{\"age\":" + "9".repeat(size) + "}"));
      all.add(
          json("names of control characters", members(1000, i -> "\\u0000\\u0001".repeat(70) + i)));
      all.add(json("colliding names", members(size / 43, Bodies::colliding)));
      all.add(json("colliding texts", list(size / 38, i -> "\"" + colliding(i) + "\"")));
      all.add(growing("form a&", size / 2));
      all.add(growing("form a=b&", size / 4));
      all.add(new Body("query a&", request("GET", "?" + "a&".repeat(3700), "", "")));
      all.add(new Body("query a=b&", request("GET", "?" + "a=b&".repeat(1850), "", "")));
      all.add(parts(1000));
      return all;
    }

    Body growing(String kind, int count) {
      return switch (kind) {
        case "form a&", "form a=b&" ->
            form(count + " times " + kind.substring(5), kind.substring(5).repeat(count));
        case "duplicates" -> {
          String name = "{\"" + "n".repeat(1000) + "\":";
          String inner = members(count, i -> "d");
          yield json(
              count + " duplicates below 98 long names", name.repeat(98) + inner + "}".repeat(98));
        }
        default -> json(count + " times " + kind, list(count, i -> kind));
      };
    }

    String innocentPost() {
      return json("", "{}").text();
    }

    /** A text of 34 characters with the same hash code as all others. */
    private static String colliding(int number) {
      return IntStream.range(0, 17)
          .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
          .collect(Collectors.joining());
    }

    private static String members(int count, IntFunction<String> name) {
      return "{" + joined(count, i -> "\"" + name.apply(i) + "\":1") + "}";
    }

    private String list(int count, IntFunction<String> element) {
      return "{\"" + (orders ? "items" : "requests") + "\":[" + joined(count, element) + "]}";
    }

    private static String joined(int count, IntFunction<String> each) {
      return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
    }

    private Body json(String name, String body) {
      return new Body(name, request("POST", "", "application/json", body));
    }

    private Body form(String name, String body) {
      return new Body(name, request("POST", "", "application/x-www-form-urlencoded", body));
    }

    private Body parts(int count) {
      String part = "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na\r\n";
      String body = part.repeat(count) + "--x--\r\n";
      return new Body(
          count + " parts", request("POST", "", "multipart/form-data; boundary=x", body));
    }

    private String request(String method, String query, String type, String body) {
      String content = "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n";
      return method
          + (orders ? " /api/orders" : " /api/quotes")
          + query
          + " HTTP/1.1\r\nHost: a\r\n"
          + "Connection: close\r\n"
          + (body.isEmpty() ? "" : content)
          + "\r\n"
          + body;
    }
  }

  /** A demo in a JVM of its own. */
  private static final class Demo {
    private static final String HEALTH =
        "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    private final String name;
    private final Path folder;
    private final Process process;
    private final int port;

    private Demo(String name, Path folder, Process process) throws IOException {
      this.name = name;
      this.folder = folder;
      this.process = process;
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      Matcher url = Pattern.compile(":(\\d+)/").matcher(String.valueOf(out.readLine()));
      if (!url.find()) {
        throw new IOException("the demo did not start: " + Files.readString(folder.resolve("err")));
      }
      port = Integer.parseInt(url.group(1));
    }

    static Demo start(Path jar, Map<String, String> settings) throws IOException {
      Path folder = Files.createTempDirectory("limits");
      Path copy = folder.resolve(jar.getFileName());
      Files.copy(jar, copy);
      set(copy, settings);
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      String log = "-Xlog:gc:file=" + folder.resolve("gc");
      ProcessBuilder builder = new ProcessBuilder(java, "-Xmx64m", log, "-jar", copy.toString());
      builder.environment().putAll(Map.of("PORT", "0", "PLAYGROUND", "off"));
      Process process = builder.redirectError(folder.resolve("err").toFile()).start();
      String name = jar.getFileName().toString().replace("-demo.jar", "");
      return new Demo(name, folder, process);
    }

    /** Writes the options into the web.xml of the WAR that the jar holds. */
    private static void set(Path jar, Map<String, String> settings) throws IOException {
      String params =
          settings.entrySet().stream()
              .map(
                  e ->
                      "<init-param><param-name>"
                          + e.getKey()
                          + "</param-name><param-value>"
                          + e.getValue()
                          + "</param-value></init-param>")
              .collect(Collectors.joining());
      Path war = jar.resolveSibling("demo.war");
      try (FileSystem zip = FileSystems.newFileSystem(jar)) {
        Path inner = zip.getPath(jar.getFileName().toString().replace(".jar", ".war"));
        Files.copy(inner, war);
        try (FileSystem application = FileSystems.newFileSystem(war)) {
          Path descriptor = application.getPath("WEB-INF/web.xml");
          String xml = Files.readString(descriptor);
          String end = "</async-supported>";
          xml = xml.replaceFirst(end, end + Matcher.quoteReplacement(params));
          xml = xml.replaceFirst("</servlet>", "<multipart-config/></servlet>");
          Files.writeString(descriptor, xml);
        }
        Files.copy(war, inner, StandardCopyOption.REPLACE_EXISTING);
      }
    }

    Row measure(Body body) throws Exception {
      return measure(body, AT_ONCE);
    }

    Row measureOne(Body body) throws Exception {
      return measure(body, 1);
    }

    /** Half of the clients do not read their answers. */
    private Row measure(Body body, int clients) throws Exception {
      long pauses = Files.size(folder.resolve("gc"));
      long errors = Files.size(folder.resolve("err"));
      Duration before = process.info().totalCpuDuration().orElse(Duration.ZERO);
      AtomicBoolean done = new AtomicBoolean();
      List<String> answers = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        boolean reads = i % 2 == 0;
        threads.add(new Thread(() -> client(body, reads, done, answers)));
      }
      threads.forEach(Thread::start);
      boolean innocent = true;
      for (int i = 0; i < threads.size(); i += 2) {
        while (threads.get(i).isAlive()) {
          innocent &= answer(HEALTH).startsWith("HTTP/1.1 200");
          threads.get(i).join(100);
        }
      }
      done.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      innocent &= answer(HEALTH).startsWith("HTTP/1.1 200");
      Duration spent = process.info().totalCpuDuration().orElse(Duration.ZERO).minus(before);
      boolean out = added("err", errors).contains("OutOfMemoryError");
      String statuses =
          answers.stream().map(Demo::status).distinct().sorted().collect(Collectors.joining(" "));
      int most =
          answers.stream()
              .mapToInt(a -> Math.max(0, a.length() - a.indexOf("\r\n\r\n") - 4))
              .max()
              .orElse(0);
      return new Row(statuses, most, spent.toMillis() / clients, heap(pauses), out, innocent);
    }

    private void client(Body body, boolean reads, AtomicBoolean done, List<String> answers) {
      if (reads) {
        String answer = answer(body.text());
        synchronized (answers) {
          answers.add(answer);
        }
        return;
      }
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        write(socket, body.text());
        while (!done.get()) {
          Thread.sleep(20);
        }
      } catch (IOException | InterruptedException e) {
        // The readers report what is wrong.
      }
    }

    void send(String request, int times) {
      for (int i = 0; i < times; i++) {
        answer(request);
      }
    }

    private String answer(String request) {
      StringBuilder answer = new StringBuilder();
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(PATIENCE_MILLIS);
        write(socket, request);
        InputStream in = socket.getInputStream();
        byte[] some = new byte[8192];
        for (int length = in.read(some); length >= 0; length = in.read(some)) {
          answer.append(new String(some, 0, length, StandardCharsets.ISO_8859_1));
        }
      } catch (IOException e) {
        // The bytes until now count.
      }
      return answer.toString();
    }

    /** A server that refuses a body need not read it. */
    private static void write(Socket socket, String request) {
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        // There may still be an answer.
      }
    }

    private static String status(String answer) {
      return answer.startsWith("HTTP/1.1 ") ? answer.substring(9, 12) : "none";
    }

    private int heap(long from) throws IOException {
      Matcher pause = PAUSE.matcher(added("gc", from));
      int most = 0;
      while (pause.find()) {
        most = Math.max(most, Integer.parseInt(pause.group(1)));
      }
      return most;
    }

    private String added(String file, long from) throws IOException {
      byte[] all = Files.readAllBytes(folder.resolve(file));
      return new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8);
    }

    void stop() throws Exception {
      process.destroyForcibly().waitFor();
    }
  }
}
