package dev.clearfault.contract.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * One request, as the bytes that are sent.
 *
 * @param seed it was made from
 * @param method of its request line
 * @param accept what the client wants back; empty if the request does not tell
 * @param oddities for which a container may refuse it before any filter sees it
 * @param text each byte as the character of that number
 */
public record FuzzRequest(
    long seed, String method, String accept, Set<Oddity> oddities, String text) {
  /** Stands in values, never in names, so that it stands in no answer. */
  public static final String MARKER = "hunter2marker";

  private static final int SHOWN = 6000;

  /** What a container has rules about. */
  public enum Oddity {
    /** The target holds what RFC 3986 does not allow, or an escape that containers refuse. */
    TARGET,
    /** A field holds a control character, or is no field at all. */
    FIELD,
    /** The head is longer than containers take. */
    LONG_HEAD,
    /** The method is no method that servlets know. */
    METHOD,
    /** Where the body ends is not clear. */
    FRAMING,
    /** There are more parameters, parts or cookies than a container takes by itself. */
    MANY,
    /** A cookie holds a byte above 0x7f, for which Undertow fails before any filter. */
    COOKIE,
    /**
     * The form is larger than the application takes; Undertow then says 413 by itself, or nothing.
     */
    LARGE,
    /** Every content coding is refused, so that there is none to answer in. */
    NO_CODING,
    /** The field Expect asks for something that does not exist. */
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

  /** The seed and the request, with an escape for each byte that cannot be seen. */
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
