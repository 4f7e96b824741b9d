package dev.clearfault.internal.setup;

import static dev.clearfault.internal.setup.Option.list;
import static dev.clearfault.internal.setup.Option.number;
import static dev.clearfault.internal.setup.Option.word;

import java.util.List;
import java.util.Map;

/** The options about the log. */
public final class LogOptions {
  /** Where to log. */
  public static final Option<String> LOG =
      word(
          "log",
          "auto",
          Map.of("auto", "auto", "slf4j", "slf4j", "system", "system", "off", "off"),
          "write auto, slf4j, system or off",
          "Where to log: slf4j, system (System.Logger), off, or auto for SLF4J where the"
              + " application has it with a provider, else system.");

  /** How many lines of a kind the log has in a second. */
  public static final Option<Integer> LOG_RATE =
      number(
          "logRate",
          10,
          lines -> lines >= 0,
          "write 0 for no limit, or more lines a second",
          "How many lines of one kind are logged in a second, before a summary takes over; 0"
              + " for no limit.");

  /** The levels of lines about failures. */
  public static final Option<List<String>> LOG_LEVELS =
      list(
          "logLevels",
          "Other levels of the log, separated by commas: a code, a status, 4xx or 5xx, a colon, and"
              + " error, warning, info, debug or off, such as 4xx:info.",
          (text, classes) -> List.of(text.strip().split("\\s*,\\s*")),
          Texts::logLevel);

  /** Where the address of a client comes from. */
  public static final Option<List<String>> CLIENT_ADDRESS =
      list(
          "clientAddress",
          "Logs the client's address: peer for that of the connection, or the addresses and networks"
              + " of proxies, separated by commas, whose X-Forwarded-For counts; with the word"
              + " forwarded, their Forwarded (RFC 7239).",
          (text, classes) -> List.of(text.strip().split("\\s*,\\s*")),
          Texts::clientAddress);

  private LogOptions() {}
}
