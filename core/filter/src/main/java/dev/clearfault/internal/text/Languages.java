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
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The languages of one application: those of the library, and those of the application's bundles,
 * such as {@code ClearfaultMessages_pt_BR.properties}, in UTF-8.
 *
 * <p>The language of the machine does not matter: a client that names no known language reads
 * English. Thread-safe. What it keeps is bounded by the bundles that there are and by {@value
 * #MAX_BUNDLES} names of bundles.
 */
public final class Languages {
  /** The tag of English. */
  public static final String ENGLISH = "en";

  /** The bundles with the messages of constraints. A later one overrides an earlier one. */
  public static final List<String> CONSTRAINT_MESSAGES =
      List.of(
          "org/hibernate/validator/ValidationMessages",
          "ContributorValidationMessages",
          "ValidationMessages");

  private static final String LIBRARY_TEXTS = "dev/clearfault/internal/text/texts";
  private static final String APPLICATION_TEXTS = "ClearfaultMessages";

  /** No usual client sends more; a longer header is ignored. */
  private static final int MAX_HEADER_LENGTH = 1000;

  /** No usual client names more languages. */
  private static final int MAX_RANGES = 30;

  /** More names are looked up each time, so that no client can use up memory. */
  private static final int MAX_BUNDLES = 1000;

  private static final ClassLoader LIBRARY = loader(Languages.class.getClassLoader());
  private static final Map<String, String> IN_ENGLISH =
      read(LIBRARY, LIBRARY_TEXTS + ".properties");

  private final ClassLoader application;
  private final Language english;

  /** Whether there are bundles with these ends of their names, such as {@code de_CH}. */
  private final Map<String, Boolean> bundles = new ConcurrentHashMap<>();

  /** By the ends of the names of their bundles. */
  private final Map<List<String>, Language> byBundles = new ConcurrentHashMap<>();

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
    english = new Language(List.of(ENGLISH), ENGLISH, IN_ENGLISH, own, Map.of());
    List.of(ENGLISH, "de", "es", "fr").forEach(code -> known(new LanguageTag(code, "", "")));
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
   * Returns the best language for a client (RFC 4647 section 3.4): for each range that it names, by
   * weight, the bundle for language, script and region, or for fewer of them.
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
   * (RFC 4647 section 3.4.2), and refuses nothing.
   */
  private Language best(List<Weighted> ranges) {
    List<Weighted> wanted =
        ranges.stream()
            .filter(range -> range.quality() > 0)
            .sorted(Comparator.comparing(Weighted::quality).reversed())
            .limit(MAX_RANGES)
            .toList();
    for (Weighted range : wanted) {
      Language language = named(range.name());
      boolean found = language != english || isEnglish(range.name());
      if (found && !isRefused(language.tag(), ranges)) {
        return language;
      }
    }
    return english;
  }

  private static boolean isEnglish(String tag) {
    return tag.equals(ENGLISH) || tag.startsWith(ENGLISH + "-");
  }

  /** The longest range that covers the tag decides: {@code de-CH, de;q=0} refuses only German. */
  private static boolean isRefused(String tag, List<Weighted> ranges) {
    int longest = 0;
    int quality = 1;
    for (Weighted range : ranges) {
      int length = range.name().length();
      boolean covers =
          tag.regionMatches(true, 0, range.name(), 0, length)
              && (tag.length() == length || tag.charAt(length) == '-');
      if (covers && length > longest) {
        longest = length;
        quality = range.quality();
      }
    }
    return quality == 0;
  }

  /**
   * Returns the language of a tag, such as {@code pt-BR}: English if there is no bundle for it.
   *
   * @param tag in any case; a text that is no tag stands for English
   */
  public Language named(String tag) {
    LanguageTag parts = LanguageTag.parse(tag);
    if (parts == null) {
      return english;
    }
    try {
      return known(parts);
    } catch (IllegalArgumentException unreadable) {
      // While a client waits, a bundle that cannot be read counts as missing.
      return english;
    }
  }

  /** Returns the language of the bundles that there are; without any, it is English. */
  private Language known(LanguageTag tag) {
    List<String> found = tag.bundles().stream().filter(this::isKnown).toList();
    Language language = byBundles.get(found);
    return language == null ? byBundles.computeIfAbsent(found, this::find) : language;
  }

  private boolean isKnown(String bundle) {
    Boolean known = bundles.get(bundle);
    if (known == null) {
      known = exists(bundle);
      if (bundles.size() < MAX_BUNDLES) {
        bundles.put(bundle, known);
      }
    }
    return known;
  }

  /** Messages of constraints count too: a region may have these alone. */
  private boolean exists(String bundle) {
    String suffix = "_" + bundle + ".properties";
    return bundle.equals(ENGLISH)
        || LIBRARY.getResource(LIBRARY_TEXTS + suffix) != null
        || application.getResource(LIBRARY_TEXTS + suffix) != null
        || application.getResource(APPLICATION_TEXTS + suffix) != null
        || CONSTRAINT_MESSAGES.stream()
            .anyMatch(messages -> application.getResource(messages + suffix) != null);
  }

  /** Without a text of the library or for it, messages of constraints make no language. */
  private Language find(List<String> bundles) {
    boolean inEnglish = bundles.contains(ENGLISH);
    Map<String, String> library = new HashMap<>(inEnglish ? IN_ENGLISH : Map.of());
    Map<String, String> own = new HashMap<>(inEnglish ? english.own() : Map.of());
    String tag = inEnglish ? ENGLISH : "";
    for (String bundle : bundles) {
      String suffix = "_" + bundle + ".properties";
      Map<String, String> texts = read(LIBRARY, LIBRARY_TEXTS + suffix);
      texts = texts.isEmpty() ? read(application, LIBRARY_TEXTS + suffix) : texts;
      Map<String, String> ofApplication = read(application, APPLICATION_TEXTS + suffix);
      library.putAll(texts);
      own.putAll(ofApplication);
      tag = texts.isEmpty() && ofApplication.isEmpty() ? tag : LanguageTag.ofBundle(bundle);
    }
    boolean isEnglish = tag.isEmpty() || bundles.equals(List.of(ENGLISH));
    return isEnglish ? english : new Language(bundles, tag, library, own, english.texts());
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
