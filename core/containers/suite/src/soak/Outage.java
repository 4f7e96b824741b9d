import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tells how long clients of one endpoint wait while a service hangs that another endpoint of the
 * same application calls, with its guards off and on:
 *
 * <pre>
 * mvn -B -ntp -pl core/containers/suite -am verify -Dtest=none -Dit.test=OutageIT
 * cd core/containers/suite
 * java src/soak/Outage.java Tomcat tomcat-11
 * java src/soak/Outage.java Jetty jetty-12.1-ee11
 * </pre>
 *
 * The containers have 200 threads, as they come. For each row a new one is started, 300 clients
 * call the endpoint in trouble again and again, and after five seconds of that the other endpoint
 * is asked 50 times a second for ten seconds, each time over a connection of its own. In the first
 * row there is as much to do, but nothing with the service. More arguments are the rows that are
 * wanted. Loopback only.
 */
final class Outage {
  private static final List<String> ROWS =
      List.of("no outage", "none", "deadline", "bulkhead", "all");
  private static final int CLIENTS = 300;
  private static final int SAMPLES = 500;
  private static final int PATIENCE_MILLIS = 10_000;

  private final int port;
  private final LongAdder answered = new LongAdder();
  private volatile boolean over;

  private Outage(int port) {
    this.port = port;
  }

  public static void main(String[] args) throws Exception {
    System.out.println("guards      p50 ms  p99 ms  max ms  unanswered  calls answered/s");
    for (String guards : args.length > 2 ? List.of(args).subList(2, args.length) : ROWS) {
      Process container = start(args[0], args[1]);
      try (ServerSocket hanging = hanging()) {
        Outage outage = new Outage(awaitPort(container));
        System.out.println(outage.row(guards, hanging.getLocalPort()));
      } finally {
        container.destroyForcibly().waitFor();
      }
    }
    System.exit(0);
  }

  private static Process start(String kind, String line) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            "../target/" + line + "/*",
            "src/launchers/" + kind + "Launcher.java",
            "/shop",
            Path.of("../fixture/target/fixture-outage.war").toAbsolutePath().toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static int awaitPort(Process container) throws IOException {
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(container.getInputStream(), StandardCharsets.UTF_8));
    for (String text = out.readLine(); text != null; text = out.readLine()) {
      if (text.startsWith("PORT ")) {
        return Integer.parseInt(text.substring(5));
      }
    }
    throw new IOException("the container did not start; build it first");
  }

  /** The operating system accepts connections and bytes for a socket that no thread serves. */
  private static ServerSocket hanging() throws IOException {
    return new ServerSocket(0, 10_000, InetAddress.getLoopbackAddress());
  }

  private String row(String guards, int upstream) throws Exception {
    for (int i = 0; i < 2000; i++) {
      other(); // Until all has been compiled.
    }
    List<Thread> clients = new ArrayList<>();
    String path =
        guards.equals("no outage")
            ? "/shop/get-only/x"
            : "/shop/outage/x?guards=" + guards + "&port=" + upstream;
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(daemon(() -> callForEver(path)));
    }
    TimeUnit.SECONDS.sleep(5);
    answered.reset();
    long begin = System.nanoTime();
    List<Long> nanos = sample();
    double seconds = (System.nanoTime() - begin) / 1e9;
    over = true;
    long unanswered = nanos.stream().filter(each -> each == Long.MAX_VALUE).count();
    return String.format(
        "%-10s  %6s  %6s  %6s  %6d/%d  %8.0f",
        guards,
        millis(nanos, 0.5),
        millis(nanos, 0.99),
        millis(nanos, 1),
        unanswered,
        nanos.size(),
        answered.sum() / seconds);
  }

  /** Each request has its own thread, so that a slow answer does not delay the next request. */
  private List<Long> sample() throws InterruptedException {
    List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch left = new CountDownLatch(SAMPLES);
    long next = System.nanoTime();
    for (int i = 0; i < SAMPLES; i++) {
      daemon(
          () -> {
            nanos.add(other());
            left.countDown();
          });
      next += TimeUnit.MILLISECONDS.toNanos(20);
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }
    left.await();
    Collections.sort(nanos);
    return nanos;
  }

  private void callForEver(String path) {
    while (!over) {
      if (ask(path, 0) != Long.MAX_VALUE) {
        answered.increment();
      }
      try {
        Thread.sleep(100); // A client that was refused does not ask again at once.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private long other() {
    return ask("/shop/get-only/x", PATIENCE_MILLIS);
  }

  /** Returns the nanoseconds until the answer, or the largest number if there was none. */
  private long ask(String path, int patience) {
    long begin = System.nanoTime();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(patience);
      OutputStream out = socket.getOutputStream();
      String request = "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return in.readAllBytes().length == 0 ? Long.MAX_VALUE : System.nanoTime() - begin;
    } catch (SocketTimeoutException unanswered) {
      return Long.MAX_VALUE;
    } catch (IOException broken) {
      return Long.MAX_VALUE;
    }
  }

  private static String millis(List<Long> sorted, double quantile) {
    long nanos = sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
    return nanos == Long.MAX_VALUE ? "-" : String.format("%.1f", nanos / 1e6);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
