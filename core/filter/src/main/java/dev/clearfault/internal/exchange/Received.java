package dev.clearfault.internal.exchange;

import dev.clearfault.internal.evidence.AskedText;
import dev.clearfault.internal.evidence.BodyRead;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the application has asked the request for, and read of its body. It is made when the
 * application does so for the first time, and looked at after a failure only.
 *
 * <p>Thread-safe, except that one thread reads a body at a time.
 */
final class Received {
  private final Asked asked = new Asked();

  /** Null for nothing, and while the library itself reads. */
  private volatile @Nullable BodyMemory memory;

  private volatile boolean readByLibrary;

  /** Remembers that the application has asked for a text of the request. */
  void asked(Asked.Way way, @Nullable String name) {
    asked.add(way, name);
  }

  /** Returns the texts that the application has asked for, those of the last call first. */
  List<AskedText> texts(HttpServletRequest request) {
    return AskedTexts.of(request, asked);
  }

  /** Remembers nothing more of the body: the library answers what it finds there. */
  void readByLibrary() {
    readByLibrary = true;
    memory = null;
  }

  /** Returns what remembers the body that this stream or reader reads; null for nothing. */
  @Nullable BodyMemory memory(Object source) {
    BodyMemory current = memory;
    if (current == null && !readByLibrary) {
      current = new BodyMemory(source);
      memory = current;
    }
    return current == null ? null : current.of(source);
  }

  /** Returns what the application has read of the body by itself; null for nothing. */
  @Nullable BodyRead body(HttpServletRequest request, @Nullable String contentType) {
    BodyMemory current = memory;
    return current == null ? null : current.read(contentType, request.getContentLengthLong());
  }
}
