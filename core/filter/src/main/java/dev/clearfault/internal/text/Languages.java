package dev.clearfault.internal.text;

import dev.clearfault.internal.http.Weighted;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The languages of one application: those of the library, and those of the application's bundles,
 * such as {@code ClearfaultMessages_it.properties}, in UTF-8.
 *
 * <p>The language of the machine does not matter: a client that names no known language reads
 * English. Thread-safe; it keeps at most one entry for each code of ISO 639-1.
 */
public final class Languages {
  /** The tag of English. */
  public static final String ENGLISH = "en";

  private static final String LIBRARY_TEXTS = "dev/clearfault/internal/text/texts";
  private static final String APPLICATION_TEXTS = "ClearfaultMessages";

  /** No usual client sends more; a longer header is ignored. */
  private static final int MAX_HEADER_LENGTH = 1000;

  private static final Set<String> CODES = Set.of(Locale.getISOLanguages());
  private static final ClassLoader LIBRARY = loader(Languages.class.getClassLoader());
  private static final Map<String, String> IN_ENGLISH =
      read(LIBRARY, LIBRARY_TEXTS + ".properties");

  private final ClassLoader application;
  private final Language english;

  /** By code. A language without a bundle is English. */
  private final Map<String, Language> known = new ConcurrentHashMap<>();

  /**
   * Finds the bundles.
   *
   * @param application the class loader of the application; null for that of the library
   * @throws IllegalArgumentException if a bundle for a language of the library cannot be read
   */
  public Languages(@Nullable ClassLoader application) {
    this.application = application == null ? LIBRARY : application;
    Map<String, String> own =
        new HashMap<>(read(this.application, APPLICATION_TEXTS + ".properties"));
    own.putAll(read(this.application, APPLICATION_TEXTS + "_" + ENGLISH + ".properties"));
    english = new Language(ENGLISH, IN_ENGLISH, Map.copyOf(own), Map.of());
    known.put(ENGLISH, english);
    List.of("de", "es", "fr").forEach(code -> known.put(code, find(code)));
  }

  /** Returns the class loader in which the application's bundles are. */
  public ClassLoader application() {
    return application;
  }

  /** Returns English, as the application has it. */
  public Language english() {
    return english;
  }

  /**
   * Returns the best language for a client (RFC 4647 section 3.4, by primary language).
   *
   * @param acceptLanguage the lines of {@code Accept-Language}; null for none
   */
  public Language of(@Nullable Enumeration<String> acceptLanguage) {
    if (acceptLanguage == null || !acceptLanguage.hasMoreElements()) {
      return english;
    }
    StringJoiner all = new StringJoiner(",");
    while (acceptLanguage.hasMoreElements()) {
      all.add(acceptLanguage.nextElement());
    }
    String header = all.toString();
    return header.length() > MAX_HEADER_LENGTH ? english : best(Weighted.parse(header));
  }

  /**
   * Returns the first language with a bundle, by weight. A range for any language selects nothing
   * (RFC 4647 section 3.4.2).
   */
  private Language best(List<Weighted> ranges) {
    List<String> refused =
        ranges.stream().filter(range -> range.quality() == 0).map(Weighted::name).toList();
    ranges.sort(Comparator.comparing(Weighted::quality).reversed());
    for (Weighted range : ranges) {
      String code = primary(range.name());
      if (range.quality() > 0 && !refused.contains(code)) {
        Language language = named(code);
        if (language != english || code.equals(ENGLISH)) {
          return language;
        }
      }
    }
    return english;
  }

  private static String primary(String tag) {
    int end = tag.indexOf('-');
    return end < 0 ? tag : tag.substring(0, end);
  }

  /**
   * Returns the language of a tag, such as {@code de-CH}: English if there is no bundle for it.
   *
   * @param tag its first part decides
   */
  public Language named(String tag) {
    String code = primary(tag).toLowerCase(Locale.ROOT);
    Language language = known.get(code);
    if (language == null && CODES.contains(code)) {
      language = known.computeIfAbsent(code, this::findIfReadable);
    }
    return language == null ? english : language;
  }

  /** While a client waits, a bundle that cannot be read counts as missing. */
  private Language findIfReadable(String code) {
    try {
      return find(code);
    } catch (IllegalArgumentException unreadable) {
      return english;
    }
  }

  private Language find(String code) {
    String suffix = "_" + code + ".properties";
    Map<String, String> library = read(LIBRARY, LIBRARY_TEXTS + suffix);
    if (library.isEmpty()) {
      library = read(application, LIBRARY_TEXTS + suffix);
    }
    Map<String, String> own = read(application, APPLICATION_TEXTS + suffix);
    return library.isEmpty() && own.isEmpty()
        ? english
        : new Language(code, library, own, english.texts());
  }

  private static Map<String, String> read(ClassLoader loader, String resource) {
    Properties texts = new Properties();
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in != null) {
        texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the texts of " + resource + " cannot be read: write properties in UTF-8", e);
    }
    Map<String, String> read = new HashMap<>();
    texts.stringPropertyNames().forEach(key -> read.put(key, texts.getProperty(key)));
    return Map.copyOf(read);
  }

  private static ClassLoader loader(@Nullable ClassLoader own) {
    return own == null ? ClassLoader.getSystemClassLoader() : own;
  }
}
