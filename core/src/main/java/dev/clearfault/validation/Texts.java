package dev.clearfault.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The texts for clients, by their keys in {@code texts.properties}. Thread-safe. */
final class Texts {
  private static final Properties TEXTS = load("texts.properties");

  private Texts() {}

  static @Nullable String of(String key) {
    return TEXTS.getProperty(key);
  }

  /** Returns a text that has to be there. */
  static String required(String key) {
    String text = TEXTS.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("there is no text for " + key);
    }
    return text;
  }

  /** Returns the text with the values in place of their names in braces; null if there is none. */
  static @Nullable String of(String key, Map<String, ?> values) {
    String text = TEXTS.getProperty(key);
    if (text != null) {
      for (Map.Entry<String, ?> value : values.entrySet()) {
        text = text.replace("{" + value.getKey() + "}", value.getValue().toString());
      }
    }
    return text;
  }

  private static Properties load(String resource) {
    Properties texts = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(resource)) {
      if (in != null) {
        texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the texts for clients cannot be read", e);
    }
    return texts;
  }
}
