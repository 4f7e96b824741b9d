package dev.clearfault.internal.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The module {@code form.js}, which checks the forms of a page by the published contract.
 *
 * <p>Immutable, thread-safe.
 */
public final class FormScript {
  /** The name of the module below the path of the catalogue. */
  public static final String NAME = "form.js";

  /** The media type of a module, with its charset (RFC 9239). */
  public static final String CONTENT_TYPE = "text/javascript;charset=utf-8";

  private final byte[] bytes;
  private final String tag;

  private FormScript(byte[] bytes) {
    this.bytes = bytes;
    // A weak one, because servers do not compress what has a strong one.
    tag = "W/\"" + UUID.nameUUIDFromBytes(bytes) + "\"";
  }

  /** Reads the module. */
  public static FormScript read() {
    try (InputStream source =
        Objects.requireNonNull(FormScript.class.getResourceAsStream(NAME), NAME)) {
      return new FormScript(sent(new String(source.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The comments and the indentation are for those who read the source. */
  private static byte[] sent(String source) {
    return source
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("//"))
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the module in UTF-8; callers must not change it. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns the value of {@code ETag}, which another version of the module does not have. */
  public String tag() {
    return tag;
  }
}
