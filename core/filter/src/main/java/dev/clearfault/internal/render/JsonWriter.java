package dev.clearfault.internal.render;

import dev.clearfault.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Writes one object after the other, for one thread at a time. Those that are not in use are kept,
 * as making one costs more than most bodies; not in thread-locals, which would keep this class
 * loader alive in the server's threads.
 */
final class JsonWriter implements RenderedBody {
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

  private final Buffer bytes = new Buffer();
  private final JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes);

  /** For those who keep nothing; others get one that ends. */
  private final JsonBody body = new JsonBody(out);

  /** Returns the body of a problem; a writer that fails on the way is used no more. */
  static RenderedBody write(JsonRenderer renderer, Problem problem) {
    JsonWriter writer = idle();
    writer.out.writeStartObject();
    renderer.write(writer.body, problem);
    writer.end();
    return writer;
  }

  /** Returns the bytes of an object with the members that are written to it. */
  static byte[] object(Consumer<JsonGenerator> members) {
    JsonWriter writer = idle();
    writer.out.writeStartObject();
    members.accept(writer.out);
    writer.end();
    byte[] written = writer.bytes.toByteArray();
    writer.release();
    return written;
  }

  @Override
  public int length() {
    return bytes.size();
  }

  @Override
  public void writeTo(OutputStream stream) throws IOException {
    bytes.sendTo(stream);
  }

  @Override
  public RenderedBody copied() {
    RenderedBody copy = RenderedBody.of(bytes.toByteArray());
    release();
    return copy;
  }

  @Override
  public void release() {
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

  /** Also what a renderer has left open that survived a failure of its own. */
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

  /** Writes without a lock, which a virtual thread would hold while its client is slow. */
  private static final class Buffer extends ByteArrayOutputStream {
    void sendTo(OutputStream stream) throws IOException {
      stream.write(buf, 0, count);
    }
  }

  private static JsonGenerator ended() {
    JsonGenerator ended = new JsonWriter().out;
    ended.close();
    return ended;
  }
}
