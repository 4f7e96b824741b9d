package dev.clearfault.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a language tag (BCP 47) that choose a bundle. Other parts have no effect.
 *
 * @param language two or three lower-case letters
 * @param script four letters, such as {@code Hant}; empty if the tag names none
 * @param region two upper-case letters or three digits; empty if the tag names none
 */
record LanguageTag(String language, String script, String region) {
  /** What a client and a bundle may call the same language. The JDK itself writes both names. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "he", "iw", "iw", "he", "id", "in", "in", "id", "yi", "ji", "ji", "yi", "nb", "no", "no",
          "nb", "fil", "tl", "tl", "fil");

  /** Names that BCP 47 has withdrawn, and the present ones. */
  private static final Map<String, String> PRESENT_NAMES =
      Map.of("iw", "he", "in", "id", "ji", "yi", "tl", "fil");

  private static final String CHINESE = "zh";
  private static final List<String> TRADITIONAL = List.of("TW", "HK", "MO");
  private static final List<String> SIMPLIFIED = List.of("CN", "SG", "MY");

  /** Returns the parts of a tag; null if the text is no tag. */
  static @Nullable LanguageTag parse(String tag) {
    String[] parts = tag.split("-", -1);
    String language = parts[0].toLowerCase(Locale.ROOT);
    if (!isAlpha(language, 2) && !isAlpha(language, 3)) {
      return null;
    }
    String script = "";
    String region = "";
    for (int i = 1; i < parts.length && parts[i].length() > 1 && region.isEmpty(); i++) {
      String part = parts[i];
      if (isAlpha(part, 4) && script.isEmpty()) {
        script =
            part.substring(0, 1).toUpperCase(Locale.ROOT)
                + part.substring(1).toLowerCase(Locale.ROOT);
      } else if (isAlpha(part, 2) || isNumber(part)) {
        region = part.toUpperCase(Locale.ROOT);
      }
    }
    return new LanguageTag(language, script, region);
  }

  private static boolean isAlpha(String part, int length) {
    return part.length() == length
        && part.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  }

  /** Groups of regions have numbers (UN M.49), such as {@code es-419} for Latin America. */
  private static boolean isNumber(String part) {
    return part.length() == 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * Returns the ends of the names of the bundles that serve the tag, the most special one last, as
   * {@link java.util.ResourceBundle.Control} orders them: {@code zh}, {@code zh_TW}, {@code
   * zh_Hant}.
   */
  List<String> bundles() {
    List<String> names = new ArrayList<>();
    String other = OTHER_NAMES.getOrDefault(language, language.equals("nn") ? "no" : null);
    if (other != null) {
      addAll(other, names);
    }
    addAll(language, names);
    return names;
  }

  private void addAll(String name, List<String> names) {
    names.add(name);
    String written = script.isEmpty() && name.equals(CHINESE) ? scriptOf(region) : script;
    if (name.equals(CHINESE) && !written.isEmpty()) {
      // Bundles of old name the script of Chinese by its largest region.
      add(name, written.equals("Hant") ? "TW" : "CN", names);
    }
    add(name, region, names);
    add(name, written, names);
  }

  private static void add(String name, String part, List<String> names) {
    String all = name + "_" + part;
    if (!part.isEmpty() && !names.contains(all)) {
      names.add(all);
    }
  }

  private static String scriptOf(String region) {
    if (TRADITIONAL.contains(region)) {
      return "Hant";
    }
    return SIMPLIFIED.contains(region) ? "Hans" : "";
  }

  /** Returns the tag of the texts in a bundle with this end of its name. */
  static String ofBundle(String bundle) {
    int end = bundle.indexOf('_');
    String name = end < 0 ? bundle : bundle.substring(0, end);
    String present = PRESENT_NAMES.getOrDefault(name, name);
    return end < 0 ? present : present + bundle.substring(end).replace('_', '-');
  }
}
