package dev.clearfault.internal.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page with places for what is different about each problem, such as <code>{{title}}</code>.
 *
 * <p>A text is escaped for the content of an element. So a placeholder must not stand where a
 * browser reads something else: in a script, a style sheet, a comment or a tag. The page is no
 * longer than an answer may be, and long texts are there once. Immutable and thread-safe.
 */
final class HtmlTemplate {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  /** As many characters as an answer may have bytes. */
  private static final int MOST = 64 * 1024;

  private final List<Part> parts;

  private HtmlTemplate(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** What a page may name. */
  enum Placeholder {
    LANGUAGE,
    TITLE,
    STATUS,
    CODE,
    DETAIL,
    ERRORS,
    ADVICE,
    QUOTE,
    INSTANCE,
    FACTS;

    /** Without these, a reader cannot repair the request or ask for help. */
    private static final Set<Placeholder> NECESSARY = Set.of(LANGUAGE, TITLE, ERRORS, INSTANCE);

    /** Letters, digits, hyphens and underscores, which end no value. */
    private static final Set<Placeholder> PLAIN = Set.of(LANGUAGE, STATUS, CODE);

    /** All others are short. */
    private static final Set<Placeholder> LONG = Set.of(DETAIL, ERRORS, FACTS);

    private final String written = OPEN + name().toLowerCase(Locale.ROOT) + CLOSE;

    private static @Nullable Placeholder of(String written) {
      for (Placeholder each : values()) {
        if (each.written.equals(written)) {
          return each;
        }
      }
      return null;
    }

    private static String all() {
      return Arrays.stream(values()).map(each -> each.written).collect(Collectors.joining(", "));
    }
  }

  /** Markup, and the placeholder behind it; null at the end. */
  private record Part(String markup, @Nullable Placeholder next) {}

  /**
   * Reads a page.
   *
   * @throws IllegalArgumentException if the page is too long, or if a placeholder is unknown,
   *     missing or in a wrong place; the message says what to write in the page
   */
  static HtmlTemplate of(String page) {
    if (page.length() > MOST) {
      throw new IllegalArgumentException(
          "the file has " + page.length() + " characters: write at most " + MOST);
    }
    List<Part> parts = parts(page);
    Set<Placeholder> found = EnumSet.noneOf(Placeholder.class);
    for (Part part : parts) {
      if (part.next() != null
          && !found.add(part.next())
          && Placeholder.LONG.contains(part.next())) {
        throw new IllegalArgumentException("write " + part.next().written + " only once");
      }
    }
    Set<Placeholder> missing = EnumSet.copyOf(Placeholder.NECESSARY);
    missing.removeAll(found);
    for (Placeholder each : missing) {
      String where = each == Placeholder.LANGUAGE ? " as the lang of its html element" : "";
      throw new IllegalArgumentException("write " + each.written + " in the file" + where);
    }
    return new HtmlTemplate(parts);
  }

  private static List<Part> parts(String page) {
    List<Part> parts = new ArrayList<>();
    HtmlPlace place = new HtmlPlace();
    int done = 0;
    for (int open = page.indexOf(OPEN); open >= 0; open = page.indexOf(OPEN, done)) {
      Placeholder next = at(page, open);
      String markup = page.substring(done, open);
      place.pass(markup);
      check(next, place);
      parts.add(new Part(markup, next));
      done = open + next.written.length();
    }
    parts.add(new Part(page.substring(done), null));
    return parts;
  }

  private static Placeholder at(String page, int open) {
    int close = page.indexOf(CLOSE, open);
    String written = close < 0 ? OPEN : page.substring(open, close + CLOSE.length());
    Placeholder known = Placeholder.of(written);
    if (known == null) {
      throw new IllegalArgumentException(
          "the file has " + written + ", but the placeholders are " + Placeholder.all());
    }
    return known;
  }

  private static void check(Placeholder placeholder, HtmlPlace place) {
    boolean fits =
        place.isContent() || (place.isPlainValue() && Placeholder.PLAIN.contains(placeholder));
    if (!fits) {
      throw new IllegalArgumentException(
          "write "
              + placeholder.written
              + " in the content of an element, and not in a script, a style sheet, a comment or a"
              + " tag, nor behind <!-- in a script, <![CDATA[ or <plaintext>; only {{language}},"
              + " {{status}} and {{code}} may be the value of an attribute, in quotation marks, and"
              + " not of one that is code, such as onclick and style");
    }
  }

  /** Adds the page to a text, with what the writer adds for each placeholder. */
  void fill(HtmlText page, BiConsumer<HtmlText, Placeholder> writer) {
    for (Part part : parts) {
      page.markup(part.markup());
      if (part.next() != null) {
        writer.accept(page, part.next());
      }
    }
  }
}
