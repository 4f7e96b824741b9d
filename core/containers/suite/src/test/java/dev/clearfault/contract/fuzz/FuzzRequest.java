package dev.clearfault.contract.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * One request, as the bytes that are sent.
 *
 * @param seed the seed of the request
 * @param method the method
 * @param accept the value of {@code Accept}; empty if there is none
 * @param oddities the reasons for which a container may refuse the request before any filter
 * @param text the request, one character for each byte
 */
public record FuzzRequest(
    long seed, String method, String accept, Set<Oddity> oddities, String text) {
  /** Is in values and never in names, so no answer may contain it. */
  public static final String MARKER = "hunter2marker";

  private static final int SHOWN = 6000;

  /** The properties of a request that containers have rules about. */
  public enum Oddity {
    /**
     * The target contains a character that RFC 3986 forbids, or an escape that containers refuse.
     */
    TARGET,
    /** A header field contains a control character or is invalid. */
    FIELD,
    /** The head is longer than containers allow. */
    LONG_HEAD,
    /** Servlets do not know the method. */
    METHOD,
    /** The end of the body is not clear. */
    FRAMING,
    /** There are more parameters, parts or cookies than a container allows by default. */
    MANY,
    /** A cookie contains a byte above 0x7f, so Undertow fails before any filter. */
    COOKIE,
    /** The form is larger than the application allows. Undertow then answers 413 or nothing. */
    LARGE,
    /** The client accepts no content coding. */
    NO_CODING,
    /** The header field Expect has an unknown value. */
    EXPECTATION
  }

  /** Copies the oddities. */
  public FuzzRequest {
    oddities = Set.copyOf(oddities);
  }

  boolean has(Oddity oddity) {
    return oddities.contains(oddity);
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns the seed and the request, with an escape for each invisible byte. */
  @Override
  public String toString() {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.substring(0, Math.min(SHOWN, text.length())).toCharArray()) {
      escaped.append(
          c == '\n' ? "\\n\n" : c == '\r' ? "\\r" : c < 32 || c > 126 ? hex(c) : String.valueOf(c));
    }
    String rest = text.length() > SHOWN ? "... (" + text.length() + " bytes in all)" : "";
    return "-Dfuzz.seed=" + seed + " -Dfuzz.requests=1\n" + escaped + rest;
  }

  private static String hex(char c) {
    return String.format("\\x%02x", (int) c);
  }
}
