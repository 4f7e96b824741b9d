package dev.clearfault.demo.browser;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A browser without a window and with a new profile. It can reach only this machine. */
public final class Chromium {
  /** Says what to install if there is no browser. */
  public static final String REMEDY = "chromium is not installed: apt-get install chromium";

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Pattern ADDRESS = Pattern.compile("DevTools listening on (ws://\\S+)");

  private final Process process;
  private final DevTools tools;

  private Chromium(Process process, DevTools tools) {
    this.process = process;
    this.tools = tools;
  }

  /** Returns whether there is a browser. */
  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Starts a browser that keeps its files in a folder. */
  public static Chromium start(Path folder) throws Exception {
    Path log = folder.resolve("chromium.log");
    ProcessBuilder builder = new ProcessBuilder(command(folder));
    // The folder and the remaining files are deleted together.
    builder.environment().putAll(Map.of("HOME", folder.toString(), "TMPDIR", folder.toString()));
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      return new Chromium(process, new DevTools(awaitAddress(process, log)));
    } catch (Throwable notStarted) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw notStarted;
    }
  }

  private static List<String> command(Path folder) {
    return List.of(
        PROGRAM.toString(),
        "--headless=new",
        "--remote-debugging-port=0",
        "--user-data-dir=" + folder.resolve("profile"),
        // In a container there is neither a sandbox for root nor much shared memory.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--no-first-run",
        "--accept-lang=en-US",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-proxy-server",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
  }

  private static URI awaitAddress(Process process, Path log) throws Exception {
    for (int i = 0; i < 1200; i++) {
      Matcher line = ADDRESS.matcher(Files.readString(log, StandardCharsets.ISO_8859_1));
      if (line.find()) {
        return URI.create(line.group(1));
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new IllegalStateException(
        "the browser did not start:\n" + Files.readString(log, StandardCharsets.ISO_8859_1));
  }

  /** Opens an empty page. */
  public Tab open() throws Exception {
    return new Tab(tools);
  }

  /** Ends the browser and waits until no process can write to the folder. */
  public void stop() throws Exception {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    var unused = tools.send("", "Browser.close", Map.of());
    process.waitFor(10, TimeUnit.SECONDS);
    all.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture<?>[] ends =
        all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    // In a container, the first process may not reap orphans, so some processes never seem to end.
    CompletableFuture.allOf(ends).completeOnTimeout(null, 10, TimeUnit.SECONDS).join();
  }
}
