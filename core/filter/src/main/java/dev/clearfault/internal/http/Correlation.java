package dev.clearfault.internal.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers that follow one request through many services: W3C Trace Context level 1, and a
 * request id. A client can send anything in them. The results are safe in an answer, a log line or
 * a header.
 */
public final class Correlation {
  private static final int LENGTH = 55;
  private static final int MAX_REQUEST_ID_LENGTH = 128;

  /** No proxy accepts more; section 3.3.1.5 asks for 512. */
  private static final int MAX_TRACE_STATE_LENGTH = 4096;

  /** Sections 3.3.1.1 to 3.3.1.3. Possessive, so that matching never goes back. */
  private static final Pattern TRACE_STATE_MEMBER =
      Pattern.compile(
          "[a-z0-9][a-z0-9_*/-]{0,255}+(?:@[a-z][a-z0-9_*/-]{0,13}+)?+"
              + "=[\\x20-\\x2b\\x2d-\\x3c\\x3e-\\x7e]{1,256}+");

  private static final int MAX_TRACE_STATE_MEMBERS = 32;

  private Correlation() {}

  /** Returns the trace id of a valid {@code traceparent}; null otherwise. */
  public static @Nullable String traceId(@Nullable String header) {
    if (header == null || header.length() < LENGTH || !hasShape(header)) {
      return null;
    }
    String traceId = header.substring(3, 35);
    boolean valid =
        !header.startsWith("ff") && !isZero(traceId) && !isZero(header.substring(36, 52));
    // A later version may append fields; version 00 has none.
    boolean rightLength =
        header.length() == LENGTH || (!header.startsWith("00") && header.charAt(LENGTH) == '-');
    return valid && rightLength ? traceId : null;
  }

  /**
   * Returns the {@code traceparent} to pass on, or null if the header is not valid. A later version
   * is cut to the fields of version 00 (section 4.3).
   */
  public static @Nullable String traceParent(@Nullable String header) {
    if (header == null || traceId(header) == null) {
      return null;
    }
    if (header.startsWith("00")) {
      return header;
    }
    boolean sampled = (Character.digit(header.charAt(LENGTH - 1), 16) & 1) == 1;
    return "00" + header.substring(2, LENGTH - 2) + (sampled ? "01" : "00");
  }

  /** Returns the {@code tracestate} if it is a list by section 3.3; null otherwise. */
  public static @Nullable String traceState(@Nullable String header) {
    if (header == null
        || header.length() > MAX_TRACE_STATE_LENGTH
        || !header.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'))) {
      return null;
    }
    String[] members = header.split(",", -1);
    for (String member : members) {
      String trimmed = member.strip();
      if (!trimmed.isEmpty() && !TRACE_STATE_MEMBER.matcher(trimmed).matches()) {
        return null;
      }
    }
    return members.length <= MAX_TRACE_STATE_MEMBERS && !header.isBlank() ? header : null;
  }

  /** Returns the request id if it has at most 128 harmless characters; null otherwise. */
  public static @Nullable String requestId(@Nullable String header) {
    boolean valid =
        header != null
            && !header.isEmpty()
            && header.length() <= MAX_REQUEST_ID_LENGTH
            && header.chars().allMatch(Correlation::isHarmless);
    return valid ? header : null;
  }

  private static boolean isHarmless(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~+/=:".indexOf(c) >= 0;
  }

  private static boolean hasShape(String header) {
    for (int i = 0; i < LENGTH; i++) {
      char c = header.charAt(i);
      boolean hyphen = i == 2 || i == 35 || i == 52;
      boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (hyphen ? c != '-' : !hex) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(String hex) {
    return hex.chars().allMatch(c -> c == '0');
  }
}
