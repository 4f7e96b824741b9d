package dev.clearfault.render;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Writes one object after the other, for one thread at a time. Those that are not in use are kept,
 * as making one costs more than most bodies; not in thread-locals, which would keep this class
 * loader alive in the server's threads.
 *
 * @param bytes what is written to
 * @param out what writes
 */
record JsonWriter(ByteArrayBuilder bytes, JsonGenerator out) {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .rootValueSeparator((String) null)
          .build();

  /** What is written to once an object has ended: it refuses. */
  static final JsonGenerator ENDED = ended();

  private static final AtomicReferenceArray<@Nullable JsonWriter> IDLE =
      new AtomicReferenceArray<>(16);

  /** What one that is kept may hold on to. */
  private static final int MAX_KEPT_BYTES = 32 * 1024;

  /** Returns the bytes of an object with the members that are written to it. */
  static byte[] object(Consumer<JsonGenerator> members) {
    JsonWriter writer = idle();
    writer.out.writeStartObject();
    members.accept(writer.out);
    writer.endAll();
    writer.out.flush();
    byte[] written = writer.bytes.toByteArray();
    // One that has failed never gets here: nobody knows what is left in it.
    if (written.length <= MAX_KEPT_BYTES) {
      writer.bytes.reset();
      writer.keep();
    }
    return written;
  }

  /** Also what a renderer has left open that survived a failure of its own. */
  private void endAll() {
    while (!out.streamWriteContext().inRoot()) {
      if (out.streamWriteContext().inArray()) {
        out.writeEndArray();
      } else {
        out.writeEndObject();
      }
    }
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
    return create();
  }

  private void keep() {
    int start = (int) Thread.currentThread().getId();
    for (int i = 0; i < IDLE.length(); i++) {
      if (IDLE.compareAndSet(Math.floorMod(start + i, IDLE.length()), null, this)) {
        return;
      }
    }
  }

  private static JsonWriter create() {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    return new JsonWriter(bytes, JSON.createGenerator(ObjectWriteContext.empty(), bytes));
  }

  private static JsonGenerator ended() {
    JsonGenerator ended = create().out;
    ended.close();
    return ended;
  }
}
