package dev.clearfault.operations;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;

/** The texts for the person on call. */
final class Runbooks {
  private static final Path TEXTS =
      Path.of("src/main/resources/dev/clearfault/internal/catalogue/operators.properties");

  private final Properties texts;

  private Runbooks(Properties texts) {
    this.texts = texts;
  }

  static Runbooks read() {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(TEXTS)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Runbooks(texts);
  }

  /**
   * Returns a text.
   *
   * @throws IllegalStateException if there is none
   */
  String get(String subject, String what) {
    String key = subject + "." + what;
    String text = texts.getProperty(key, "");
    if (text.isBlank()) {
      throw new IllegalStateException(
          "write what the person on call should know: " + key + " in " + TEXTS);
    }
    return text.strip();
  }

  /** Returns the keys of all texts. */
  Set<String> keys() {
    return texts.stringPropertyNames();
  }
}
