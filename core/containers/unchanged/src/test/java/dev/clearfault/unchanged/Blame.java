package dev.clearfault.unchanged;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.BodyEvidence;
import dev.clearfault.internal.evidence.BodyFault;
import dev.clearfault.internal.evidence.BodyRead;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a text with a library, and asks whether a body is to blame for the failure. */
final class Blame {
  private static final int REMEMBERED = 16 * 1024;

  private Blame() {}

  /** A library. */
  interface Library {
    Object read(InputStream in) throws Exception;

    /** Reads a text that may be the body or another one. */
    default Throwable failure(String text) {
      try {
        read(stream(text));
      } catch (Throwable thrown) {
        return new IllegalStateException("wrapped", thrown);
      }
      throw new AssertionError("the library has read it");
    }
  }

  static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static Reader reader(InputStream in) {
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  static String text(InputStream in) throws Exception {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  static BodyRead body(String type, String text) {
    int beyond = text.length() - REMEMBERED;
    return beyond > 0
        ? new BodyRead(null, text.substring(0, REMEMBERED), false, true, -1, type, beyond)
        : new BodyRead(null, text, true, true, -1, type);
  }

  static @Nullable BodyFault json(String body, Throwable thrown) {
    return BodyEvidence.of(Causes.chain(thrown), body("application/json", body));
  }

  static @Nullable BodyFault xml(String body, Throwable thrown) {
    return BodyEvidence.of(Causes.chain(thrown), body("application/xml", body));
  }
}
