package dev.clearfault;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * A command that finds a problem by its {@code instance} in a recording of JDK Flight Recorder, and
 * prints its causes.
 *
 * <pre>{@code
 * java -cp clearfault-core.jar dev.clearfault.FindProblem recording.jfr urn:uuid:...
 * java -cp clearfault-core.jar dev.clearfault.FindProblem 4711 urn:uuid:...
 * }</pre>
 *
 * <p>In place of a file it takes the number of a running Java process that records; it needs a JDK
 * for that. The command ends with 0 if it has found the problem, with 1 if it has not, and with 2
 * if it cannot look for it. No other class of the library needs this one.
 */
public final class FindProblem {
  private static final String USAGE =
      "usage: java -cp clearfault-core.jar dev.clearfault.FindProblem"
          + " <recording.jfr or process number> <instance>";

  private final PrintStream out;
  private final String instance;
  private final List<RecordedEvent> found = new ArrayList<>();
  private final List<RecordedEvent> attempts = new ArrayList<>();
  private int problems;

  private FindProblem(PrintStream out, String instance) {
    this.out = out;
    this.instance = instance;
  }

  /**
   * Runs the command.
   *
   * @param arguments a file or the number of a process, and the instance, with {@code urn:uuid:} or
   *     without
   */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.size() != 2) {
      err.println(USAGE);
      return 2;
    }
    try {
      return new FindProblem(out, urn(arguments.get(1))).in(arguments.get(0)) ? 0 : 1;
    } catch (IOException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 2;
    }
  }

  private static String urn(String instance) {
    String text = instance.strip().toLowerCase(Locale.ROOT);
    text = text.startsWith("urn:uuid:") ? text : "urn:uuid:" + text;
    if (!text.matches("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw new IllegalArgumentException(
          "'"
              + instance
              + "' is no instance: write it as the client got it, such as"
              + " urn:uuid:6fa459ea-ee8a-4ca4-894e-db77e160355e");
    }
    return text;
  }

  private boolean in(String source) throws IOException {
    Path file = Path.of(source);
    if (Files.isRegularFile(file)) {
      return inFile(file, source);
    }
    if (!source.matches("\\d{1,9}")) {
      throw new IOException(
          "there is no file '" + source + "': write a recording, or the number of a process");
    }
    Path dump = Files.createTempFile("clearfault-", ".jfr");
    try {
      dump(source, dump);
      return inFile(dump, "process " + source);
    } finally {
      Files.deleteIfExists(dump);
    }
  }

  private boolean inFile(Path file, String source) throws IOException {
    Instant last = null;
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        last = take(recording.readEvent(), last);
      }
    } catch (IOException e) {
      throw new IOException("'" + source + "' is no whole recording: " + e.getMessage(), e);
    }
    if (found.isEmpty()) {
      out.println(
          instance
              + " is not among the "
              + problems
              + " problems of "
              + source
              + (last == null ? "" : ", the last of which was at " + last));
      return false;
    }
    found.forEach(this::print);
    return true;
  }

  private @Nullable Instant take(RecordedEvent event, @Nullable Instant last) {
    switch (event.getEventType().getName()) {
      case "dev.clearfault.Problem" -> {
        problems++;
        if (instance.equals(event.getString("instance"))) {
          found.add(event);
        }
        return event.getStartTime();
      }
      case "dev.clearfault.UpstreamAttempt" -> attempts.add(event);
      default -> {}
    }
    return last;
  }

  private void print(RecordedEvent problem) {
    printFields(problem);
    attempts.stream().filter(attempt -> belongs(attempt, problem)).forEach(this::printFields);
  }

  /**
   * Without a trace id, an attempt belongs to the request that had its thread at that time. An
   * event of an attempt begins at its end. A coarse clock may give the end of the last attempt for
   * the request before the same time as the begin of this request, so that time is too early.
   */
  private static boolean belongs(RecordedEvent attempt, RecordedEvent problem) {
    String trace = attempt.getString("traceId");
    if (trace != null) {
      return trace.equals(problem.getString("traceId"));
    }
    RecordedThread thread = attempt.getThread();
    RecordedThread answering = problem.getThread();
    Instant end = problem.getStartTime();
    return thread != null
        && answering != null
        && thread.getId() == answering.getId()
        && !attempt.getStartTime().isAfter(end)
        && attempt.getStartTime().isAfter(end.minus(problem.getDuration("elapsed")));
  }

  private void printFields(RecordedEvent event) {
    out.println(event.getEventType().getName() + " at " + event.getStartTime());
    for (ValueDescriptor field : event.getFields()) {
      String name = field.getName();
      Object value = event.getValue(name);
      if (value == null || List.of("startTime", "duration", "eventThread").contains(name)) {
        continue;
      }
      if (name.equals("elapsed")) {
        out.println("  " + name + ": " + event.getDuration(name).toMillis() + " ms");
      } else if (name.equals("causes")) {
        out.println("  causes:");
        value.toString().lines().forEach(line -> out.println("    " + line));
      } else {
        out.println("  " + name + ": " + value);
      }
    }
  }

  private static void dump(String process, Path file) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(jcmd) && !Files.isExecutable(jcmd.resolveSibling("jcmd.exe"))) {
      throw new IOException(
          "this Java has no jcmd: use a JDK, or write a recording by other means and name the file");
    }
    Path said = Files.createTempFile("clearfault-", ".txt");
    try {
      Process running =
          new ProcessBuilder(jcmd.toString(), process, "JFR.dump", "filename=" + file)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!running.waitFor(1, TimeUnit.MINUTES)
          || running.exitValue() != 0
          || Files.size(file) == 0) {
        running.destroy();
        throw new IOException(
            "process "
                + process
                + " gives no recording; start one with: jcmd "
                + process
                + " JFR.start\n"
                + Files.readString(said).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(said);
    }
  }
}
