package dev.clearfault.internal.render;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Writes JSON objects, one after the other. A new writer costs more than most bodies, so idle
 * writers are kept. They are not kept in thread-locals, which would keep this class loader alive in
 * the server's threads.
 *
 * <p>A writer never leaves {@link #object}, which returns a copy of the bytes and keeps the writer
 * only if nothing failed.
 */
final class JsonWriter {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .rootValueSeparator((String) null)
          .build();

  /** A generator that refuses every call. */
  static final JsonGenerator ENDED = ended();

  private static final AtomicReferenceArray<@Nullable JsonWriter> IDLE =
      new AtomicReferenceArray<>(16);

  /** A larger buffer is not kept. */
  private static final int MAX_KEPT_BYTES = 32 * 1024;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes);

  /** Returns the bytes of an object with the members that are written to it. */
  static byte[] object(Consumer<JsonGenerator> members) {
    JsonWriter writer = idle();
    writer.out.writeStartObject();
    members.accept(writer.out);
    writer.end();
    byte[] written = writer.bytes.toByteArray();
    writer.keep();
    return written;
  }

  private void keep() {
    if (bytes.size() > MAX_KEPT_BYTES) {
      return;
    }
    bytes.reset();
    int start = (int) Thread.currentThread().getId();
    for (int i = 0; i < IDLE.length(); i++) {
      if (IDLE.compareAndSet(Math.floorMod(start + i, IDLE.length()), null, this)) {
        return;
      }
    }
  }

  /** Also ends what a caller left open because of a failure that it caught. */
  private void end() {
    while (!out.streamWriteContext().inRoot()) {
      if (out.streamWriteContext().inArray()) {
        out.writeEndArray();
      } else {
        out.writeEndObject();
      }
    }
    out.flush();
  }

  private static JsonWriter idle() {
    int start = (int) Thread.currentThread().getId();
    for (int i = 0; i < IDLE.length(); i++) {
      int slot = Math.floorMod(start + i, IDLE.length());
      JsonWriter writer = IDLE.get(slot) == null ? null : IDLE.getAndSet(slot, null);
      if (writer != null) {
        return writer;
      }
    }
    return new JsonWriter();
  }

  private static JsonGenerator ended() {
    JsonGenerator ended = new JsonWriter().out;
    ended.close();
    return ended;
  }
}
