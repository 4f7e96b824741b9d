package dev.clearfault.contract.internal.operation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Media types of a contract: one such as {@code application/json}, those of one kind such as {@code
 * text/*}, or all.
 *
 * @param text in lower case, without parameters
 */
public record MediaRange(String text) {
  /** Returns the range that a contract names; null if the text is none. */
  static @Nullable MediaRange of(String written) {
    int end = written.indexOf(';');
    String text = (end < 0 ? written : written.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    int slash = text.indexOf('/');
    boolean isRange =
        slash > 0
            && slash < text.length() - 1
            && text.indexOf('/', slash + 1) < 0
            && text.chars().noneMatch(c -> c <= ' ' || c == ',')
            && (!text.startsWith("*") || text.equals("*/*"))
            && (text.indexOf('*', slash) < 0 || text.endsWith("/*"));
    return isRange ? new MediaRange(text) : null;
  }

  /** Tells whether a media type, in lower case and without parameters, is one of these. */
  public boolean contains(String mediaType) {
    return switch (rank()) {
      case 0 -> true;
      case 1 -> mediaType.startsWith(text.substring(0, text.length() - 1));
      default -> mediaType.equals(text);
    };
  }

  /** Tells whether it has more than one type. */
  public boolean isSeveral() {
    return rank() < 2;
  }

  /** Returns 0 for all types, 1 for those of one kind, and 2 for one type. */
  int rank() {
    return text.equals("*/*") ? 0 : text.endsWith("/*") ? 1 : 2;
  }

  /** Returns the range as a header field writes it. */
  @Override
  public String toString() {
    return text;
  }
}
