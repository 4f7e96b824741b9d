package dev.clearfault.demo.nodes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the system that runs during a test. */
public final class RunningProgram implements AutoCloseable {
  private final Process process;
  private final Path log;

  private RunningProgram(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Returns the path of a program; empty if it is not installed. */
  public static String path(String program) {
    return Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/sbin/")
        .map(folder -> folder + program)
        .filter(file -> Files.isExecutable(Path.of(file)))
        .findFirst()
        .orElse("");
  }

  /** Returns the path of a program; skips the test if it is not installed. */
  public static String need(String program, String debianPackage) {
    String path = path(program);
    assumeTrue(!path.isEmpty(), program + " is not installed: apt-get install " + debianPackage);
    return path;
  }

  /** Starts a program whose output goes to a file. */
  public static RunningProgram start(List<String> command, Path log) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new RunningProgram(process, log);
  }

  /** Starts a program and waits until it listens at a port of the loopback address. */
  public static RunningProgram start(List<String> command, Path log, int port) throws Exception {
    RunningProgram program = start(command, log);
    while (!isOpen(port)) {
      program.pause();
    }
    return program;
  }

  /**
   * Waits a moment.
   *
   * @throws IllegalStateException if the program has ended
   */
  public void pause() throws Exception {
    if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the program has ended:\n" + Files.readString(log));
    }
  }

  private static boolean isOpen(int port) {
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Returns a port of the loopback address that nobody listened at a moment ago. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
