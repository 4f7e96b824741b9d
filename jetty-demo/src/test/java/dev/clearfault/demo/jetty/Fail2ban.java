package dev.clearfault.demo.jetty;

import dev.clearfault.demo.nodes.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fail2ban with the documented filter and jail. It writes addresses to a file and no firewall.
 */
final class Fail2ban implements AutoCloseable {
  private final RunningProgram program;
  private final Path bans;

  private Fail2ban(RunningProgram program, Path bans) {
    this.program = program;
    this.bans = bans;
  }

  static Fail2ban start(String server, Path folder, Path log) throws Exception {
    Path home = Files.createDirectory(folder.resolve("fail2ban"));
    Path bans = Files.createFile(home.resolve("bans"));
    configure(home, log, bans);
    RunningProgram program =
        RunningProgram.start(
            List.of(
                server,
                "-xf",
                "-c",
                home.toString(),
                "-s",
                home.resolve("socket").toString(),
                "-p",
                home.resolve("pid").toString(),
                "--logtarget",
                "STDOUT",
                "start"),
            home.resolve("log"));
    return new Fail2ban(program, bans);
  }

  private static void configure(Path home, Path log, Path bans) throws IOException {
    for (String part : List.of("filter.d", "jail.d", "action.d")) {
      Files.createDirectory(home.resolve(part));
    }
    String filter = Watch.read("fail2ban/filter.d/clearfault.conf");
    Files.writeString(home.resolve("filter.d/clearfault.conf"), filter);
    String jail = Watch.read("fail2ban/jail.d/clearfault.conf");
    Files.writeString(
        home.resolve("jail.d/clearfault.conf"),
        jail.replace("/var/log/shop/clearfault.log", log.toString()));
    Files.writeString(home.resolve("jail.conf"), "[DEFAULT]\naction = write\nbackend = polling\n");
    Files.writeString(
        home.resolve("action.d/write.conf"),
        "[Definition]\nactionban = echo <ip> >> " + bans + "\nactionunban =\n");
    Files.writeString(
        home.resolve("fail2ban.conf"),
        """
        [DEFAULT]
        loglevel = INFO
        logtarget = STDOUT
        syslogsocket = auto
        dbfile = None
        dbpurgeage = 1d
        dbmaxmatches = 10
        [Definition]
        [Thread]
        """);
  }

  /** Waits for so many banned addresses, ends the program and returns all addresses. */
  List<String> awaitBans(long count) throws Exception {
    while (lines() < count) {
      program.pause();
    }
    program.close();
    return Files.readAllLines(bans);
  }

  private long lines() throws IOException {
    try (Stream<String> lines = Files.lines(bans)) {
      return lines.count();
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
