package dev.clearfault.internal.render;

import dev.clearfault.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Bodies that say no more than a status, made beforehand: for a filter that has no memory left to
 * make one, and for servers that answer before any web application runs.
 *
 * <p>They are documents without an instance, in the shape of a {@link Format}. Needs only the JDK
 * and {@link ProblemType}. Immutable and thread-safe; do not change the bytes.
 */
public final class FixedBodies {
  private static final int LOWEST = 400;
  private static final int HIGHEST = 599;

  private final String mediaType;
  private final byte[][] bodies = new byte[HIGHEST - LOWEST + 1][];

  private FixedBodies(String mediaType, String template) {
    this.mediaType = mediaType;
    for (int i = 0; i < bodies.length; i++) {
      bodies[i] = body(template, ProblemType.ofStatus(LOWEST + i));
    }
  }

  /**
   * Returns the bodies in one shape.
   *
   * @param format as the option of the filter: {@code problem}, {@code envelope} or {@code fields}
   * @throws IllegalArgumentException if there is no such format
   */
  public static FixedBodies of(String format) {
    return switch (format) {
      case "problem" ->
          new FixedBodies(
              "application/problem+json",
              "{'type':'about:blank','title':'TITLE','status':STATUS,'code':'CODE'}");
      case "envelope" ->
          new FixedBodies(
              "application/json", "{'error':{'code':STATUS,'message':'TITLE','details':'TITLE'}}");
      case "fields" ->
          new FixedBodies("application/json", "{'error':'CODE','fields':[],'docs':'about:blank'}");
      default ->
          throw new IllegalArgumentException(
              "format=" + format + " is not known: write problem, envelope or fields");
    };
  }

  /** Returns the media type of all these bodies, without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** Returns the header fields that a body is sent with, beside its type and length. */
  public static Map<String, String> headers() {
    return Map.of(
        "Cache-Control", "no-store",
        "X-Content-Type-Options", "nosniff",
        "Content-Language", "en");
  }

  /** Returns the body for a status, which is taken for 500 if it is none of an error. */
  public byte[] body(int status) {
    boolean error = status >= LOWEST && status <= HIGHEST;
    return bodies[(error ? status : 500) - LOWEST];
  }

  /** Codes and titles are of the JSON that needs no escape. */
  private static byte[] body(String template, ProblemType type) {
    return template
        .replace('\'', '"')
        .replace("STATUS", Integer.toString(type.status()))
        .replace("CODE", type.code())
        .replace("TITLE", type.title())
        .getBytes(StandardCharsets.UTF_8);
  }
}
