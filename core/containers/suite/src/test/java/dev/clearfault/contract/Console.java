package dev.clearfault.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** What a container writes while a test runs. */
final class Console {
  private static final Pattern COMPLAINT = Pattern.compile("(SEVERE|WARNING|ERROR)\\b.*");
  private static final Pattern ANY_ID = Pattern.compile("\\bt[0-9a-f]{8}-[0-9a-f]{4}\\b");

  private final Contract test;
  private final int before;

  private Console(Contract test) throws IOException {
    this.test = test;
    before = (int) Files.size(test.container.log());
  }

  /** Begins to listen. */
  static Console of(Contract test) throws IOException {
    return new Console(test);
  }

  /** Returns the first lines of warnings and errors since the beginning, also of the library. */
  List<String> complaints() throws IOException {
    byte[] all = Files.readAllBytes(test.container.log());
    return new String(all, before, all.length - before, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> COMPLAINT.matcher(line).matches() && !isOfAnotherTest(line))
        .toList();
  }

  /** A container may answer a request first and log its failure later, while the next test runs. */
  private boolean isOfAnotherTest(String line) {
    return ANY_ID.matcher(line).find() && !line.contains(test.id);
  }
}
